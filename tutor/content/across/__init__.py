"""What only shows across a file or a pack, for authors: rules over what was noted of each file.

`note` writes down what the rules want to know of one file, when that is read for `tutor check`; `examine` then asks
the tables. So one changed file is read alone, and still compared with all others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from tutor.content.across.remark import Remark
from tutor.content.cache import put_findings
from tutor.content.reading import Reading

Note = Callable[[sqlite3.Connection, int, Reading], None]
Rule = Callable[[sqlite3.Connection], Iterable[Remark]]

# What is written down of a file, and what is then asked of all files. No rule here says an error: nothing is left out
# for it, since a quiz does not wait for these.
NOTES: tuple[Note, ...] = ()
RULES: tuple[Rule, ...] = ()


def note(db: sqlite3.Connection, file: int, reading: Reading) -> None:
    """Writes down what the rules want to know of one file."""
    for write in NOTES:
        write(db, file, reading)


def examine(db: sqlite3.Connection) -> None:
    """Holds all files against the rules, unless nothing changed since that was done."""
    if db.execute("SELECT 1 FROM meta WHERE key = 'examined'").fetchone():
        return
    db.execute("DELETE FROM finding WHERE scope = 'pack'")
    for rule in RULES:
        for remark in list(rule(db)):
            put_findings(db, remark.file, [remark.finding], scope="pack")
    db.execute("INSERT INTO meta VALUES ('examined', '1')")
