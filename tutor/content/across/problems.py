"""Problems solved with the facts as they are: what is wrong is left out, since right answers would be marked wrong.

A proof of every variant takes a while, so it is made for authors, and kept as long as neither the problem nor a fact of
its pack changes. For a learner the variant that is shown first must do, unless the whole proof is there.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tutor.content import records
from tutor.content.across.remark import Remark, remark
from tutor.content.cache import count_left_out, place
from tutor.content.findings import Span
from tutor.content.rules.places import at
from tutor.content.source import Node, parse
from tutor.content.spans import span_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.content.rules.proof import Flaw


def leave_out_wrong(db: sqlite3.Connection) -> None:
    """Leaves out every problem that is known to be wrong, or is so in the variant that is shown first.

    More than that variant takes too long for a learner to wait for; an author's check looks at all.
    """
    for problem in _problems(db):
        if _proved(db, problem, is_whole=False):
            _leave_out(db, problem)


def problems_are_right(db: sqlite3.Connection) -> Iterator[Remark]:
    """Every flaw of every problem that can be read; what has one is left out."""
    problems = _problems(db)
    for problem in problems:
        flaws = _proved(db, problem, is_whole=True)
        if flaws:
            _leave_out(db, problem)
            yield from _remarks(db, problem, flaws)
    kept = {problem.digest for problem in problems}
    gone = [(digest,) for (digest,) in db.execute("SELECT digest FROM proof") if digest not in kept]
    db.executemany("DELETE FROM proof WHERE digest = ?", gone)
    count_left_out(db)


@dataclass(frozen=True)
class _Stated:
    """A problem as its file states it, with the values and units of its pack's facts, by whole id."""

    id: str
    file: int
    line: int
    data: str
    facts: dict[str, tuple[str, str]]
    digest: bytes  # a proof is kept by it


def _problems(db: sqlite3.Connection) -> list[_Stated]:
    """All that nothing else is wrong with. Those whose facts lie in no file here are left for the pack."""
    rows = db.execute(
        "SELECT id, file, line, data FROM item WHERE kind = 'problem' AND data IS NOT NULL AND (usable OR "
        "EXISTS (SELECT 1 FROM wrong WHERE wrong.id = item.id AND wrong.file = item.file))"
    ).fetchall()
    facts = _facts(db) if rows else {}
    found = []
    for pack, group in groupby(sorted(rows), lambda row: row[0].partition("/")[0]):
        own = {fact: value for fact, value in facts.items() if fact.startswith(f"{pack}/")}
        told = json.dumps(own, sort_keys=True)
        for id, file, line, data in group if own else ():
            found.append(_Stated(id, file, line, data, own, hashlib.sha256((told + data).encode()).digest()))
    return found


def _facts(db: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """The value of every fact and its unit, by whole id."""
    rows = db.execute("SELECT id, data FROM item WHERE kind = 'fact' AND usable")
    values = {id: json.loads(data) for id, data in rows}
    return {id: (fact["value"], fact.get("unit", "")) for id, fact in values.items()}


def _proved(db: sqlite3.Connection, problem: _Stated, is_whole: bool) -> list[Flaw]:
    """What is wrong with a problem: what was found before, else the proof is made now."""
    from tutor.content.rules.proof import Flaw, prove

    known = db.execute("SELECT flaws, is_whole FROM proof WHERE digest = ?", (problem.digest,)).fetchone()
    if known is not None and known[1] >= is_whole:
        return [Flaw(tuple(way), *rest) for way, *rest in json.loads(known[0])]
    with_units = {id: f"{value} {unit}".strip() for id, (value, unit) in problem.facts.items()}
    bare = {id: value for id, (value, _) in problem.facts.items()}
    flaws = prove(records.problem(json.loads(problem.data)), with_units, bare, is_whole)
    told = json.dumps([dataclasses.astuple(flaw) for flaw in flaws], ensure_ascii=False)
    db.execute("INSERT OR REPLACE INTO proof VALUES (?, ?, ?)", (problem.digest, told, is_whole))
    return flaws


def _leave_out(db: sqlite3.Connection, problem: _Stated) -> None:
    db.execute("UPDATE item SET usable = 0 WHERE kind = 'problem' AND id = ? AND file = ?", (problem.id, problem.file))
    db.execute("INSERT OR IGNORE INTO wrong VALUES (?, ?)", (problem.id, problem.file))


def _remarks(db: sqlite3.Connection, problem: _Stated, flaws: list[Flaw]) -> Iterator[Remark]:
    """The flaws at their places: the file is read once more for these."""
    path = os.fsdecode(db.execute("SELECT path FROM file WHERE id = ?", (problem.file,)).fetchone()[0])
    node = _node(path, problem.id.rpartition("/")[2])
    for flaw in flaws:
        where = span_of(at(node, *flaw.way)) if node is not None else Span(problem.line, 1, problem.line, 1)
        yield remark(problem.file, place(where), flaw.code, flaw.message, flaw.hint)


def _node(path: str, id: str) -> Node | None:
    """Where a problem stands in its file; None when that was changed in between."""
    try:
        with open(path, "rb") as opened:
            root, _, _ = parse(path, opened.read())
    except OSError:
        return None
    problems = at(root, "problems").value if root is not None else []
    return next((entry for entry in problems if entry.id == "mapping" and at(entry, "id").value == id), None)
