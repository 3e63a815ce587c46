"""What only shows across files: ids that do not exist or exist twice, prerequisites in a circle, the order of study."""

from __future__ import annotations

import json
import os
import sqlite3
from binascii import crc32
from collections.abc import Sequence
from functools import cache, partial
from itertools import groupby

from tutor.content.cache import count_left_out, put_findings
from tutor.content.findings import Finding, Span, guess_hint, near_misses
from tutor.content.library import SHARES_IDS

# The files that declare what is referred to.
DECLARED_IN = {
    "card": "topics",
    "topic": "topics",
    "objective": "topics",
    "fact": "facts",
    "question": "quizzes",
    "problem": "problems",
    "blueprint": "exams",
}
# What names one of these that is not there is studied without it.
_DISPENSABLE = ("objective", "question", "blueprint")
_PLACE = "line, column, end_line, end_column"
# Left out, and no other of the same id is there.
_IS_GONE = "NOT f.usable AND NOT EXISTS (SELECT 1 FROM item o WHERE o.kind = f.kind AND o.id = f.id AND o.usable)"
RANKS_A_FILE = 1_000_000


def link(db: sqlite3.Connection, targets: tuple[str, ...] = tuple(DECLARED_IN)) -> None:
    """Looks at everything that is compiled, writes the findings, and settles what is usable and in which order.

    References are followed to `targets` only: a single file does not hold what it takes from others.
    """
    db.execute("DELETE FROM finding WHERE scope = 'links'")
    db.execute("UPDATE item SET usable = 1 WHERE NOT usable AND data IS NOT NULL")
    _say_duplicates(db)
    _say_renames_in_use(db)
    _say_unknown_references(db, targets)
    _settle_usable(db)
    _leave_out_wrong_problems(db)
    _settle_order(db)
    count_left_out(db)
    _sum_up(db)


def _say_duplicates(db: sqlite3.Connection) -> None:
    """The second of two equal ids is left out. Questions and problems share theirs: the log of answers has both."""
    rows = db.execute(
        "WITH both AS (SELECT id FROM item p WHERE kind = 'problem' "
        "AND EXISTS (SELECT 1 FROM item q WHERE q.id = p.id AND q.kind = 'question')) "
        "SELECT replace(kind, 'problem', 'question') AS log, kind, item.id, item.rowid, file, line, column, end_line, "
        "end_column, path FROM item JOIN file ON file.id = file WHERE (kind, item.id) IN "
        "(SELECT kind, id FROM item GROUP BY id, kind HAVING count(*) > 1 "
        "UNION SELECT 'problem', id FROM both UNION SELECT 'question', id FROM both) "
        "ORDER BY log, item.id, path, position"
    ).fetchall()
    for (_, id), group in groupby(rows, lambda row: (row[0], row[2])):
        (_, first_kind, *_, line, _, _, _, path), *others = group
        for _, kind, _, row, file, *place, _ in others:
            stands = "stands already" if kind == first_kind else f"is that of a {first_kind} already,"
            message = f'{kind} id "{_short(id)}" {stands} in {_last_parts(path)}:{line}'
            _say(db, file, place, "E202", message, "give one of them another id")
            db.execute("UPDATE item SET usable = 0 WHERE rowid = ?", (row,))


def _say_renames_in_use(db: sqlite3.Connection) -> None:
    """An old id that something else has would carry that one's progress away."""
    rows = db.execute(
        f"SELECT file, {_PLACE}, kind, old FROM rename r "
        f"WHERE EXISTS (SELECT 1 FROM item o WHERE o.id = r.old AND {SHARES_IDS.format('o.kind', 'r.kind')}) "
        "OR EXISTS (SELECT 1 FROM rename o WHERE o.kind = r.kind AND o.old = r.old AND o.new < r.new)"
    ).fetchall()
    for file, *place, kind, old in rows:
        other = "question or problem" if kind in ("question", "problem") else kind
        message = f'renamed_from: another {other} has or had the id "{_short(old)}"'
        _say(db, file, place, "E204", message, "an id is inherited once, and only when it is free")


def _say_unknown_references(db: sqlite3.Connection, targets: tuple[str, ...]) -> None:
    """Nothing is said of what an unreadable file may declare: that file is the cause, and has its finding."""
    rows = db.execute(
        "WITH missing AS (SELECT id, target FROM (SELECT DISTINCT id, target FROM reference) r "
        "WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.id = r.id AND item.kind = r.target)) "
        f"SELECT file, {_PLACE}, target, id, owner FROM missing JOIN reference USING (id, target)"
    ).fetchall()
    broken = set(
        db.execute("SELECT DISTINCT pack.id, type FROM file JOIN pack ON position = pack WHERE NOT is_readable")
    )
    way_out = cache(partial(_way_out, db))
    for file, *place, target, id, owner in rows:
        if target not in targets:
            continue
        if owner and target not in _DISPENSABLE:
            db.execute("UPDATE item SET usable = 0 WHERE file = ? AND id = ?", (file, owner))
        if (id.partition("/")[0], DECLARED_IN[target]) in broken:
            continue
        _say(db, file, place, "E201", f'no {target} is called "{_short(id)}"', way_out(target, id))


def _way_out(db: sqlite3.Connection, target: str, id: str) -> str:
    other = db.execute("SELECT kind FROM item WHERE id = ?", (id,)).fetchone()
    if other is not None:
        return f"it is {'an' if other[0] == 'objective' else 'a'} {other[0]}"
    known = [_short(row[0]) for row in db.execute("SELECT id FROM item WHERE kind = ?", (target,))]
    return guess_hint(near_misses(_short(id), known))


def _settle_usable(db: sqlite3.Connection) -> None:
    """A text needs the facts it cites, and a question or problem its card: the body is the answer to a miss."""
    citing = db.execute(
        "SELECT DISTINCT r.owner, r.file FROM item f JOIN reference r ON r.id = f.id AND r.target = f.kind "
        f"WHERE f.kind = 'fact' AND {_IS_GONE}"
    ).fetchall()
    db.executemany("UPDATE item SET usable = 0 WHERE id = ? AND file = ?", citing)
    cards = db.execute(f"SELECT DISTINCT f.id FROM item f WHERE f.kind = 'card' AND {_IS_GONE}").fetchall()
    db.executemany("UPDATE item SET usable = 0 WHERE parent = ? AND kind IN ('question', 'problem')", cards)


def _leave_out_wrong_problems(db: sqlite3.Connection) -> None:
    """The calculator is loaded where there are problems."""
    db.execute("DELETE FROM wrong")
    if db.execute("SELECT 1 FROM item WHERE kind = 'problem' AND usable LIMIT 1").fetchone():
        from tutor.content.across.problems import leave_out_wrong

        leave_out_wrong(db)


def _settle_order(db: sqlite3.Connection) -> None:
    """Topics after what they require, else by path; cards and questions as their files have them.

    Only files whose place changed are written: most of a large cache stays as it is.
    """
    rows = db.execute(
        "SELECT item.id, data, file FROM item JOIN file ON file.id = item.file WHERE kind = 'topic' ORDER BY file.path"
    ).fetchall()
    topics = {id for id, _, _ in rows}
    wants = {id: [t for t in json.loads(data or "{}").get("requires", ()) if t in topics] for id, data, _ in rows}
    order, circles = in_order(wants)
    for circle in circles:
        _say_circle(db, circle)
    ranks = {topic: rank for rank, topic in enumerate(order)}
    topic_ranks = {file: ranks[topic] for topic, _, file in rows}
    files = db.execute("SELECT id, topic_rank, rank FROM file ORDER BY pack, path").fetchall()
    for rank, (file, *before) in enumerate(files):
        now = [topic_ranks.get(file, 0), rank]
        if now != before:
            _rank(db, file, *now)


def _rank(db: sqlite3.Connection, file: int, topic_rank: int, rank: int) -> None:
    """Writes the places that a file's items have among all."""
    bases = {"file": file, "topic": topic_rank * RANKS_A_FILE, "rest": rank * RANKS_A_FILE}
    db.execute(
        "UPDATE item SET rank = CASE kind WHEN 'topic' THEN :topic WHEN 'card' THEN :topic + position "
        "ELSE :rest + position END WHERE file = :file",
        bases,
    )
    db.execute("UPDATE file SET topic_rank = ?, rank = ? WHERE id = ?", (topic_rank, rank, file))


def in_order(wants: dict[str, list[str]]) -> tuple[list[str], list[list[str]]]:
    """Everything after what it wants, else as given; and the circles, each broken at the want that closes it."""
    order: dict[str, None] = {}
    circles: list[list[str]] = []
    for first in wants:
        way = [] if first in order else [first]
        while way:
            here = way[-1]
            wanted = next((want for want in wants[here] if want not in order), None)
            if wanted is None:
                order[way.pop()] = None
            elif wanted in way:
                circles.append(way[way.index(wanted) :])
                wants[here].remove(wanted)
            else:
                way.append(wanted)
    return list(order), circles


def _say_circle(db: sqlite3.Connection, circle: list[str]) -> None:
    names = " -> ".join(_short(topic) for topic in [*circle, circle[0]])
    sql = f"SELECT file, {_PLACE} FROM reference WHERE owner = ? AND target = 'topic' AND id = ?"
    file, *place = db.execute(sql, (circle[-1], circle[0])).fetchone()
    _say(db, file, place, "E203", f"these topics require each other: {names}", "remove one of the requires")


def _sum_up(db: sqlite3.Connection) -> None:
    """A name for what the packs teach as far as a learner is told of changes: what facts say, and revisions."""
    facts = db.execute("SELECT id, data FROM item WHERE kind = 'fact' AND usable ORDER BY id").fetchall()
    taught = [(id, *(json.loads(data).get(key) for key in ("value", "unit", "history"))) for id, data in facts]
    revised = db.execute("SELECT kind, id, revision, changes FROM revised ORDER BY kind, id").fetchall()
    digest = f"{crc32(json.dumps([taught, revised]).encode()):08x}"
    db.execute("INSERT OR REPLACE INTO meta VALUES ('taught', ?)", (digest,))


def _say(db: sqlite3.Connection, file: int, place: Sequence[int], code: str, message: str, hint: str) -> None:
    put_findings(db, file, [Finding("", Span(*place), code, message, hint)], scope="links")


def _last_parts(path: bytes) -> str:
    return "/".join(os.fsdecode(path).split(os.sep)[-2:])


def _short(id: str) -> str:
    return id.rpartition("/")[2]
