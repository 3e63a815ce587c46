"""The reading room in the app, key by key: topics, search, facts."""

from __future__ import annotations

import webbrowser
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from tests.actions.packs import Learner, open_learner
from tests.tui.player import press_keys
from tests.views.reading_pack import write_reading_pack
from tutor.tui.app import TutorApp
from tutor.tui.browser import can_open, open_address
from tutor.tui.screens.fact import FactScreen
from tutor.tui.screens.facts import FactsScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.search import QuestionScreen, SearchScreen
from tutor.tui.screens.study import StudyScreen
from tutor.tui.screens.topic import TopicScreen
from tutor.tui.screens.topics import TopicsScreen
from tutor.tui.widgets.page_view import PageView
from tutor.views.lines import cells, plain


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the reading pack."""
    learner = open_learner(write_reading_pack(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


class Browser(webbrowser.BaseBrowser):
    """A browser that keeps what it was asked to open."""

    def __init__(self) -> None:
        super().__init__("kept")
        self.opened: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.opened.append(url)
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    """The browser of this machine, as far as the tutor can tell."""
    kept = Browser()
    monkeypatch.setattr(webbrowser, "_tryorder", [])
    monkeypatch.setattr(webbrowser, "_browsers", {})
    webbrowser.register("kept", None, kept, preferred=True)
    return kept


@asynccontextmanager
async def running(learner: Learner, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The app at a size."""
    async with TutorApp(learner.desk, seed=5).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def lines(pilot: Pilot[None]) -> list[str]:
    """What the screen shows."""
    return [plain(line) for line in pilot.app.screen.query_one(PageView).page.lines]


def on(pilot: Pilot[None]) -> type[Screen[Any]]:
    """Which screen is open."""
    return type(pilot.app.screen)


def typed(screen: Screen[Any]) -> str:
    """What stands in the field of the search."""
    return screen.query_one("#words", Input).value


async def press(pilot: Pilot[None], *keys: str) -> str:
    """Presses keys and returns what is shown then."""
    await press_keys(pilot, *keys)
    return "\n".join(lines(pilot))


async def test_t_lists_the_topics_and_enter_or_a_digit_opens_one(learner: Learner) -> None:
    async with running(learner) as pilot:
        shown = await press(pilot, "t")
        assert on(pilot) is TopicsScreen
        assert "  ▸ 1  Paper planes" in shown
        assert "    2  Kites" in shown
        assert "A plane is a sheet that was folded well." in await press(pilot, "enter")
        assert "Kites" in (await press(pilot, "escape", "2")).splitlines()[0]


async def test_the_head_has_the_topic_and_its_exam_tasks_of_the_newest_editions(learner: Learner) -> None:
    async with running(learner) as pilot:
        head = (await press(pilot, "t", "1")).splitlines()[0]
        assert head.split() == "Topic Paper planes DVA 1.2 SAA 2.1".split()


async def test_enter_goes_through_a_card_to_its_own_questions_and_back(learner: Learner) -> None:
    async with running(learner) as pilot:
        shown = await press(pilot, "t", "1", "enter")
        assert "It stalls." not in shown
        assert "It stalls." in await press(pilot, "space")
        assert "Which of the two does as the card says?      1 the first    2 the second" in await press(pilot, "enter")
        assert "does as the card says" in await press(pilot, "1")
        assert "Is it so?" in await press(pilot, "enter")
        assert "✓ Right, a myth" in await press(pilot, "n")
        assert "Folding in the air." in await press(pilot, "enter")
        assert "Folding on a table." in await press(pilot, "enter")
        shown = await press(pilot, "enter")
        assert "in front" not in shown
        assert "Enter show   a show all" in shown
        shown = await press(pilot, "enter")
        assert "in front" in shown
        assert "keeps it straight" not in shown
        assert "keeps it straight" in await press(pilot, "enter")
        shown = await press(pilot, "enter")
        assert "A clip on the nose." in shown
        assert "A sheet can be folded seven times." in shown
        assert "Enter go on" in shown
        shown = await press(pilot, "enter")
        assert "The card ends here    → reads on    Enter asks 2 questions about it" in shown
        assert "Enter test me" in shown
        shown = await press(pilot, "enter")
        assert on(pilot) is StudyScreen
        assert "Which is the first choice of planes.nose." in shown
        await press(pilot, "escape")
        assert on(pilot) is TopicScreen


async def test_a_uncovers_a_whole_comparison_and_turning_the_page_takes_the_pause_back(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "t", "1", "enter", "enter", *["tab"] * 4)
        assert "keeps it straight" in await press(pilot, "a")
        assert "The card ends here" in await press(pilot, "enter", "enter")
        assert "The card ends here" not in await press(pilot, "tab")
        assert "The card ends here" not in await press(pilot, "shift+tab")
        assert "The topic ends here    Enter asks questions about it" in await press(pilot, *["right"] * 2, "enter")
        assert on(pilot) is TopicScreen
        await press(pilot, "enter")
        assert on(pilot) is StudyScreen


async def test_a_test_of_one_card_asks_its_questions_once(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "t", "1", "enter", "enter", *["tab"] * 5, "enter", "enter")
        asked: list[str] = []
        while on(pilot) is StudyScreen and len(asked) < 5:
            shown = "\n".join(lines(pilot))
            if "first choice of" not in shown:
                break
            asked.append(shown.partition("first choice of ")[2].split("?")[0])
            await press(pilot, "z", "enter")
            if "The nose" in "\n".join(lines(pilot)[2:]):
                await press(pilot, "enter")
        assert sorted(asked) == ["planes.nose.1", "planes.nose.2"]


async def test_after_a_test_the_map_shows_how_the_card_is_held_now(learner: Learner) -> None:
    async with running(learner) as pilot:
        assert "1 of 2, not met" in await press(pilot, "t", "1", "enter", "enter", *["tab"] * 5)
        await press(pilot, "enter", "enter", "z", "escape")
        if on(pilot) is StudyScreen:  # offers the last lap before it lets go
            await press(pilot, "escape")
        assert "1 of 2, shaky" in "\n".join(lines(pilot))


async def test_a_drawing_wider_than_the_screen_moves_sideways_and_stops_at_its_ends(learner: Learner) -> None:
    async with running(learner, (14, 30)) as pilot:
        assert "  nose ===>\n" in await press(pilot, "t", "1", "right", "enter", "tab")
        for _ in range(2):
            assert "  ===> tail\n" in await press(pilot, "greater_than_sign")
        assert "  nose ===>\n" in await press(pilot, "less_than_sign")


async def test_arrows_turn_cards_and_stop_at_the_ends(learner: Learner) -> None:
    async with running(learner) as pilot:
        assert "A plane is a sheet" in await press(pilot, "t", "1", "left")
        assert "What happens to a plane" in await press(pilot, "right")
        assert "[Choose TWO] it steers." in await press(pilot, "right")
        assert "To take away" in await press(pilot, "right", "right", "right")
        assert "[Choose TWO] it steers." in await press(pilot, "left")


async def test_what_was_uncovered_stays_so_when_one_comes_back(learner: Learner) -> None:
    async with running(learner) as pilot:
        assert "It stalls." in await press(pilot, "t", "1", "right", "enter", "right", "left")


async def test_n_goes_on_to_a_connected_topic_and_p_to_what_it_requires(learner: Learner) -> None:
    async with running(learner) as pilot:
        assert (await press(pilot, "t", "1", "n")).splitlines()[0].split() == ["Topic", "Kites"]
        assert (await press(pilot, "p")).splitlines()[0].startswith("  Topic  Paper planes")


async def test_digits_follow_the_links_of_opening_and_closing(learner: Learner) -> None:
    async with running(learner) as pilot:
        assert "Know first\n  1  Paper planes" in await press(pilot, "t", "2")
        assert (await press(pilot, "1")).splitlines()[0].startswith("  Topic  Paper planes")
        await press(pilot, "left", "right", "right", "right")
        assert (await press(pilot, "1")).splitlines()[0].startswith("  Topic  Kites")


async def test_a_title_that_looks_like_markup_shows_every_character_and_acts_on_nothing(learner: Learner) -> None:
    async with running(learner) as pilot:
        shown = await press(pilot, "t", "1", "right", "right")
        assert "The tail [/b][@click=app.quit]x[/]" in shown
        row = next(i for i, line in enumerate(lines(pilot)) if "@click" in line)
        await pilot.click(PageView, offset=(32, row))
        assert on(pilot) is TopicScreen


async def test_results_come_while_one_types_and_enter_opens_the_card_in_its_topic(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "slash")
        assert on(pilot) is SearchScreen
        shown = await press(pilot, *"stalls")
        assert "▸ card      The nose" in shown
        shown = await press(pilot, "enter")
        assert on(pilot) is TopicScreen
        assert "What happens to a plane" in shown
        assert typed(pilot.app.screen_stack[-2]) == "stalls"


async def test_a_fact_a_question_and_a_word_open_where_they_belong(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "slash", *"seven", "enter")
        assert on(pilot) is FactScreen
        shown = await press(pilot, "escape", *["backspace"] * 5, *"first choice", "enter")
        assert on(pilot) is QuestionScreen
        assert "  a  Choice 1 of planes.nose." in shown
        assert learner.desk.store.memories() == {}
        shown = await press(pilot, "escape", *["backspace"] * 12, *"wing lifts", "enter")
        assert "What stays" in shown


async def test_a_word_that_was_found_opens_the_page_that_explains_it(learner: Learner, tmp_path: Path) -> None:
    topic = tmp_path / "pack/content/topics/a-planes.yaml"
    words = "".join(f"  - {{term: Fold {n}, meaning: Number {n} of many.}}\n" for n in range(40))
    topic.write_text(topic.read_text().replace("glossary:\n", f"glossary:\n{words}"))
    many = open_learner(tmp_path / "pack", tmp_path / "data")
    async with running(many) as pilot:
        shown = await press(pilot, "slash", *"wing lifts", "enter")
        assert on(pilot) is TopicScreen
        assert "Stall: The wing lifts no more." in shown
    many.desk.close()


async def test_a_question_that_was_found_shows_its_key_on_enter_and_records_nothing(learner: Learner) -> None:
    async with running(learner) as pilot:
        shown = await press(pilot, "slash", *"first choice", "enter")
        assert "    a  Choice 1 of planes.nose." in shown
        assert "reason" not in shown
        assert "It stands first." not in shown
        assert "Enter show the key   t test me   c card" in shown
        shown = await press(pilot, "enter")
        assert "  ✓ a  Choice 1 of planes.nose." in shown
        assert "Because of reason 4." in shown
        assert "It stands first." in shown
        assert "show the key" not in shown
        assert learner.desk.store.memories() == {}


async def test_t_on_a_question_that_was_found_asks_the_questions_of_its_card(learner: Learner) -> None:
    async with running(learner) as pilot:
        shown = await press(pilot, "slash", *"first choice", "enter", "t")
        assert on(pilot) is StudyScreen
        assert "Which is the first choice of planes.nose." in shown
        await press(pilot, "escape")
        assert on(pilot) is QuestionScreen


async def test_what_is_typed_into_search_never_acts(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "slash", "q", "question_mark", "slash", "left_square_bracket", "slash", "b", "1")
        assert on(pilot) is SearchScreen
        assert typed(pilot.app.screen) == "q?/[/b1"
        await press(pilot, "escape")
        assert on(pilot) is HomeScreen


async def test_there_is_no_search_in_the_middle_of_a_question(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "enter", "slash")
        assert on(pilot) is StudyScreen


async def test_f_lists_all_facts_from_home_and_a_topics_own_from_there(learner: Learner) -> None:
    async with running(learner) as pilot:
        assert "A note at home" in await press(pilot, "f")
        assert on(pilot) is FactsScreen
        shown = await press(pilot, "escape", "t", "1", "f")
        assert "Folds of a plane" in shown
        assert "A note at home" not in shown


async def test_a_fact_leads_to_the_card_that_uses_it(learner: Learner) -> None:
    async with running(learner) as pilot:
        assert "1  card      The nose" in await press(pilot, "f", "enter")
        assert "What happens to a plane" in await press(pilot, "1")


async def test_an_address_is_opened_only_after_a_yes(learner: Learner, browser: Browser) -> None:
    async with running(learner) as pilot:
        shown = await press(pilot, "f", "enter", "y")
        assert "https://example.org/folds?of=paper" in shown
        assert browser.opened == []
        assert "Open this address?" in await press(pilot, "o")
        assert "Open this address?" not in await press(pilot, "n")
        await press(pilot, "y")
        assert browser.opened == []
        assert "Opened in a browser." in await press(pilot, "o", "y")
        assert browser.opened == ["https://example.org/folds?of=paper"]


async def test_nothing_but_an_address_of_the_web_is_opened(learner: Learner, browser: Browser) -> None:
    for address in ("file:///etc/passwd", "javascript:alert(1)", "ftp://example.org", "example.org", "http//x", "-h"):
        assert not can_open(address)
        assert not open_address(TutorApp(learner.desk), address)
    assert browser.opened == []


async def test_a_machine_without_a_browser_is_told_so(learner: Learner, browser: Browser) -> None:
    browser.open = lambda url, new=0, autoraise=True: False  # type: ignore[method-assign]
    async with running(learner) as pilot:
        assert "No browser was found here." in await press(pilot, "f", "enter", "o", "y")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_every_screen_of_the_reading_room_is_as_tall_and_wide_as_the_terminal(
    learner: Learner, size: tuple[int, int]
) -> None:
    async with running(learner, size) as pilot:
        for keys in (["t"], ["1"], ["right", "enter"], *[["tab"]] * 5, ["f"], ["enter"], ["slash"], [*"nose"]):
            await press(pilot, *keys)
            shown = lines(pilot)
            assert len(shown) == size[1]
            assert max(cells(line) for line in shown) <= size[0]


@pytest.mark.parametrize("keys", [["t"], ["t", "1"], ["f"], ["f", "enter"]])
async def test_help_lists_the_commands_of_each_screen(learner: Learner, keys: list[str]) -> None:
    async with running(learner) as pilot:
        await press(pilot, *keys)
        name = lines(pilot)[0].split()[0]
        assert lines(pilot)[-1].endswith("? help")
        shown = await press(pilot, "question_mark")
        assert shown.splitlines()[0].split() == ["Help", name]


async def test_arrows_and_enter_open_what_uses_a_fact_whichever_its_number(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "f", "enter")
        assert on(pilot) is FactScreen
        assert "▸ 1  card" in await press(pilot, "down")
        assert "Enter open" in lines(pilot)[-1]
        await press(pilot, "enter")
        assert on(pilot) is TopicScreen


async def test_ctrl_c_says_what_leaves(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "ctrl+c")
        assert [note.message for note in pilot.app._notifications] == [
            "Every answer is kept. Ctrl-Q leaves the tutor from anywhere, q from Home; Esc goes back."
        ]


async def test_p_says_so_where_no_topic_comes_before(learner: Learner) -> None:
    async with running(learner) as pilot:
        await press(pilot, "t", "1", "p")
        assert [note.message for note in pilot.app._notifications] == ["No topic has to be known before this one."]
