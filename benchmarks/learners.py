"""Simulated learners: what they truly hold, which no policy sees, and how they answer.

A learner's memory follows FSRS-6 with weights of its own, or forgets much more steeply than FSRS can say. Chance is
drawn beforehand for each answer to each card, so that policies differ by what they do and not by luck.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from tutor.scheduling.memory import AGAIN, DEFAULT_WEIGHTS, RATINGS, Weights, interval, retrievability, review
from tutor.scheduling.steps import RATING_COSTS, first_chances, rating_chances

CARDS = 300
KNOWN = 0.3
# Seconds: a first meeting, a review that is answered right, a same-day repeat.
NEW, REVIEW, REPEAT = 45.0, 20.0, 15.0
# Chance that a repeat on the same day succeeds: at first, and later ones.
REPEATS = (0.63, 0.95)
# How learners differ, as a standard deviation of logarithms: the first stabilities, and the other weights.
FIRST_SPREAD, SPREAD = 0.5, 0.15


@dataclass
class Hold:
    """What is truly held of a card."""

    stability: float
    difficulty: float
    day: int


class Simulated:
    """A learner of a seed; `is_steep` forgets by 0.9 ** (days / stability)."""

    def __init__(self, seed: int, is_steep: bool) -> None:
        rng = random.Random(seed)
        self.weights, self.is_steep = own_weights(rng), is_steep
        self.holds: dict[int, Hold] = {}
        self._seed = seed
        self._chances: dict[int, random.Random] = {}

    def recall(self, card: int, day: int) -> float:
        """True chance of recall on a day."""
        hold = self.holds.get(card)
        if hold is None:
            return KNOWN
        days = day - hold.day
        if self.is_steep:
            return float(0.9 ** (days / hold.stability))
        return retrievability(hold.stability, days, self.weights)

    def answer(self, card: int, day: int) -> tuple[str, float]:
        """The rating of the day's first answer to a card, and its seconds."""
        rng = self._chances.setdefault(card, random.Random(self._seed * 1_000 + card))
        recall, hold = self.recall(card, day), self.holds.get(card)
        rating = _drawn(rng.random(), first_chances(recall) if hold is None else rating_chances(recall))
        if hold is None:
            self.holds[card] = Hold(*review(None, None, 0, rating, self.weights), day)
            return rating, NEW
        days = day - hold.day
        # FSRS moves by retrievability: a steeper curve has reached it after more of FSRS's days.
        felt = interval(hold.stability, max(recall, 0.01), self.weights) if self.is_steep else days
        self._move(card, felt, rating, day)
        return rating, REVIEW * RATING_COSTS[RATINGS.index(rating)]

    def repeat(self, card: int, day: int, number: int) -> tuple[str, float]:
        """The rating of a repeat on the same day, and its seconds."""
        rng = self._chances[card]
        rating = "good" if rng.random() < REPEATS[min(number, 1)] else AGAIN
        self._move(card, 0, rating, day)
        return rating, REPEAT

    def score(self, exam_on: int) -> float:
        """Mean true recall of all cards on the exam day."""
        return sum(self.recall(card, exam_on) for card in range(CARDS)) / CARDS

    def _move(self, card: int, days: int, rating: str, day: int) -> None:
        hold = self.holds[card]
        stability, difficulty = review(hold.stability, hold.difficulty, days, rating, self.weights)
        self.holds[card] = Hold(stability, difficulty, day)


def own_weights(rng: random.Random) -> Weights:
    """Weights around the default ones."""
    weights = []
    for number, weight in enumerate(DEFAULT_WEIGHTS):
        own = weight * math.exp(rng.gauss(0, FIRST_SPREAD if number < len(RATINGS) else SPREAD))
        weights.append(min(max(own, LOWER_BOUNDS_PARAMETERS[number]), UPPER_BOUNDS_PARAMETERS[number]))
    return (*sorted(weights[:4]), *weights[4:])


def _drawn(chance: float, chances: tuple[float, ...]) -> str:
    """A rating; the least chance is the worst."""
    for rating, share in zip(RATINGS, chances, strict=True):
        if chance < share:
            return rating
        chance -= share
    return RATINGS[-1]
