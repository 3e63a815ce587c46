"""Rules for cards."""

from __future__ import annotations

from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at

BODY_WORDS = 90
DIAGRAM_COLUMNS = 76


def body_length(item: Item, reading: Reading) -> None:
    """A body fits one page of 80 x 24."""
    words = len(item.value.body.split())
    if words > BODY_WORDS:
        reading.say(at(item.node, "body"), "W201", f"the body has {words} words; {BODY_WORDS} fit a page")


def diagram_width(item: Item, reading: Reading) -> None:
    """A diagram is never wrapped."""
    widest = max((len(line) for line in item.value.diagram.split("\n")), default=0)
    if widest > DIAGRAM_COLUMNS:
        node = at(item.node, "diagram")
        reading.say(node, "W202", f"the diagram is {widest} columns wide; {DIAGRAM_COLUMNS} fit")
