"""Topics to read: the list of them."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.actions.reading import TopicEntry, topic_entries
from tutor.tui.commands.command import bindings
from tutor.tui.commands.topic import TOPICS
from tutor.tui.screens.facts import FactsScreen
from tutor.tui.screens.listing import ListScreen
from tutor.tui.screens.topic import TopicScreen
from tutor.views import topics as view
from tutor.views.frame import Frame
from tutor.views.study.state import Body


class TopicsScreen(ListScreen[TopicEntry]):
    """All topics, each with a bar a card."""

    BINDINGS = bindings(TOPICS)
    about = ("Topics", TOPICS)

    def load(self) -> Sequence[TopicEntry]:
        return topic_entries(self.app.desk)

    def frame(self) -> Frame:
        return Frame("Topics", figure=self.app.pack_title)

    def body(self, width: int, height: int) -> Body:
        return view.body(self.entries, self.cursor, width, height, self.app.signs)

    def open_entry(self, entry: TopicEntry) -> None:
        self.app.push_screen(TopicScreen(entry.id))

    def action_facts(self) -> None:
        self.app.push_screen(FactsScreen())
