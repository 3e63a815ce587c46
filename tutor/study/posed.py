"""A variant of a problem as a question: asked, marked, shown and logged the way every other question is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content.model.question import NumberQuestion
from tutor.study.selection import PROBLEM

if TYPE_CHECKING:
    from tutor.questions.problem import Posed


@dataclass(frozen=True, kw_only=True)
class PosedQuestion(NumberQuestion):
    """The bare question of a variant; its id is the problem's."""

    posed: Posed


def as_question(posed: Posed) -> PosedQuestion:
    """The question that a variant asks. What its numbers rest on counts among its facts."""
    problem = posed.problem
    return PosedQuestion(
        id=problem.id,
        card=problem.card,
        kind=PROBLEM,
        difficulty=problem.difficulty,
        revision=problem.revision,
        stem=posed.stem,
        answer=posed.expected.shown,
        explanation=posed.explanation,
        facts=tuple(dict.fromkeys((*problem.facts, *problem.let.values()))),
        posed=posed,
    )
