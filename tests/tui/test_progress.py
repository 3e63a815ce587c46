"""The Progress screen: its pages, at 80 x 24 and without colour."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import Learner, open_learner, write_pack
from tests.tui.player import Player, playing
from tutor.actions.progress import progress_aside
from tutor.actions.ready import ready
from tutor.actions.sitting import Sitting
from tutor.scheduling.memory import SURE
from tutor.store.database import open_database
from tutor.store.store import Store
from tutor.study.selection import Scope
from tutor.views.lines import plain
from tutor.views.ready import APP, lines
from tutor.views.study.state import measure_of

At = Callable[[dict[str, dict[str, int]]], Learner]


def studying(at: At) -> Learner:
    """A learner who answered three cards right and, three days later, one of them wrong."""
    learner = at({"t": {"a": 1, "b": 1, "c": 1}})
    for days, marks in ((0, (True, True, True)), (3, (False,))):
        learner.clock.sleep(days)
        sitting = Sitting(learner.desk, Scope(), 1)
        for is_right in marks:
            asked = sitting.next()
            assert asked is not None
            sitting.answer(asked, frozenset((0 if is_right else 1,)), SURE, 30_000)
    return learner


async def opened(player: Player) -> Player:
    """Progress, once its thread has counted."""
    await player.press("p")
    await player.worked()
    return player


async def test_p_on_home_opens_progress_with_how_topics_are_held(at: At) -> None:
    async with playing(studying(at)) as player:
        await opened(player)
        assert player.place.split() == ["Progress", "overview", "1", "of", "6"]
        assert player.rows[3:6] == [
            "  answers    4               75 % right",
            "  cards met  3 of 3          ▇ 0 safe   ▃ 3 shaky   · 0 not met",
            "  in a row   1 day           the longest was 1 day",
        ]
        assert player.rows[8].split() == ["Topic", "t", "▃▃▃", "0", "of", "3", "2", "min"]
        assert player.keys == "Tab exam tasks   r readiness   / search   Esc back   ? help"


async def test_what_goes_on_with_a_subject_is_no_page_of_its_own(at: At) -> None:
    async with playing(studying(at), size=(80, 12)) as player:
        await opened(player)
        assert player.place.split()[-1] == "6"
        counts = set()
        for _ in range(20):
            await player.press("tab")
            counts.add(player.place.split()[-1])
        assert counts == {"6"}


async def test_tab_turns_through_all_pages_and_comes_round(at: At) -> None:
    async with playing(studying(at)) as player:
        await opened(player)
        seen = []
        for _ in range(6):
            seen.append(player.place.split("  ")[1].strip())
            await player.press("tab")
        assert seen == ["overview", "exam tasks", "retention", "forecast", "heat-map", "readiness"]
        assert player.place.split() == ["Progress", "overview", "1", "of", "6"]
        await player.press("shift+tab")
        assert player.place.split() == ["Progress", "readiness", "6", "of", "6"]
        await player.press("escape")
        assert player.place.startswith("Home")


async def test_retention_calibration_and_forecast_are_told_in_figures(at: At) -> None:
    async with playing(studying(at)) as player:
        await opened(player)
        await player.press("tab", "tab")
        assert " ".join(player.rows[4].split()) == "young 0 % 1 answer, under 21 days"
        assert " ".join(player.rows[9].split()) == "sure 75 % ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 4 answers, 1 wrong"
        await player.press("tab")
        assert [" ".join(row.split()) for row in player.rows[4:6]] == [
            "backlog 2 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ left over from earlier days",
            "today 0",
        ]


async def test_readiness_is_told_with_its_reasons_and_what_the_app_has_no_key_for_is_left_out(tmp_path: Path) -> None:
    learner = open_learner(write_exam_pack(tmp_path / "pack"), tmp_path / "data")
    async with playing(learner, (80, 40)) as player:
        await opened(player)
        await player.press("r")
        assert player.place.split() == ["Progress", "readiness", "6", "of", "6"]
        told = [plain(line) for line in lines(ready(learner.desk), measure_of(80), APP) if plain(line)]
        assert told[0].startswith("  Lambda part: ")
        assert "if you sat it today; the plan, under g on Home, says when you will" in " ".join(player.screen.split())
        assert " --" not in player.screen
        assert [row for row in player.rows[3 : 3 + 40] if row in told] == told
        await player.press("escape")
        await player.app.screen.run_action("readiness")
        await player.worked()
        assert player.place.split()[:2] == ["Progress", "readiness"]
    learner.desk.close()


async def test_without_an_exam_readiness_says_why_there_is_none(at: At) -> None:
    async with playing(studying(at)) as player:
        await opened(player)
        await player.press("r")
        assert player.rows[3].startswith("  The pack describes no exam, so that there is nothing to be ready for:")


async def test_what_was_answered_since_is_counted_on_the_way_back(at: At) -> None:
    learner = studying(at)
    async with playing(learner) as player:
        await opened(player)
        await player.press("escape", "enter", "1", "enter", "escape", "escape")
        await opened(player)
        assert player.rows[3].startswith("  answers    5 ")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_every_page_fits_the_screen(at: At, size: tuple[int, int]) -> None:
    async with playing(studying(at), size) as player:
        await opened(player)
        for _ in range(8):
            assert len(player.rows) == size[1]
            assert max(map(len, player.rows)) <= size[0]
            await player.press("tab")


async def test_the_palette_leads_there(at: At) -> None:
    async with playing(studying(at)) as player:
        await player.pilot.press("ctrl+p", *"progress")
        await player.pilot.pause(0.2)
        await player.pilot.press("enter")
        await player.pilot.pause()
        await player.worked()
        assert player.place.startswith("Progress")


async def test_a_database_that_cannot_be_opened_is_told_of_and_figures_that_are_shown_stay(at: At) -> None:
    learner = studying(at)
    async with playing(learner) as player:
        await opened(player)
        shown = player.screen
        learner.sql("INSERT INTO _sqlite_migrations VALUES (99, 'tutor', 'm999', '')")
        await player.press("slash", "escape")
        await player.worked()
        assert player.screen == shown
        await player.press("escape")
        await opened(player)
        assert player.rows[3] == "  The database was written by a newer tutor: install that version again."


def test_a_learner_whose_data_are_in_memory_sees_the_same(tmp_path: Path) -> None:
    learner = open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1}}), tmp_path / "data")
    on_disk = progress_aside(learner.desk)
    learner.desk.store = Store(open_database(":memory:"))
    assert progress_aside(learner.desk) == on_disk
    learner.desk.close()
