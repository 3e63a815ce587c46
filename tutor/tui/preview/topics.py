"""A topic or card in the preview: its pages, with what they hide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.tui.preview.showing import Showing
from tutor.views import topic as view
from tutor.views.topic.card import uncovered
from tutor.views.topic.state import CHOOSE, READ, TopicState

if TYPE_CHECKING:
    from typing import Self

    from tutor.actions.previewing import TopicPicture
    from tutor.tui.preview.showing import Space
    from tutor.views.lines import Line
    from tutor.views.study.state import Body
    from tutor.views.topic.state import Sheet


@dataclass(frozen=True)
class ShownTopic(Showing):
    """A leaf of a topic that is open."""

    state: TopicState

    def body(self, space: Space) -> Body:
        return view.body(self.state, self._sheet(space), space.width, space.height, space.signs)

    def answer_line(self, space: Space) -> Line:
        return self._sheet(space).hint

    def words(self, space: Space) -> dict[str, str]:
        sheets = self._sheets(space)
        words = {"page": sheets[(self.state.turn + 1) % len(sheets)].name} if len(sheets) > 1 else {}
        is_last = self.state.turn % len(sheets) == len(sheets) - 1
        if self._sheet(space).waits != READ:
            return words | {"go": "show"}
        return words | ({} if is_last and self.state.leaf is not None else {"go": "go on"})

    def go(self, space: Space) -> Showing:
        """Shows what is hidden, then the next page; the opening of a topic is followed by its closing."""
        state, sheets = self.state, self._sheets(space)
        if self._sheet(space).waits != READ:
            return self._in(uncovered(state, self._sheet(space)))
        if state.leaf is None and state.turn % len(sheets) == len(sheets) - 1:
            return self._in(state.going(0 if state.is_closing else len(state.reading.leaves) + 1))
        return self.turning(space)

    def turning(self, space: Space) -> Self:
        return self._in(self.state.turning(1, len(self._sheets(space))))

    def picked(self, position: int, space: Space) -> Showing:
        """The better one of two codes."""
        sheet = self._sheet(space)
        return self._in(self.state.opening(sheet.name, position + 1)) if sheet.waits == CHOOSE else self

    def renewed(self, other: Showing) -> Showing:
        """The same page of the same leaf, opened as far; a card that was answered for stays answered for."""
        if not isinstance(other, ShownTopic):
            return other
        if self.state.leaf is None and self.state.is_closing and other.state.leaf is None:
            other = other._in(other.state.going(len(other.state.reading.leaves) + 1))
        here, there = self.state.at, other.state.at
        opened = {(there, page): far for (at, page), far in self.state.opened.items() if at == here}
        return other._in(replace(other.state, turn=self.state.turn, opened=opened))

    def _sheets(self, space: Space) -> list[Sheet]:
        return view.sheets(self.state, space.width, space.height, space.signs)

    def _sheet(self, space: Space) -> Sheet:
        sheets = self._sheets(space)
        return sheets[self.state.turn % len(sheets)]

    def _in(self, state: TopicState) -> Self:
        return replace(self, state=state)


def shown_topic(picture: TopicPicture) -> ShownTopic:
    """A topic at its opening, or at one of its cards."""
    cards = [leaf.id for leaf in picture.reading.leaves]
    at = cards.index(picture.card) + 1 if picture.card in cards else 0
    return ShownTopic(TopicState(picture.reading).going(at))
