"""What only shows across a file or a pack, for authors: rules over what was noted of each file.

`note` writes down what the rules want to know of one file, when that is read for `tutor check`; `examine` then asks
the tables. So one changed file is read alone, and still compared with all others.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from tutor.content.across.amounts import amounts_are_cited, note_amounts
from tutor.content.across.coverage import (
    cards_are_asked_enough,
    facts_are_tested,
    note_tested_facts,
    objectives_are_served,
    topics_have_drills,
)
from tutor.content.across.exams import exams_are_known, forms_ask_mock_questions, note_tasks
from tutor.content.across.freshness import (
    editions_last,
    facts_agree,
    facts_are_checked,
    note_days,
    nothing_was_checked_tomorrow,
)
from tutor.content.across.habits import habits_are_bounded, note_habits
from tutor.content.across.likeness import note_stems, stems_differ
from tutor.content.across.problems import problems_are_right
from tutor.content.across.remark import Remark
from tutor.content.cache import put_findings
from tutor.content.findings import Finding
from tutor.content.reading import Reading

Note = Callable[[sqlite3.Connection, int, Reading], None]
Rule = Callable[[sqlite3.Connection], Iterable[Remark]]
DayRule = Callable[[sqlite3.Connection, datetime.date], Iterable[Remark]]

# What is written down of a file, and what is then asked of all files. Nothing is left out for what is said here, since
# a quiz does not wait for these; only problems are, since right answers to a wrong one would be marked wrong.
NOTES: tuple[Note, ...] = (
    note_habits,
    note_stems,
    note_amounts,
    note_tasks,
    note_tested_facts,
    note_days,
)
RULES: tuple[Rule, ...] = (
    habits_are_bounded,
    stems_differ,
    amounts_are_cited,
    exams_are_known,
    forms_ask_mock_questions,
    cards_are_asked_enough,
    facts_are_tested,
    objectives_are_served,
    topics_have_drills,
    facts_agree,
    problems_are_right,
)
# What comes or goes of itself as days go by: asked each time, since no file changes for it. Nothing is left out for it,
# since a learner's clock may be wrong.
RULES_OF_THE_DAY: tuple[DayRule, ...] = (facts_are_checked, nothing_was_checked_tomorrow, editions_last)


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
        said: dict[int, list[Finding]] = {}
        for remark in rule(db):
            said.setdefault(remark.file, []).append(remark.finding)
        for file, findings in said.items():
            put_findings(db, file, findings, scope="pack")
    db.execute("INSERT INTO meta VALUES ('examined', '1')")


def aged(db: sqlite3.Connection, today: datetime.date) -> Iterator[Remark]:
    """What has grown old by a day, of packs that were examined."""
    for rule in RULES_OF_THE_DAY:
        yield from rule(db, today)
