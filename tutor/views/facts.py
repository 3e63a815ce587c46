"""Facts: the list with values and dates, and one with its source, its history and what uses it."""

from __future__ import annotations

from dataclasses import replace

from tutor.views.frame import WIDE, beside, room
from tutor.views.lines import EMPTY, Line, broken, cells, cut, wrap
from tutor.views.listing import LEAD, Row, headed, lead, listed
from tutor.views.study.state import BLANKS, Body, measure_of
from tutor.views.topic.state import Part, Sheet, entries, labelled, packed, prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.actions.lookup import FactEntry, FactGroup, Use
    from tutor.content.model.teaching import Fact
    from tutor.views.glyphs import Glyphs

DATE = 10
DETAIL_COLUMN = 74


def rows_of(groups: Sequence[FactGroup]) -> list[Row]:
    """The facts under their headings; one group needs none."""
    return headed([group.title if len(groups) > 1 else "" for group in groups for _ in group.ids])


def list_body(
    rows: Sequence[Row], fact_at: Callable[[int], Fact], cursor: int, width: int, height: int, signs: Glyphs
) -> Body:
    """As much of the list as fits: headings, and title, value and date of facts, counted from 0.

    On a wide screen it says beside them what the fact at the cursor says.
    """
    if not rows:
        return Body([(("  There is no fact here.", "text"),)])
    measure = DETAIL_COLUMN - 4 if width >= WIDE else measure_of(width)

    def entry(i: int) -> list[Line]:
        return [_entry(fact_at(i), i, i == cursor, measure, signs)]

    body = listed(rows, cursor, entry, measure, room(height) - BLANKS, signs)
    if width < WIDE:
        return body
    lines = beside(body.lines, _detail(fact_at(cursor), width - DETAIL_COLUMN - 2), DETAIL_COLUMN)
    return replace(body, lines=lines[: room(height)])


def _entry(fact: Fact, position: int, is_here: bool, measure: int, signs: Glyphs) -> Line:
    space = measure - LEAD - DATE - 4
    size = space * 3 // 5
    title, value = cut(fact.title, size, signs.folded), cut(value_of(fact), space - size, signs.folded)
    return (
        *lead(position, is_here, signs),
        (_filled(title, size + 2), "bold" if is_here else "text"),
        (_filled(value, space - size + 2), "bold"),
        (fact.checked, "muted"),
    )


def _detail(fact: Fact, width: int) -> list[Line]:
    """The value whole, what the fact says, and where it was read."""
    lines = [*wrap(value_of(fact), width, "bold"), EMPTY, *wrap(fact.statement, width), EMPTY]
    return lines + wrap(fact.source.title, width, "muted")


def value_of(fact: Fact) -> str:
    """The value with its unit."""
    return f"{fact.value} {fact.unit}".strip()


def sources(facts: Sequence[Fact]) -> str:
    """Where facts were read, each page once: its title with the day it was last checked, and below it its address."""
    oldest_first = sorted(facts, key=lambda fact: fact.checked)
    newest = {fact.source.url: fact for fact in oldest_first}
    pages = [newest[url] for url in dict.fromkeys(fact.source.url for fact in facts)]
    read = {fact.source.url: f"{fact.source.title}, checked {fact.checked}\n{fact.source.url}" for fact in pages}
    return "\n".join(read.values()) or "This question names no source."


def sheets(entry: FactEntry, width: int, height: int, cursor: int = -1, sign: str = ">") -> list[Sheet]:
    """A fact whole; what does not fit turns. The cursor, by its sign, is at one of the things that use it."""
    measure, fact = measure_of(width), entry.fact
    parts = [
        Part(labelled(fact.title, value_of(fact), measure, "bold")),
        Part(prose(fact.statement, measure)),
    ]
    if fact.exam_note:
        parts.append(Part(labelled("What older question banks say", fact.exam_note, measure)))
    parts += entries("What it once was", [prose(f"{old.value}, until {old.until}", measure) for old in fact.history])
    parts.append(
        Part([*prose(f"{fact.source.title}, checked {fact.checked}", measure, "muted"), *_address(fact, measure)])
    )
    parts += entries(
        "Used by",
        [_use(use, number, measure, sign if number == cursor + 1 else " ") for number, use in enumerate(entry.uses, 1)],
        link=True,
    )
    return [Sheet("fact", lines, links=links) for lines, links in packed(parts, max(1, room(height) - 2))]


def _address(fact: Fact, measure: int) -> list[Line]:
    """The whole address: it may be opened, so nothing of it is left out."""
    return [(("  ", "text"), *row) for row in broken([(fact.source.url, "text")], max(8, measure - 2))]


def _use(use: Use, number: int, measure: int, marker: str) -> list[Line]:
    label = f"{marker:<2}{number}  " if number <= 9 else f"{marker:<2}   "
    first = ((label, "accent bold"), (f"{use.kind:<10}", "muted"))
    return wrap(use.title, measure, "text", first, " " * 15)


def _filled(text: str, width: int) -> str:
    return text + " " * max(0, width - cells(text))
