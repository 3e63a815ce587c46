"""Which file and item the preview is at, and what becomes of them when a file is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from tutor.actions.lookup import FactEntry
from tutor.actions.previewing import BlueprintPicture, ProblemPicture, QuestionPicture, TopicPicture
from tutor.content.findings import ERROR
from tutor.content.model.scenario import Scenario
from tutor.tui.preview.drills import ShownDrill
from tutor.tui.preview.facts import ShownFact
from tutor.tui.preview.problems import shown_problem
from tutor.tui.preview.questions import shown_question
from tutor.tui.preview.showing import Reader
from tutor.tui.preview.topics import shown_topic
from tutor.views import blueprint as blueprint_view

if TYPE_CHECKING:
    from tutor.actions.previewing import Item, Picture, Proof
    from tutor.content.findings import Finding
    from tutor.tui.preview.showing import Showing

# Reading text is made for this many columns; a blueprint's page does not turn its lines anew.
MEASURE = 78


@dataclass(frozen=True)
class Shown:
    """The file as it was read last, the item that is shown, counted from 0, and how it stands on the screen.

    It is stale when the item's present state cannot be shown: what stands there is its last sound one, if any.
    """

    proof: Proof | None = None
    at: int = 0
    item: Item | None = None
    showing: Showing | None = None
    is_stale: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is said of the file: of the item first, then of the rest."""
        if self.proof is None:
            return ()
        return tuple(sorted(self.proof.findings, key=lambda finding: not self.is_here(finding)))

    @property
    def elsewhere(self) -> tuple[Finding, ...]:
        """The errors in other files for which the item cannot be shown, when its own lines have none."""
        if self.proof is None or not self.is_stale:
            return ()
        has_own = any(finding.severity == ERROR and self.is_here(finding) for finding in self.proof.findings)
        return () if has_own else self.proof.causes

    def is_here(self, finding: Finding) -> bool:
        """Whether a finding stands in the item that is shown."""
        return self.item is not None and self.item.line <= finding.span.line < self.item.until

    def read(self, proof: Proof, line: int = 0) -> Shown:
        """After a file was read: the same item, by its id, else what stands in its place; or what stands at a line."""
        if self.proof is None or self.proof.path != proof.path or line:
            return Shown(proof).going(_at_line(proof, line))
        at = next((i for i, item in enumerate(proof.items) if self._is_same(item)), -1)
        if at < 0 and self._is_passing(proof):
            return replace(self, proof=proof, is_stale=True)
        at = min(self.at, len(proof.items) - 1) if at < 0 else at
        return replace(self, proof=proof)._shown(at)

    def going(self, at: int) -> Shown:
        """Another item of the file."""
        return replace(self, showing=None)._shown(at)

    def _shown(self, at: int) -> Shown:
        items = self.proof.items if self.proof is not None else ()
        if not 0 <= at < len(items):
            return replace(self, at=0, item=None, showing=None, is_stale=False)
        picture = items[at].picture
        if picture is None:
            return replace(self, at=at, item=items[at], is_stale=True)
        fresh = showing_of(picture)
        showing = self.showing.renewed(fresh) if self.showing is not None else fresh
        return replace(self, at=at, item=items[at], showing=showing, is_stale=False)

    def _is_same(self, item: Item) -> bool:
        return self.item is not None and (item.kind, item.id) == (self.item.kind, self.item.id)

    def _is_passing(self, proof: Proof) -> bool:
        """Whether the item is missing because its file cannot be read now, and may well come back."""
        before = len(self.proof.items) if self.proof is not None else 0
        has_errors = any(finding.severity == ERROR for finding in proof.findings)
        return not proof.is_there or (has_errors and len(proof.items) < before)


def showing_of(picture: Picture) -> Showing:
    """An item as it is met first."""
    match picture:
        case QuestionPicture():
            return shown_question(picture)
        case ProblemPicture():
            return shown_problem(picture)
        case TopicPicture():
            return shown_topic(picture)
        case FactEntry():
            return ShownFact(picture)
        case Scenario():
            return ShownDrill(picture)
        case BlueprintPicture():
            short = picture.short
            lines = blueprint_view.lines(picture.blueprint, picture.covered, lambda id: short.get(id, id), MEASURE)
            return Reader(tuple(lines), "exam")
        case _:
            assert_never(picture)


def _at_line(proof: Proof, line: int) -> int:
    """The item that stands at a line; the first one where none does."""
    return next((i for i, item in enumerate(proof.items) if item.line <= line < item.until), 0)
