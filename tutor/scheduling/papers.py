"""The chance of a whole exam, from full practice papers that the learner sat elsewhere."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tutor.scheduling.readiness import CAP, SCORED, passing, sum_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Log odds of a right answer before any paper, how much papers differ in difficulty, and how fast one changes a day.
_PRIOR, _PRIOR_SD = 0.6, 1.0
_PAPER_SD, _CHANGE_SD = 0.35, 0.05
_QUESTIONS = 65


@dataclass(frozen=True)
class PaperScore:
    """A practice paper: the share that was right, 0 to 1, and the study day on which the score was added."""

    name: str
    share: float
    day: int


def whole_exam_chance(papers: Sequence[PaperScore], today: int) -> float | None:
    """Chance of reaching the line in the whole exam; None without a paper, at most CAP with one alone."""
    if not papers:
        return None
    mean, sd = _log_odds(papers, today)
    chance, total = 0.0, 0.0
    for step in range(-12, 13):
        weight = math.exp(-((step / 4) ** 2) / 2)
        right = 1 / (1 + math.exp(-mean - sd * step / 4))
        chance += weight * passing(sum_of([SCORED], [right]))
        total += weight
    return min(chance / total, CAP) if len(papers) == 1 else chance / total


def _log_odds(papers: Sequence[PaperScore], today: int) -> tuple[float, float]:
    """Mean and standard deviation of the log odds, each paper weighed by how well it is known and how old it is."""
    precision, total = 1 / _PRIOR_SD**2, _PRIOR / _PRIOR_SD**2
    for paper in papers:
        share = min(max(paper.share, 0.01), 0.99)
        chance_variance = 1 / (_QUESTIONS * share * (1 - share))
        variance = chance_variance + _PAPER_SD**2 + _CHANGE_SD**2 * max(today - paper.day, 0)
        precision += 1 / variance
        total += math.log(share / (1 - share)) / variance
    return total / precision, precision**-0.5
