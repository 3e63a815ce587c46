"""Topics with their cards, and what exams ask for: what figures of progress are made by. One query each."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.content.library import Library


def shelves(library: Library) -> list[tuple[str, str, dict[str, bool]]]:
    """Id and title of every topic, and its cards with whether anything asks for them, in the order of study."""
    can_be_asked = askable(library)
    found: dict[str, tuple[str, str, dict[str, bool]]] = {}
    for topic, title in library.rows("SELECT id, title FROM item WHERE kind = 'topic' AND usable ORDER BY rank"):
        found[topic] = (topic, title, {})
    for card, topic in library.rows("SELECT id, parent FROM item WHERE kind = 'card' AND usable ORDER BY rank"):
        if topic in found:
            found[topic][2][card] = card in can_be_asked
    return list(found.values())


def askable(library: Library) -> set[str]:
    """Cards that a question or problem of study asks for: only these can be due, or new."""
    asked = "kind = 'question' AND pool = 'study' OR kind = 'problem'"
    return {card for (card,) in library.rows(f"SELECT DISTINCT parent FROM item WHERE usable AND ({asked})")}


def editions(library: Library) -> list[tuple[str, str, str]]:
    """Id, first and last day of every edition of every exam, '' where its file says none."""
    day = "ifnull(json_extract(data, '$.{}'), '')"
    return library.rows(
        f"SELECT id, {day.format('first_day')}, {day.format('last_day')} FROM item "
        "WHERE kind = 'blueprint' AND usable ORDER BY rank"
    )


def tasks(library: Library, exam: str) -> dict[str, str]:
    """Id and title of an exam's tasks, in its order."""
    sql = (
        "SELECT json_extract(task.value, '$.id'), json_extract(task.value, '$.title') "
        "FROM item, json_each(item.data, '$.tasks') task WHERE item.kind = 'blueprint' AND item.id = ? AND usable"
    )
    return dict(library.rows(sql, (exam,)))


def tasks_by_topic(library: Library, exam: str) -> dict[str, list[str]]:
    """The tasks of an exam, by its short id, that each topic names."""
    found: dict[str, list[str]] = {}
    for topic, task in library.rows(
        "SELECT item.id, task.value FROM item, json_each(item.data, '$.exams') exam, json_each(exam.value) task "
        "WHERE item.kind = 'topic' AND usable AND exam.key = ?",
        (exam,),
    ):
        found.setdefault(topic, []).append(task)
    return found
