"""A page of lines, updated in place: no layout, no markup, so no text can act or vanish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tutor.tui.themes import role_styles
from tutor.views.frame import Page

if TYPE_CHECKING:
    from textual import events

    from tutor.views.lines import Line


class PageView(Widget):
    """Shows a page; tells its screen what was clicked."""

    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """A place of the page that does something."""

        action: str

    def __init__(self) -> None:
        super().__init__()
        self._page = Page(())
        self._strips: list[Strip] = []
        self._styles: dict[str, Style] = {}

    @property
    def page(self) -> Page:
        """What is shown."""
        return self._page

    def show(self, page: Page) -> None:
        """Puts a page in place of the last one, redrawing only lines that differ."""
        old = self._page.lines
        self._page = page
        if not self._styles:
            self._take_styles()
        if len(old) != len(page.lines):
            self._strips = [self._strip(line) for line in page.lines]
            self.refresh()
            return
        changed = [row for row, line in enumerate(page.lines) if line != old[row]]
        for row in changed:
            self._strips[row] = self._strip(page.lines[row])
        if changed:
            self.refresh(*(Region(0, row, self.size.width, 1) for row in changed))

    def restyle(self) -> None:
        """Takes the colours of the theme that is set now."""
        self._take_styles()
        self._strips = [self._strip(line) for line in self._page.lines]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row, filled to the width."""
        if not self._styles:
            self._take_styles()
        strip = self._strips[y] if y < len(self._strips) else Strip([])
        return strip.adjust_cell_length(self.size.width, self._styles["text"])

    def on_click(self, event: events.Click) -> None:
        for start, end, action in self._page.targets.get(event.y, ()):
            if start <= event.x < end:
                self.post_message(self.Clicked(action))

    def _take_styles(self) -> None:
        self._styles = role_styles(self.app.theme_variables)

    def _strip(self, line: Line) -> Strip:
        return Strip([Segment(text, self._style(role)) for text, role in line])

    def _style(self, role: str) -> Style:
        """The style of a role; "right bold" is two of them."""
        if role not in self._styles:
            first, *more = role.split()
            self._styles[role] = self._styles[first] + Style(bold="bold" in more)
        return self._styles[role]
