"""What grows old: facts that were not looked up for long, editions of exams that ended; and facts that disagree."""

from __future__ import annotations

import datetime
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from tutor.content.across.remark import Remark, remark
from tutor.content.cache import place
from tutor.content.model.blueprint import Blueprint
from tutor.content.model.teaching import Fact
from tutor.content.reading import Reading
from tutor.content.rules.places import at
from tutor.content.spans import span_of

# After half a year AWS has changed enough for a number to be looked up again.
MOST_DAYS = 180
_PLACE = "line, column, end_line, end_column"


def note_days(db: sqlite3.Connection, file: int, reading: Reading) -> None:
    """Writes down when facts were checked and sources of exams read, and when editions of exams end."""
    rows = [
        (file, item.id, key, day, *place(span_of(at(item.node, *way))))
        for item in reading.items
        for key, day, way in _days(item.value)
        if day
    ]
    db.executemany("INSERT INTO dated VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _days(value: object) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """What is written down, the day, and its way in the item."""
    if isinstance(value, Fact):
        yield "checked", value.checked, ("checked",)
    elif isinstance(value, Blueprint):
        yield "last_day", value.last_day, ("last_day",)
        for i, source in enumerate(value.sources):
            yield "read", source.checked, ("sources", i, "checked")


def facts_are_checked(db: sqlite3.Connection, today: datetime.date) -> Iterator[Remark]:
    """Each fact that was last compared with its source too long ago."""
    rows = db.execute(f"SELECT file, day, {_PLACE} FROM dated WHERE key = 'checked' ORDER BY file, line")
    for file, day, *where in rows:
        days = (today - datetime.date.fromisoformat(day)).days
        if days > MOST_DAYS:
            yield remark(file, where, "N701", f"last checked {days} days ago", "compare it with its source again")


def nothing_was_checked_tomorrow(db: sqlite3.Connection, today: datetime.date) -> Iterator[Remark]:
    """Each day of a check that is still to come; where it is tomorrow already, a day more has begun."""
    latest = today + datetime.timedelta(days=1)
    rows = db.execute(
        f"SELECT file, day, {_PLACE} FROM dated WHERE key IN ('checked', 'read') AND day > ? ORDER BY file, line",
        (latest.isoformat(),),
    )
    for file, day, *where in rows:
        message = f"{day} is still to come: today is {today}"
        yield remark(file, where, "E705", message, "write the day on which you compared it with its source")


def editions_last(db: sqlite3.Connection, today: datetime.date) -> Iterator[Remark]:
    """Each edition of an exam that can no longer be taken, and each topic that serves only such ones."""
    rows = db.execute(
        "SELECT d.file, d.id, day, item.data, d.line, d.column, d.end_line, d.end_column FROM dated d "
        "JOIN item ON item.id = d.id AND item.kind = 'blueprint' AND item.file = d.file "
        "WHERE key = 'last_day' AND day < ? ORDER BY d.id",
        (today.isoformat(),),
    ).fetchall()
    for file, id, day, data, *where in rows:
        successor = json.loads(data or "{}").get("successor", "").rpartition("/")[2]
        hint = f"{successor} has taken its place" if successor else "name its successor, if it has one"
        yield remark(file, where, "N702", f"{_short(id)} could be taken until {day}", hint)
    yield from _topics_of_the_past(db, {_short(row[1]) for row in rows})


def _topics_of_the_past(db: sqlite3.Connection, past: set[str]) -> Iterator[Remark]:
    rows = db.execute(
        "SELECT s.file, s.owner, exam, s.line, s.column, s.end_line, s.end_column FROM serves s JOIN item "
        "ON item.id = s.owner AND item.file = s.file AND item.kind = 'topic' WHERE task = '' ORDER BY s.file, s.owner"
    )
    for (file, _), group in groupby(rows, lambda row: row[:2]):
        exams = list(group)
        if past.issuperset(row[2] for row in exams):
            names = " and ".join(row[2] for row in exams)
            yield remark(file, exams[0][3:], "N702", f"this topic serves no exam but {names}, which ended")


def facts_agree(db: sqlite3.Connection) -> Iterator[Remark]:
    """Each fact that has another value than one of the same title, and each whose sources disagree."""
    rows = db.execute(
        "SELECT item.id, data, path, file, line, column, end_line, end_column FROM item "
        "JOIN file ON file.id = file WHERE kind = 'fact' AND usable ORDER BY path, line"
    )
    facts = {id: (json.loads(data), path, file, *where) for id, data, path, file, *where in rows}
    for id, first in disagreeing((id, row[0]) for id, row in facts.items()):
        fact, path, _, line, *_ = facts[first]
        place_of_first = f"{'/'.join(os.fsdecode(path).split(os.sep)[-2:])}:{line}"
        message = f'of the same title "{_short(first)}" in {place_of_first} says {worth(fact)}'
        hint = "settle which holds, or tell them apart by their titles"
        yield remark(facts[id][2], facts[id][3:], "W703", message, hint)
    for fact, _, file, *where in facts.values():
        for other in fact.get("conflicts", ()):
            yield remark(file, where, "N704", f"{other['source']['title']} says {other['value']}")


def disagreeing(facts: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, str]]:
    """Of facts by their ids: each that is worth something else than the first of its title, with that first one."""
    firsts: dict[str, tuple[str, str]] = {}
    for id, fact in facts:
        first, value = firsts.setdefault(fact["title"].casefold(), (id, worth(fact)))
        if value != worth(fact):
            yield id, first


def worth(fact: dict[str, Any]) -> str:
    """A fact's value with its unit."""
    return f"{fact['value']} {fact.get('unit', '')}".strip()


def _short(id: str) -> str:
    return id.rpartition("/")[2]
