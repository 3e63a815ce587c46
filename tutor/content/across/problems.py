"""Problems solved in every variant, with the facts as they are: what is wrong with them is an error.

A proof takes a while, so it is kept as long as neither the problem nor a fact of its pack changes.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator

from tutor.content import records
from tutor.content.across.remark import Remark, remark
from tutor.content.cache import place
from tutor.content.findings import Span
from tutor.content.rules.places import at
from tutor.content.source import Node, parse, span_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.content.rules.proof import Flaw


def problems_are_right(db: sqlite3.Connection) -> Iterator[Remark]:
    """Every flaw of every problem that can be read. Problems whose facts lie in no file here are left for the pack."""
    facts = _facts(db)
    rows = db.execute(
        "SELECT id, file, line, data FROM item WHERE kind = 'problem' AND usable ORDER BY rank"
    ).fetchall()
    kept: set[bytes] = set()
    for id, file, line, data in rows:
        pack = f"{id.partition('/')[0]}/"
        own = {fact: value for fact, value in facts.items() if fact.startswith(pack)}
        if not own:
            continue
        digest = hashlib.sha256(json.dumps([data, own], sort_keys=True).encode()).digest()
        kept.add(digest)
        flaws = _proved(db, digest, data, own)
        yield from _remarks(db, file, id, line, flaws) if flaws else ()
    gone = [(digest,) for (digest,) in db.execute("SELECT digest FROM proof") if digest not in kept]
    db.executemany("DELETE FROM proof WHERE digest = ?", gone)


def _facts(db: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """The value of every fact and its unit, by whole id."""
    rows = db.execute("SELECT id, data FROM item WHERE kind = 'fact' AND usable")
    values = {id: json.loads(data) for id, data in rows}
    return {id: (fact["value"], fact.get("unit", "")) for id, fact in values.items()}


def _proved(db: sqlite3.Connection, digest: bytes, data: str, facts: dict[str, tuple[str, str]]) -> list[Flaw]:
    """What is wrong with a problem: what was found before, else the proof is made now."""
    from tutor.content.rules.proof import Flaw, prove

    known = db.execute("SELECT flaws FROM proof WHERE digest = ?", (digest,)).fetchone()
    if known is not None:
        return [Flaw(tuple(way), *rest) for way, *rest in json.loads(known[0])]
    with_units = {id: f"{value} {unit}".strip() for id, (value, unit) in facts.items()}
    bare = {id: value for id, (value, _) in facts.items()}
    flaws = prove(records.problem(json.loads(data)), with_units, bare)
    told = json.dumps([dataclasses.astuple(flaw) for flaw in flaws], ensure_ascii=False)
    db.execute("INSERT INTO proof VALUES (?, ?)", (digest, told))
    return flaws


def _remarks(db: sqlite3.Connection, file: int, id: str, line: int, flaws: list[Flaw]) -> Iterator[Remark]:
    """The flaws at their places: the file is read once more for these."""
    path = os.fsdecode(db.execute("SELECT path FROM file WHERE id = ?", (file,)).fetchone()[0])
    node = _node(path, id.rpartition("/")[2])
    for flaw in flaws:
        where = span_of(at(node, *flaw.way)) if node is not None else Span(line, 1, line, 1)
        yield remark(file, place(where), flaw.code, flaw.message, flaw.hint)


def _node(path: str, id: str) -> Node | None:
    """Where a problem stands in its file; None when that was changed in between."""
    try:
        with open(path, "rb") as opened:
            root, _, _ = parse(path, opened.read())
    except OSError:
        return None
    problems = at(root, "problems").value if root is not None else []
    return next((entry for entry in problems if entry.id == "mapping" and at(entry, "id").value == id), None)
