"""The list of the lab's situations."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, cut
from tutor.views.listing import more, window
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.lab import PresetLine
    from tutor.views.glyphs import Glyphs

ROWS = 2
INDENT = " " * 7


def body(presets: Sequence[PresetLine], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many situations as fit around the cursor: title and card, below it what it is about."""
    measure, most = measure_of(width), room(height) - BLANKS
    is_spaced = (ROWS + 1) * len(presets) - 1 <= most
    shown = window(len(presets), cursor, len(presets) if ROWS * len(presets) <= most else max(1, (most - 2) // ROWS))
    lines: list[Line] = []
    rows: dict[int, int] = {}
    for i in shown:
        rows |= {len(lines): i, len(lines) + 1: i}
        lines += [*_entry(presets[i], i, i == cursor, measure, signs), *([EMPTY] if is_spaced else [])]
    rest = more(shown, len(presets))
    if rest:
        lines += [EMPTY, (("  " + cut(rest, measure - 2, signs.folded), "muted"),)]
    return Body(lines[: room(height)], rows)


def _entry(line: PresetLine, number: int, is_here: bool, measure: int, signs: Glyphs) -> list[Line]:
    preset = line.preset
    label = str(number + 1) if number < 9 else " "
    first: Line = (
        ("  ", "text"),
        (f"{signs.cursor if is_here else ' '} ", "accent"),
        (f"{label}  ", "accent bold"),
        (cut(preset.title, measure - len(INDENT), signs.folded), "bold" if is_here else "text"),
    )
    return [first, ((INDENT + cut(preset.about, measure - len(INDENT), signs.folded), "muted"),)]
