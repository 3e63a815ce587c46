"""The pages of progress, in their order."""

from __future__ import annotations

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
    """Name and lines of each page, no line wider than `width` from 60 on."""
    return [
        ("overview", overview(progress, width, signs)),
        ("exam tasks", objectives(progress, width, signs)),
        ("retention", recall(progress, width, signs)),
        ("forecast", ahead(progress, width, signs)),
        ("heat-map", heat(progress, width, signs)),
    ]
