"""The list of topics, each with a bar a card."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.glyphs import of_level
from tutor.views.lines import Line, cells, cut
from tutor.views.listing import LEAD, lead, listed
from tutor.views.study.state import BLANKS, Body, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.reading import TopicEntry
    from tutor.views.glyphs import Glyphs

MOST_BARS = 24


def body(topics: Sequence[TopicEntry], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """As many topics as fit around the cursor, and what the bars mean."""
    if not topics:
        return Body([(("  The pack holds no topic.", "text"),)])
    measure = measure_of(width)
    aside = max(cells(_figures(topic)) for topic in topics)
    bars = min(max(len(topic.levels) for topic in topics), MOST_BARS if measure >= 76 else 10)

    def entry(i: int) -> list[Line]:
        return [_entry(topics[i], i, i == cursor, measure - aside - 2, bars, signs)]

    legend = f"{signs.not_seen} not met   {signs.shaky} shaky   {signs.safe} safe"
    return listed(range(len(topics)), cursor, entry, measure, room(height) - BLANKS, signs, legend)


def _entry(topic: TopicEntry, position: int, is_here: bool, measure: int, most: int, signs: Glyphs) -> Line:
    """Title and a bar a card in so many columns, behind them how many cards are met and due."""
    bars = "".join(of_level(level, signs) for level in topic.levels[:most])
    size = max(8, measure - LEAD - most - 2)
    title = cut(topic.title, size, signs.folded)
    return (
        *lead(position, is_here, signs),
        (title + " " * (size - cells(title) + 2), "bold" if is_here else "text"),
        (f"{bars:<{most}}", "fill"),
        (f"  {_figures(topic)}", "muted"),
    )


def _figures(topic: TopicEntry) -> str:
    """How many cards are met and due."""
    met = sum(level != "not met" for level in topic.levels)
    return f"{met:>3} of {len(topic.levels)} met" + (f"   {topic.due} due" if topic.due else "")
