"""The knobs in columns, the one at the cursor between the signs that turn it."""

from __future__ import annotations

from tutor.calculator.lab.knobs import shown
from tutor.views.glyphs import ASCII
from tutor.views.lines import Line, Piece, cells, cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.views.glyphs import Glyphs
    from tutor.views.lab.state import LabState

COLUMN = 26
MOST_COLUMNS = 3
NUDGES = ("‹", "›")
# A row, its columns from and to, and what a click there does.
Target = tuple[int, int, int, str]


def knob_lines(state: LabState, width: int, signs: Glyphs) -> tuple[list[Line], list[Target]]:
    """Rows of knobs, and where they are clicked: on the name, or on the signs beside the value."""
    across = max(1, min(MOST_COLUMNS, (width - 2) // COLUMN))
    lines: list[Line] = []
    targets: list[Target] = []
    for start in range(0, len(state.knobs), across):
        pieces: list[Piece] = [("  ", "text")]
        for i in range(start, min(start + across, len(state.knobs))):
            column = 2 + (i - start) * COLUMN
            found, clicked = _cell(state, i, signs)
            targets += [(len(lines), column + first, column + last, action) for first, last, action in clicked]
            pieces += [*found, (" " * max(1, COLUMN - sum(cells(text) for text, _ in found)), "text")]
        lines.append(tuple(pieces[:-1]))
    return lines, targets


def _cell(state: LabState, i: int, signs: Glyphs) -> tuple[list[Piece], list[tuple[int, int, str]]]:
    """A knob: its name and value."""
    knob = state.knobs[i]
    less, more = ("<", ">") if signs == ASCII else NUDGES
    size = cells(knob.label)
    value = cut(shown(knob, state.values.plain[knob.name]), COLUMN - size - 6, signs.folded)
    if i != state.cursor:
        return [(f"{knob.label} ", "muted"), (value, "bold")], [(0, size + 1 + cells(value), f"pick({i})")]
    pieces = [(f"{knob.label} ", "muted"), (f"{less} ", "accent"), (value, "accent bold"), (f" {more}", "accent")]
    end = size + 3 + cells(value)
    return pieces, [(0, size, f"pick({i})"), (size + 1, size + 2, "less"), (end + 1, end + 2, "more")]
