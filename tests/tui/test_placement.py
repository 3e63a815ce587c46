"""The placement in the app."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.actions.packs import Learner
from tests.tui.player import Player, playing
from tutor.tui.screens.home import HomeScreen

At = Callable[[dict[str, dict[str, int]]], Learner]
TOPICS = {"t": {"a": 2, "b": 2}, "u": {"c": 2}}


async def offered(player: Player) -> str:
    """The offer, as the palette opens it."""
    await player.app.screen.run_action("place")
    await player.settle()
    return player.screen


async def test_it_says_what_it_is_before_it_begins(at: At) -> None:
    async with playing(at(TOPICS)) as player:
        said = " ".join((await offered(player)).split())
        assert "Three questions find out what you know already of the exams' Lambda part, the only one" in said
        assert player.keys == "Enter begin   Esc later   ? help"
        await player.press("escape")
        assert isinstance(player.app.screen, HomeScreen)
        assert player.answers == []


async def test_each_card_is_asked_once_whatever_the_answer_and_the_way_is_shown(at: At) -> None:
    async with playing(at(TOPICS)) as player:
        await offered(player)
        await player.press("enter")
        seen = []
        for _ in range(3):
            seen.append(player.place.split()[-3:])
            await player.press("z", "enter")
        assert seen == [["1", "of", "3"], ["2", "of", "3"], ["3", "of", "3"]]
        assert [question for question, _, _ in player.answers] == ["p/a.1", "p/c.1", "p/b.1"]


async def test_it_ends_with_what_it_found_by_topic_and_goes_home(at: At) -> None:
    async with playing(at(TOPICS)) as player:
        await offered(player)
        await player.press("enter", "z", "enter")
        await player.press(player.number_of("Choice 1"), "enter", "enter")
        await player.press(player.number_of("Choice 1"), "g", "enter")
        assert player.rows[3:10] == [
            "  1 of 3 known   1 guessed right",
            "",
            "  Topic t    ✗ ?",
            "  Topic u    ✓",
            "",
            "  ✓ known   ? guessed   ✗ missed",
            "",
        ]
        assert player.rows[10:12] == [
            "  Topics stand as on Home: first those of which you would recall least, with",
            "  what you have not met yet. What was missed or guessed is due tomorrow.",
        ]
        assert player.keys == "Enter Home   < undo   ? help"
        await player.press("enter")
        assert isinstance(player.app.screen, HomeScreen)
        assert "of 3 cards met" in player.screen


async def test_esc_ends_it_with_what_was_found_so_far(at: At) -> None:
    async with playing(at(TOPICS)) as player:
        await offered(player)
        await player.press("enter", "z", "enter", "escape")
        assert "  0 of 1 known" in player.rows
        await player.press("escape")
        assert isinstance(player.app.screen, HomeScreen)


async def test_esc_leaves_at_once_whatever_remark_stands(at: At) -> None:
    async with playing(at(TOPICS)) as player:
        await offered(player)
        assert "Placement asks a card" in await player.press("enter", "w")
        await player.press("escape")
        assert isinstance(player.app.screen, HomeScreen)


async def test_one_that_was_left_goes_on_with_the_cards_that_it_has_not_asked(at: At) -> None:
    async with playing(at(TOPICS)) as player:
        await offered(player)
        await player.press("enter", "z", "enter", "escape", "enter")
        shown = await offered(player)
        assert "  This placement was begun, and what you answered is kept: two questions are" in shown
        assert player.keys == "Enter go on   Esc later   ? help"
        await player.press("enter", "z", "enter", "z", "enter")
        assert [question for question, _, _ in player.answers] == ["p/a.1", "p/c.1", "p/b.1"]


async def test_one_that_is_done_says_so_and_offers_other_cards(at: At) -> None:
    async with playing(at({f"t{i}": {f"c{i}": 1} for i in range(14)})) as player:
        await offered(player)
        await player.press("enter", *["z", "enter"] * 13)
        assert "  A placement is done already. Enter asks two other cards, none of which you" in await offered(player)


async def test_esc_before_any_answer_goes_home(at: At) -> None:
    async with playing(at(TOPICS)) as player:
        await offered(player)
        await player.press("enter", "escape")
        assert isinstance(player.app.screen, HomeScreen)


async def test_an_answer_can_be_taken_back_even_at_the_end(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await offered(player)
        await player.press("enter", "z", "enter")
        assert "  0 of 1 known" in player.rows
        await player.press("less_than_sign")
        assert "of a.1?" in player.screen
        await player.press(player.number_of("Choice 1"), "enter", "enter")
        assert "  1 of 1 known" in player.rows
        assert player.answers == [("p/a.1", 1, "sure")]


async def test_where_every_card_was_met_nothing_is_offered(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter", "z", "escape", "escape")
        await offered(player)
        assert isinstance(player.app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_it_fits_any_screen(size: tuple[int, int], at: At) -> None:
    async with playing(at({f"t{i}": {f"c{i}": 1} for i in range(14)}), size) as player:
        await offered(player)
        await player.press("enter", *["z", "enter"] * 12)
        assert player.rows[3] == "  0 of 12 known"
        assert player.keys.startswith("Enter Home")
        assert player.extent == size


async def test_from_the_plan_it_leads_back_to_the_plan_and_says_so(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("g", "p", "enter", "z", "enter")
        assert player.keys == "Enter back   < undo   ? help"
        await player.press("enter")
        assert player.place.startswith("Plan")
