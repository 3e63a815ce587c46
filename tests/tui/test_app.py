"""Home, help, palette and themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.command import CommandPalette

from tests.actions.packs import Learner
from tests.tui.player import playing
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.study import StudyScreen
from tutor.views.glyphs import ASCII

At = Callable[[dict[str, dict[str, int]]], Learner]

MANY = {f"t{i:02}": {f"c{i:02}": 1} for i in range(1, 15)}


# Home


async def test_enter_studies_what_today_holds(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        assert "    1  new card      3 min    try first, then read" in player.rows
        await player.press("enter")
        assert isinstance(player.app.screen, StudyScreen)
        assert "of a.1?" in player.screen


@pytest.mark.parametrize(
    ("keys", "card"), [(["2"], "c02"), (["9"], "c09"), (["tab", "1"], "c10"), (["tab", "5"], "c14")]
)
async def test_a_digit_studies_the_topic_of_that_number_on_its_page(keys: list[str], card: str, at: At) -> None:
    async with playing(at(MANY)) as player:
        await player.press(*keys)
        assert f"of {card}.1?" in player.screen


async def test_a_digit_without_a_topic_does_nothing(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        assert "more topics" not in player.keys
        await player.press("2")
        assert isinstance(player.app.screen, HomeScreen)


async def test_a_topic_is_studied_by_a_click(at: At) -> None:
    async with playing(at(MANY)) as player:
        await player.press("tab")
        await player.click("Topic t12")
        assert "of c12.1?" in player.screen


async def test_k_studies_shaky_cards_and_says_when_there_are_none(at: At) -> None:
    async with playing(at({"t": {"a": 1, "b": 1}})) as player:
        await player.press("k")
        assert "  No card is shaky." in player.rows
        await player.press("enter", "enter", "z", "escape", "escape", "k")
        assert "of a.1?" in player.screen


async def test_home_counts_anew_after_a_sitting(at: At) -> None:
    async with playing(at({"t": {"a": 1, "b": 1}})) as player:
        assert "  0 due  of 0 cards met" in player.screen
        await player.press("enter", "z", "escape", "escape")
        assert "  0 due  of 1 card met" in player.screen
        assert "▃·" in player.screen


async def test_q_leaves(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("q")
        assert player.app.return_code == 0


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_last_key_of_the_footer_is_shown_at_any_size(size: tuple[int, int], at: At) -> None:
    async with playing(at(MANY), size) as player:
        assert player.keys.endswith("? help")
        await player.press("enter")
        assert player.keys.endswith("? help")
        await player.press("z")
        assert player.keys.endswith("? help")
        await player.press("question_mark")
        assert player.keys.endswith("Esc back")


# Help


async def test_help_says_what_every_key_of_home_does_and_any_of_its_keys_leaves(at: At) -> None:
    for leaving in ("escape", "question_mark", "enter", "q"):
        async with playing(at({"t": {"a": 1}})) as player:
            await player.press("question_mark")
            assert isinstance(player.app.screen, HelpScreen)
            assert player.place == "Help  Home"
            assert any(line.startswith("  k ") and "Study only cards that are shaky" in line for line in player.rows)
            await player.press(leaving)
            assert isinstance(player.app.screen, HomeScreen)


async def test_help_opens_with_the_mouse_too(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.click("? help")
        assert isinstance(player.app.screen, HelpScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_help_on_studying_names_every_key_turning_pages_where_they_are_too_many(
    size: tuple[int, int], at: At
) -> None:
    async with playing(at({"t": {"a": 1}}), size) as player:
        await player.press("enter", "question_mark")
        seen = player.screen
        while player.keys.startswith("Tab more"):
            await player.press("tab")
            seen += player.screen
        for label in ("1-6", "↑", "Space", "Backspace", "Enter", "u", "g", "z", "m", "Tab", "s", "r", "<", "!", "w"):
            assert f"\n  {label} " in seen, label
        assert "Ctrl-P" in seen
        await player.press("escape")
        assert isinstance(player.app.screen, StudyScreen)


async def test_help_while_an_answer_is_typed_says_which_forms_are_taken(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        await player.press("enter")
        for _ in range(2):
            await player.press("z", "enter", "enter")
        await player.press("f1")
        assert player.rows[3:10] == [
            "  Type the answer.",
            "  A plain number: 1,000, 1k and one thousand are the same, and what is counted",
            "  may stand behind it.",
            "",
            "  Enter   sure     Submit: you are sure",
            "  …?      unsure   One ? at the end: you are unsure",
            "  …??     guess    Two at the end: a guess",
        ]
        await player.press("escape")
        await player.type("10 messages")
        assert player.answers[2:] == [("kinds/queues.number.q", 1, "sure")]


# Any terminal


async def test_a_terminal_without_unicode_is_shown_nothing_but_ascii(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        player.app.signs = ASCII
        seen = ""
        begin, answer, turn = (
            ("enter", "enter", "1", "question_mark", "escape"),
            ("z", "c", "escape"),
            ("enter", "enter"),
        )
        for key in (*begin, *answer, *turn, *answer, *turn, "f1", "escape"):
            seen += await player.press(key)
        assert "Up/Down whys" in seen
        assert "...? unsure" in seen
        assert seen.isascii()


# Palette


async def test_the_palette_runs_what_it_lists(at: At) -> None:
    async with playing(at({"t": {"a": 1}, "u": {"b": 1}})) as player:
        await player.pilot.press("ctrl+p")
        assert isinstance(player.app.screen, CommandPalette)
        await player.pilot.press(*"topicu")
        await player.pilot.pause(0.2)
        await player.pilot.press("enter")
        await player.pilot.pause()
        assert "of b.1?" in player.screen


async def test_the_palette_of_a_question_answers_it(at: At) -> None:
    async with playing(at({"t": {"a": 1}})) as player:
        await player.press("enter")
        await player.pilot.press("ctrl+p", *"idea")
        await player.pilot.pause(0.2)
        await player.pilot.press("enter")
        await player.pilot.pause()
        assert player.answers == [("p/a.1", 0, "none")]
        assert "✗ No idea" in player.screen


# Themes


async def test_a_theme_is_a_decision_kept_in_the_log_and_taken_up_at_the_next_start(at: At) -> None:
    learner = at({"t": {"a": 1}})
    async with playing(learner) as player:
        assert player.app.theme == "tutor-dark"
        player.app.theme = "tutor-light"
        await player.settle()
    assert learner.sql("SELECT kind, data FROM event") == [("setting", '{"theme": "tutor-light"}')]
    async with playing(learner) as player:
        assert player.app.theme == "tutor-light"
    assert learner.sql("SELECT count(*) FROM event") == [(1,)]


async def test_a_theme_that_no_longer_exists_is_the_usual_one(at: At) -> None:
    learner = at({"t": {"a": 1}})
    learner.desk.store.note(learner.clock.now(), "setting", data={"theme": "gone-with-an-update"})
    async with playing(learner) as player:
        assert player.app.theme == "tutor-dark"


async def test_every_theme_can_be_chosen_on_every_screen(at_kinds: Learner) -> None:
    async with playing(at_kinds) as player:
        for keys in ((), ("enter",), ("z",), ("c",), ("question_mark",)):
            await player.press(*keys)
            for theme in player.app.available_themes:
                player.app.theme = theme
                await player.pilot.pause(0)
        await player.press("escape", "escape")
        assert "✗ No idea" in player.screen
