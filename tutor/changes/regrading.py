"""Marking an answer anew by a key that was mended: the log has what was chosen, and the texts that were shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.questions import NotAnAnswer, grade, problem
from tutor.scheduling.memory import NO_IDEA
from tutor.study.asking import parts_of
from tutor.study.selection import PROBLEM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.content.library import Library
    from tutor.content.model.question import Question
    from tutor.questions.grade import Response
    from tutor.store.changes import Marked

_CHOSEN = ("single", "multiple", "judge")


def marked_anew(library: Library, id: str, answer: Marked) -> bool | None:
    """Whether an answer, as the log keeps it, is right by today's key; None where the key cannot be held against it."""
    data = answer.data
    if answer.confidence == NO_IDEA:
        return False
    try:
        if data.get("kind") == PROBLEM:
            return _problem(library, id, data)
        question = library.question(id)
        response = response_to(question, data)
        return None if response is None else grade(question, response).is_correct
    except NotAnAnswer:
        return None


def response_to(question: Question, data: Mapping[str, Any]) -> Response | None:
    """What was answered, by the places that the texts have today; None where one of them is gone."""
    given = data.get("response")
    if isinstance(given, str):
        return given if question.kind in ("number", "text") else None
    if not isinstance(given, list) or data.get("kind") != question.kind:
        return None
    if question.kind == "cloze":
        return tuple(map(str, given))
    places = [_place(int(position), question, data) for position in given]
    found = [place for place in places if place is not None]
    if len(found) != len(places):
        return None
    return frozenset(found) if question.kind in _CHOSEN else tuple(found)


def _place(position: int, question: Question, data: Mapping[str, Any]) -> int | None:
    """Where a text stands now: found by itself; else, where one chooses among as many as before, at its old place."""
    before: Sequence[int] = data.get("parts", ())
    now = parts_of(question)
    if position < len(before) and now.count(before[position]) == 1:
        return now.index(before[position])
    is_as_before = question.kind in _CHOSEN and len(data.get("shown", ())) == len(now)
    return position if is_as_before and position < len(now) else None


def _problem(library: Library, id: str, data: Mapping[str, Any]) -> bool | None:
    """The same variant, computed as the problem says today."""
    from tutor.calculator.expressions import NotArithmetic
    from tutor.calculator.quantities import Unreadable
    from tutor.content.calculation import NoNumber

    whole = library.problem(id)
    try:
        posed = problem.pose(whole, library.fact_texts(whole.let.values()), int(data.get("seed", 0)))
    except (NoNumber, NotArithmetic, Unreadable):
        return None
    return problem.grade(posed, str(data["response"])).is_correct
