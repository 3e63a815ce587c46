"""What the Study screen shows, and what its middle is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tutor.views.lines import EMPTY, MEASURE, Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.feedback import Feedback
    from tutor.content.model.teaching import Card
    from tutor.study.asking import Asked

QUESTION, FEEDBACK, CARD, LAP_OFFER, DONE = "question", "feedback", "card", "lap offer", "done"
# Blank rows around a body that is not short of room: after the line, before the answer line, before the keys.
BLANKS = 3


@dataclass(frozen=True)
class StudyState:
    """`chosen`, `sequence` and `cursor` count what is offered in the order shown; `turn` counts pages turned.

    `sequence` holds what was put into order, or the right-hand text of each left-hand one, -1 for none; `filled` the
    gaps as they were typed. `at` is the left-hand text or the gap that is answered next.
    `note` is a remark to be read once; `is_rating` asks what the answer is to count as.
    """

    phase: str
    asked: Asked | None = None
    feedback: Feedback | None = None
    card: Card | None = None
    chosen: frozenset[int] = frozenset()
    sequence: tuple[int, ...] = ()
    filled: tuple[str, ...] = ()
    at: int = 0
    cursor: int = -1
    turn: int = 0
    message: tuple[str, ...] = ()
    note: str = ""
    is_rating: bool = False

    @property
    def is_typed(self) -> bool:
        """Whether an answer is being typed."""
        return self.phase == QUESTION and self.asked is not None and self.asked.is_typed


def is_overlay(note: str) -> bool:
    """Whether a remark has rows of its own, which cover the page until they are closed."""
    return "\n" in note


@dataclass(frozen=True)
class Body:
    """Lines, which row picks which offer, the pages that Tab turns, and the column where what is picked begins."""

    lines: list[Line]
    rows: dict[int, int] = field(default_factory=dict)
    pages: tuple[str, ...] = ("",)
    column: int = 0

    def below(self, count: int) -> dict[int, int]:
        """The rows, when the body stands below so many others."""
        return {row + count: i for row, i in self.rows.items()}

    def part(self, start: int, end: int) -> Body:
        """Some of the lines."""
        rows = {row - start: i for row, i in self.rows.items() if start <= row < end}
        return replace(self, lines=self.lines[start:end], rows=rows)


@dataclass(frozen=True)
class Block:
    """Lines that stay together. `pick` is the offer that a click on them picks, -1 for none; a blank row follows
    blocks that end a part, whatever the room, and none those that the next one joins.
    """

    lines: list[Line]
    pick: int = -1
    ends: bool = False
    joins: bool = False


def turned(pages: Sequence[tuple[str, Body]], turn: int, most: int) -> Body:
    """The page that Tab has turned to. One that is too tall even so goes on behind another Tab."""
    leaves = [leaf for name, page in pages for leaf in _leaves(name, page, most)]
    return replace(leaves[turn % len(leaves)][1], pages=tuple(name for name, _ in leaves))


def _leaves(name: str, page: Body, most: int) -> list[tuple[str, Body]]:
    if len(page.lines) <= most or most < 1:
        return [(name, page)]
    starts = range(0, len(page.lines), most)
    return [(name if not start else "more", page.part(start, start + most)) for start in starts]


def parted(blocks: Sequence[list[Line]], most: int) -> list[list[Line]]:
    """Pages of so many lines, none of which parts a block that fits; a blank row that ends one may be left out."""
    pages: list[list[Line]] = [[]]
    for block in blocks:
        size = len(block) - (block[-1:] == [EMPTY])
        if pages[-1] and len(pages[-1]) + size > most:
            pages.append([])
        pages[-1] += block
    return [page[:-1] if page[-1:] == [EMPTY] else page for page in pages]


def measure_of(width: int) -> int:
    """How wide reading text may run, its left margin included."""
    return min(width - 2, MEASURE + 2)


def stacked(blocks: Sequence[Block], spaced: bool) -> Body:
    """Blocks under each other, with a blank row between them or without."""
    lines: list[Line] = []
    rows: dict[int, int] = {}
    for i, block in enumerate(blocks):
        if i and (blocks[i - 1].ends or (spaced and not blocks[i - 1].joins)):
            lines.append(EMPTY)
        if block.pick >= 0:
            rows |= dict.fromkeys(range(len(lines), len(lines) + len(block.lines)), block.pick)
        lines += block.lines
    return Body(lines, rows)


def shifted(lines: Sequence[Line]) -> list[Line]:
    """Lines without their left margin: a right column has its own."""
    return [((line[0][0][2:], line[0][1]), *line[1:]) if line and line[0][0][:2] == "  " else line for line in lines]
