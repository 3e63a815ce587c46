"""What an item looks like now: a value that each key turns into another one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line
from tutor.views.study.state import Body, turned

if TYPE_CHECKING:
    from typing import Self

    from tutor.views.glyphs import Glyphs


@dataclass(frozen=True)
class Space:
    """The part of the screen that an item has, as wide and high as a screen of its own would be."""

    width: int
    height: int
    signs: Glyphs


@dataclass(frozen=True)
class Showing:
    """An item as it stands on the screen. What a key does not change stays as it is."""

    def body(self, space: Space) -> Body:
        """The middle of the screen."""
        raise NotImplementedError

    def answer_line(self, space: Space) -> Line:
        """What stands above the keys."""
        return EMPTY

    def words(self, space: Space) -> dict[str, str]:
        """What the keys do now, by action; a key that is not named does nothing."""
        pages = self.body(space).pages
        return {"page": "more"} if len(pages) > 1 else {}

    @property
    def is_typed(self) -> bool:
        """Whether its answer is typed."""
        return False

    def go(self, space: Space) -> Showing:
        """Enter."""
        return self

    def turning(self, space: Space) -> Self:
        """Tab."""
        return self

    def picked(self, position: int, space: Space) -> Showing:
        """A digit, counted from 0."""
        return self

    def moved(self, step: int) -> Showing:
        """Up or down."""
        return self

    def submitted(self, confidence: str) -> Showing:
        """An answer given, with its confidence."""
        return self

    def typed(self, text: str) -> Showing:
        """An answer typed."""
        return self

    def to_card(self) -> Showing:
        """The card behind it."""
        return self

    def back(self) -> Showing | None:
        """Where it was opened from; None at its beginning."""
        return None

    def renewed(self, other: Showing) -> Showing:
        """The same place in what was read anew: another file's state of the item, which begins where this one is."""
        return other


@dataclass(frozen=True)
class Reader(Showing):
    """Lines to read."""

    lines: tuple[Line, ...]
    name: str = "start"
    turn: int = 0

    def body(self, space: Space) -> Body:
        return turned([(self.name, Body(list(self.lines)))], self.turn, room(space.height))

    def turning(self, space: Space) -> Self:
        return replace(self, turn=self.turn + 1)

    def go(self, space: Space) -> Showing:
        return self.turning(space)

    def renewed(self, other: Showing) -> Showing:
        return replace(other, turn=self.turn) if isinstance(other, Reader) else other
