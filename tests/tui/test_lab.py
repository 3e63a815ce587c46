"""The lab in the app: keys, the field, the event loop behind, and what is recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.actions.packs import HandClock, Learner, open_learner, write_pack
from tests.tui.player import Player, playing
from tutor import paths
from tutor.content.library import Library, open_library
from tutor.desk import Desk
from tutor.store.database import open_database
from tutor.store.store import Store
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lab import REST
from tutor.tui.screens.labs import LabsScreen
from tutor.tui.screens.topic import TopicScreen
from tutor.views.glyphs import ASCII

FOOTER = "↑↓ input   ←→ nudge   Enter type   p predict   b beside   e explain   ? help"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped pack."""
    with closing(open_library((paths.shipped_pack(),), str(tmp_path_factory.mktemp("cache")))) as library:
        yield library


@pytest.fixture
def learner(library: Library, tmp_path: Path) -> Iterator[Learner]:
    """A learner at the shipped pack."""
    clock = HandClock()
    store = Store(open_database(str(tmp_path / "tutor.db")))
    yield Learner(Desk(library, store, clock), clock, tmp_path / "tutor.db")
    store.close()


@asynccontextmanager
async def in_lab(learner: Learner, number: str = "3") -> AsyncIterator[Player]:
    """The app at a situation of the lab: by its number, the one with a reservation that is too small."""
    async with playing(learner) as player:
        await player.press("l", number)
        yield player


async def say(player: Player, text: str) -> str:
    """Predicts a number, and waits for the event loop."""
    await player.press("p")
    await player.type(text)
    return await player.worked()


async def test_l_lists_the_situations_and_what_each_rates(learner: Learner) -> None:
    async with playing(learner) as player:
        shown = await player.press("l")
        assert "  ▸ 1  Spike from cold\n" in shown
        assert player.answer_line == "Predicting rates the card: Scaling out and cold starts"
        await player.press("down", "down")
        assert player.answer_line == "Predicting rates the card: Reserved concurrency"
        await player.press("enter")
        assert player.rows[0].split("  ")[1:3] == ["Lab", "Reserved too small"]
        await player.press("escape", "escape")
        assert isinstance(player.app.screen, HomeScreen)


async def test_the_curve_is_closed_until_a_number_is_said_and_the_number_rates_the_card(learner: Learner) -> None:
    async with in_lab(learner) as player:
        assert "×" not in player.screen
        assert player.place.endswith("predict first")
        await player.press("e", "b", "tab", "s")
        assert "×" not in player.screen
        assert player.answers == []
        shown = await say(player, "5,000")
        assert "  ✓ You said 5,000 throttled   it was 5,000   exact\n  Counts as good, back in" in shown
        assert "×××××" in shown
        assert player.place.endswith("requests a second, request by request, seed 1")
        assert player.keys == FOOTER
        assert [row[1:] for row in player.answers] == [(1, "sure")]


@pytest.mark.parametrize(
    ("typed", "confidence", "rated"),
    [("5000?", "unsure", "hard"), ("5000??", "guess", "again"), ("?", "none", "again")],
)
async def test_marks_behind_the_number_say_how_sure_one_is(
    typed: str, confidence: str, rated: str, learner: Learner
) -> None:
    async with in_lab(learner) as player:
        assert f"Counts as {rated}, back tomorrow." in await say(player, typed)
        assert player.answers[0][2] == confidence


async def test_a_wrong_number_is_told_what_it_leaves_out(learner: Learner) -> None:
    async with in_lab(learner) as player:
        shown = await say(player, "7500")
        assert "  ✗ You said 7,500 throttled   it was 5,000   50 % too much\n" in shown
        assert "  That takes environments for requests a second: divide their number by the" in shown


async def test_what_is_no_number_is_asked_again_and_esc_closes_the_field(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await player.press("p")
        shown = await player.type("lots")
        assert '  "lots" is no number that I can read: a number is wanted.\n' in shown
        assert player.keys == "Enter sure   …? unsure   …?? guess   ? no idea   Esc not yet"
        await player.press("escape")
        assert not player.app.screen.query_one("#answer", Input).display
        assert player.answers == []


async def test_z_shows_it_without_a_number(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await player.press("z")
        assert "  ✗ No idea   it was 5,000 throttled\n" in await player.worked()
        assert [row[1:] for row in player.answers] == [(0, "none")]


async def test_a_digit_begins_the_number_and_enter_ends_it(learner: Learner) -> None:
    async with in_lab(learner) as player:
        assert "  Type a number, and the curve opens. Within 10 % is right.\n" in player.screen
        await player.press("5", "0", "0", "0")
        assert player.answer_line.startswith("Your number")
        await player.press("enter")
        assert "  ✓ You said 5,000 throttled   it was 5,000   exact\n" in await player.worked()
        await player.press("7")
        assert not player.app.screen.query_one("#answer", Input).display


async def test_arrows_and_tab_leave_the_knobs_alone_while_a_value_is_typed(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await player.press(*["down"] * 7, "enter", "4", "0", "down", "up", "up", "left", "tab")
        assert player.answer_line.startswith("reserved")
        assert "reserved ‹ 100 ›" in player.screen
        await player.press("enter")
        assert "reserved ‹ 40 ›" in player.screen


async def test_a_turned_knob_shows_the_flow_at_once_and_the_event_loop_when_it_rests(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await say(player, "5000")
        await player.press(*["down"] * 7)
        shown = await player.press("right", "right")
        assert "reserved ‹ 120 ›" in shown
        assert "  now 4,000 throttled   it was 5,000\n  reserved 100 → 120\n" in shown
        assert player.place.endswith("requests a second, as a flow")
        await player.pilot.pause(REST + 0.1)
        await player.worked()
        assert player.place.endswith("requests a second, request by request, seed 1")


async def test_arrows_nudge_and_shift_or_brackets_nudge_far(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await player.press(*["down"] * 7)
        assert "reserved ‹ 99 ›" in await player.press("left")
        assert "reserved ‹ 110 ›" in await player.press("right", "right")
        assert "reserved ‹ 200 ›" in await player.press("shift+right")
        assert "reserved ‹ 100 ›" in await player.press("left_square_bracket")
        assert "reserved ‹ 200 ›" in await player.press("right_square_bracket")


async def test_enter_types_a_value_and_one_that_clashes_is_refused(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await player.press(*["down"] * 7, "enter")
        assert player.answer_line == "reserved"
        assert "reserved ‹ none ›" in await player.type("none")
        await player.press("enter")
        shown = await player.type("5000")
        said = "Reserved is 5,000, and 900 is the most that can be reserved: 100 of 1,000 must stay unreserved."
        assert said in " ".join(shown.split())
        await player.press("escape")
        assert "reserved ‹ none ›" in player.screen
        assert "reserved ‹ 100 ›" in await player.press("r")


async def test_what_was_seen_is_no_prediction_and_a_turned_knob_makes_one(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await say(player, "5000")
        shown = await player.press("p")
        assert "×" not in shown
        assert "  You have seen what these settings give." in shown
        assert "×××" in await player.press("p")
        await player.press("p", *["down"] * 7, "right")
        shown = await say(player, "4500")
        assert "  ✓ You said 4,500 throttled   it was 4,500   exact\n  Practice only: the card behind this" in shown
        assert len(player.answers) == 2


async def test_undo_takes_the_prediction_back(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await say(player, "0")
        shown = await player.press("less_than_sign")
        assert "  Taken back: the card stands as it stood before.\n" in shown
        assert "×" not in shown
        assert player.answers == []
        assert "Counts as good" in await say(player, "5000")


async def test_b_keeps_a_setup_beside_the_next(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await say(player, "5000")
        await player.press("b", *["down"] * 7)
        shown = await player.press("shift+right")
        assert "  before 5,000 throttled   now 0   reserved 100 → 200\n" in shown
        assert "  before  █ warm 8,450   ▒ cold 50   × throttled 5,000\n" in shown
        assert "before" not in await player.press("b")


async def test_e_shows_the_working_with_these_numbers_and_leads_back(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await say(player, "5000")
        shown = await player.press("e")
        assert "  What a concurrency quota serves, and which side of it binds\n" in shown
        assert "     min(400, 1,000, 200) = 200/s\n" in shown
        assert player.keys == "Enter curve   Tab more   Esc leave   ? help"
        assert "×××" in await player.press("e")
        assert "×××" in await player.press("e", "escape")


async def test_the_working_has_only_ascii_where_nothing_else_can_be_shown(learner: Learner) -> None:
    async with in_lab(learner) as player:
        player.app.signs = ASCII
        await say(player, "5000")
        assert player.screen.isascii()
        assert "     10/s * 100 = 1,000/s\n" in await player.press("e")
        assert player.screen.isascii()


async def test_tab_turns_to_the_counts(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await say(player, "5000")
        assert player.answer_line.endswith("Tab counts")
        assert "reserved concurrency         5,000" in await player.press("tab")
        assert "×××" in await player.click("Tab curve")


async def test_knobs_and_their_signs_can_be_clicked(learner: Learner) -> None:
    async with in_lab(learner) as player:
        assert "reserved ‹ 100 ›" in await player.click("reserved")
        assert "reserved ‹ 110 ›" in await player.click("›")


async def test_another_seed_gives_other_arrivals(learner: Learner) -> None:
    async with in_lab(learner, "2") as player:
        shown = await say(player, "10 %")
        assert "  ✓ You said 10 % of all throttled   it was 10.6 %" in shown
        await player.press("s")
        await player.pilot.pause(REST + 0.1)
        assert await player.worked() != shown
        assert player.place.endswith("request by request, seed 2")


async def test_too_many_requests_are_left_to_the_flow_and_the_screen_says_so(learner: Learner) -> None:
    async with in_lab(learner) as player:
        await say(player, "5000")
        await player.press("down", "enter")
        await player.type("100k")
        await player.pilot.pause(REST + 0.1)
        await player.worked()
        assert "  More than 500,000 requests: the fluid model stands, without the event loop." in player.rows
        assert player.place.endswith("requests a second, as a flow")


async def test_help_says_what_the_knob_is(learner: Learner) -> None:
    async with in_lab(learner) as player:
        shown = await player.press("question_mark")
        assert "  usual: requests each second before and after the spike.\n" in shown


async def test_a_card_leads_to_its_situation_and_back(learner: Learner) -> None:
    async with playing(learner) as player:
        player.app.look_up("card", learner.desk.library.find("card", "concurrency.reserved"))
        await player.settle()
        assert "l lab" in player.keys
        await player.press("l")
        assert player.place.startswith("Lab  Reserved too small")
        await player.press("escape")
        assert isinstance(player.app.screen, TopicScreen)


async def test_a_card_without_a_situation_has_no_way_there(learner: Learner) -> None:
    async with playing(learner) as player:
        player.app.look_up("card", learner.desk.library.find("card", "concurrency.metrics"))
        await player.settle()
        assert "lab" not in player.keys
        await player.press("l")
        assert isinstance(player.app.screen, TopicScreen)


async def test_facts_that_cannot_be_used_are_said_in_the_list(tmp_path: Path) -> None:
    root = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    (root / "content/facts").mkdir()
    (root / "content/facts/f.yaml").write_text(
        "facts:\n  - id: lambda.concurrency.account\n    title: Quota\n    value: '0'\n    statement: There is none.\n"
        "    source: {title: A page, url: 'https://example.com'}\n    checked: 2026-11-01\n"
    )
    learner = open_learner(root, tmp_path / "data")
    async with playing(learner) as player:
        await player.press("l", "3")
        assert isinstance(player.app.screen, LabsScreen)
        assert "limit takes a whole number" in player.answer_line
    learner.desk.close()
