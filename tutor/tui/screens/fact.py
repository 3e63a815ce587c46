"""A fact with its source, which is opened only on a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.actions.lookup import FactEntry, fact_entry
from tutor.tui.browser import can_open, open_address
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.fact import FACT
from tutor.tui.screens.framed import FramedScreen
from tutor.views import facts as view
from tutor.views.frame import Frame, Page, compose
from tutor.views.lines import EMPTY, Line, cut
from tutor.views.topic.state import Sheet

if TYPE_CHECKING:
    from textual import events

ASKING = "asking"


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
