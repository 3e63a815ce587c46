"""What the compiled cache holds for authors: what the checker says of files, and what stands where in one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tutor.content.findings import Finding, Span
from tutor.content.linking import DECLARED_IN

if TYPE_CHECKING:
    import datetime

    from tutor.content.library import Library


def findings(library: Library, path: str = "") -> list[Finding]:
    """What the checker says, of one file or of all, by file and place."""
    where, values = ("WHERE file.path = ?", (os.fsencode(path),)) if path else ("", ())
    rows = library.rows(
        "SELECT file.path, line, column, end_line, end_column, code, message, hint FROM finding "
        f"JOIN file ON file.id = finding.file {where} ORDER BY file.path, line, column, code",
        values,
    )
    return [Finding(os.fsdecode(row[0]), Span(*row[1:5]), *row[5:]) for row in rows]


def causes(library: Library, path: str) -> list[Finding]:
    """What the checker says of the other files for which something in this one is left out."""
    rests_on = (
        "WITH RECURSIVE broken (id, file) AS (SELECT item.id, item.file FROM item JOIN file ON file.id = item.file "
        "WHERE path = ? AND NOT usable UNION SELECT f.id, f.file FROM broken b JOIN reference r ON r.owner = b.id "
        "AND r.file = b.file JOIN item f ON f.id = r.id AND f.kind = r.target WHERE NOT f.usable) "
    )
    raw = (os.fsencode(path),)
    files = library.rows(f"{rests_on} SELECT path FROM file WHERE id IN (SELECT file FROM broken)", raw)
    missing = library.rows(
        f"{rests_on} SELECT DISTINCT target FROM reference r JOIN broken b ON r.owner = b.id AND r.file = b.file "
        "WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.id = r.id AND item.kind = r.target)",
        raw,
    )
    types = {DECLARED_IN[target] for (target,) in missing}
    unreadable = library.rows("SELECT path, type FROM file WHERE NOT is_readable")
    names = {os.fsdecode(name) for (name,) in files} | {os.fsdecode(name) for name, kind in unreadable if kind in types}
    return [finding for name in sorted(names - {path}) for finding in findings(library, name)]


def aged(library: Library, today: datetime.date) -> list[Finding]:
    """What the checker says of what days make wrong; of a library that was opened thoroughly."""
    from dataclasses import replace

    from tutor.content import across

    paths = {id: os.fsdecode(path) for id, path in library.rows("SELECT id, path FROM file")}
    return [replace(remark.finding, path=paths[remark.file]) for remark in across.aged(library.db, today)]


def silent(library: Library) -> frozenset[str]:
    """The files in which no comment can speak to the tutor."""
    return frozenset(os.fsdecode(row[0]) for row in library.rows("SELECT path FROM file WHERE NOT has_comments"))


def items(library: Library, path: str) -> list[tuple[str, str, int, bool]]:
    """Kind, id and line of everything a file states, as it stands there, and whether it is usable."""
    sql = (
        "SELECT kind, item.id, line, usable FROM item JOIN file ON file.id = item.file WHERE file.path = ? "
        "ORDER BY line, column"
    )
    return [(kind, id, line, bool(usable)) for kind, id, line, usable in library.rows(sql, (os.fsencode(path),))]
