"""Rules for cards."""

from __future__ import annotations

from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at
from tutor.content.spans import span_of_line, span_of_word

BODY_WORDS = 90
DIAGRAM_COLUMNS = 76


def body_length(item: Item, reading: Reading) -> None:
    """A body fits one page of 80 x 24."""
    words = len(item.value.body.split())
    if words > BODY_WORDS:
        place = span_of_word(at(item.node, "body"), reading.text, BODY_WORDS)
        message = f"the body has {words} words; {BODY_WORDS} fit a page"
        reading.say_at(place, "W201", message, "what begins here is too much")


def diagram_width(item: Item, reading: Reading) -> None:
    """A diagram is never wrapped."""
    widths = [len(line) for line in item.value.diagram.split("\n")]
    widest = max(widths)
    if widest > DIAGRAM_COLUMNS:
        place = span_of_line(at(item.node, "diagram"), reading.text, widths.index(widest))
        reading.say_at(place, "W202", f"the diagram is {widest} columns wide; {DIAGRAM_COLUMNS} fit")
