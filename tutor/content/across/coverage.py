"""What is missing from a pack: questions, ways of asking, tested facts, served objectives, drills.

Said of packs that can be read whole and have nothing left to fill in: a question with an error would be missed twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tutor.content.across.remark import Remark, remark
from tutor.content.model.question import QuestionBase
from tutor.content.reading import Reading

# What is said here.
CODES = ("W601", "N602", "N603", "W604", "N605")
# Study questions for each yield: a card that exams turn on needs enough for none to be learnt by heart.
LEAST_QUESTIONS = {"core": 3, "common": 2, "awareness": 1}
_PLACE_OF_I = "i.line, i.column, i.end_line, i.end_column"
# Joined in this order: the items that a rule is about are few, those of all files are many.
_IN_WHOLE_PACK = (
    "CROSS JOIN file f ON f.id = i.file CROSS JOIN pack p ON p.position = f.pack AND f.pack NOT IN (SELECT other.pack "
    "FROM finding JOIN file other ON other.id = finding.file WHERE code LIKE 'E%' OR code = 'W110')"
)


def note_tested_facts(db: sqlite3.Connection, file: int, reading: Reading) -> None:
    """Writes down the facts that questions name as what their key rests on; citing one in passing is no test."""
    questions = [item.value for item in reading.items if isinstance(item.value, QuestionBase)]
    facts = {fact for question in questions for fact in question.facts}
    db.executemany("INSERT INTO tested VALUES (?, ?)", [(fact, file) for fact in sorted(facts)])


def cards_are_asked_enough(db: sqlite3.Connection) -> Iterator[Remark]:
    """Too few study questions for a card's yield; else a core card that is asked in one way only."""
    rows = db.execute(
        "WITH asked AS (SELECT parent, count(*) AS questions, min(variant) AS kind, max(variant) AS other "
        "FROM item INDEXED BY item_by_parent WHERE kind = 'question' AND pool = 'study' AND usable GROUP BY parent) "
        f"SELECT i.file, i.variant, ifnull(questions, 0), other = asked.kind, asked.kind, i.id, {_PLACE_OF_I} "
        f"FROM item i LEFT JOIN asked ON asked.parent = i.id {_IN_WHOLE_PACK} WHERE i.kind = 'card' AND i.usable "
        "AND (ifnull(questions, 0) < 3 OR other = asked.kind AND i.variant = 'core') ORDER BY i.file, i.line"
    )
    for file, yield_, questions, is_one_kind, kind, id, *where in rows:
        least, card = LEAST_QUESTIONS[yield_], f'the {yield_} card "{_short(id)}"'
        if questions < least:
            message = f"{card} has {_several(questions, 'study question')}; it needs {least}"
            yield remark(file, where, "W601", message, "asked with the same one again, one learns the question")
        elif yield_ == "core" and is_one_kind:
            message = f"{card} is asked in one way only: {kind}"
            yield remark(file, where, "N602", message, "let one of its questions be of another kind")


def facts_are_tested(db: sqlite3.Connection) -> Iterator[Remark]:
    """Each fact of core and common cards that no question names as what its key rests on, at the first such card."""
    rows = db.execute(
        "WITH named AS (SELECT DISTINCT id FROM reference "
        "WHERE target = 'fact' AND id NOT IN (SELECT fact FROM tested)) "
        "SELECT i.file, r.id, r.line, r.column, r.end_line, r.end_column, min(i.rank * 100000 + r.line) FROM named "
        "CROSS JOIN reference r ON r.id = named.id AND r.target = 'fact' "
        f"CROSS JOIN item i ON i.id = r.owner AND i.kind = 'card' AND i.file = r.file {_IN_WHOLE_PACK} "
        "WHERE i.usable AND i.variant != 'awareness' GROUP BY r.id ORDER BY i.file, r.line, r.column"
    )
    for file, id, *where, _ in rows:
        message = f'no question tests the fact "{_short(id)}"'
        yield remark(file, where, "N603", message, "ask for it, and name it under the question's facts")


def objectives_are_served(db: sqlite3.Connection) -> Iterator[Remark]:
    """Each objective that a topic promises and no card serves."""
    rows = db.execute(
        f"SELECT i.file, i.id, {_PLACE_OF_I} FROM item i {_IN_WHOLE_PACK} WHERE i.kind = 'objective' AND i.usable "
        "AND NOT EXISTS (SELECT 1 FROM reference r WHERE r.id = i.id AND r.target = 'objective') "
        "ORDER BY i.file, i.line"
    )
    for file, id, *where in rows:
        message = f'no card serves the objective "{_short(id)}"'
        yield remark(file, where, "W604", message, "name it under objectives of the card that does")


def topics_have_drills(db: sqlite3.Connection) -> Iterator[Remark]:
    """Each topic without a drill, in a pack that has any."""
    rows = db.execute(
        f"SELECT i.file, i.id, {_PLACE_OF_I} FROM item i {_IN_WHOLE_PACK} WHERE i.kind = 'topic' AND i.usable "
        "AND NOT EXISTS (SELECT 1 FROM item s WHERE s.parent = i.id AND s.kind = 'scenario' AND s.usable) "
        "AND f.pack IN (SELECT pack FROM file WHERE type = 'scenarios') ORDER BY i.file"
    )
    for file, id, *where in rows:
        message = f'the topic "{_short(id)}" has no drill, and others of the pack have'
        yield remark(file, where, "N605", message, "begin one: tutor new scenario")


def _short(id: str) -> str:
    return id.rpartition("/")[2]


def _several(count: int, word: str) -> str:
    return f"{count or 'no'} {word if count == 1 else f'{word}s'}"
