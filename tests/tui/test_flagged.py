"""Flagged questions in the app: from the flag to the list, and what can be done there."""

from __future__ import annotations

from collections.abc import Callable

from tests.actions.packs import Learner
from tests.tui.player import playing
from tutor.actions.flags import flagged_ids, toggle

At = Callable[[dict[str, dict[str, int]]], Learner]


def flagging(at: At) -> Learner:
    """A learner who flagged two of three questions, a.1 last."""
    learner = at({"t": {"a": 1, "b": 1, "c": 1}})
    for id in ("p/b.1", "p/a.1"):
        toggle(learner.desk, id)
    return learner


async def test_a_question_flagged_in_study_is_counted_on_home_and_listed_under_its_key(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        assert player.answer_line == ""
        await player.press("enter", "exclamation_mark")
        assert "  Flagged: Home has a list of them, under !\n" in player.screen
        await player.press("escape", "escape")
        assert player.answer_line == "⚑ 1 question flagged    ! list"
        await player.press("exclamation_mark")
        assert player.place.split() == ["Flagged", "1"]
        assert player.rows[3] == "  ▸ 1  ⚑ Which is the first choice of a.1?            Topic t"
        assert player.keys == "Enter open   ↑↓ choose   s study all   ! unflag   / search   Esc back   ? help"


async def test_the_list_is_opened_with_the_mouse_and_so_is_a_question_in_it(at: At) -> None:
    async with playing(flagging(at)) as player:
        await player.click("! list")
        assert player.place.startswith("Flagged")
        await player.click("Which is the first choice of b.1?")
        assert player.place.startswith("Question")
        assert "Which is the first choice of b.1?" in player.screen
        await player.press("escape", "escape")
        assert player.place.startswith("Home")


async def test_the_cursor_goes_round_and_enter_opens_the_question_there(at: At) -> None:
    async with playing(flagging(at)) as player:
        await player.press("exclamation_mark", "down", "down", "up", "enter")
        assert "Which is the first choice of b.1?" in player.screen


async def test_a_flag_is_taken_off_and_put_back_in_the_list(at: At) -> None:
    learner = flagging(at)
    async with playing(learner) as player:
        await player.press("exclamation_mark", "exclamation_mark")
        assert flagged_ids(learner.desk) == ["p/b.1"]
        assert player.rows[3].startswith("  ▸ 1    Which is the first choice of a.1?")
        assert "   ! flag   " in player.keys
        await player.press("exclamation_mark")
        assert flagged_ids(learner.desk) == ["p/a.1", "p/b.1"]
        await player.press("exclamation_mark", "escape")
        assert player.answer_line == "⚑ 1 question flagged    ! list"


async def test_only_flagged_questions_are_studied_from_the_list(at: At) -> None:
    learner = flagging(at)
    async with playing(learner) as player:
        await player.press("exclamation_mark", "s")
        assert player.place.startswith("Study")
        for _ in range(2):
            await player.press(player.number_of("Choice 1"), "enter", "enter")
        assert [answer[0] for answer in player.answers] == ["p/a.1", "p/b.1"]
        assert "  Everything here was asked today; more would be practice." in player.screen
        await player.press("escape")
        assert player.place.startswith("Flagged")


async def test_without_a_flag_the_list_says_how_one_is_set(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("exclamation_mark")
        assert player.rows[3] == "  No question is flagged: ! on a question flags it."
        await player.press("enter", "up", "down", "s", "exclamation_mark")
        assert player.place.startswith("Flagged")
        assert player.keys == "/ search   Esc back   ? help"


async def test_the_palette_leads_to_the_list(at: At) -> None:
    async with playing(flagging(at)) as player:
        await player.pilot.press("ctrl+p", *"flagged")
        await player.pilot.pause(0.2)
        await player.pilot.press("enter")
        await player.pilot.pause()
        assert player.place.startswith("Flagged")
