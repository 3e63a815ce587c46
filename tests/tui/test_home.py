"""Home with an exam: drawn at once, better informed a moment later; and what it says on odd days."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import DAY, Learner, open_learner, write_pack
from tests.tui.player import Player, playing
from tutor.actions import plan_choices
from tutor.actions.plan_setting import Rest, choose
from tutor.actions.plan_tables import kept_tables
from tutor.store import database
from tutor.tui.screens.exams import ExamsScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.plan import PlanScreen
from tutor.tui.screens.study import StudyScreen

# 4 October 2024, a Friday, is the clock's first day.
SECONDS = 30


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the pack with an exam."""
    learner = open_learner(write_exam_pack(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


async def until(player: Player, text: str) -> str:
    """Waits for what a thread or another program finds out."""
    end = time.monotonic() + SECONDS
    while text not in player.screen:
        assert time.monotonic() < end, f"{text!r} is not on the screen:\n{player.screen}"
        await player.pilot.pause(0.02)
    return player.screen


async def test_home_is_drawn_before_the_plans_tables_exist_and_again_when_they_do(learner: Learner) -> None:
    choose(learner.desk, exam="demo", on=DAY + 23)
    async with playing(learner) as player:
        assert kept_tables(learner.desk) is None
        assert player.rows[3].startswith("  23 days  to Sunday 27 October")
        assert "    2  new cards     5 min    try first, then read" in player.rows
        await until(player, "    2  new cards     5 min    most exam weight for the time")
        assert kept_tables(learner.desk) is not None
        assert player.rows[3].startswith("  23 days  to Sunday 27 October")


async def test_the_range_is_told_of_the_lambda_part_and_kept_for_the_next_start(learner: Learner) -> None:
    async with playing(learner) as player:
        await until(player, "Lambda part ")
        told = player.rows[3].partition("Lambda part ")[2]
        assert told.endswith(" of 50")
        assert "pass line about 36" in player.rows[6]
        assert player.answer_line == "No mock exam taken: the range stays wide   e exam"
    async with playing(learner) as player:
        assert player.rows[3].endswith(f"Lambda part {told}")


async def test_without_an_exam_day_home_has_a_key_for_one(learner: Learner) -> None:
    async with playing(learner) as player:
        assert player.place == "Home                                                           Demo (DEMO-1)"
        assert player.rows[3].startswith("  No exam day yet   g plan")
        await player.press("g")
        assert isinstance(player.app.screen, PlanScreen)


async def test_a_pack_without_exams_has_no_exam_on_home(tmp_path: Path) -> None:
    learner = open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1}}), tmp_path / "data")
    async with playing(learner) as player:
        assert player.rows[3].startswith("  0 due  of 0 cards met")
        assert "exam day" not in player.screen
    learner.desk.close()


async def test_the_footer_of_80_columns_has_what_is_needed_most(learner: Learner) -> None:
    async with playing(learner) as player:
        assert player.keys == ("Enter start   t read   d drill   l lab   e exam   p progress   g plan   ? help")
        await player.click("e exam")
        assert isinstance(player.app.screen, ExamsScreen)


async def test_the_weakest_topic_comes_first_and_its_digit_studies_it(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("enter")
        await player.press(player.number_of("Choice 1 of a.1"), "enter", "escape")
        assert isinstance(player.app.screen, HomeScreen)
        weakest = next(row for row in player.rows if row.startswith("  1  Topic"))
        assert weakest.startswith("  1  Topic u ")
        await player.press("1")
        assert "of b.1?" in player.screen


async def test_a_sitting_is_as_long_as_the_plan_says(learner: Learner) -> None:
    choose(learner.desk, minutes=35)
    async with playing(learner) as player:
        await player.press("enter")
        assert player.place.endswith("0 of 35 min")


# Odd days


async def test_a_day_of_rest_is_one_and_enter_studies_all_the_same(learner: Learner) -> None:
    choose(learner.desk, exam="demo", on=DAY + 10, rest=Rest(days=frozenset({DAY})))
    async with playing(learner) as player:
        await until(player, "Lambda part ")
        assert "  Today  is a rest day" in player.rows
        await player.press("enter")
        assert isinstance(player.app.screen, StudyScreen)


async def test_no_minutes_are_no_sitting_of_no_minutes(learner: Learner) -> None:
    choose(learner.desk, minutes=0)
    async with playing(learner) as player:
        await until(player, "Lambda part ")
        assert "  Today  no minutes are planned; g changes that" in player.rows
        await player.press("enter")
        assert player.place.endswith("0 of 20 min")


@pytest.mark.parametrize(
    ("days", "where", "today"),
    [
        (0, "  Today  is the exam: Friday 4 October", "  Today  is the exam"),
        (1, "  Tomorrow  is the exam: Saturday 5 October", "  Today  20 minutes"),
    ],
)
async def test_home_on_the_last_days(days: int, where: str, today: str, learner: Learner) -> None:
    choose(learner.desk, exam="demo", on=DAY + days)
    async with playing(learner) as player:
        await until(player, "Lambda part ")
        assert player.rows[3].startswith(where)
        assert today in player.rows


async def test_after_the_exam_home_asks_how_it_went(learner: Learner) -> None:
    choose(learner.desk, exam="demo", on=DAY + 2)
    learner.clock.sleep(days=5)
    async with playing(learner) as player:
        await until(player, "Lambda part ")
        assert player.rows[3].startswith("  The exam day is past   g plan another")
        assert "     `tutor ready --add-outcome pass` (or fail) keeps how it went." in player.rows


async def test_an_empty_pack_says_how_it_begins(tmp_path: Path) -> None:
    learner = open_learner(write_pack(tmp_path / "pack", {}), tmp_path / "data")
    async with playing(learner) as player:
        assert "     The pack has no cards yet. `tutor new card` begins one." in player.rows
        await player.press("enter", "escape")
        assert isinstance(player.app.screen, HomeScreen)
    learner.desk.close()


# A database that cannot be used


async def test_a_locked_database_leaves_home_as_it_is(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_choices.remember_asked(learner.desk)
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.1)
    with closing(sqlite3.connect(learner.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with playing(learner) as player:
            await player.worked()
            assert player.rows[3].startswith("  No exam day yet   g plan")
            other.execute("ROLLBACK")
            await player.press("p", "escape")
            await until(player, "Lambda part ")


async def test_a_database_of_a_newer_tutor_leaves_home_as_it_is(learner: Learner) -> None:
    async with playing(learner) as player:
        await until(player, "Lambda part ")
        shown = player.screen
        learner.sql("INSERT INTO _sqlite_migrations VALUES (99, 'tutor', 'm999', '')")
        await player.press("g", "escape")
        await player.worked()
        assert player.screen == shown
