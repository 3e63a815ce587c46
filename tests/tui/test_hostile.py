"""Texts that look like markup, in the app: shown letter by letter, never obeyed, wherever they are clicked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from tests.actions.packs import Learner, open_learner
from tests.cli.hostile import MARKUP, write_texts
from tests.tui.player import Player, playing
from tutor.tui.screens.study import StudyScreen

# Below 110 columns there is one column, so that texts can be read from line to line.
BIG = (108, 50)
# Titles are cut where they are too long for a line.
TITLE = "topic [/x] [@click=app.quit]x[/]"


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Learner]:
    """A learner at a pack whose every text looks like markup."""
    learner = open_learner(write_texts(tmp_path / "odd", MARKUP), tmp_path / "data")
    yield learner
    learner.desk.close()


def squeezed(text: str) -> str:
    return "".join(text.split())


def missing(player: Player, words: str, *more: str) -> list[str]:
    """Which of these texts are not on the screen, or on those seen before."""
    shown = squeezed(player.screen) + squeezed("".join(more))
    return [word for word in words.split() if squeezed(f"{word} {MARKUP}") not in shown]


async def test_home_shows_titles_of_packs_and_topics(odd: Learner) -> None:
    async with playing(odd, BIG) as player:
        assert missing(player, "pack") == []
        assert TITLE in player.screen


async def test_a_question_and_its_feedback_show_every_text(odd: Learner) -> None:
    async with playing(odd) as player:
        await player.press("enter")
        question = player.screen
        assert missing(player, "stemsingle choice0 choice1 choice2 choice3") == []
        assert player.place.startswith(f"Study  {TITLE}")
        assert "▤ exhibit [/x] [@click=app.quit]x[/]" in player.screen
        await player.press("tab")
        assert missing(player, "line", question) == []
        await player.press("tab", "1", "enter")
        seen = ""
        for _ in range(4):
            await player.press("down")
            seen += player.screen
        assert missing(player, "why0 why1 why2 why3", seen) == []
        assert player.answer_line.startswith("source [/x] [@click=app.quit]x[/]")
        await player.press("c")
        assert missing(player, "card body diagram remember") == []


async def test_the_other_kinds_do_as_well(odd: Learner) -> None:
    async with playing(odd, BIG) as player:
        for words in ("choice0", "left0 left1 left2 right0 right1 right2", "", ""):
            await player.press("enter")
            while not isinstance(player.app.screen, StudyScreen) or player.keys.startswith("Enter next"):
                await player.press("enter")
            assert missing(player, words) == []
            if player.app.screen.query_one("#answer", Input).display:
                await player.type(f"wrong {MARKUP}")
                assert missing(player, "wrong") == []
            else:
                await player.press("z")


async def test_every_screen_to_read_shows_every_text(odd: Learner) -> None:
    async with playing(odd, BIG) as player:
        await player.press("t")
        assert TITLE in player.screen
        await player.press("enter")
        seen = ""
        for _ in range(12):
            seen += player.screen
            await player.press("space")
        assert missing(player, "card ask body remember", seen) == []
        await player.press("escape", "escape", "f")
        assert "fact [/x] [@click=app.quit]x[/]" in player.screen
        await player.press("enter")
        assert missing(player, "fact value statement note", seen) == []


async def test_a_problem_shows_every_text_on_its_way(odd: Learner) -> None:
    async with playing(odd, BIG) as player:
        await player.press("s")
        assert missing(player, "problem") == []
        await player.press("enter", "down")
        assert missing(player, "hint") == []
        assert squeezed(f"problemstem 100 requests per second 500 ms {MARKUP}") in squeezed(player.screen)
        await player.type("100")
        assert missing(player, "slip") == []
        await player.press("enter")
        assert missing(player, "stepask") == []
        await player.type("1")
        assert missing(player, "laststep") == []
        await player.type(f"wrong {MARKUP}")
        await player.type("z")
        assert missing(player, "problemrule") == []


async def test_the_palette_shows_titles_and_runs_them(odd: Learner) -> None:
    async with playing(odd, BIG) as player:
        await player.pilot.press("ctrl+p")
        await player.pilot.pause(0.2)
        palette = player.app.screen
        assert isinstance(palette, CommandPalette)
        listed = palette.query_one(CommandList)
        options = [str(listed.get_option_at_index(i).prompt) for i in range(listed.option_count)]
        assert [option for option in options if f"Study: topic {MARKUP}" in option] != []
        await player.pilot.press(*"studytopic")
        await player.pilot.pause(0.2)
        await player.pilot.press("enter")
        await player.pilot.pause()
        assert TITLE in player.place


async def test_a_click_on_what_looks_like_an_action_does_nothing_of_the_kind(odd: Learner) -> None:
    async with playing(odd) as player:
        await player.press("enter", "z")
        for row, line in enumerate(player.rows):
            for column in (i for i in range(len(line)) if line.startswith("x[/]", i)):
                await player.pilot.click(offset=(column, row))
        assert player.app.is_running
        assert isinstance(player.app.screen, StudyScreen)
