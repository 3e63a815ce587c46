"""The list of mock exams: what each is, below it how it stands."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.listing import LEAD, listed, named
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.views.glyphs import Glyphs


def body(titles: Sequence[tuple[str, str]], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many titles as fit around the cursor, each with what is said of it."""
    if not titles:
        return Body([(("  The pack holds no form of a mock exam.", "text"),)])
    measure, indent = measure_of(width), " " * LEAD
    abouts = [wrap(about, measure, "muted", ((indent, "muted"),), indent) for _, about in titles]
    tall = max(map(len, abouts))

    def entry(i: int) -> list[Line]:
        first = named(i, i == cursor, titles[i][0], measure, signs)
        return [first, *abouts[i], *[EMPTY] * (tall - len(abouts[i]))]

    return listed(range(len(titles)), cursor, entry, measure, room(height) - BLANKS, signs)
