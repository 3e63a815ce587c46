"""The list of topics, each with a bar a card."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.glyphs import of_level
from tutor.views.lines import EMPTY, Line, cells, cut
from tutor.views.listing import more, window
from tutor.views.study.state import Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.reading import TopicEntry
    from tutor.views.glyphs import Glyphs

LEGEND_ROWS = 2
MOST_BARS = 24


def body(topics: Sequence[TopicEntry], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many topics as fit around the cursor, and what the bars mean."""
    measure, most = measure_of(width), max(1, room(height) - 2 - LEGEND_ROWS)
    if not topics:
        return Body([(("  The pack holds no topic.", "text"),)])
    shown = window(len(topics), cursor, most)
    widest = max(len(topic.levels) for topic in topics)
    bars = min(widest, MOST_BARS if measure >= 76 else 10)
    lines = [_entry(topics[i], i, i == cursor, measure, bars, signs) for i in shown]
    legend = f"{signs.not_seen} not met   {signs.shaky} shaky   {signs.safe} safe   {more(shown, len(topics))}"
    lines += [EMPTY, (("  " + cut(legend.rstrip(), measure - 2, signs.folded), "muted"),)]
    return Body(lines[: room(height)], dict(enumerate(shown)))


def _entry(topic: TopicEntry, number: int, is_here: bool, measure: int, most: int, signs: Glyphs) -> Line:
    """Cursor, number, title, a bar a card, how many cards are met and due."""
    bars = "".join(of_level(level, signs) for level in topic.levels[:most])
    met = sum(level != "not met" for level in topic.levels)
    due = f"   {topic.due} due" if topic.due else ""
    figures = f"  {met:>3} of {len(topic.levels)} met{due}"
    size = max(8, measure - 7 - most - 26)
    title = cut(topic.title, size, signs.folded)
    label = str(number + 1) if number < 9 else " "
    line: Line = (
        ("  ", "text"),
        (signs.cursor if is_here else " ", "accent"),
        (f" {label}  ", "accent bold"),
        (title + " " * (size - cells(title) + 2), "bold" if is_here else "text"),
        (f"{bars:<{most}}", "fill"),
        (figures, "muted"),
    )
    return line
