"""`tutor report`: what a key rests on, how it was answered, and a text to send."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tests.cli.hostile import MARKUP, write_texts
from tests.views.drill_pack import write_drill_pack
from tests.views.problem_pack import write_problem_pack
from tutor.cli.today import today

TEXT = """\
## The key of question `kinds/queues.number.q` looks wrong

Revision 1, pack kinds, quizzes/queues.yaml:37

> How many messages has a batch unless more are asked for?

**Key:** 10 messages

**Doubted:** (what the key should be, and where that can be read)

**Sources:**
- Lambda Developer Guide, checked 2026-11-17: <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
"""


def test_a_question_is_reported_with_its_place_its_key_and_its_source(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("report queues.number.q")
    assert (ran.code, ran.err) == (0, "")
    first, second, empty, *rest = ran.out.splitlines()
    assert (first, second, empty) == (f"  Stands in  {kinds}/quizzes/queues.yaml:37", "  Key        10 messages", "")
    assert rest[:2] == [
        "  10 messages: Lambda Developer Guide, checked 2026-11-17",
        "  https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
    ]
    assert ran.out.endswith("  To send, with your doubt written in:\n\n" + TEXT)


def test_the_text_alone_can_be_piped_and_holds_nothing_of_the_machine(tutor: Tutor, kinds: Path) -> None:
    assert tutor("report queues.number.q --text").out == TEXT
    assert str(kinds) not in TEXT


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("single", "b", "A longer visibility timeout on the queue (sure, marked as wrong"),
        ("multiple", "ab?", "(unsure, marked as"),
        ("number", "7", "7 (sure, marked as wrong"),
        ("cloze", "MaximumConcurrency; 15 min", "MaximumConcurrency; 15 min (sure, marked as right"),
        ("match", "?", "(no idea, marked as wrong"),
    ],
)
def test_the_last_answer_is_said_in_words(tutor: Tutor, kinds: Path, question: str, typed: str, said: str) -> None:
    shown = tutor(f"quiz -n 1 --kind {question} --seed 1 --plain", typed)
    assert shown.code == 0
    if question == "single":
        typed = next(line.split()[0] for line in shown.out.splitlines() if line.endswith("timeout on the queue"))
        tutor("undo")
        tutor(f"quiz -n 1 --kind {question} --seed 1 --plain", typed)
    assert said in " ".join(tutor(f"report queues.{question}.q --text").out.split())


def test_what_was_taken_back_was_not_answered(tutor: Tutor, kinds: Path) -> None:
    tutor("quiz -n 1 --kind number --plain", "7")
    last = tutor("report queues.number.q --json").json["last"]
    assert (last["said"], last["is_right"], last["day"]) == ("7", False, str(today()))
    tutor("undo")
    assert tutor("report queues.number.q --json").json["last"] is None


def test_a_card_and_a_fact_are_reported_too(tutor: Tutor, kinds: Path) -> None:
    tutor("quiz -n 1 --kind number --plain", "7")
    card = tutor("report queues.number --json").json
    assert (card["kind"], card["last"]["question"]) == ("card", "kinds/queues.number.q")
    fact = tutor("report sqs.batch").out
    assert "Stands in" in fact
    assert "  Key        10 messages\n" in fact
    assert "> A batch from a standard queue holds 10 messages unless more are asked for." in fact


def test_a_drill_says_the_right_decision_of_each_step(tutor: Tutor, tmp_path: Path) -> None:
    root = write_drill_pack(tmp_path / "pack")
    tutor(f"drill flight --pack {root} --seed 1 --plain", "a", "", "a", "")
    report = tutor(f"report flight --json --pack {root}").json
    assert report["key"] == "dive: Pull; turn: Left"
    assert report["last"]["question"].startswith("p/flight#")


def test_a_problem_is_reported_in_the_variant_of_its_file(tutor: Tutor, tmp_path: Path) -> None:
    root = write_problem_pack(tmp_path / "pack")
    problem = tutor(f"list problems --json --pack {root}").json[0]["id"].partition("/")[2]
    report = tutor(f"report {problem} --pack {root} --json").json
    assert report["kind"] == "problem"
    assert report["key"] in tutor(f"report {problem} --pack {root} --text").out


def test_an_unknown_id_gets_the_nearest_one_of_any_kind(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("report queues.numer.q")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'tutor: Nothing is called "queues.numer.q". Did you mean "queues.number.q"?\n'
    assert tutor("report xyz").err.endswith("`tutor list questions` shows ids, `tutor search` finds them.\n")


def test_markup_is_printed_letter_by_letter(tutor: Tutor, tmp_path: Path) -> None:
    root = write_texts(tmp_path / "odd", MARKUP)
    said = tutor(f"report odd.single --pack {root}").out
    assert f"> stemsingle {MARKUP}" in said
    assert f"**Key:** choice1 {MARKUP}" in said
