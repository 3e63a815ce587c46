"""The list of the lab's situations."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import Line
from tutor.views.listing import below, listed, named
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.lab import PresetLine
    from tutor.views.glyphs import Glyphs


def body(presets: Sequence[PresetLine], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many situations as fit around the cursor: title, below it what it is about."""
    measure = measure_of(width)

    def entry(i: int) -> list[Line]:
        preset = presets[i].preset
        return [named(i, i == cursor, preset.title, measure, signs), below(preset.about, measure, signs)]

    return listed(range(len(presets)), cursor, entry, measure, room(height) - BLANKS, signs)
