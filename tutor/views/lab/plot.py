"""Columns in characters: parts that stand on each other, limit lines behind them, axes around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tutor.calculator.shown import number
from tutor.views.glyphs import ASCII
from tutor.views.lines import Line, Piece, cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.views.glyphs import Glyphs
    from tutor.views.lab.columns import Column, Course

EIGHTHS = "▁▂▃▄▅▆▇"
# At the right of the columns: what a limit line is called.
NAME_ROOM = 9
MOST_TICKS = 4
TICK_ROOM = 10


@dataclass(frozen=True)
class Marks:
    """A character and a role for each part of a column."""

    provisioned: Piece
    warm: Piece
    cold: Piece
    throttled: Piece
    limit: Piece
    eighths: str = EIGHTHS

    @property
    def parts(self) -> tuple[Piece, ...]:
        """From below."""
        return self.provisioned, self.warm, self.cold, self.throttled


def marks(signs: Glyphs, has_colour: bool) -> Marks:
    """Warm is another shade where colours are missing: it stands on provisioned."""
    if signs == ASCII:
        return Marks(("P", "accent"), ("#", "fill"), ("c", "text"), ("x", "wrong"), ("-", "muted"), "")
    warm = "█" if has_colour else "▓"
    return Marks(("█", "accent"), (warm, "fill"), ("▒", "text"), ("×", "wrong"), ("┄", "muted"))


@dataclass(frozen=True)
class Limit:
    """A line across the plot."""

    value: float
    name: str


@dataclass(frozen=True)
class Scale:
    """What the rows of a plot stand for: `top` is the upper edge of the highest one."""

    top: float
    rows: int

    def row(self, value: float) -> int:
        """How many rows a value is high, rounded."""
        return min(int(value * self.rows / self.top + 0.5), self.rows)


def scale_of(courses: Sequence[Course], limits: Sequence[Limit], rows: int) -> Scale:
    """As high as the highest column, and one row above a limit that lies not far above it."""
    top = max((column.total for course in courses for column in course.columns), default=0.0)
    near = [limit.value * (1 + 1 / rows) for limit in limits if limit.value <= top * 1.5]
    return Scale(max([top, *near]) or 1.0, rows)


def heights(column: Column, scale: Scale) -> tuple[int, int, int, int]:
    """Rows of each part from below. They add up to those of the whole, and a cold start has one at least."""
    ends, so_far = [0], 0.0
    for part in (column.provisioned, column.warm, column.cold, column.throttled):
        so_far += part
        ends.append(scale.row(so_far))
    rows = [end - start for start, end in pairwise(ends)]
    if column.cold and not rows[2]:
        most = max((1, 3, 0), key=lambda part: rows[part])
        rows[most] = max(rows[most] - 1, 0)
        rows[2] = 1
    return rows[0], rows[1], rows[2], rows[3]


def cells_of(column: Column, scale: Scale, drawn: Marks) -> list[Piece]:
    """A column from below. Where nothing stands on warm its top is cut in eighths."""
    if drawn.eighths and column.warm and not column.cold and not column.throttled:
        return _cut(column, scale, drawn)
    return [part for part, rows in zip(drawn.parts, heights(column, scale), strict=True) for _ in range(rows)]


def _cut(column: Column, scale: Scale, drawn: Marks) -> list[Piece]:
    eighths = max(min(int(column.total * scale.rows * 8 / scale.top + 0.5), scale.rows * 8), 1)
    whole, rest = divmod(eighths, 8)
    below = scale.row(column.provisioned)
    if below > whole:
        return [drawn.provisioned] * below
    top = [(drawn.eighths[rest - 1], drawn.warm[1])] if rest else []
    return [*[drawn.provisioned] * below, *[drawn.warm] * (whole - below), *top]


def grid(course: Course, scale: Scale, limits: Sequence[Limit], drawn: Marks) -> list[Line]:
    """The rows of a course from above, without axes; a limit's line shows where no column stands."""
    columns = [cells_of(column, scale, drawn) for column in course.columns]
    lines = {limit_row(limit, scale) for limit in limits}
    return [_row(columns, row, drawn.limit if row in lines else (" ", "text")) for row in reversed(range(scale.rows))]


def limit_row(limit: Limit, scale: Scale) -> int:
    """The row of its line, right above columns that reach it; -1 when it lies above them all."""
    row = int(limit.value * scale.rows / scale.top + 0.5)
    return row if row < scale.rows else -1


def _row(columns: Sequence[Sequence[Piece]], row: int, behind: Piece) -> Line:
    pieces: list[Piece] = []
    for column in columns:
        character, role = column[row] if row < len(column) else behind
        if pieces and pieces[-1][1] == role:
            pieces[-1] = (pieces[-1][0] + character, role)
        else:
            pieces.append((character, role))
    return tuple(pieces)


def name_of(row: int, limits: Sequence[Limit], scale: Scale) -> str:
    """What the limit is called whose line is in this row, the lowest of them."""
    names = [limit.name for limit in sorted(limits, key=lambda limit: limit.value) if limit_row(limit, scale) == row]
    return names[0] if names else ""


def ticks(scale: Scale) -> dict[int, str]:
    """Round values at their rows, counted from below: a label stands where columns of that value end."""
    size = nice(scale.top / min(MOST_TICKS, max(scale.rows // 2, 1)))
    marked: dict[int, str] = {}
    value = size
    while value <= scale.top * (1 + 1e-9):
        marked.setdefault(max(scale.row(value) - 1, 0), number(int(value) if size >= 1 else _exact(value)))
        value += size
    return marked


def nice(least: float) -> float:
    """The first of 1, 2, 5, 10, ... that is no less."""
    size = 1e-3
    while True:
        for step in (1, 2, 5):
            if size * step >= least * (1 - 1e-9):
                return size * step
        size *= 10


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(1000)


def time_axis(course: Course) -> str:
    """Seconds under the columns, as far apart as can be read."""
    size = nice(max(TICK_ROOM * course.seconds, 1.0))
    text, at = "0 s", size
    while (column := round(at / course.seconds)) < len(course.columns) - 2:
        text = f"{text:<{column}}{number(int(at))}"
        at += size
    return text


def side_of(scale: Scale) -> int:
    """How wide the labels at the left are, with the axis."""
    return 2 + max(cells(label) for label in (*ticks(scale).values(), "0")) + 2


def framed(
    grids: Sequence[tuple[Course, list[Line]]], scale: Scale, limits: Sequence[Limit], signs: Glyphs, gap: int = 4
) -> list[Line]:
    """One plot, or two beside each other on one scale, with axes and the names of limits."""
    axis, corner, flat = ("|", "+", "-") if signs == ASCII else ("│", "└", "─")
    tick = "+" if signs == ASCII else "┤"
    labels, side = ticks(scale), side_of(scale)
    lines: list[Line] = []
    for i in range(scale.rows):
        row = scale.rows - 1 - i
        label = labels.get(row, "")
        pieces: list[Piece] = [(f"{label:>{side - 2}} ", "muted"), (tick if label else axis, "rule"), *grids[0][1][i]]
        for _, drawn in grids[1:]:
            pieces += [(" " * gap, "text"), *drawn[i]]
        name = name_of(row, limits, scale)
        lines.append((*pieces, (f" {name}", "muted")) if name else tuple(pieces))
    below = (" " * gap).join(flat * len(course.columns) for course, _ in grids)
    lines.append(((f"{'0':>{side - 2}} ", "muted"), (f"{corner}{below}", "rule")))
    times = (" " * gap).join(f"{time_axis(course):<{len(course.columns)}}" for course, _ in grids)
    lines.append(((" " * side + times.rstrip(), "muted"),))
    return lines
