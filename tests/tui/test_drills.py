"""Drills in the app: the list, its cursor, and what a decision says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner
from tests.tui.player import playing
from tests.views.drill_pack import write_drill_pack
from tutor.tui.screens.drill import DrillScreen
from tutor.tui.screens.drills import DrillsScreen


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the pack with two drills."""
    learner = open_learner(write_drill_pack(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


async def test_the_cursor_moves_and_enter_plays_the_drill_under_it(learner: Learner) -> None:
    async with playing(learner) as player:
        assert "  ▸ 1  The flight\n       Topic t, 5 minutes\n\n    2  The arrow" in await player.press("d")
        assert player.keys == "Enter play   ↑↓ choose   / search   Esc back   ? help"
        assert "    1  The flight" in await player.press("down")
        assert "The plane is in the air." in await player.press("enter")
        assert player.place == "Drill  The arrow"


async def test_a_drill_keeps_its_number_when_it_was_played(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("d", "1", "enter")
        await player.press(player.number_of("Wait"), "enter", "enter", "enter", "enter")
        assert isinstance(player.app.screen, DrillsScreen)
        assert "  ▸ 1  The flight   played once\n       Topic t, 5 minutes\n\n    2  The arrow\n" in player.screen


async def test_the_cursor_begins_at_a_drill_that_was_played_least(learner: Learner) -> None:
    learner.desk.store.note(learner.clock.now(), "drill", data={"scenario": "p/flight", "ending": "up", "good": True})
    async with playing(learner) as player:
        assert "  ▸ 2  The arrow" in await player.press("d")


async def test_a_decision_has_its_mark_and_the_end_counts_them(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("d", "1", "enter")
        assert "  ✗ Push\n\n  It dives faster.\n\n  Cost  Height." in await player.press(
            player.number_of("Push"), "enter"
        )
        await player.press("enter")
        assert "  ✓ Left\n\n  There is air." in await player.press(player.number_of("Left"), "enter")
        shown = await player.press("enter")
        assert "  ✓ It held" in shown
        assert "  1 of 2 decisions was right. 2 cards counted." in shown
        assert isinstance(player.app.screen, DrillScreen)


async def test_a_pack_without_a_drill_says_so(tmp_path: Path) -> None:
    root = write_drill_pack(tmp_path / "pack")
    for file in (root / "content/scenarios").iterdir():
        file.unlink()
    learner = open_learner(root, tmp_path / "data")
    async with playing(learner) as player:
        assert "  The pack holds no drill." in await player.press("d")
        assert player.keys == "/ search   Esc back   ? help"
    learner.desk.close()


async def test_without_an_idea_the_right_decision_is_shown_and_counts_as_missed(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("d", "1", "enter")
        assert player.answer_line == "1–3 decide      z no idea"
        assert "  ✗ No idea  here is what is right\n\n  ✓ Pull\n\n  The nose comes up." in await player.press("z")
        assert player.answers == [("p/flight#dive", 0, "none")]


async def test_a_decision_is_taken_back_until_the_end(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("d", "1", "enter", "z")
        assert player.keys == "Enter go on   < undo   Esc leave   ? help"
        assert "  What do you do?" in await player.press("less_than_sign")
        assert player.answers == []
        await player.press("z", "enter", "z")
        assert player.keys == "Enter how it ends   Esc leave   ? help"
        await player.press("less_than_sign")
        assert len(player.answers) == 2


async def test_enter_without_a_choice_says_what_is_missing(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("d", "1", "enter")
        assert "Choose first: 1–" in await player.press("enter")
        assert "Choose first" not in await player.press("1")
        assert player.answers == []


async def test_enter_reads_a_debrief_to_its_end_before_it_is_done(learner: Learner) -> None:
    async with playing(learner, size=(60, 9)) as player:
        await player.press("d", "1", "enter", "z", "enter", "z", "enter", "enter")
        assert player.keys.startswith("Enter go on")
        for _ in range(10):
            if player.keys.startswith("Enter done"):
                break
            assert player.place.startswith("Drill")
            await player.press("enter")
        assert player.keys.startswith("Enter done")
        await player.press("enter")
        assert not player.place.startswith("Drill  ")


async def test_the_end_leads_to_the_debrief_and_from_there_it_can_be_played_again(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("d", "1", "enter", "z", "enter", "z", "enter")
        assert player.keys == "Enter debrief   n play again   Esc leave   ? help"
        assert player.place.endswith("the end")
        assert "  A good answer considers" in await player.press("enter")
        assert player.keys == "Enter done   n play again   Esc leave   ? help"
        assert "  The plane is in the air." in await player.press("n")
        await player.press("enter", "z")
        assert len(player.answers) == 3
