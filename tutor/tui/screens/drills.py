"""Drills: the list of them."""

from __future__ import annotations

import os

from tutor.actions.drilling import Drilling, DrillLine, drills, least_played
from tutor.tui.commands.command import bindings
from tutor.tui.commands.drill import DRILLS
from tutor.tui.screens.drill import DrillScreen
from tutor.tui.screens.listing import ListScreen
from tutor.views import drills as view
from tutor.views.study.state import Body


class DrillsScreen(ListScreen[DrillLine]):
    """The drills to choose from; the cursor begins at one that was played least."""

    BINDINGS = bindings(DRILLS)
    about = ("Drills", DRILLS)

    def load(self) -> list[DrillLine]:
        return drills(self.app.desk)

    def begins_at(self) -> int:
        return least_played(self.entries)

    def body(self, width: int, height: int) -> Body:
        return view.body(self.entries, self.cursor, width, height, self.app.signs)

    def open_entry(self, entry: DrillLine) -> None:
        self.app.push_screen(DrillScreen(Drilling(self.app.desk, entry.id, int.from_bytes(os.urandom(4)))))
