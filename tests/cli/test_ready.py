"""tutor ready: the range, what it rests on, and what is kept."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import write_pack
from tests.cli.conftest import Tutor
from tutor.actions.plan_setting import date_text
from tutor.desk import Desk, open_desk
from tutor.scheduling.memory import Answer
from tutor.store.moment import Moment

NO_PAPER = (
    "The whole exam asks for more than Lambda: its chance is told once you add full practice papers from elsewhere, "
    "`tutor ready --add-score NAME 68%`."
)
NO_MOCK = (
    "No mock exam taken: the range stays wide, and no chance above 90 % is told. One counts when half of it is "
    "answered, 10 or more of these never seen before."
)


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack with an exam of two domains, opened by every command."""
    pack = write_exam_pack(tmp_path / "pack")
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


@pytest.fixture
def desk(pack: Path) -> Iterator[Desk]:
    """The desk that the commands use."""
    desk = open_desk()
    yield desk
    desk.close()


def study(desk: Desk, card: str, rights: str, confidence: str = "sure") -> None:
    """Answers a card on as many days before today, right (+) or wrong (-)."""
    now = desk.clock.now()
    for number, right in enumerate(rights):
        ago = len(rights) - number
        moment = Moment(now.at - ago * 86_400_000, now.offset, now.day - ago)
        answer = Answer(f"p/{card}.1", moment.day, right == "+", confidence)
        data = {"kind": "single", "words": 40, "response": [0], "shown": [0, 1, 2, 3], "revision": 1, "grader": 1}
        desk.store.record(moment, f"p/{card}", answer, 20_000, data)


def kept(home: Path, kind: str) -> list[dict[str, Any]]:
    """What the log holds of a kind."""
    with closing(sqlite3.connect(home / "tutor.db")) as db:
        return [json.loads(row[0]) for row in db.execute("SELECT data FROM event WHERE kind = ?", (kind,))]


def test_before_the_first_answer_there_is_a_range_and_no_chance(tutor: Tutor) -> None:
    assert tutor("ready --json").json == {
        "exam": "demo",
        "on": None,
        "median": 19,
        "low": 13,
        "high": 27,
        "of": 50,
        "by_plan": None,
        "pass_line": 36,
        "chance": None,
        "whole_exam_chance": None,
        "mocks_taken": 0,
        "reasons": [
            "Nothing was answered yet: this is the range before anything is known of you.",
            "Building, 60 % of the exam: about 39 % right; 1 of 1 task in the pack, 0 of 1 card met.",
            "Running, 40 % of the exam: about 39 % right; 1 of 1 task in the pack, 0 of 1 card met.",
            NO_MOCK,
            NO_PAPER,
        ],
    }


def test_the_page_says_first_that_it_speaks_of_the_lambda_part_and_that_no_mock_was_taken(tutor: Tutor) -> None:
    shown = tutor("ready --plain").out
    assert shown.startswith("\n  Lambda part: 13-27 of 50, pass line about 36; no mock exam taken\n  Demo (DEMO-1)")
    assert "  Calibrated on simulated learners: no real exam result is known yet.\n" in shown


def test_right_answers_raise_the_range_and_give_a_chance(tutor: Tutor, desk: Desk) -> None:
    before = tutor("ready --json").json
    for card in "ab":
        study(desk, card, "++++++++")
    after = tutor("ready --json").json
    assert after["median"] > before["median"] + 10
    assert 0.3 < after["chance"] <= 0.9
    assert after["reasons"][1].endswith("1 of 1 task in the pack, 1 of 1 card met.")


def test_what_is_not_repeated_fades_until_the_exam_day(tutor: Tutor, desk: Desk) -> None:
    study(desk, "a", "+++")
    study(desk, "b", "+++")
    today, later = tutor("ready --json").json, tutor("ready --json --on 2199-12-31").json
    assert later["on"] == "2199-12-31"
    assert later["median"] < today["median"]


def test_an_exam_day_is_typed_as_for_the_plan(tutor: Tutor, desk: Desk) -> None:
    then = (datetime.date(1970, 1, 1) + datetime.timedelta(days=desk.today + 21)).isoformat()
    assert tutor("ready --json --on +3w").json["on"] == then
    assert tutor("ready --json --on +21").json["on"] == then
    ran = tutor("ready --on someday")
    assert (ran.code, ran.err) == (
        2,
        'tutor: "someday" names no day. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.\n',
    )


def test_a_day_on_which_the_exam_is_not_sat_is_refused_as_by_the_plan(tutor: Tutor, pack: Path) -> None:
    exams = pack / "content/exams"
    old = (exams / "demo.yaml").read_text()
    (exams / "demo.yaml").write_text(old + "successor: demo-2\nlast_day: 2090-12-31\n")
    (exams / "demo-2.yaml").write_text(old.replace("id: demo", "id: demo-2") + "first_day: 2091-01-01\n")
    ran = tutor("ready --exam demo --on 2091-06-01")
    said = "tutor: DEMO can be sat until 2090-12-31, not on 2091-06-01. Choose its successor, DEMO-2.\n"
    assert (ran.code, ran.err) == (2, said)


def test_an_exam_day_that_is_past_is_said_and_today_is_spoken_of(tutor: Tutor) -> None:
    out = " ".join(tutor("ready --on 2020-01-01").out.split())
    assert "if you sat it today; the exam day, 2020-01-01, is past: tutor ready --add-outcome pass or fail" in out


def test_a_forecast_is_kept_once_a_day_and_exam_however_often_one_looks(tutor: Tutor, tutor_home: Path) -> None:
    tutor("ready")
    tutor("ready --json")
    assert kept(tutor_home, "forecast") == [
        {
            "exam": "p/demo",
            "on": None,
            "low": 13,
            "median": 19,
            "high": 27,
            "chance": None,
            "mocks": 0,
            "answers": 0,
            "whole": None,
            "by_plan": None,
        }
    ]


def test_practice_papers_give_a_chance_of_the_whole_exam_and_a_name_again_replaces_its_score(tutor: Tutor) -> None:
    low = tutor("ready --json --add-score one 50%").json
    high = tutor("ready --json --add-score one 59/65").json
    assert low["whole_exam_chance"] < 0.3
    assert 0.7 < high["whole_exam_chance"] <= 0.9
    assert high["chance"] is None
    assert high["reasons"][-1].startswith("The whole exam, by your practice papers (one 91 %): a chance of ")


@pytest.mark.parametrize("score", ["720", "0.68", "many", "-3", "3/0", "66/65", "nan"])
def test_a_score_that_is_none_is_refused_with_an_example(tutor: Tutor, tutor_home: Path, score: str) -> None:
    ran = tutor(f"ready --add-score one {score}")
    assert ran.code == 2
    assert f'"{score}" is no score. Write the share that was right as 68% or 44/65.' in ran.err
    assert kept(tutor_home, "practice paper") == []


def test_once_a_result_is_known_the_page_says_what_was_told_before_it(tutor: Tutor, desk: Desk) -> None:
    for card in "ab":
        study(desk, card, "-")
    tutor("ready")
    out = " ".join(tutor("ready --plain --add-outcome fail").out.split())
    assert "What was told and what came: " in out
    assert ": 42 % told of the Lambda part, not passed. Brier score 0.18; always saying 50 % has 0.25." in out
    assert "Calibrated on simulated learners" not in out


def test_an_exam_that_is_not_there_is_named_with_a_way_out(tutor: Tutor) -> None:
    ran = tutor("ready --exam demmo")
    assert ran.code == 2
    assert 'No exam is called "demmo". Did you mean "demo"?' in ran.err


def test_a_pack_without_an_exam_says_so(tutor: Tutor, tmp_path: Path) -> None:
    ran = tutor(f"ready --pack {write_pack(tmp_path / 'bare', {'t': {'a': 1}})}")
    assert ran.code == 1
    assert "The pack describes no exam, so that there is nothing to be ready for: content/exams/ holds them." in ran.err


def test_a_topic_that_serves_no_task_counts_for_nothing_and_is_named(tutor: Tutor, pack: Path) -> None:
    path = pack / "content/topics/u.yaml"
    path.write_text(path.read_text().replace('exams: {demo: ["2.1"]}\n', ""))
    reasons = tutor("ready --json").json["reasons"]
    assert reasons[-1] == "Serve no task of this exam and count for nothing here: Topic u."
    assert not any(reason.startswith("Running") for reason in reasons)


def test_an_exam_that_no_topic_serves_is_refused(tutor: Tutor, pack: Path) -> None:
    for name in "tu":
        path = pack / f"content/topics/{name}.yaml"
        path.write_text(path.read_text().replace("exams: {demo", "exams: {other"))
    ran = tutor("ready")
    assert ran.code == 1
    assert "No topic of the pack serves demo: `exams:` in a topic names the tasks that it serves." in ran.err


def test_the_name_of_a_paper_cannot_command_the_terminal(tutor: Tutor, tutor_home: Path) -> None:
    out = tutor("ready --plain --add-score \x1b[31mone 50%").out
    assert "\x1b" not in out
    assert "one 50 %" in out
    assert [paper["share"] for paper in kept(tutor_home, "practice paper")] == [0.5]


def test_what_is_added_is_confirmed_and_can_be_taken_back(tutor: Tutor) -> None:
    before = tutor("ready --json").json["whole_exam_chance"]
    kept = tutor(["ready", "--json", "--add-score", "paper 1", "44/65"])
    assert kept.err == (
        "tutor: Kept: 68 % in the practice paper \"paper 1\"; --add-score 'paper 1' none takes it back.\n"
    )
    assert kept.json["whole_exam_chance"] is not None
    back = tutor(["ready", "--json", "--add-score", "paper 1", "none"])
    assert (back.json["whole_exam_chance"], back.err) == (before, 'tutor: Taken back: the practice paper "paper 1".\n')
    again = tutor(["ready", "--add-score", "paper 1", "none"])
    assert (again.code, again.err) == (2, 'tutor: No practice paper is called "paper 1".\n')


def test_a_result_is_confirmed_with_its_day_and_can_be_taken_back(tutor: Tutor, desk: Desk) -> None:
    for card in "ab":
        study(desk, card, "-")
    tutor("ready")
    today = date_text(desk.today)
    kept = tutor("ready --plain --add-outcome fail")
    assert kept.err == f"tutor: Kept: DEMO not passed on {today}; --add-outcome none takes it back.\n"
    assert "What was told and what came: " in " ".join(kept.out.split())
    back = tutor("ready --plain --add-outcome none")
    assert back.err == f"tutor: Taken back: the result of DEMO on {today}.\n"
    assert "What was told and what came" not in " ".join(back.out.split())
    assert tutor("stats --json").json["readiness"] == []
    assert tutor("ready --add-outcome none").err == "tutor: No result of DEMO is kept.\n"


def test_an_exam_that_is_still_to_come_has_no_result(tutor: Tutor, desk: Desk, tutor_home: Path) -> None:
    coming, past = date_text(desk.today + 50), date_text(desk.today - 2)
    tutor(f"plan --exam demo --on {coming}")
    for arguments in ("--add-outcome pass", f"--add-outcome pass --on {coming}"):
        ran = tutor(f"ready {arguments}")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"tutor: {coming} is still to come: --on says on which day you sat DEMO.\n"
    assert kept(tutor_home, "exam result") == []
    said = tutor(f"ready --add-outcome pass --on {past}").err
    assert said == f"tutor: Kept: DEMO passed on {past}; --add-outcome none takes it back.\n"
