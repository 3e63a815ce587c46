"""Facts: the list, and one with its source, which is opened only on a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.actions.lookup import FactEntry, FactGroup, fact_entry, fact_groups, fact_ids
from tutor.tui.browser import can_open, open_address
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.facts import FACT, FACTS
from tutor.tui.screens.framed import FramedScreen
from tutor.views import facts as view
from tutor.views.frame import Frame, Page, compose
from tutor.views.lines import EMPTY, Line, cut
from tutor.views.topic.state import Sheet

if TYPE_CHECKING:
    from textual import events

ASKING = "asking"


class FactsScreen(FramedScreen):
    """The facts of a topic, or all of them."""

    BINDINGS = bindings(FACTS)
    about = ("Facts", FACTS)

    def __init__(self, topic: str = "") -> None:
        super().__init__()
        self._topic = topic
        groups = fact_groups(self.app.desk, fact_ids(self.app.desk, topic))
        if topic:
            groups = (FactGroup("", tuple(id for group in groups for id in group.ids)),) if groups else ()
        self._ids = [id for group in groups for id in group.ids]
        self._rows = view.list_rows(groups)
        self._cursor = 0

    def page(self, width: int, height: int) -> Page:
        """The list at a size."""
        library = self.app.desk.library
        part = view.shown(self._rows, self._cursor, height)
        facts = {row: library.fact(self._ids[row]) for row in map(self._rows.__getitem__, part) if isinstance(row, int)}
        body = view.list_body(self._rows, facts, part, self._cursor, width, height, self.app.signs)
        place = library.title("topic", self._topic) if self._topic else self.app.pack_title
        frame = Frame("Facts", place, f"{len(self._ids):,}", keys=keys_for(FACTS, words={"up": ""}))
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_page_up(self) -> None:
        self._leap(-1)

    def action_page_down(self) -> None:
        self._leap(1)

    def action_pick(self, position: int) -> None:
        """Opens a fact of the list."""
        self._cursor = position
        self.action_open()

    def action_open(self) -> None:
        if self._ids:
            self.app.push_screen(FactScreen(self._ids[self._cursor]))

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _move(self, step: int) -> None:
        if self._ids:
            self._cursor = (self._cursor + step) % len(self._ids)
            self.draw()

    def _leap(self, step: int) -> None:
        """A screen up or down; it stops at the ends."""
        size = len(view.shown(self._rows, self._cursor, self.app.size.height))
        self._cursor = max(0, min(self._cursor + step * size, len(self._ids) - 1))
        self.draw()


class FactScreen(FramedScreen):
    """One fact."""

    BINDINGS = bindings(FACT)
    about = ("Fact", FACT)

    def __init__(self, id: str) -> None:
        super().__init__()
        self._entry: FactEntry = fact_entry(self.app.desk, id)
        self._turn = 0
        self._cursor = -1
        self._is_asking = False
        self._note = ""

    def page(self, width: int, height: int) -> Page:
        """The fact at a size."""
        sheets = self._sheets(width, height)
        sheet = sheets[self._turn % len(sheets)]
        words = {} if len(sheets) > 1 else {"page": ""}
        if not self._entry.uses:
            words |= {"choose": "", "down": ""}
        words |= {"choose": "", "open": "open" if self._cursor >= 0 else ""}
        frame = Frame(
            "Fact",
            self.app.desk.library.short(self._entry.id),
            f"checked {self._entry.fact.checked}",
            answer=self._answer_line(width),
            keys=keys_for(FACT, ASKING if self._is_asking else "", words),
        )
        rows = {row: f"choose({link + 1})" for row, link in sheet.links.items()}
        return compose(frame, sheet.lines, rows, width, height, self.app.signs)

    def _answer_line(self, width: int) -> Line:
        if self._is_asking:
            return (
                ("  Open this address?", "flag"),
                ("      ", "text"),
                ("y", "accent bold"),
                (" yes, in a browser", "muted"),
            )
        return (("  " + cut(self._note, width - 4, self.app.signs.folded), "flag"),) if self._note else EMPTY

    def action_choose(self, number: int) -> None:
        """Opens what uses the fact."""
        if number <= len(self._entry.uses):
            use = self._entry.uses[number - 1]
            self.app.look_up(use.kind, use.id)

    def _sheets(self, width: int, height: int) -> list[Sheet]:
        return view.sheets(self._entry, width, height, self._cursor, self.app.signs.cursor)

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        """Over all that uses the fact, on whichever page it stands."""
        count = len(self._entry.uses)
        if count:
            self._cursor = (self._cursor + step) % count if self._cursor >= 0 else (0 if step > 0 else count - 1)
            pages = self._sheets(*self.app.size)
            self._turn = next(i for i, page in enumerate(pages) if self._cursor in page.links.values())
            self.draw()

    def action_open(self) -> None:
        if self._cursor >= 0:
            self.action_choose(self._cursor + 1)
        else:
            self.action_page()

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def action_source(self) -> None:
        """Asks whether to open the source."""
        if can_open(self._entry.fact.source.url):
            self._is_asking = True
        else:
            self._note = "Only addresses that begin with http:// or https:// are opened."
        self.draw()

    def action_accept(self) -> None:
        if self._is_asking:
            self._is_asking = False
            opened = open_address(self.app, self._entry.fact.source.url)
            self._note = "Opened in a browser." if opened else "No browser was found here."
            self.draw()

    def action_leave(self) -> None:
        self.app.pop_screen()

    def on_key(self, event: events.Key) -> None:
        """Any key but y is a no, and puts a remark away."""
        if (self._is_asking and event.key != "y") or self._note:
            self._is_asking, self._note = False, ""
            self.draw()
