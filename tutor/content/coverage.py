"""How well a pack covers what it is about: figures for each topic and exam, and what is missing in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content.across.coverage import CODES, LEAST_QUESTIONS
from tutor.content.model.question import KINDS
from tutor.content.tasks import task_of

if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.content.model.blueprint import Blueprint
    from tutor.content.model.question import Question


@dataclass(frozen=True)
class TopicCoverage:
    """What a topic has: cards by yield, questions by kind, pool and style, facts and those tested, drills."""

    id: str
    title: str
    cards: dict[str, int]
    kinds: dict[str, int]
    pools: dict[str, int]
    styles: dict[str, int]
    facts: int
    tested: int
    drills: int


@dataclass(frozen=True)
class TaskCoverage:
    """A task of an exam with the topics that serve it."""

    id: str
    title: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class ExamCoverage:
    """An edition of an exam, task by task."""

    id: str
    title: str
    tasks: tuple[TaskCoverage, ...]


@dataclass(frozen=True)
class Coverage:
    """All topics, all exams, and what is missing; that is known only of packs without errors and gaps to fill in.

    A fact that several topics name counts once.
    """

    facts: int
    tested: int
    topics: tuple[TopicCoverage, ...]
    exams: tuple[ExamCoverage, ...]
    missing: tuple[str, ...]
    is_whole: bool


def coverage(library: Library) -> Coverage:
    """The coverage of the open packs. The library must have been opened thoroughly."""
    findings, facts = library.findings(), _facts_by_topic(library)
    questions = [library.question(id) for id in library.ids("question")]
    taught = {fact for named in facts.values() for fact in named}
    tested = {fact for question in questions for fact in question.facts}
    by_topic: dict[str, list[Question]] = {}
    for question in questions:
        by_topic.setdefault(library.parent("card", question.card), []).append(question)
    return Coverage(
        len(taught),
        len(taught & tested),
        tuple(_topic(library, id, by_topic.get(id, []), facts.get(id, set()), tested) for id in library.ids("topic")),
        tuple(exam_coverage(library, blueprint) for blueprint in library.blueprints()),
        tuple(finding.message for finding in findings if finding.code in CODES),
        not any(finding.severity == "error" or finding.code == "W110" for finding in findings),
    )


def _topic(library: Library, id: str, questions: list[Question], facts: set[str], tested: set[str]) -> TopicCoverage:
    return TopicCoverage(
        id,
        library.title("topic", id),
        _counts((library.card(card).yield_ for card in library.ids("card", id)), LEAST_QUESTIONS),
        _counts((question.kind for question in questions), KINDS),
        _counts((question.pool for question in questions), ("study", "mock")),
        _counts((question.style for question in questions), ("exam", "recall")),
        len(facts),
        len(facts & tested),
        len(library.ids("scenario", id)),
    )


def _facts_by_topic(library: Library) -> dict[str, set[str]]:
    """The facts that the cards of each topic name."""
    found: dict[str, set[str]] = {}
    for fact in library.ids("fact"):
        for kind, user in library.uses("fact", fact):
            if kind == "card":
                found.setdefault(library.parent("card", user), set()).add(fact)
    return found


def exam_coverage(library: Library, blueprint: Blueprint) -> ExamCoverage:
    """The tasks of an edition with the topics that name them or a skill of them."""
    name, tasks = blueprint.id.rpartition("/")[2], [task.id for task in blueprint.tasks]
    served: dict[str, list[str]] = {task: [] for task in tasks}
    for topic in library.ids("topic"):
        named = {task_of(tasks, task) for task in library.topic(topic).exams.get(name, ())}
        for task in named - {""}:
            served[task].append(topic)
    covered = (TaskCoverage(task.id, task.title, tuple(served[task.id])) for task in blueprint.tasks)
    return ExamCoverage(blueprint.id, blueprint.title, tuple(covered))


def _counts(values: Iterable[str], known: Iterable[str]) -> dict[str, int]:
    """How often each known word occurs, in their order."""
    counted = Counter(values)
    return {word: counted[word] for word in known}
