"""Ways to choose what to study, all through the shipped memory code; the planner is the shipped one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from benchmarks.learners import CARDS, KNOWN, NEW, REVIEW, Simulated
from tutor.scheduling.calendar import Calendar
from tutor.scheduling.caution import likely_decay
from tutor.scheduling.learner import Costs, Learner
from tutor.scheduling.memory import (
    AGAIN,
    DEFAULT_WEIGHTS,
    RATINGS,
    SURE,
    Answer,
    Memory,
    after,
    interval,
    recall_chance,
    replay,
    retrievability,
    review,
)
from tutor.scheduling.plan import plan
from tutor.scheduling.readiness import Review
from tutor.scheduling.refit import fit, is_due
from tutor.scheduling.steps import first_chances, rating_chances
from tutor.scheduling.tasks import PlanCard
from tutor.scheduling.value import HORIZON, Tables


class Policy:
    """What a policy believes, and the order in which it asks; by itself FSRS at 0.9 without same-day steps."""

    def __init__(self, exam_on: int, minutes: float) -> None:
        self.exam_on, self.minutes = exam_on, minutes
        self.memories: dict[int, Memory] = {}
        self.answers: dict[int, list[Answer]] = {}
        self.weights = DEFAULT_WEIGHTS

    def order(self, day: int) -> Iterator[int]:
        """The day's cards: the most forgotten of those due, new ones, then the most forgotten of the rest."""
        met = sorted(self.memories, key=lambda card: recall_chance(self.memories[card], day))
        due = [card for card in met if self.is_due(self.memories[card], day)]
        yield from due
        yield from self.new()
        yield from (card for card in met if card not in set(due))

    def study(self, learner: Simulated, day: int) -> None:
        """Fills a day."""
        seconds = self.minutes * 60
        for card in self.order(day):
            if seconds <= 0:
                return
            rating, spent = learner.answer(card, day)
            self.note(card, day, rating)
            seconds -= spent + self.repeat(learner, card, day, rating)

    def note(self, card: int, day: int, rating: str) -> None:
        """Takes an answer down."""
        answer = Answer("", day, rating != AGAIN, SURE, override=rating)
        self.answers.setdefault(card, []).append(answer)
        self.memories[card] = after(self.memories.get(card), answer, weights=self.weights)

    def repeat(self, learner: Simulated, card: int, day: int, rating: str) -> float:
        """Seconds spent on a card again on the same day."""
        return 0.0

    def is_due(self, memory: Memory, day: int) -> bool:
        """Whether recall has fallen to 0.9."""
        return day >= memory.reviewed_on + interval(memory.stability)

    def new(self) -> list[int]:
        """Cards never met, in order."""
        return [card for card in range(CARDS) if card not in self.memories]


class SameDaySteps(Policy):
    """FSRS at 0.9 with learning steps of a minute and of ten, and one of ten after a miss, as Anki has them."""

    def repeat(self, learner: Simulated, card: int, day: int, rating: str) -> float:
        """A miss is repeated until it is right; a card that is new and not easy once more after that."""
        is_new = len(self.answers[card]) == 1
        needed = 0 if rating == "easy" else 1 if rating == AGAIN or is_new else 0
        needed += is_new and rating == AGAIN
        seconds, number = 0.0, 0 if rating == AGAIN else 1
        while needed > 0 and number < 10:
            rating, spent = learner.repeat(card, day, number)
            self._step(card, rating)
            needed -= rating != AGAIN
            seconds += spent
            number += 1
        return seconds

    def _step(self, card: int, rating: str) -> None:
        from dataclasses import replace

        memory = self.memories[card]
        stability, difficulty = review(memory.stability, memory.difficulty, 0, rating)
        self.memories[card] = replace(memory, stability=stability, difficulty=difficulty)


class Greedy(Policy):
    """Most expected recall on the exam day for a second now, as if nothing were reviewed again."""

    def order(self, day: int) -> Iterator[int]:
        """Best first."""
        left = self.exam_on - day
        gains = dict.fromkeys(self.new(), _gain(None, None, 0, first_chances(KNOWN), KNOWN, NEW, left))
        for card, memory in self.memories.items():
            days = day - memory.reviewed_on
            chances, wait = rating_chances(recall_chance(memory, day)), retrievability(memory.stability, days + left)
            gains[card] = _gain(memory.stability, memory.difficulty, days, chances, wait, REVIEW, left)
        yield from sorted(gains, key=lambda card: -gains[card])


class Cover(Policy):
    """Every new card in order, then again from the one that was longest ago."""

    def order(self, day: int) -> Iterator[int]:
        """New ones, then the oldest."""
        yield from self.new()
        yield from sorted(self.memories, key=lambda card: (self.memories[card].reviewed_on, card))


class Planner(Policy):
    """The shipped planner with default weights."""

    fits = False
    _default: ClassVar[dict[float, Tables]] = {}

    def __init__(self, exam_on: int, minutes: float) -> None:
        super().__init__(exam_on, minutes)
        self.fitted = 0
        self.reviews: list[Review] = []
        self._own: dict[float, Tables] = {}

    def note(self, card: int, day: int, rating: str) -> None:
        """Takes an answer down, and what was foretold of it."""
        memory = self.memories.get(card)
        if memory is not None:
            is_right = rating != AGAIN
            came = int(is_right), int(not is_right)
            self.reviews.append(Review(recall_chance(memory, day), 0.0, *came, decay=memory.decay))
        super().note(card, day, rating)

    def order(self, day: int) -> Iterator[int]:
        """The plan of the day and what follows it, as far as it brings anything."""
        if self.fits:
            self.fit(day)
        self.tables = self.tables_for(day, likely_decay(self.reviews, self.weights))
        cards = [PlanCard(str(card), self.memories.get(card)) for card in range(CARDS)]
        today = plan(cards, Calendar(day, self.exam_on, self.minutes), self.learner(), self.tables)
        yield from (int(task.card) for task in (*today.tasks, *(task for task in today.then if task.gain > 0)))

    def tables_for(self, day: int, decay: float) -> Tables:
        """Tables that assume a decay; those of the default weights serve all learners."""
        kept, days = self._own, min(self.exam_on - day, HORIZON)
        if self.weights == DEFAULT_WEIGHTS:
            kept, days = Planner._default, HORIZON
        if decay not in kept:
            kept[decay] = Tables(self.weights, days, decay)
        return kept[decay]

    def learner(self) -> Learner:
        """What is known of the learner by now."""
        firsts = [answers[0].is_right for answers in self.answers.values()]
        reviews = sum(len(answers) - 1 for answers in self.answers.values())
        costs = Costs(new=NEW, recall=REVIEW)
        return Learner(costs, len(firsts), sum(firsts), cross_day_reviews=reviews)

    def fit(self, day: int) -> None:
        """Fits the weights when it is time, and believes anew where they foretell better."""
        lives = [[(answer.override, answer.day) for answer in card] for card in self.answers.values()]
        reviews = sum(len(life) - 1 for life in lives)
        if not is_due(reviews, self.fitted):
            return
        found, self.fitted = fit(lives, self.weights), reviews
        if not found.is_better:
            return
        self.weights = found.weights
        self._own.clear()
        replayed = {card: replay(answers, weights=self.weights) for card, answers in self.answers.items()}
        self.memories = {card: memory for card, memory in replayed.items() if memory is not None}


class FittedPlanner(Planner):
    """The shipped planner with weights fitted by fsrs-rs-python."""

    fits = True


POLICIES: dict[str, Callable[[int, float], Policy]] = {
    "FSRS at 0.9, same-day steps": SameDaySteps,
    "FSRS at 0.9, no steps": Policy,
    "greedy gain per second": Greedy,
    "cover everything, in order": Cover,
    "planner": Planner,
    "planner, weights fitted": FittedPlanner,
}


def simulate(name: str, seed: int, days: int, minutes: float, is_steep: bool) -> float:
    """Recall on the exam day of one learner under one policy."""
    learner = Simulated(seed, is_steep)
    policy = POLICIES[name](days, minutes)
    for day in range(days):
        policy.study(learner, day)
    return learner.score(days)


def _gain(
    stability: float | None,
    difficulty: float | None,
    days: int,
    chances: tuple[float, ...],
    wait: float,
    seconds: float,
    left: int,
) -> float:
    after_ratings = [review(stability, difficulty, days, rating)[0] for rating in RATINGS]
    now = sum(chance * retrievability(later, left) for chance, later in zip(chances, after_ratings, strict=True))
    return (now - wait) / seconds
