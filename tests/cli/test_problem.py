"""tutor problem: worked out over a pipe, listed, and as JSON; and problems in the other commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tests.views.problem_pack import mend_the_quota, write_problem_pack

Log = Callable[[], list[tuple[str, int | None, str]]]
BARE = """\

  Busy kitchens  Topic t

  A function receives 100 requests per second, and each takes 500 ms.

  How many environments does that keep busy, in whole ones?

"""


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack with two problems, opened by every command."""
    pack = write_problem_pack(tmp_path / "pack")
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


def test_a_right_answer_is_explained_and_another_variant_waits_for_enter(tutor: Tutor, log: Log) -> None:
    shown = tutor("problem a.busy --plain", "50 environments").out
    assert shown.startswith(BARE)
    assert shown.endswith(
        "  + Right                                       counts as good, back in 2 days\n\n"
        "  +  50 environments\n\n"
        "  What arrives times how long it stays is busy at once, which is 50\n  environments here.\n\n"
        "\n  Left; every answer is kept.\n"
    )
    assert log() == [("p/a.busy", 1, "sure")]
    assert BARE not in tutor("problem a.busy --plain").out


def test_a_wrong_answer_is_diagnosed_and_worked_through(tutor: Tutor, log: Log) -> None:
    shown = tutor("problem a.busy --plain", "100?", "", "50", "", "z").out
    assert "\n  x Not this one                                counts as again, back tomorrow\n" in shown
    assert "\n  x  100\n     That is the rate itself.\n" in shown
    assert (
        "\n  > 1  How many are busy on average?\n  + Right\n"
        "       100 requests per second * 500 ms = 50 environments\n"
        "\n  > 2  How many whole ones are that?\n"
        "  Type what this step asks for, or z to see it.\n"
        "       ceil(50 environments) = 50 environments\n"
        "\n  +  50 environments\n"
    ) in shown
    assert log() == [("p/a.busy", 0, "unsure")]


@pytest.mark.parametrize("typed", ["?", "z"])
def test_z_and_a_question_mark_show_the_steps_one_at_a_time(tutor: Tutor, log: Log, typed: str) -> None:
    shown = tutor("problem a.busy --plain", typed, typed).out
    assert "  x No idea  here are the steps                 counts as again, back tomorrow\n" in shown
    assert shown.rstrip().endswith("> 2  How many whole ones are that?\n\n  Left; every answer is kept.")
    assert log() == [("p/a.busy", 0, "none")]


def test_hints_come_one_at_a_time(tutor: Tutor) -> None:
    shown = tutor("problem a.busy --plain", "hint", "hint", "hint", "50").out
    assert "  Hint 1 of 2  Each request holds an environment while it runs.\n" in shown
    assert "  Hint 2 of 2  Multiply what arrives by how long it stays.\n" in shown
    assert "  There is no other hint; z shows the way.\n" in shown
    assert "counts as hard (a hint was used), back tomorrow" in shown


def test_what_is_no_number_is_asked_again(tutor: Tutor, log: Log) -> None:
    shown = tutor("problem a.busy --plain", "1,00", "").out
    assert (
        "  That is not a number I can read: a comma parts thousands and a point\n  decimals: 1,000 or 1.5.\n" in shown
    )
    assert "  Type your answer, hint for a hint, z for the steps, or :h for help.\n" in shown
    assert log() == []


def test_commands_rate_undo_and_refuse_what_gives_the_answer_away(tutor: Tutor, log: Log) -> None:
    shown = tutor("problem a.busy --plain", ":c", ":r good", ":u", "7", ":r good", ":s", ":c", ":u", ":q").out
    assert "  That would give the answer away: answer first, or z for the steps.\n" in shown
    assert "  There is no answer to count otherwise yet.\n" in shown
    assert "  There is no answer to take back here; tutor undo takes back an earlier one.\n" in shown
    assert "  Counts as good, back in " in shown
    assert "    The quotas, checked 2026-11-17\n    https://example.com/quotas\n" in shown
    assert "  Card a\n  What card a teaches.\n" in shown
    assert "  Taken back; here it is again.\n" + BARE in shown
    assert log() == []


def test_without_an_id_the_problem_answered_least_comes_and_a_seed_names_the_variant(tutor: Tutor) -> None:
    assert "  Busy kitchens  Topic t\n" in tutor("problem --plain", "50").out
    assert "  A quota for a rate  Topic t\n" in tutor("problem --plain").out
    first = tutor("problem a.busy --seed 4 --plain").out
    assert first == tutor("problem a.busy --seed 4 --plain").out
    assert first != tutor("problem a.busy --seed 5 --plain").out


def test_an_unknown_id_gets_the_nearest_one(tutor: Tutor) -> None:
    ran = tutor("problem a.bussy")
    assert (ran.code, ran.err) == (2, 'tutor: No problem is called "a.bussy". Did you mean "a.busy"?\n')


def test_a_pack_without_problems_says_so(tutor: Tutor, pack: Path) -> None:
    (pack / "content/problems/t.yaml").unlink()
    ran = tutor("problem")
    assert (ran.code, ran.err) == (1, "tutor: The pack holds no problem.\n")


def test_problems_are_listed_with_how_often_each_was_answered(tutor: Tutor) -> None:
    tutor("problem a.busy", "50")
    assert tutor("problem --list --plain").out == (
        "  a.busy   Busy kitchens   Topic t   answered once\n  b.quota  A quota for a rate   Topic t\n"
    )
    assert [line["times"] for line in tutor("problem --json").json] == [1, 0]
    assert tutor("list problems").out == "a.busy  Busy kitchens\nb.quota  A quota for a rate\n"
    assert [problem["id"] for problem in tutor("list problems --json").json] == ["p/a.busy", "p/b.quota"]


def test_json_has_a_variant_with_its_steps_and_its_answer(tutor: Tutor) -> None:
    problem = tutor("problem b.quota --seed 0 --json").json
    assert (problem["seed"], problem["answer"]) == (0, "1,200 environments")
    assert problem["values"] == {"rate": "12,000 requests per second", "duration": "40 ms"}
    assert problem["steps"][1] == {
        "ask": "How many units does the rate take, at 10 requests per second each?",
        "working": "ceil(12,000 requests per second / 10 requests per second)",
        "answer": "1,200 environments",
    }


def test_show_keeps_the_key_until_it_is_asked_for(tutor: Tutor) -> None:
    bare = tutor("show a.busy --plain")
    assert "Multiply" not in bare.out
    assert "50 environments" not in bare.out
    assert bare.err == "tutor: `tutor show a.busy --key` shows the key.\n"
    whole = tutor("show a.busy --key --plain").out
    assert "  +  50 environments\n\n  - rate: That is the rate itself.\n" in whole
    assert tutor("show a.busy --json").json["answer"]["expr"] == "whole"


def test_search_finds_a_problem_by_what_it_asks_with_its_numbers(tutor: Tutor) -> None:
    shown = tutor("search keep busy whole").out
    assert shown.startswith("  problem  a.busy  Busy kitchens\n")
    assert "{rate}" not in tutor("search function receives").out


def test_what_uses_a_fact_names_the_problems(tutor: Tutor) -> None:
    assert "  problem   b.quota\n" in tutor("facts concurrency.rps-limit").out


def test_a_quiz_of_problems_speaks_json_like_one_of_numbers(tutor: Tutor, log: Log) -> None:
    ran = tutor("quiz --kind problem -n 1 --json", json.dumps({"response": "0.05k", "confidence": "sure"}))
    (question,), (feedback,) = ran.of_type("question"), ran.of_type("feedback")
    assert (question["kind"], question["seed"], question["id"], question["choose"]) == ("problem", 0, "p/a.busy", 0)
    assert (feedback["correct"], feedback["expected"], feedback["rating"]) == (True, "50 environments", "good")
    assert log() == [("p/a.busy", 1, "sure")]


def test_a_quiz_works_a_missed_problem_through(tutor: Tutor) -> None:
    shown = tutor("quiz --kind problem -n 1 --plain", "100").out
    assert (
        "  x  100\n     That is the rate itself.\n  +  50 environments\n\n"
        "  1  How many are busy on average?\n     100 requests per second * 500 ms = 50 environments\n"
        "  2  How many whole ones are that?\n     ceil(50 environments) = 50 environments\n"
    ) in shown


def test_a_flagged_problem_is_listed_and_asked(tutor: Tutor) -> None:
    tutor("quiz --kind problem -n 1", ":f", "50")
    assert tutor("list flagged").out == "a.busy  Busy kitchens\n"
    (question,) = tutor("quiz --flagged -n 1 --json", "{}").of_type("question")
    assert question["id"] == "p/a.busy"


def test_what_changed_of_a_problem_is_told_before_it(tutor: Tutor, pack: Path) -> None:
    tutor("problem b.quota --plain", "1150")
    mend_the_quota(pack)
    shown = tutor("problem b.quota --plain", "").out
    assert shown.startswith(
        '\n  The key of a question on "Card b" was wrong.\n'
        "  A quota for a rate\n"
        "  1 of your answers was right after all."
    )
    assert "A quota for a rate  Topic t" in shown
    assert "was wrong" not in tutor("problem b.quota --plain", "").out
