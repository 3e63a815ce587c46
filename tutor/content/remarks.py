"""What the compiled cache holds for authors: what the checker says of files, and what stands where in one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tutor.content.findings import Finding, Span

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
