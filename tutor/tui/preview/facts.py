"""A fact in the preview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.tui.preview.showing import Showing
from tutor.views import facts as view
from tutor.views.study.state import Body

if TYPE_CHECKING:
    from typing import Self

    from tutor.actions.lookup import FactEntry
    from tutor.tui.preview.showing import Space


@dataclass(frozen=True)
class ShownFact(Showing):
    """A fact with its source, its history and what uses it."""

    entry: FactEntry
    turn: int = 0

    def body(self, space: Space) -> Body:
        sheets = view.sheets(self.entry, space.width, space.height)
        return Body(sheets[self.turn % len(sheets)].lines, pages=("fact",) * len(sheets))

    def go(self, space: Space) -> Showing:
        return self.turning(space)

    def turning(self, space: Space) -> Self:
        return replace(self, turn=self.turn + 1)

    def renewed(self, other: Showing) -> Showing:
        return replace(other, turn=self.turn) if isinstance(other, ShownFact) else other
