"""Where a review can lead from each point of a grid of memories. The grid is filled through `memory.review`."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tutor.scheduling.memory import RATINGS, retrievability, review

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.scheduling.memory import Weights

# Stability in days, evenly spaced in its logarithm; difficulty; days since the last review.
_ROWS, _LOWEST, _HIGHEST = 22, 0.02, 3000.0
LOG_LOWEST = math.log(_LOWEST)
LOG_STEP = (math.log(_HIGHEST) - LOG_LOWEST) / (_ROWS - 1)
STABILITIES = tuple(math.exp(LOG_LOWEST + LOG_STEP * row) for row in range(_ROWS))
DIFFICULTIES = (1.0, 4.0, 7.0, 10.0)
GAPS = (1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 42)
ELAPSED = (*GAPS, 60, 100, 200)
ROWS, CELLS = _ROWS, _ROWS * len(DIFFICULTIES)
# Hard, good and easy among right answers, at a review and at a first meeting; what fsrs-rs assumes in its simulator.
RIGHT_SPLIT = (0.224, 0.631, 0.145)
FIRST_SPLIT = (0.124, 0.651, 0.225)
# How long an answer of each rating takes, beside a good one: a miss is read about, an easy one is quick.
RATING_COSTS = (2.0, 1.5, 1.0, 0.6)

# For each rating: where its outcome lies among values that were mixed by difficulty, and its chance in two shares.
Terms = tuple[int, float, float, int, float, float, int, float, float, int, float, float]


@dataclass(frozen=True)
class Steps:
    """Reviews from every cell of the grid, for each number of days in ELAPSED.

    `terms` weigh the outcomes, `costs` are expected lengths in reviews, `mixes` the difficulties an outcome lies
    between (by rating, then by difficulty before); `stabilities` (logarithms) and `difficulties` are expected
    outcomes; `firsts` are the memories that a first meeting leaves, by rating.
    """

    weights: Weights
    terms: tuple[tuple[Terms, ...], ...]
    costs: tuple[tuple[float, ...], ...]
    mixes: tuple[tuple[int, float], ...]
    stabilities: tuple[float, ...]
    difficulties: tuple[float, ...]
    firsts: tuple[tuple[float, float], ...]


def steps(weights: Weights) -> Steps:
    """Every step of the grid: about five thousand reviews."""
    cells = [[_cell(weights, row, column, days) for column in DIFFICULTIES for row in STABILITIES] for days in ELAPSED]
    mixes = [between(review(1.0, before, 1, rating, weights)[1]) for rating in RATINGS for before in DIFFICULTIES]
    return Steps(
        weights,
        tuple(tuple(cell[0] for cell in row) for row in cells),
        tuple(tuple(cell[1] for cell in row) for row in cells),
        tuple(mixes),
        tuple(cell[2] for row in cells for cell in row),
        tuple(cell[3] for row in cells for cell in row),
        tuple(review(None, None, 0, rating, weights) for rating in RATINGS),
    )


def rating_chances(recall: float) -> tuple[float, float, float, float]:
    """Again, hard, good and easy at a review, given the chance of recall."""
    hard, good, easy = RIGHT_SPLIT
    return 1 - recall, recall * hard, recall * good, recall * easy


def first_chances(known: float) -> tuple[float, float, float, float]:
    """Again, hard, good and easy at a first meeting, given the chance that the card is known."""
    hard, good, easy = FIRST_SPLIT
    return 1 - known, known * hard, known * good, known * easy


def place(stability: float) -> tuple[int, float]:
    """The grid's row below a stability, and how far it is to the next; the grid's ends for what lies outside."""
    position = min(max((math.log(stability) - LOG_LOWEST) / LOG_STEP, 0.0), ROWS - 1.001)
    row = int(position)
    return row, position - row


def between(difficulty: float) -> tuple[int, float]:
    """The grid's column below a difficulty, and how far it is to the next."""
    position = min(max((difficulty - 1) / 3, 0.0), 2.999)
    column = int(position)
    return column, position - column


def _cell(weights: Weights, stability: float, difficulty: float, days: int) -> tuple[Terms, float, float, float]:
    """Terms, cost, and expected log stability and difficulty of a review."""
    chances = rating_chances(retrievability(stability, days, weights))
    terms: list[float] = []
    mean_stability = mean_difficulty = 0.0
    column = DIFFICULTIES.index(difficulty)
    for number, (rating, chance) in enumerate(zip(RATINGS, chances, strict=True)):
        later, harder = review(stability, difficulty, days, rating, weights)
        row, share = place(later)
        start = (number * len(DIFFICULTIES) + column) * ROWS + row
        terms += [start, chance * (1 - share), chance * share]
        mean_stability += chance * math.log(later)
        mean_difficulty += chance * harder
    cost = sum(chance * cost for chance, cost in zip(chances, RATING_COSTS, strict=True))
    return tuple(terms), cost, mean_stability, mean_difficulty  # type: ignore[return-value]
