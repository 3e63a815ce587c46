"""A variant of a problem as a question: asked, shown and logged the way every other question is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.content.model.question import NumberQuestion
from tutor.study.selection import PROBLEM

if TYPE_CHECKING:
    from tutor.questions.problem import Posed


def as_question(posed: Posed) -> NumberQuestion:
    """The bare question of a variant; its id is the problem's. What its numbers rest on counts among its facts."""
    problem = posed.problem
    return NumberQuestion(
        id=problem.id,
        card=problem.card,
        kind=PROBLEM,
        difficulty=problem.difficulty,
        revision=problem.revision,
        stem=posed.stem,
        answer=posed.expected.shown,
        explanation=posed.explanation,
        facts=tuple(dict.fromkeys((*problem.facts, *problem.let.values()))),
    )
