"""The Topic screen: a map of the cards, and the page that is open. Nothing scrolls: what does not fit turns."""

from __future__ import annotations

from dataclasses import replace

from tutor.views.frame import WIDE, beside, room
from tutor.views.glyphs import of_level
from tutor.views.lines import EMPTY, Line, broken, cut
from tutor.views.study.state import Body, measure_of
from tutor.views.topic import card, ends
from tutor.views.topic.state import INDENT, Sheet, TopicState, prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.views.glyphs import Glyphs

# Blank rows around a page: after the line, and before the keys.
BLANKS = 2
# Below this room the map gives way to the text.
LEAST_ROOM = 12
LIST_COLUMN = 84


def sheets(state: TopicState, width: int, height: int, signs: Glyphs) -> list[Sheet]:
    """The pages of the leaf that is open, without what stands above each."""
    measure = measure_of(width)
    most = max(1, room(height) - BLANKS - len(_head(state, width, height, signs)))
    if state.leaf is None:
        return (ends.closing if state.is_closing else ends.opening)(state.reading, measure, most)
    pages = card.sheets(state, state.leaf, measure, most, signs)
    return [replace(page, hint=_within(page.hint, width)) for page in pages]


def body(state: TopicState, sheet: Sheet, width: int, height: int, signs: Glyphs) -> Body:
    """A page with the map and the title above it; where there is room, the cards by name at the right."""
    head = _head(state, width, height, signs)
    lines = [_within(line, width) for line in [*head, *sheet.lines]][: room(height)]
    if width >= WIDE:
        lines = beside(lines, _names(state, width - LIST_COLUMN - 2, room(height), signs), LIST_COLUMN)
    return Body(lines, {row + len(head): link for row, link in sheet.links.items()})


def map_line(state: TopicState, measure: int, signs: Glyphs) -> Line:
    """A glyph a card, by how firmly it is held; the present one in brackets."""
    leaves = state.reading.leaves
    most = max(3, (measure - 34) // 2)
    here = state.at - 1 if state.leaf is not None else -1
    first = max(0, min(here - most // 2, len(leaves) - most))
    pieces = [("  Cards ", "muted")]
    for i, leaf in enumerate(leaves[first : first + most], first):
        glyph = of_level(leaf.level, signs)
        if i == here:
            pieces += [("[", "bold"), (glyph, "fill"), ("]", "bold")]
        else:
            pieces += [("" if i == here + 1 and i else " ", "text"), (glyph, "fill")]
    return (*pieces, (f"   {_standing(state)}", "muted"))


def pause_line(state: TopicState, questions: int, width: int) -> Line:
    """What is said at the end of a card or topic, before its questions are asked."""
    if state.leaf is None:
        said, asks = "The topic ends here", "questions about it"
    else:
        said = "The card ends here"
        asks = f"{questions} questions about it" if questions > 1 else "1 question about it"
        asks = asks if questions else "questions about the topic"
    on: Line = (("→", "accent bold"), (" reads on    ", "muted")) if state.leaf is not None else ()
    return _within(((f"  {said}    ", "text"), *on, ("Enter", "accent bold"), (f" asks {asks}", "muted")), width)


def _standing(state: TopicState) -> str:
    leaves = state.reading.leaves
    if state.leaf is not None:
        return f"{state.at} of {len(leaves)}, {state.leaf.level}"
    met = sum(leaf.level != "not met" for leaf in leaves)
    return f"{met} of {len(leaves)} met"


def _head(state: TopicState, width: int, height: int, signs: Glyphs) -> list[Line]:
    measure = measure_of(width)
    if state.leaf is not None:
        name = state.leaf.card.title
    else:
        name = "What stays" if state.is_closing else state.reading.topic.title
    title = [*prose(cut(name, measure - 2, signs.folded), measure, "bold")[:1], EMPTY]
    return title if room(height) < LEAST_ROOM else [map_line(state, measure, signs), EMPTY, *title]


def _names(state: TopicState, width: int, most: int, signs: Glyphs) -> list[Line]:
    """The cards by name, the present one marked."""
    leaves = state.reading.leaves
    first = max(0, min(state.at - 1 - most // 2, len(leaves) - most))
    lines: list[Line] = []
    for number, leaf in enumerate(leaves[first : first + most], first + 1):
        is_here = number == state.at
        marker = (f"{signs.cursor} ", "accent") if is_here else ("  ", "text")
        title = cut(leaf.card.title, width - 5, signs.folded)
        lines.append((marker, (of_level(leaf.level, signs), "fill"), (f"  {title}", "bold" if is_here else "muted")))
    return lines


def _within(line: Line, width: int) -> Line:
    """The line without what reaches over the edge."""
    return tuple(broken(line, width)[0])


__all__ = ["INDENT", "Body", "Sheet", "TopicState", "body", "map_line", "sheets"]
