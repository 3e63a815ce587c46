"""Flagged questions: the list of them, to read, to study, to take the flag off."""

from __future__ import annotations

from tutor.actions.flags import Flagged, flagged, toggle
from tutor.study.selection import FLAGGED, Scope
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.flagged import FLAGGED as KEYS
from tutor.tui.screens.framed import FramedScreen
from tutor.views import flagged as view
from tutor.views.frame import Frame, Page, compose


class FlaggedScreen(FramedScreen):
    """Every flagged question; one whose flag is taken off stays in sight until one leaves."""

    BINDINGS = bindings(KEYS)
    about = ("Flagged", KEYS)

    def __init__(self) -> None:
        super().__init__()
        self._questions: tuple[Flagged, ...] = ()
        self._off: frozenset[str] = frozenset()
        self._cursor = 0

    def on_screen_resume(self) -> None:
        self._questions, self._off = flagged(self.app.desk), frozenset()
        self._cursor = max(0, min(self._cursor, len(self._questions) - 1))
        self.draw()

    def page(self, width: int, height: int) -> Page:
        """The list at a size."""
        body = view.body(self._questions, self._off, self._cursor, width, height, self.app.signs)
        count = len(self._questions) - len(self._off)
        words = {"up": ""} if self._questions else {"up": "", "down": "", "open": "", "flag": ""}
        words |= {} if count else {"study": ""}
        if self._questions and self._questions[self._cursor].id in self._off:
            words["flag"] = "flag"
        frame = Frame("Flagged", figure=f"{count}", keys=keys_for(KEYS, words=words))
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_pick(self, position: int) -> None:
        """Opens a question."""
        self._cursor = position
        self.action_open()

    def action_open(self) -> None:
        if self._questions:
            here = self._questions[self._cursor]
            self.app.look_up(here.kind, here.id)

    def action_study(self) -> None:
        if len(self._off) < len(self._questions):
            self.app.study(Scope(only=FLAGGED))

    def action_flag(self) -> None:
        """Takes the flag off, or puts it back."""
        if self._questions:
            id = self._questions[self._cursor].id
            self._off = self._off - {id} if toggle(self.app.desk, id) else self._off | {id}
            self.draw()

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _move(self, step: int) -> None:
        if self._questions:
            self._cursor = (self._cursor + step) % len(self._questions)
            self.draw()
