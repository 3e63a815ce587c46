"""All lists to choose from answer to the same keys and to the mouse, on the pack that is shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner
from tests.tui.player import Player, playing
from tutor.actions.flags import toggle
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.listing import ListScreen

ROOT = Path(__file__).parents[2]
# The key of each list on Home, and the screen that one of its entries opens.
LISTS = {
    "t": "Topic",
    "d": "Drill",
    "s": "Problem",
    "l": "Lab",
    "e": "Exam",
    "f": "Fact",
    "exclamation_mark": "Question",
}


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the shipped pack who flagged thirty questions."""
    learner = open_learner(ROOT, tmp_path)
    for id in learner.desk.library.ids("question")[:30]:
        toggle(learner.desk, id)
    yield learner
    learner.desk.close()


def at(player: Player) -> str:
    """What stands at the cursor, without its number."""
    (row,) = [row for row in player.rows if row.startswith("  ▸")]
    return row[7:40].strip()


def listed(player: Player) -> ListScreen[object]:
    screen = player.app.screen
    assert isinstance(screen, ListScreen)
    return screen


async def test_the_cursor_leaps_to_the_ends_and_by_screens_and_goes_round_by_steps(learner: Learner) -> None:
    async with playing(learner) as player:
        for key in LISTS:
            await player.press(key, "home")
            first, last = at(player), len(listed(player).entries) - 1
            await player.press("up")
            assert listed(player).cursor == last
            await player.press("down")
            assert at(player) == first
            await player.press("pagedown")
            assert listed(player).cursor >= min(last, 4)
            await player.press("pageup", "pageup")
            assert at(player) == first
            await player.press("end", "pagedown")
            assert listed(player).cursor == last
            await player.press("escape")


@pytest.mark.parametrize("opened_by", ["enter", "2", "mouse"])
async def test_enter_a_digit_and_a_click_open_the_same(learner: Learner, opened_by: str) -> None:
    async with playing(learner) as player:
        for key, opened in LISTS.items():
            await player.press(key, "home", "down")
            name = at(player)
            await (player.click(name) if opened_by == "mouse" else player.press(opened_by))
            assert isinstance(player.app.screen, FramedScreen)
            assert player.app.screen.about[0] == opened
            await player.press("escape")
            assert at(player) == name
            await player.press("escape")


async def test_the_footer_of_every_list_is_made_alike(learner: Learner) -> None:
    async with playing(learner) as player:
        footers = {}
        for key in LISTS:
            await player.press(key)
            footers[key] = player.keys
            await player.press("escape")
    assert [keys.split("   ")[1] for keys in footers.values()] == ["↑↓ choose"] * len(LISTS)
    assert all(keys.endswith("   / search   Esc back   ? help") for keys in footers.values())


async def test_results_of_a_search_are_leapt_over_by_screens_too(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("slash", *"lambda", "pagedown")
        moved = listed(player).cursor
        assert moved > 3
        await player.press("pageup")
        assert listed(player).cursor == 0
