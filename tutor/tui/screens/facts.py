"""Facts: the list of them."""

from __future__ import annotations

from tutor.actions.lookup import FactGroup, fact_groups, fact_ids
from tutor.tui.commands.command import bindings
from tutor.tui.commands.fact import FACTS
from tutor.tui.screens.fact import FactScreen
from tutor.tui.screens.listing import ListScreen
from tutor.views import facts as view
from tutor.views.frame import Frame
from tutor.views.study.state import Body


class FactsScreen(ListScreen[str]):
    """The facts of a topic, or all of them, by their ids."""

    BINDINGS = bindings(FACTS)
    about = ("Facts", FACTS)

    def __init__(self, topic: str = "") -> None:
        super().__init__()
        self._topic = topic
        groups = fact_groups(self.app.desk, fact_ids(self.app.desk, topic))
        self._ids = [id for group in groups for id in group.ids]
        self._rows = view.rows_of([FactGroup("", tuple(self._ids))] if topic else groups)

    def load(self) -> list[str]:
        return self._ids

    def frame(self) -> Frame:
        place = self.app.desk.library.title("topic", self._topic) if self._topic else self.app.pack_title
        return Frame("Facts", place, f"{len(self._ids):,}")

    def body(self, width: int, height: int) -> Body:
        fact = self.app.desk.library.fact
        return view.list_body(self._rows, lambda i: fact(self._ids[i]), self.cursor, width, height, self.app.signs)

    def open_entry(self, entry: str) -> None:
        self.app.push_screen(FactScreen(entry))
