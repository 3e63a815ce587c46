"""The exams and tasks that topics and questions name, held against the blueprints of all open packs.

A pack that is opened alone may bring no blueprint: then there is nothing to compare with, and nothing is said. An exam
that no blueprint describes is said where its pack has blueprints of its own, or where it looks like one that is known;
it may be another certification else. Everywhere `1.2.3` is taken for the third skill of the task 1.2.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from tutor.content.across.remark import Remark, remark
from tutor.content.cache import place
from tutor.content.findings import guess_hint, near_misses
from tutor.content.model.question import QuestionBase
from tutor.content.model.teaching import Topic
from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at
from tutor.content.spans import span_of
from tutor.content.tasks import task_of

_PLACE = "line, column, end_line, end_column"


def note_tasks(db: sqlite3.Connection, file: int, reading: Reading) -> None:
    """Writes down which exams and tasks topics and questions name. An exam by itself is a row without a task."""
    rows = [(file, item.id, *row) for item in reading.items for row in _named(item)]
    db.executemany("INSERT INTO serves VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def exams_are_known(db: sqlite3.Connection) -> Iterator[Remark]:
    """Each exam that looks like a blueprint's and is none, and each task that its blueprint has not."""
    tasks = _tasks_by_exam(db)
    for file, exam, task, own, *where in db.execute(
        "SELECT s.file, s.exam, s.task, EXISTS (SELECT 1 FROM item b JOIN file bf ON bf.id = b.file "
        f"WHERE b.kind = 'blueprint' AND bf.pack = f.pack), {_PLACE} FROM serves s JOIN file f ON f.id = s.file "
        f"ORDER BY s.file, {_PLACE}"
    ).fetchall():
        if exam not in tasks and not task and tasks:
            near = near_misses(exam, list(tasks))
            if own or near or exam.partition("-")[0] in {known.partition("-")[0] for known in tasks}:
                hint = guess_hint(near) or f"known here: {', '.join(tasks)}"
                yield remark(file, where, "W501", f'no exam is called "{exam}"', hint)
        elif task and tasks.get(exam) and not task_of(tasks[exam], task):
            hint = guess_hint(near_misses(task, tasks[exam])) or f"its tasks are {', '.join(tasks[exam])}"
            yield remark(file, where, "W502", f'{exam} has no task "{task}"', hint)


def forms_ask_mock_questions(db: sqlite3.Connection) -> Iterator[Remark]:
    """A question that can be met while studying measures nothing in a mock exam."""
    rows = db.execute(
        "SELECT r.file, r.id, r.line, r.column, r.end_line, r.end_column FROM item b "
        "CROSS JOIN reference r ON r.file = b.file AND r.owner = b.id JOIN item q ON q.id = r.id AND q.kind = r.target "
        "WHERE b.kind = 'blueprint' AND r.target = 'question' AND q.pool = 'study' ORDER BY r.file, r.line, r.column"
    )
    for file, id, *where in rows:
        message = f'"{id.rpartition("/")[2]}" is a question of the study pool'
        yield remark(file, where, "W503", message, "a form takes questions with pool: mock")


def _tasks_by_exam(db: sqlite3.Connection) -> dict[str, list[str]]:
    """The tasks of each edition by its short id; none of one that has errors, so that nothing more is said."""
    rows = db.execute("SELECT id, data FROM item WHERE kind = 'blueprint' ORDER BY id").fetchall()
    return {
        id.rpartition("/")[2]: [task["id"] for task in json.loads(data)["tasks"]] if data else [] for id, data in rows
    }


def _named(item: Item) -> Iterator[tuple[Any, ...]]:
    key = "exams" if isinstance(item.value, Topic) else "tasks"
    if not isinstance(item.value, Topic | QuestionBase) or not getattr(item.value, key):
        return
    for exam, tasks in at(item.node, key).value:
        yield exam.value, "", *place(span_of(exam))
        yield from ((exam.value, task.value, *place(span_of(task))) for task in tasks.value)
