"""What an exam that was handed in came to: raw score, an estimated range, domains and tasks, every question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.actions.exam import taken_up
from tutor.actions.exam_questions import asked_of, question_of
from tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.content.model.blueprint import Blueprint
    from tutor.content.model.question import Question
    from tutor.desk import Desk
    from tutor.study.asking import Asked
    from tutor.study.exam import Exam

# What the questions can be narrowed to.
ALL, WRONG, FLAGGED, GUESSED = "all", "wrong", "flagged", "guessed"
FILTERS = (ALL, WRONG, FLAGGED, GUESSED)
# Of repeated forms, eight of ten shares lie within so many standard errors.
_EIGHTY = 1.2816


class NoResult(TutorError):
    """No exam of this number was handed in."""


@dataclass(frozen=True)
class Sat:
    """One question of an exam: `number` from 1, its whole stem in one line and what it asks, its tasks and domains, and
    what was made of it: `chosen` of `choose` choices.

    `is_right` is by the key of today, None where the question had gone from the pack at the end. Without a stem it has
    gone by now.
    """

    number: int
    question: str
    stem: str
    ask: str
    domains: tuple[str, ...]
    tasks: tuple[str, ...]
    is_right: bool | None
    is_answered: bool
    chosen: int
    choose: int
    is_scored: bool
    is_seen: bool
    is_flagged: bool
    is_guess: bool
    ms: int


@dataclass(frozen=True)
class Chosen:
    """A question of an exam as it was put, and what was chosen: file positions, perhaps none."""

    asked: Asked
    response: frozenset[int]


@dataclass(frozen=True)
class Share:
    """How many questions of a domain or task were right."""

    id: str
    title: str
    right: int
    count: int


@dataclass(frozen=True)
class Result:
    """An exam that was handed in. `number` counts them from 1; `low` and `high` are an estimate on its scale from
    `lowest` to `highest`, no scaled score.

    `right` of `count` are the scored questions; `fresh_right` of `fresh` those of them that were never seen before.
    Of these `telling` count for readiness: they were answered, and so was at least half of the exam, or it
    `is_given_up`.
    """

    number: int
    exam: str
    blueprint: str
    title: str
    form: str
    day: int
    by: str
    minutes: int
    used_ms: int
    right: int
    count: int
    fresh_right: int
    fresh: int
    low: int
    high: int
    lowest: int
    highest: int
    pass_mark: int
    domains: tuple[Share, ...]
    tasks: tuple[Share, ...]
    questions: tuple[Sat, ...]
    telling: int
    is_given_up: bool

    def of(self, only: str) -> tuple[Sat, ...]:
        """The questions that a filter leaves."""
        keep: Callable[[Sat], bool] = {
            WRONG: lambda sat: sat.is_right is False,
            FLAGGED: lambda sat: sat.is_flagged,
            GUESSED: lambda sat: sat.is_guess,
        }.get(only, lambda _: True)
        return tuple(sat for sat in self.questions if keep(sat))


def results(desk: Desk) -> list[Result]:
    """Every exam that was handed in, oldest first."""
    found: list[Result] = []
    for began in desk.store.exams.all():
        if began.is_handed_in:
            found.append(_result(desk, taken_up(desk, began), len(found) + 1, began.day))
    return found


def result(desk: Desk, number: int = 0) -> Result:
    """One of them, the newest without a number. Raises NoResult."""
    found = results(desk)
    if not found:
        raise NoResult("No exam was handed in yet; `tutor exam` begins one.")
    if not 0 <= number <= len(found):
        raise NoResult(f"There is no exam {number}: {len(found)} were handed in.")
    return found[number - 1]


def chosen_in(desk: Desk, exam: Exam, number: int) -> Chosen | None:
    """What was chosen at a question of an exam (from 1); None when the pack does not have it as it was any more."""
    asked = asked_of(desk, exam, number - 1)
    return None if asked is None else Chosen(asked, exam.slots[number - 1].chosen)


def _result(desk: Desk, exam: Exam, number: int, day: int) -> Result:
    from tutor.content.library import Unknown

    paper = exam.paper
    try:
        blueprint = desk.library.blueprint(paper.blueprint)
    except Unknown:
        blueprint = None
    questions = tuple(_sat(desk, exam, place, blueprint) for place in range(len(paper.items)))
    scored = [sat for sat in questions if sat.is_scored and sat.is_right is not None]
    fresh = [sat for sat in scored if not sat.is_seen]
    right = sum(bool(sat.is_right) for sat in scored)
    scale = _scale(blueprint)
    low, high = estimate(right, len(scored), *scale)
    return Result(
        number,
        paper.id,
        paper.blueprint,
        desk.library.title("blueprint", paper.blueprint),
        paper.form,
        day,
        exam.ended,
        paper.ms // 60_000,
        exam.used,
        right,
        len(scored),
        sum(bool(sat.is_right) for sat in fresh),
        len(fresh),
        low,
        high,
        *scale,
        blueprint.scale.pass_mark if blueprint else 0,
        _shares(scored, [(part.id, part.title) for part in blueprint.domains] if blueprint else [], "domains"),
        _shares(scored, [(part.id, part.title) for part in blueprint.tasks] if blueprint else [], "tasks"),
        questions,
        0 if exam.is_given_up else sum(sat.is_answered for sat in fresh),
        exam.is_given_up,
    )


def estimate(right: int, count: int, lowest: int, highest: int) -> tuple[int, int]:
    """A range for the score: lowest + (highest - lowest) x share, over Wilson's 80 % interval of the share.

    The exam's own scale is not published, so that a straight line is all that can be drawn.
    """
    if not count:
        return lowest, highest
    share, square = right / count, _EIGHTY**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = _EIGHTY / (1 + square / count) * (share * (1 - share) / count + square / (4 * count**2)) ** 0.5
    span = highest - lowest
    low, high = lowest + span * max(0.0, middle - half), lowest + span * min(1.0, middle + half)
    return round(low / 10) * 10, round(high / 10) * 10


def _scale(blueprint: Blueprint | None) -> tuple[int, int]:
    return (blueprint.scale.lowest, blueprint.scale.highest) if blueprint else (100, 1000)


def _sat(desk: Desk, exam: Exam, place: int, blueprint: Blueprint | None) -> Sat:
    item, slot = exam.paper.items[place], exam.slots[place]
    question = question_of(desk, item.question)
    tasks = _tasks(desk, question, blueprint) if question and blueprint else ()
    of_task = {task.id: task.domain for task in blueprint.tasks} if blueprint else {}
    return Sat(
        place + 1,
        item.question,
        " ".join(question.stem.split()) if question else "",
        question.stem.strip().rpartition("\n\n")[2] if question else "",
        tuple(dict.fromkeys(of_task[task] for task in tasks)),
        tasks,
        exam.rights[place],
        exam.is_answered(place),
        len(slot.chosen),
        item.choose,
        item.is_scored,
        item.is_seen,
        slot.is_flagged,
        slot.is_guess,
        slot.ms,
    )


def _tasks(desk: Desk, question: Question, blueprint: Blueprint) -> tuple[str, ...]:
    """The exam's tasks that a question serves: its own, else those of its topic."""
    from tutor.content.tasks import task_of

    edition = blueprint.id.rpartition("/")[2]
    topic = desk.library.topic(desk.library.parent("card", question.card))
    named = question.tasks.get(edition) or topic.exams.get(edition, ())
    known = [task.id for task in blueprint.tasks]
    return tuple(dict.fromkeys(task for task in (task_of(known, name) for name in named) if task))


def _shares(scored: Iterable[Sat], parts: Iterable[tuple[str, str]], of: str) -> tuple[Share, ...]:
    """Right and asked by part, those that were asked at all; a question counts in each that it serves."""
    asked = [(set(getattr(sat, of)), bool(sat.is_right)) for sat in scored]
    shares = [
        Share(id, title, sum(is_right for ids, is_right in asked if id in ids), sum(id in ids for ids, _ in asked))
        for id, title in parts
    ]
    return tuple(share for share in shares if share.count)
