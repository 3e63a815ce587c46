"""Progress: mastery and hours, exam tasks, retention, forecast, heat-map, readiness; a page each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tutor.actions.progress import progress_aside
from tutor.content.text import clean_line
from tutor.errors import TutorError
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.progress import PROGRESS
from tutor.tui.screens.framed import FramedScreen
from tutor.views.frame import Frame, Page, compose, room
from tutor.views.lines import wrap
from tutor.views.progress.pages import pages
from tutor.views.progress.readiness import READINESS, readiness
from tutor.views.study.state import Body, measure_of, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.ready import Ready
    from tutor.progress.shapes import Progress


class ProgressScreen(FramedScreen):
    """Where the learner stands. A thread counts, on connections of its own, so that no key waits for it."""

    BINDINGS = bindings(PROGRESS)
    about = ("Progress", PROGRESS)

    @dataclass
    class Counted(Message):
        """The figures are known."""

        figures: Progress

    @dataclass
    class NotCounted(Message):
        """Why there are no figures now."""

        why: str

    @dataclass
    class Foretold(Message):
        """How ready one is, or why that cannot be told."""

        ready: Ready | None
        why: str

    def __init__(self, begins_with: str = "") -> None:
        super().__init__()
        self._figures: Progress | None = None
        self._told = self.Foretold(None, "Looking ahead.")
        self._begins_with = begins_with
        self._turn = 0
        self._waiting = "Counting."

    def on_screen_resume(self) -> None:
        self.run_worker(self._count, thread=True, exclusive=True)
        self.draw()

    def page(self, width: int, height: int) -> Page:
        """The page that Tab has turned to."""
        if self._figures is None:
            waiting = Frame("Progress", keys=keys_for(PROGRESS, words={"page": "", "page_back": ""}))
            said = wrap(self._waiting, measure_of(width), "muted", (("  ", "muted"),), "  ")
            return compose(waiting, said, {}, width, height, self.app.signs)
        body = self._body(self._figures, width, height)
        here = self._turn % len(body.pages)
        at, count = _chapter(body.pages, here)
        words = {"page": body.pages[(here + 1) % len(body.pages)], "page_back": ""}
        words |= {"readiness": ""} if body.pages[here] == READINESS else {}
        frame = Frame("Progress", body.pages[here], f"{at} of {count}", keys=keys_for(PROGRESS, words=words))
        return compose(frame, body.lines, {}, width, height, self.app.signs)

    def _body(self, figures: Progress, width: int, height: int) -> Body:
        """The page that Tab has turned to; at first the one that was asked for."""
        measure, most = measure_of(width), room(height)
        told = readiness(self._told.ready, self._told.why, measure, most)
        shown = [
            *pages(figures, measure, self.app.signs),
            *[("more" if at else READINESS, one) for at, one in enumerate(told)],
        ]
        leaves = [(name, Body(lines)) for name, lines in shown]
        body = turned(leaves, self._turn, most)
        if self._begins_with in body.pages:
            self._turn, self._begins_with = body.pages.index(self._begins_with), ""
            return turned(leaves, self._turn, most)
        return body

    def on_progress_screen_counted(self, message: Counted) -> None:
        self._figures = message.figures
        if self.is_current:
            self.draw()

    def on_progress_screen_not_counted(self, message: NotCounted) -> None:
        self._waiting = message.why
        if self.is_current:
            self.draw()

    def on_progress_screen_foretold(self, message: Foretold) -> None:
        self._told = message
        if self.is_current:
            self.draw()

    def action_readiness(self) -> None:
        """Turns to the page of readiness."""
        self._begins_with = READINESS
        self.draw()

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def action_page_back(self) -> None:
        self._turn -= 1
        self.draw()

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _count(self) -> None:
        """In the thread. Figures that are shown already stay when they cannot be counted anew."""
        from tutor.actions.ready_aside import ready_aside

        try:
            self.post_message(self.Counted(progress_aside(self.app.desk)))
        except TutorError as error:
            self.post_message(self.NotCounted(clean_line(str(error))))
        try:
            self.post_message(self.Foretold(ready_aside(self.app.desk), ""))
        except TutorError as error:
            self.post_message(self.Foretold(None, clean_line(str(error))))


def _chapter(pages: Sequence[str], here: int) -> tuple[int, int]:
    """Which subject a page belongs to, and of how many: a page that goes on with one is no other, so that the count
    stays when figures that are told later need more room.
    """
    begins = [page != "more" for page in pages]
    return sum(begins[: here + 1]), sum(begins)
