"""Facts: the list with values and dates, and one with its source, its history and what uses it."""

from __future__ import annotations

from itertools import count

from tutor.views.frame import WIDE, beside, room
from tutor.views.lines import EMPTY, Line, broken, cells, cut, wrap
from tutor.views.listing import more, window
from tutor.views.study.state import Body, measure_of
from tutor.views.topic.state import Part, Sheet, entries, labelled, packed, prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.actions.lookup import FactEntry, FactGroup, Use
    from tutor.content.model.teaching import Fact
    from tutor.views.glyphs import Glyphs

# A row of the list: a heading, '' for a blank one, or the position of a fact.
Row = str | int
DATE = 10
DETAIL_COLUMN = 74


def shown(rows: Sequence[Row], cursor: int, height: int) -> range:
    """Which rows of the list a screen has room for."""
    return window(len(rows), rows.index(cursor) if cursor in rows else 0, max(1, room(height) - 4))


def list_rows(groups: Sequence[FactGroup]) -> list[Row]:
    """The facts under their headings, with a blank row before each but the first; one group needs no heading."""
    rows: list[Row] = []
    facts = count()
    for group in groups:
        rows += [""] if rows else []
        rows += [group.title] if len(groups) > 1 else []
        rows += [next(facts) for _ in group.ids]
    return rows


def list_body(
    rows: Sequence[Row], facts: Mapping[int, Fact], part: range, cursor: int, width: int, height: int, signs: Glyphs
) -> Body:
    """This part of the list: headings, and title, value and date of facts, counted from 0.

    On a wide screen it says beside them what the fact at the cursor says.
    """
    if not rows:
        return Body([(("  There is no fact here.", "text"),)])
    is_wide = width >= WIDE
    measure = DETAIL_COLUMN - 4 if is_wide else measure_of(width)
    here = [rows[i] for i in part]
    lines = [
        _heading(row, measure, signs) if isinstance(row, str) else _entry(facts[row], row == cursor, measure, signs)
        for row in here
    ]
    rest = more(_facts_in(rows, part), sum(isinstance(row, int) for row in rows))
    lines += [EMPTY, (("  " + cut(rest, measure - 2, signs.folded), "muted"),)] if rest else []
    if is_wide:
        lines = beside(lines, _detail(facts[cursor], width - DETAIL_COLUMN - 2), DETAIL_COLUMN)
    picks = {at: row for at, row in enumerate(here) if isinstance(row, int)}
    return Body(lines[: room(height)], picks)


def _facts_in(rows: Sequence[Row], part: range) -> range:
    """Which facts stand in a part of the rows."""
    before = sum(isinstance(row, int) for row in rows[: part.start])
    return range(before, before + sum(isinstance(row, int) for row in rows[part.start : part.stop]))


def _heading(title: str, measure: int, signs: Glyphs) -> Line:
    return ((f"  {cut(title, measure - 2, signs.folded)}", "muted"),) if title else EMPTY


def _entry(fact: Fact, is_here: bool, measure: int, signs: Glyphs) -> Line:
    space = measure - 4 - DATE - 4
    size = space * 3 // 5
    title, value = cut(fact.title, size, signs.folded), cut(value_of(fact), space - size, signs.folded)
    return (
        ("  ", "text"),
        (f"{signs.cursor if is_here else ' '} ", "accent"),
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
