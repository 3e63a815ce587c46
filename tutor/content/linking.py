"""What only shows across files: ids that do not exist or exist twice, prerequisites in a circle, the order of study."""

from __future__ import annotations

import json
import sqlite3

from tutor.content.findings import did_you_mean

_FINDING = "INSERT INTO finding VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)"


def link(db: sqlite3.Connection) -> None:
    """Looks at everything that is compiled, writes the findings, and settles what is usable and in which order."""
    db.execute("DELETE FROM finding WHERE is_cross")
    db.execute("UPDATE item SET usable = data IS NOT NULL")
    _duplicates(db)
    _unknown_references(db)
    _settle_usable(db)
    _settle_order(db)
    _count_left_out(db)


def _duplicates(db: sqlite3.Connection) -> None:
    """The second of two equal ids is left out."""
    rows = db.execute(
        "SELECT b.rowid, b.file, b.line, b.column, b.end_line, b.end_column, b.kind, b.id, f.path, a.line FROM item b "
        "JOIN item a ON a.kind = b.kind AND a.id = b.id AND a.rowid < b.rowid JOIN file f ON f.id = a.file "
        "GROUP BY b.rowid"
    ).fetchall()
    for rowid, file, line, column, end_line, end_column, kind, id, path, first_line in rows:
        where = "/".join(path.split("/")[-2:])
        message = f'{kind} id "{_short(id)}" stands already in {where}:{first_line}'
        db.execute(_FINDING, (file, line, column, end_line, end_column, "E202", message, "give one of them another id"))
        db.execute("UPDATE item SET usable = 0 WHERE rowid = ?", (rowid,))


def _unknown_references(db: sqlite3.Connection) -> None:
    rows = db.execute(
        "SELECT r.file, r.line, r.column, r.end_line, r.end_column, r.target, r.id, r.owner FROM reference r "
        "WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.id = r.id AND item.kind = r.target)"
    ).fetchall()
    known: dict[str, list[str]] = {}
    for file, line, column, end_line, end_column, target, id, owner in rows:
        if target not in known:
            known[target] = [_short(row[0]) for row in db.execute("SELECT id FROM item WHERE kind = ?", (target,))]
        guess = did_you_mean(_short(id), known[target])
        hint = f'did you mean "{guess}"?' if guess else ""
        message = f'no {target} is called "{_short(id)}"'
        db.execute(_FINDING, (file, line, column, end_line, end_column, "E201", message, hint))
        if owner and target != "objective":
            db.execute("UPDATE item SET usable = 0 WHERE file = ? AND id = ?", (file, owner))


def _settle_usable(db: sqlite3.Connection) -> None:
    """A question needs its card: its body is the answer to a miss."""
    db.execute(
        "UPDATE item SET usable = 0 WHERE kind = 'question' AND usable AND NOT EXISTS "
        "(SELECT 1 FROM item c WHERE c.kind = 'card' AND c.id = item.parent AND c.usable)"
    )


def _settle_order(db: sqlite3.Connection) -> None:
    """Topics after what they require, else by path; cards and questions as their files have them."""
    rows = db.execute(
        "SELECT item.id, data FROM item JOIN file ON file.id = item.file WHERE kind = 'topic' ORDER BY file.path"
    ).fetchall()
    topics = {id for id, _ in rows}
    wants = {id: [t for t in json.loads(data or "{}").get("requires", ()) if t in topics] for id, data in rows}
    order: list[str] = []
    for topic in wants:
        circle = _visit(topic, wants, order, [])
        if circle:
            _say_circle(db, circle)
            wants[circle[0]] = []
            _visit(topic, wants, order, [])
    for rank, topic in enumerate(order):
        base = rank * 1_000_000
        db.execute("UPDATE item SET rank = ? WHERE kind = 'topic' AND id = ?", (base, topic))
        db.execute("UPDATE item SET rank = ? + position WHERE kind = 'card' AND parent = ?", (base, topic))
    db.execute("UPDATE item SET rank = file * 1000000 + position WHERE kind NOT IN ('topic', 'card')")


def _visit(topic: str, wants: dict[str, list[str]], order: list[str], way: list[str]) -> list[str]:
    """Appends a topic after its prerequisites; returns the circle when there is one."""
    if topic in order:
        return []
    if topic in way:
        return way[way.index(topic) :]
    for wanted in wants[topic]:
        circle = _visit(wanted, wants, order, [*way, topic])
        if circle:
            return circle
    order.append(topic)
    return []


def _say_circle(db: sqlite3.Connection, circle: list[str]) -> None:
    names = " -> ".join(_short(topic) for topic in [*circle, circle[0]])
    row = db.execute(
        "SELECT file, line, column, end_line, end_column FROM reference WHERE owner = ? AND target = 'topic' AND id = ?",
        (circle[0], circle[1 % len(circle)]),
    ).fetchone()
    message = f"these topics require each other: {names}"
    db.execute(_FINDING, (*row, "E203", message, "remove one of the requires"))


def _count_left_out(db: sqlite3.Connection) -> None:
    items = db.execute("SELECT count(*) FROM item WHERE NOT usable").fetchone()[0]
    files = db.execute("SELECT count(*) FROM file WHERE NOT is_readable").fetchone()[0]
    db.execute("INSERT OR REPLACE INTO meta VALUES ('left_out', ?)", (str(items + files),))


def _short(id: str) -> str:
    return id.rpartition("/")[2]
