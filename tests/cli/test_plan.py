"""`tutor plan` as a shell runs it."""

from __future__ import annotations

import datetime
import json
import time
from pathlib import Path

import pytest

from tests.actions.plan_pack import BLUEPRINT, FORMS, write_plan_pack
from tests.cli.conftest import Tutor
from tutor.actions.plan_aside import plan_aside
from tutor.cli.today import today
from tutor.desk import open_desk

OLD = BLUEPRINT.format(id="demo-1", name="DEMO-1", more="successor: demo-2\nlast_day: 2020-12-31\n")
NEW = BLUEPRINT.format(id="demo-2", name="DEMO-2", more="first_day: 2021-01-01\n") + FORMS


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack to plan, whose old edition has ended."""
    root = write_plan_pack(tmp_path / "pack", OLD, NEW)
    monkeypatch.setenv("TUTOR_PACK", str(root))
    return root


def ahead(days: int) -> str:
    """The date so many days from today."""
    return (today() + datetime.timedelta(days=days)).isoformat()


def test_without_an_exam_day_it_says_how_one_is_set(tutor: Tutor) -> None:
    ran = tutor("plan --plain")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1:7] == [
        "  Demo (DEMO-2): no exam day is set",
        "  20 minutes a day, reading included. It covers the Lambda part of the exam",
        "  alone: 8 cards, 0 met.",
        "  It is the first exam that can be sat; tutor plan --exam ID names another.",
        "  tutor plan --on 2026-12-14 plans for the day of your exam; until then what",
        "  is due comes first.",
    ]


def test_a_plan_by_exam_day_reads_like_a_note_of_eighty_columns(tutor: Tutor, kept_tables: Path) -> None:
    ran = tutor(f"plan --exam demo-2 --on {ahead(12)} --minutes 5 --plain")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[2:10] == [
        "  5 minutes a day, reading included. It covers the Lambda part of the exam",
        "  alone: 8 cards, 0 met.",
        "",
        "  Today: 2 cards in 5 minutes",
        "    Card a                             new     2.5 min  most exam weight",
        "    Card b                             new     2.5 min  most exam weight",
        "  From Topic t (2).",
        "  With more time: Card c, Card d, Card e.",
    ]
    assert lines[11] == "  Coming days       new  reviews  minutes"


def test_what_is_left_out_stands(tutor: Tutor, kept_tables: Path) -> None:
    tutor(f"plan --on {ahead(12)} --minutes 45min --rest sat,sun")
    kept = tutor("plan --json").json
    assert (kept["on"], kept["minutes"], kept["rest_weekdays"], kept["days_left"]) == (ahead(12), 45, [5, 6], 12)


def test_json_has_it_whole(tutor: Tutor, kept_tables: Path) -> None:
    plan = tutor(f"plan --on {ahead(12)} --rest none --json").json
    assert (plan["exam"], plan["covers"], plan["by"]) == ("demo-2", "the Lambda part of the exam", "exam day")
    assert plan["today"][0] == {
        "card": "a",
        "title": "Card a",
        "topic": "t",
        "activity": "new",
        "seconds": 150,
        "why": "most exam weight for the time",
    }
    assert [mock["day"] for mock in plan["mocks"]] == [ahead(2), ahead(9)]
    assert [day["day"] for day in plan["coming"]] == [ahead(days) for days in range(1, 13)]
    assert set(plan["missed_day"]) == {"recall", "points_of_50"}


def test_single_days_of_rest_are_added_and_taken_back(tutor: Tutor, kept_tables: Path) -> None:
    tutor(f"plan --on {ahead(12)} --rest-day {ahead(2)} --rest-day tomorrow")
    assert tutor("plan --json").json["rest_days"] == [ahead(1), ahead(2)]
    tutor("plan --study-day tomorrow")
    assert tutor("plan --json").json["rest_days"] == [ahead(2)]
    tutor("plan --rest none")
    assert tutor("plan --json").json["rest_days"] == []


def test_a_weekday_of_rest_is_not_taken_back_for_one_day(tutor: Tutor) -> None:
    tutor("plan --rest sat,sun")
    ran = tutor("plan --study-day saturday")
    assert (ran.code, ran.err) == (
        2,
        "tutor: Saturdays are days of rest: --rest names all of them anew. Studying is free all the same.\n",
    )


def test_the_exam_day_is_taken_back_with_none(tutor: Tutor, kept_tables: Path) -> None:
    tutor(f"plan --exam demo-2 --on {ahead(12)}")
    assert tutor("plan --on none --exam none --json").json["on"] is None
    assert tutor("plan --json").json["by"] == "no exam day"


def test_an_exam_that_is_over_by_then_is_refused_and_nothing_changes(tutor: Tutor, kept_tables: Path) -> None:
    tutor(f"plan --on {ahead(12)}")
    ran = tutor("plan --exam demo-1 --minutes 60")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"tutor: DEMO-1 can be sat until 2020-12-31, not on {ahead(12)}. Choose its successor, DEMO-2.\n"
    )
    kept = tutor("plan --json").json
    assert (kept["exam"], kept["minutes"]) == ("demo-2", 20)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("--on soon", 'tutor: "soon" names no day. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.\n'),
        ("--minutes lots", 'tutor: "lots" is no number of minutes. Write 20, 45 min or 1 h.\n'),
        (
            "--rest never",
            'tutor: "never" names no day of rest. Write weekdays or days: sat, sun, 24 dec to 26 dec.\n',
        ),
        ("--exam demo-3", 'tutor: No exam is called "demo-3". Did you mean "demo-1"?\n'),
    ],
)
def test_nonsense_is_answered_with_what_the_option_takes(tutor: Tutor, wish: str, said: str) -> None:
    ran = tutor(f"plan {wish}")
    assert (ran.code != 0, ran.out, ran.err) == (True, "", said)


def test_a_day_that_is_past_is_refused(tutor: Tutor) -> None:
    ran = tutor("plan --on 2020-11-01")
    assert (ran.code, ran.err) == (
        2,
        f"tutor: 2020-11-01 is past: today is {ahead(0)}. Name a day from today on.\n",
    )


def test_the_first_plan_builds_what_it_needs_and_says_so(tutor: Tutor, tutor_home: Path) -> None:
    ran = tutor(f"plan --on {ahead(12)} --json")
    assert ran.err == "Working out what each review is worth: about two seconds.\n"
    assert len(list((tutor_home / "cache").glob("plan-*.tables"))) == 1
    assert tutor("plan --json").err == ""


def test_ready_and_the_quiz_read_the_same_plan(tutor: Tutor, kept_tables: Path) -> None:
    tutor(f"plan --on {ahead(12)} --json")
    ready = tutor("ready --json").json
    assert (ready["exam"], ready["on"]) == ("demo-2", ahead(12))
    asked = tutor("quiz -n 1 --plain", ":w", ":q").out
    assert "A new card by plan: most exam weight for the time; the exams turn on it." in asked


def test_todays_plan_is_made_aside_where_none_is_kept(tutor: Tutor, kept_tables: Path) -> None:
    tutor(f"plan --on {ahead(12)} --json")
    (kept,) = kept_tables.parent.glob("plan-*.json")
    whole = json.loads(kept.read_text())
    kept.unlink()
    desk = open_desk()
    assert plan_aside(desk)
    for _ in range(600):  # another program writes it
        if kept.exists():
            break
        time.sleep(0.05)
    assert json.loads(kept.read_text()) == whole
    assert not plan_aside(desk)
    desk.close()


def test_what_lies_in_the_current_folder_is_not_run_when_a_plan_is_made_aside(
    tutor: Tutor, kept_tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tutor(f"plan --on {ahead(12)} --json")
    (kept,) = kept_tables.parent.glob("plan-*.json")
    kept.unlink()
    folder = tmp_path / "downloaded"
    (folder / "tutor").mkdir(parents=True)
    for name in ("tutor/__init__.py", "tutor/__main__.py", "json.py"):
        (folder / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write(__name__)\n")
    monkeypatch.chdir(folder)
    desk = open_desk()
    assert plan_aside(desk)
    for _ in range(600):
        if kept.exists() or (tmp_path / "ran").exists():
            break
        time.sleep(0.05)
    assert (kept.exists(), (tmp_path / "ran").exists()) == (True, False)
    desk.close()


def test_without_an_exam_day_nothing_is_made_aside(kept_tables: Path) -> None:
    desk = open_desk()
    assert not plan_aside(desk)
    desk.close()


def test_a_day_of_rest_that_changes_nothing_is_said(tutor: Tutor, kept_tables: Path) -> None:
    tutor(f"plan --on {ahead(12)}")
    said = f"tutor: {ahead(12)} is not before the exam day, {ahead(12)}: a rest there changes nothing.\n"
    assert tutor(f"plan --rest-day {ahead(12)} --rest-day {ahead(2)}").err == said
    assert tutor("plan --json").json["rest_days"] == [ahead(2)]
    assert tutor(f"plan --on {ahead(13)} --rest-day {ahead(12)}").err == ""
    assert tutor("plan --json").json["rest_days"] == [ahead(2), ahead(12)]
    tutor(f"plan --on {ahead(12)} --study-day {ahead(12)}")
    assert tutor(f"plan --study-day {ahead(3)}").err == f"tutor: {ahead(3)} was no day of rest.\n"
    ran = tutor("plan --rest-day none")
    said = "tutor: --rest-day takes a day. --rest none takes all days of rest back, --study-day DAY one of them.\n"
    assert (ran.code, ran.err) == (2, said)


def test_no_days_of_rest_are_said_as_none(tutor: Tutor) -> None:
    tutor("plan --rest sat,sun")
    said = "tutor: --rest takes days: sat, sun, 24 dec to 26 dec. --rest none takes all days of rest back.\n"
    ran = tutor(["plan", "--rest", ""])
    assert (ran.code, ran.out, ran.err) == (2, "", said)
    assert tutor("plan --json").json["rest_weekdays"] == [5, 6]


def test_without_minutes_and_exam_day_the_coming_days_hold_nothing_either(tutor: Tutor) -> None:
    tutor("quiz -n 1", "?")
    assert "Coming days" in tutor("plan").out
    shown = tutor("plan --minutes 0")
    assert "Nothing is planned" in shown.out
    assert "Coming days" not in shown.out
    assert {day["reviews"] for day in tutor("plan --json").json["coming"]} == {0}
