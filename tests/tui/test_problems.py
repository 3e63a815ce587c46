"""Problems in the app: the list, the bare question, hints, steps, other variants, and problems within study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.actions.packs import Learner, open_learner
from tests.tui.player import Player, playing
from tests.views.problem_pack import write_problem_pack
from tutor.tui.screens.problem import ProblemScreen

BUSY = "p/a.busy"
BARE_KEYS = "Enter sure   …? unsure   …?? guess   z steps   ↓ hint   Esc leave   F1 help"


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the pack with two problems."""
    learner = open_learner(write_problem_pack(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


async def at_the_problem(player: Player) -> None:
    """Opens the first problem."""
    await player.press("s", "enter")
    assert isinstance(player.app.screen, ProblemScreen)


async def test_the_list_goes_by_topic_and_the_cursor_begins_at_what_was_answered_least(learner: Learner) -> None:
    async with playing(learner) as player:
        assert "\n  Topic t\n  ▸ 1  Busy kitchens\n    2  A quota for a rate\n" in await player.press("s")
        assert player.keys == "Enter solve   ↑↓ choose   / search   Esc back   ? help"
        await player.press("enter")
        await player.type("50")
        assert "  ▸ 1  Busy kitchens   answered once\n" in await player.press("escape")
        await player.press("escape")
        assert "  ▸ 2  A quota for a rate\n" in await player.press("s")
        await player.press("up")
        await player.click("A quota for a rate")
        assert player.place == "Problem  A quota for a rate"


async def test_a_right_answer_is_explained_and_enter_asks_another_variant(learner: Learner) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        assert player.keys == BARE_KEYS
        assert "A function receives 100 requests per second, and each takes 500 ms." in player.screen
        shown = await player.type("100*0.5")
        assert "  ✓ Right  " in shown
        assert "  ✓  50 environments\n     you typed: 100*0.5\n" in shown
        assert "which is 50 environments" in " ".join(shown.split())
        assert player.answer_line == "The quotas   checked 2026-11-17"
        assert player.keys == "Enter another   w steps   c card   s source   r rating   Esc leave   ? help"
        assert "each takes 500 ms" not in (await player.press("enter")).replace("100 requests per second", "")
        assert player.answers == [(BUSY, 1, "sure")]


async def test_a_wrong_answer_is_diagnosed_and_enter_works_it_through(learner: Learner) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        shown = await player.type("100??")
        assert "  ✗  100\n     That is the rate itself.\n" in shown
        assert "50 environments" not in shown
        assert player.keys == "Enter steps   n another   s source   r rating   < undo   Esc leave   ? help"
        await player.press("enter")
        assert player.place.split("  ")[-1].strip() == "step 1 of 2"
        assert "  ✓ 1  How many are busy on average?\n       100 requests per second × 500 ms = 50 environments\n" in (
            await player.type("50")
        )
        assert "That is not a number I can read" in await player.type("many")
        shown = await player.type("5")
        assert "  ✗ 2  How many whole ones are that?\n       not 5: Off by ten.\n       ceil(50 env" in shown
        assert "  ✓  50 environments\n" in shown
        assert player.answers == [(BUSY, 0, "guess")]


async def test_a_question_mark_shows_the_steps_and_another_one_the_step(learner: Learner) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        shown = await player.type("?")
        assert "  ✗ No idea  here are the steps" in shown
        assert "  ▸ 1  How many are busy on average?\n" in shown
        assert player.keys == "Enter check   z show it   Ctrl-Z undo   Esc leave   F1 help"
        assert "    1  How many are busy on average?\n       100 requests" in await player.type("?")
        assert "  Type what this step comes to, or a formula like 4*25; z or h alone shows it" in await player.type("")
        assert player.place.split("  ")[-1].strip() == "step 2 of 2"
        assert "  ✓  50 environments\n" in await player.type("z")
        assert player.answers == [(BUSY, 0, "none")]


async def test_h_alone_gives_a_hint_and_at_a_step_shows_it(learner: Learner) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        assert "  Hint 1 of 2  Each request holds an environment while it runs.\n" in await player.type("h")
        await player.type("h")
        assert "  There is no further hint; z alone shows the steps" in await player.type("h")
        await player.type("z")
        assert "    1  How many are busy on average?\n       100 requests" in await player.type("h")
        assert player.answers == [(BUSY, 0, "none")]


async def test_hints_stand_below_the_question_one_at_a_time_and_go_from_the_keys_when_there_is_none(
    learner: Learner,
) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        shown = await player.press("down")
        assert "  Hint 1 of 2  Each request holds an environment while it runs.\n" in shown
        assert "Hint 2" not in shown
        assert "  Hint 2 of 2  Multiply" in await player.press("down")
        assert "hint" not in player.keys
        assert "counts as hard (a hint was used), back" in await player.type("50")


async def test_what_was_typed_stays_when_it_cannot_be_read(learner: Learner) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        assert "  That is not a number I can read" in await player.type("1,00")
        assert player.app.screen.query_one("#answer", Input).value == "1,00"
        assert "Type a number with its unit, or a formula" in await player.type("")
        assert player.answers == []


async def test_undo_rating_card_and_source_are_at_hand_after_the_answer(learner: Learner) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        await player.type("7")
        assert "counts as good, back in" in await player.press("r", "3")
        assert "https://example.com/quotas" in await player.press("s")
        await player.press("less_than_sign")
        assert player.answers == []
        assert player.keys == BARE_KEYS
        await player.type("50")
        assert "What card a teaches." in await player.press("c", "space")


async def test_another_variant_of_the_same_day_is_practice_and_says_so(learner: Learner) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        await player.type("7")
        await player.press("n")
        assert "counts as practice" in await player.type("7")
        assert "This card was counted once today: practice is not rated." in await player.press("r")


async def test_help_says_which_answers_are_taken(learner: Learner) -> None:
    async with playing(learner) as player:
        await at_the_problem(player)
        shown = await player.press("f1")
        assert "  Type the answer.\n" in shown
        assert "A plain number: 1,000, 1k and one thousand are the same" in shown


async def test_a_sitting_asks_a_problem_and_works_a_missed_one_through(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("enter", "z", "enter", "enter")
        assert player.place.startswith("Study  Topic t")
        assert "A function receives 100 requests per second" in player.screen
        shown = await player.type("100")
        assert "     That is the rate itself.\n" in shown
        assert "  1  How many are busy on average?\n     100 requests per second × 500 ms = 50 environments\n" in shown
        assert [question for question, _, _ in player.answers] == ["p/a.1", BUSY]


async def test_a_flagged_problem_opens_from_the_list_of_flagged_questions(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("enter", "z", "enter", "enter")
        await player.type("100")
        await player.press("exclamation_mark", "escape", "escape", "escape", "exclamation_mark")
        assert "Busy kitchens" in player.screen
        await player.press("enter")
        assert player.place == "Problem  Busy kitchens"


async def test_a_search_opens_a_problem(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press("slash")
        player.app.screen.query_one("#words", Input).value = "busy kitchens"
        await player.settle()
        await player.press("enter")
        assert player.place == "Problem  Busy kitchens"


async def test_a_problem_that_cannot_be_computed_is_left_out_of_the_list(tmp_path: Path) -> None:
    root = write_problem_pack(tmp_path / "pack")
    file = root / "content/problems/t.yaml"
    file.write_text(file.read_text().replace("per_unit: concurrency.rps-limit", "per_unit: concurrency.rps-limt"))
    learner = open_learner(root, tmp_path / "data")
    async with playing(learner) as player:
        shown = await player.press("s")
        assert "  ▸ 1  Busy kitchens\n" in shown
        assert "A quota for a rate" not in shown
    learner.desk.close()


async def test_a_pack_without_a_problem_says_so(tmp_path: Path) -> None:
    root = write_problem_pack(tmp_path / "pack")
    (root / "content/problems/t.yaml").unlink()
    learner = open_learner(root, tmp_path / "data")
    async with playing(learner) as player:
        assert "  The pack holds no problem." in await player.press("s")
        assert player.keys == "/ search   Esc back   ? help"
    learner.desk.close()
