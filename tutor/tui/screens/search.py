"""Search: results as one types; and a question to read, its key on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from tutor.study.selection import Scope
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.search import QUESTION_READ, SEARCH
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.listing import ListScreen
from tutor.tui.screens.topic import TopicScreen
from tutor.tui.widgets.page_view import PageView
from tutor.views import search as view
from tutor.views.frame import Frame, Page, compose
from tutor.views.lines import EMPTY, cells
from tutor.views.study.state import Body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tutor.content.search import Hit

MOST = 20


class SearchScreen(ListScreen["Hit"]):
    """A field, and what the library holds of it."""

    BINDINGS = bindings(SEARCH)
    AUTO_FOCUS = "#words"
    about = ("Search", SEARCH)

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._near: list[str] = []

    def compose(self) -> ComposeResult:
        yield PageView()
        yield Input(id="words", compact=True, select_on_focus=False)

    def load(self) -> Sequence[Hit]:
        return self.entries

    def frame(self) -> Frame:
        return Frame("Search", self.app.pack_title, self._found())

    def body(self, width: int, height: int) -> Body:
        return view.body(self._words, self.entries, self.cursor, width, height, self.app.signs, self._near)

    def draw(self) -> None:
        """Shows the page, and puts the field behind its prompt."""
        super().draw()
        field = self.query_one("#words", Input)
        lines = self.query_one(PageView).page.lines
        row = next((row for row, line in enumerate(lines) if line and line[0][0] == view.PROMPT), 3)
        field.styles.offset = (cells(view.PROMPT), row)
        field.styles.width = max(8, min(60, self.app.size.width - cells(view.PROMPT) - 2))

    def _found(self) -> str:
        if len(self.entries) == MOST:
            return f"the best {MOST}"
        return f"{len(self.entries)} found" if self._words.strip() else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        self._words = event.value
        library = self.app.desk.library
        self.entries = library.search(event.value, MOST)
        self._near = library.nearest(event.value) if event.value.strip() and not self.entries else []
        self.go_to(0)

    def on_input_submitted(self) -> None:
        self.action_open()

    def open_entry(self, entry: Hit) -> None:
        if entry.kind == "term":
            self.app.push_screen(TopicScreen(entry.id, word=entry.title))
        else:
            self.app.look_up(entry.kind, entry.id)


class QuestionScreen(FramedScreen):
    """A question to read, its key on request: nothing is answered and nothing recorded."""

    BINDINGS = bindings(QUESTION_READ)
    about = ("Question", QUESTION_READ)

    def __init__(self, id: str) -> None:
        super().__init__()
        self._question = self.app.desk.library.question(id)
        self._turn = 0
        self._shows_key = False

    def page(self, width: int, height: int) -> Page:
        """The question at a size."""
        library = self.app.desk.library
        sheets = view.question_sheets(self._question, width, height, self.app.signs, self._shows_key)
        words = {"show": ""} if self._shows_key else {}
        words |= {} if len(sheets) > 1 else {"page": ""}
        frame = Frame(
            "Question",
            library.title("card", self._question.card),
            "to read only",
            answer=EMPTY if self._shows_key else (("  Answer for yourself first", "muted"),),
            keys=keys_for(QUESTION_READ, words=words),
        )
        return compose(frame, sheets[self._turn % len(sheets)].lines, {}, width, height, self.app.signs)

    def action_show(self) -> None:
        """Enter: shows the key, then turns the pages."""
        if self._shows_key:
            self.action_page()
        else:
            self._shows_key, self._turn = True, 0
            self.draw()

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def action_test(self) -> None:
        """Asks the card's questions, each once; where all are kept for exams, the topic's."""
        card, library = self._question.card, self.app.desk.library
        topics, probes = (library.parent("card", card),), library.probes(card)
        self.app.study(Scope(topics, cards=(card,)) if probes else Scope(topics), len(probes) or None)

    def action_card(self) -> None:
        self.app.look_up("card", self._question.card)

    def action_leave(self) -> None:
        self.app.pop_screen()
