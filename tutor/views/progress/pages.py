"""The pages of progress, in their order."""

from __future__ import annotations

from tutor.views.lines import cells, folded, plain
from tutor.views.progress.ahead import ahead
from tutor.views.progress.heat import heat
from tutor.views.progress.overview import objectives, overview
from tutor.views.progress.recall import recall

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.progress.shapes import Progress
    from tutor.views.glyphs import Glyphs
    from tutor.views.lines import Line


def pages(progress: Progress, width: int, signs: Glyphs) -> list[tuple[str, list[Line]]]:
    """Name and lines of each page, no line wider than `width`."""
    shown = whole_pages(progress, width, signs)
    return [(name, [row for line in lines for row in _rows(line, width)]) for name, lines in shown]


def whole_pages(progress: Progress, width: int, signs: Glyphs) -> list[tuple[str, list[Line]]]:
    """The same made for a width, with what is too wide for it still whole."""
    return [
        ("overview", overview(progress, width, signs)),
        ("exam tasks", objectives(progress, width, signs)),
        ("retention", recall(progress, width, signs)),
        ("forecast", ahead(progress, width, signs)),
        ("heat-map", heat(progress, width, signs)),
    ]


def _rows(line: Line, width: int) -> list[Line]:
    return folded(line, width) if cells(plain(line)) > width else [line]
