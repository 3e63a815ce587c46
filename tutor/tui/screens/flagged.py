"""Flagged questions: the list of them, to read, to study, to take the flag off."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.actions.flags import Flagged, flagged, toggle
from tutor.study.selection import FLAGGED, Scope
from tutor.tui.commands.command import bindings
from tutor.tui.commands.flagged import FLAGGED as KEYS
from tutor.tui.screens.listing import ListScreen
from tutor.views import flagged as view
from tutor.views.frame import Frame
from tutor.views.study.state import Body


class FlaggedScreen(ListScreen[Flagged]):
    """Every flagged question; one whose flag is taken off stays in sight until one leaves."""

    BINDINGS = bindings(KEYS)
    about = ("Flagged", KEYS)

    def __init__(self) -> None:
        super().__init__()
        self._off: frozenset[str] = frozenset()

    def load(self) -> Sequence[Flagged]:
        self._off = frozenset()
        return flagged(self.app.desk)

    def frame(self) -> Frame:
        return Frame("Flagged", figure=f"{len(self.entries) - len(self._off)}")

    def words(self) -> dict[str, str]:
        if self.here is None:
            return {"study": "", "flag": ""}
        words = {"flag": "flag"} if self.here.id in self._off else {}
        return words | ({} if len(self._off) < len(self.entries) else {"study": ""})

    def body(self, width: int, height: int) -> Body:
        return view.body(self.entries, self._off, self.cursor, width, height, self.app.signs)

    def open_entry(self, entry: Flagged) -> None:
        self.app.look_up(entry.kind, entry.id)

    def action_study(self) -> None:
        if len(self._off) < len(self.entries):
            self.app.study(Scope(only=FLAGGED))

    def action_flag(self) -> None:
        """Takes the flag off, or puts it back."""
        if self.here is not None:
            id = self.here.id
            self._off = self._off - {id} if toggle(self.app.desk, id) else self._off | {id}
            self.draw()
