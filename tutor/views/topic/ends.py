"""The first and the last leaf of a topic: what it is about, and what stays of it."""

from __future__ import annotations

from tutor.views.lines import Line, wrap
from tutor.views.topic.state import CLOSING, OPENING, Part, Sheet, entries, labelled, packed, prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.reading import Link, Reading

# A last page of so few rows does not stand alone.
_FEW = 4


def opening(reading: Reading, measure: int, most: int) -> list[Sheet]:
    """The big idea, the mental model and where it breaks down, what one will be able to do, what to know first."""
    topic, model = reading.topic, reading.topic.mental_model
    parts = [Part(prose(topic.big_idea, measure))] if topic.big_idea else []
    if model is not None:
        parts.append(Part(labelled("Picture it", model.analogy, measure)))
        parts.append(Part(labelled("Where the picture breaks down", model.breaks_down, measure)))
    parts += entries("You will be able to", [_entry(goal.text, measure) for goal in topic.objectives])
    parts += entries("Know first", _links(reading.requires, measure), link=True)
    return _sheets(OPENING, parts, most)


def closing(reading: Reading, measure: int, most: int) -> list[Sheet]:
    """What to take away, the words, and where to go on."""
    topic = reading.topic
    parts = entries("To take away", [_entry(takeaway, measure) for takeaway in topic.takeaways])
    terms = [wrap(term.meaning, measure, "text", ((f"  {term.term}: ", "bold"),), "    ") for term in topic.glossary]
    parts += entries("Words", terms)
    parts += entries("Go on with", _links(reading.connections, measure), link=True)
    return _sheets(CLOSING, parts, most)


def page_of(sheets: Sequence[Sheet], word: str) -> int:
    """Which page of the closing explains a word; the first where none does."""
    heads = [[line[0][0] for line in sheet.lines if line] for sheet in sheets]
    return next((at for at, first in enumerate(heads) if f"  {word}: " in [head.replace("`", "") for head in first]), 0)


def _sheets(name: str, parts: list[Part], most: int) -> list[Sheet]:
    """The pages; without hints, so each has a row more. A last one of a few rows takes more from the one before it."""
    pages = packed(parts, most + 1)
    if len(pages) > 1 and len(pages[-1][0]) <= _FEW:
        tallest = max(len(part.lines) for part in parts)
        tries = (packed(parts, height) for height in range(tallest, most + 1))
        pages = next((page for page in tries if len(page) == len(pages)), pages)
    return [Sheet(name, lines, links=links) for lines, links in pages] or [Sheet(name, [])]


def _entry(text: str, measure: int) -> list[Line]:
    return wrap(text, measure, "text", (("  - ", "muted"),), "    ")


def _links(links: Sequence[Link], measure: int) -> list[list[Line]]:
    lines = []
    for number, link in enumerate(links, 1):
        first = ((f"  {number}  " if number <= 9 else "     ", "accent bold"),)
        title = wrap(link.title, measure, "text", first, "     ")
        why = wrap(link.because, measure, "muted", (("     ", "muted"),), "     ") if link.because else []
        lines.append([*title, *why])
    return lines
