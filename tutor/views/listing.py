"""Lists to choose from: which part of one is shown, and how an entry begins."""

from __future__ import annotations

from tutor.views.lines import EMPTY, Line, Piece, cells, cut
from tutor.views.study.state import BLANKS, Body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.views.glyphs import Glyphs

# A row of a list: the position of an entry, a heading, or '' for a blank one.
Row = int | str
# How many entries have a digit that opens them, and how wide an entry begins.
NUMBERED = 9
LEAD = 7


def window(count: int, cursor: int, most: int) -> range:
    """The entries to show, at most so many: the cursor stays in the middle where the ends allow it."""
    first = max(0, min(cursor - most // 2, count - most))
    return range(first, min(count, first + max(1, most)))


def more(shown: range, count: int) -> str:
    """What is not shown, in words; '' when all is."""
    above, below = shown.start, count - shown.stop
    said = [f"{above:,} above"] if above else []
    return "   ".join([*said, f"{below:,} below"] if below > 0 else said)


def headed(headings: Sequence[str]) -> list[Row]:
    """Entries, by the heading of each, under those headings: a blank row before each but the first; none for ''."""
    rows: list[Row] = []
    for i, heading in enumerate(headings):
        if heading and (not i or heading != headings[i - 1]):
            rows += ["", heading] if rows else [heading]
        rows.append(i)
    return rows


def lead(position: int, is_here: bool, signs: Glyphs) -> tuple[Piece, ...]:
    """What an entry begins with: margin, cursor, the digit that opens it."""
    label = str(position + 1) if position < NUMBERED else " "
    return ("  ", "text"), (f"{signs.cursor if is_here else ' '} ", "accent"), (f"{label}  ", "accent bold")


def named(position: int, is_here: bool, title: str, measure: int, signs: Glyphs, aside: str = "") -> Line:
    """An entry's title, which leaves room for an aside."""
    tail = f"   {aside}" if aside else ""
    name = (cut(title, measure - LEAD - cells(tail), signs.folded), "bold" if is_here else "text")
    return (*lead(position, is_here, signs), name, (tail, "muted"))


def below(about: str, measure: int, signs: Glyphs) -> Line:
    """What an entry is about, in the line below its title."""
    return ((" " * LEAD + cut(about, measure - LEAD, signs.folded), "muted"),)


def listed(
    rows: Sequence[Row],
    cursor: int,
    draw: Callable[[int], Sequence[Line]],
    measure: int,
    most: int,
    signs: Glyphs,
    legend: str = "",
    can_space: bool = True,
) -> Body:
    """As much of a list as `most` rows hold around the cursor; below it a legend, and in words what is not shown.

    All entries are drawn with as many lines. Blank rows part those of several lines where there is room for that and
    the list is not one that changes while it is looked at.
    """
    tall = len(draw(cursor))
    free = max(1, most - 2 if legend or tall * len(rows) > most else most)
    part = [rows[i] for i in window(len(rows), rows.index(cursor), max(1, free // tall))]
    is_spaced = can_space and tall > 1 and (tall + 1) * len(part) - 1 <= free
    lines: list[Line] = []
    picks: dict[int, int] = {}
    for row in part:
        lines += [EMPTY] if is_spaced and lines else []
        if isinstance(row, int):
            picks |= dict.fromkeys(range(len(lines), len(lines) + tall), row)
        lines += draw(row) if isinstance(row, int) else [_heading(row, measure, signs)]
    shown = sorted(picks.values())
    rest = more(range(shown[0], shown[-1] + 1), sum(isinstance(row, int) for row in rows))
    if said := "   ".join(filter(None, (legend, rest))):
        lines += [EMPTY, (("  " + cut(said, measure - 2, signs.folded), "muted"),)]
    return Body(lines, picks).part(0, max(0, most + BLANKS))


def _heading(text: str, measure: int, signs: Glyphs) -> Line:
    return (("  " + cut(text, measure - 2, signs.folded), "muted"),) if text else EMPTY
