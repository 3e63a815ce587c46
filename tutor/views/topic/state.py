"""What the Topic screen shows, and what its pages are made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import takewhile

from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.actions.reading import Leaf, Reading
    from tutor.views.lines import Piece

# What a page waits for: an answer of one's own, a choice of two codes, a verdict, a look, or nothing.
ASK, CHOOSE, JUDGE, HIDDEN, READ = "ask", "choose", "judge", "hidden", "read"
OPENING, CLOSING = "opening", "closing"
INDENT: tuple[Piece, ...] = (("  ", "text"),)


@dataclass(frozen=True)
class TopicState:
    """Where the reader is: `at` is 0 for the opening, then the cards from 1 on, then the closing; `turn` counts pages.

    `opened` says how far the hidden parts of a page were opened, or which choice was made there; `is_paused` that the
    reader has come to the end of the leaf and is asked whether to go on.
    """

    reading: Reading
    at: int = 0
    turn: int = 0
    opened: Mapping[tuple[int, str], int] = field(default_factory=dict)
    is_paused: bool = False

    @property
    def leaf(self) -> Leaf | None:
        """The card that is open; None on the opening and the closing."""
        leaves = self.reading.leaves
        return leaves[self.at - 1] if 0 < self.at <= len(leaves) else None

    @property
    def is_closing(self) -> bool:
        """Whether the last leaf of the topic is open."""
        return self.at > len(self.reading.leaves)

    def how_far(self, page: str) -> int:
        """How far a page of the present card was opened; 0 for not at all."""
        return self.opened.get((self.at, page), 0)

    def opening(self, page: str, how_far: int) -> TopicState:
        """The state with a page opened so far."""
        return replace(self, opened={**self.opened, (self.at, page): how_far})

    def going(self, at: int) -> TopicState:
        """The state at another leaf; there is nothing before the opening and after the closing."""
        return replace(self, at=max(0, min(at, len(self.reading.leaves) + 1)), turn=0, is_paused=False)

    def turning(self, step: int, pages: int) -> TopicState:
        """The state at another page of the leaf; after the last one comes the first."""
        return replace(self, turn=(self.turn + step) % pages, is_paused=False)


@dataclass(frozen=True)
class Sheet:
    """One page. `name` says what opens there, `hint` stands on the answer line, `until` is how far it can be opened.

    `links` are rows that lead to something, counted from 0.
    """

    name: str
    lines: list[Line]
    waits: str = READ
    hint: Line = EMPTY
    since: int = 0
    links: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """Lines that stay together on a page; a tight one follows without a blank row. `link` is what they lead to."""

    lines: list[Line]
    is_tight: bool = False
    link: int = -1


def prose(text: str, measure: int, role: str = "text") -> list[Line]:
    """Reading text with the margin."""
    return wrap(text, measure, role, (("  ", role),), "  ")


def labelled(label: str, text: str, measure: int, role: str = "text") -> list[Line]:
    """A label above its text."""
    return [*prose(label, measure, "muted"), *prose(text, measure, role)]


def entries(title: str, lines: Sequence[list[Line]], link: bool = False) -> list[Part]:
    """A heading with its entries; the heading never stands alone at the end of a page."""
    if not lines:
        return []
    tight = [Part(entry, is_tight=True, link=number if link else -1) for number, entry in enumerate(lines)]
    return [Part([((f"  {title}", "bold"),)]), *tight]


def packed(parts: Sequence[Part], most: int) -> list[tuple[list[Line], dict[int, int]]]:
    """Parts on as few pages as hold them in order, each with its rows that lead somewhere. What is too tall is cut."""
    pages: list[tuple[list[Line], dict[int, int]]] = []
    pieces = _cut(parts, max(1, most))
    for i, part in enumerate(pieces):
        gap: list[Line] = [] if part.is_tight else [EMPTY]
        needed = len(gap) + (len(part.lines) if part.is_tight else _kept(pieces[i:], most))
        if not pages or len(pages[-1][0]) + needed > most:
            pages.append(([], {}))
            gap = []
        lines, links = pages[-1]
        lines += gap
        if part.link >= 0:
            links |= dict.fromkeys(range(len(lines), len(lines) + len(part.lines)), part.link)
        lines += part.lines
    return pages


def _kept(parts: Sequence[Part], most: int) -> int:
    """How many rows stay together: a part with the tight ones below it where a page holds them, else with the first."""
    tight = list(takewhile(lambda part: part.is_tight, parts[1:]))
    heights = [len(part.lines) for part in (parts[0], *tight)]
    return next(rows for rows in (sum(heights), sum(heights[:2]), heights[0]) if rows <= most)


def _cut(parts: Sequence[Part], most: int) -> list[Part]:
    """Parts none of which is taller than a page."""
    return [
        Part(part.lines[start : start + most], part.is_tight or start > 0, part.link)
        for part in parts
        for start in range(0, len(part.lines), most)
    ]
