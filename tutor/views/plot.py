"""A curve in characters, for a terminal of any width."""

from __future__ import annotations

from tutor.calculator.shown import number, quantity, unit_of
from tutor.calculator.units import COUNT
from tutor.views.lines import Line, cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    from tutor.calculator.subject import Curve, Number
    from tutor.views.glyphs import Glyphs

HEIGHT = 10


def plot_lines(curve: Curve, width: int, signs: Glyphs) -> list[Line]:
    """The curve under its title, with its ends at the axes and the level to compare with as a line."""
    top = max([*(y for _, y in curve.points), curve.level or 0]) or 1
    left = max(cells(_label(y, curve.y_unit)) for y in (0, top)) + 3
    columns = max(10, min(width - left - 2, 60))
    heights = [_row(_at(curve, column / (columns - 1)), top) for column in range(columns)]
    level = None if curve.level is None else _row(curve.level, top)
    lines: list[Line] = [(("  " + curve.title, "bold"),)]
    for row in range(HEIGHT, -1, -1):
        label = _label(top if row == HEIGHT else 0, curve.y_unit) if row in (0, HEIGHT) else ""
        lines.append(((f"{label:>{left}} {signs.bar}", "muted"), *_cells(heights, row, level, signs)))
    lines.append(((" " * left + " " + _axis(curve, columns), "muted"),))
    if curve.level is not None:
        said = f"{signs.line_left * 2} {curve.level_name}: {_label(curve.level, curve.y_unit)}"
        lines.append(((" " * (left + 2) + said, "muted"),))
    return lines


def _label(value: Number, unit: str) -> str:
    """A value at an axis: what is counted is said in the title."""
    return number(value) if unit_of(unit)[0] == COUNT else quantity(value, unit)


def _at(curve: Curve, part: float) -> Number:
    """The curve's value at this part of its width."""
    return curve.points[round(part * (len(curve.points) - 1))][1]


def _row(value: Fraction | int, top: Number) -> int:
    return round(float(value) / float(top) * HEIGHT)


def _cells(heights: list[int], row: int, level: int | None, signs: Glyphs) -> tuple[tuple[str, str], ...]:
    """One row: the curve where it is at this height, the level's line behind it."""
    rest, mark = signs.line_left if row == level else " ", signs.boxed if len(signs.boxed) == 1 else "*"
    return tuple((mark if height == row else rest, "accent" if height == row else "muted") for height in heights)


def _axis(curve: Curve, columns: int) -> str:
    first, last = (_label(curve.points[i][0], curve.x_unit) for i in (0, -1))
    middle = curve.x.center(max(columns - cells(first) - cells(last), len(curve.x) + 2))
    return f" {first}{middle}{last}"
