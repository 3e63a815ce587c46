"""How an exam's part that the pack covers would go: a range of scores and a chance, from what was answered so far.

Two unknowns are weighed on a grid. `offset` is how much better or worse than forecast the learner recalls, `transfer`
how much harder a question never seen is than its card; both are added to the log odds of recall.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from tutor.scheduling.memory import DEFAULT_WEIGHTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SCORED = 50
# 720 is a scaled score and the raw cut is not published: each of these is taken to be as likely.
CUTS = (34, 35, 36, 37)
PASS_LINE = 36
# One who knows slips on one question of twenty.
SLIP = 0.05
# The part of each domain's questions that turns on no card of the pack.
OUTSIDE = 0.15
# Nobody is told more before a mock exam.
CAP = 0.9
# A mock exam is one from so many answers on to questions that were never seen.
LEAST_NEW = 10
_OFFSET_SD = 0.7
_TRANSFER, _TRANSFER_SD = -0.35, 0.6
_PRIOR_RIGHT, _PRIOR_TRIES = 3, 10
_LEAST = 0.01
# Gauss and Hermite's five places of a normal distribution, with their weights.
_PLACES = ((-2.857, 0.01126), (-1.3556, 0.22208), (0.0, 0.53333), (1.3556, 0.22208), (2.857, 0.01126))


@dataclass(frozen=True)
class Review:
    """Answers on cards met on an earlier day: the recall foretold, the chance of a blind hit, and what came.

    `declared` were called guesses or no idea: right or wrong, nothing was recalled. The others were right or wrong.
    `decay` is that of the curve which foretold it.
    """

    recall: float
    guess: float
    right: int
    wrong: int
    declared: int = 0
    decay: float = DEFAULT_WEIGHTS[20]


@dataclass(frozen=True)
class Tries:
    """First answers on cards never met before; `lucky` of the right ones are expected to have been blind hits."""

    right: int = 0
    count: int = 0
    lucky: float = 0.0

    def __add__(self, other: Tries) -> Tries:
        return Tries(self.right + other.right, self.count + other.count, self.lucky + other.lucky)

    @property
    def known(self) -> float:
        """How many were known."""
        return max(self.right - self.lucky, 0.0)


@dataclass(frozen=True)
class Part:
    """A domain as far as the pack covers it: its share of the covered part, recall of its met cards on the exam day,
    how many cards were not met, and how first answers in it went."""

    id: str
    share: float
    recalls: tuple[float, ...] = ()
    unmet: int = 0
    tries: Tries = Tries()


@dataclass(frozen=True)
class MockAnswer:
    """A question of a mock exam that was never seen: recall of its card when it was sat (for one not met, the chance
    that it was known), and what came."""

    recall: float
    is_met: bool
    guess: float
    is_right: bool


@dataclass(frozen=True)
class Belief:
    """How likely each offset and transfer is."""

    cells: tuple[tuple[float, float, float], ...]  # weight, offset, transfer

    @property
    def offset(self) -> float:
        """The mean offset."""
        return sum(weight * offset for weight, offset, _ in self.cells)

    @property
    def transfer(self) -> float:
        """The mean transfer."""
        return sum(weight * transfer for weight, _, transfer in self.cells)


@dataclass(frozen=True)
class Readiness:
    """Scores of 50: `scores[n]` is how likely n right are. `accuracy` has the share expected right by part.

    `chance` is that of reaching the line; what is told of it is at most CAP without a mock exam.
    """

    scores: tuple[float, ...]
    chance: float
    accuracy: tuple[tuple[str, float], ...]

    @property
    def median(self) -> int:
        """As many or fewer are right in half of the cases."""
        return self.quantile(0.5)

    @property
    def low(self) -> int:
        """The lower end of the range that holds the score in eight of ten cases."""
        return self.quantile(0.1)

    @property
    def high(self) -> int:
        """The upper end of it."""
        return self.quantile(0.9)

    def quantile(self, share: float) -> int:
        """The least score that is not exceeded with this chance."""
        total = 0.0
        for score, chance in enumerate(self.scores):
            total += chance
            if total >= share - 1e-9:
                return score
        return len(self.scores) - 1


def tries_of(right: int, wrong: int, guess: float, declared: int = 0) -> Tries:
    """First answers of one kind: for each wrong one, guess / (1 - guess) were right by chance and did not say so."""
    return Tries(right, right + wrong + declared, wrong * guess / (1 - guess))


def known(whole: Tries, part: Tries | None = None) -> float:
    """Chance that a card never met is known: m = (3 + c) / (10 + n), in a domain (10m + c) / (10 + n)."""
    everywhere = (_PRIOR_RIGHT + whole.known) / (_PRIOR_TRIES + whole.count)
    if part is None:
        return everywhere
    return (_PRIOR_TRIES * everywhere + part.known) / (_PRIOR_TRIES + part.count)


def belief(reviews: Iterable[Review] = (), mocks: Sequence[MockAnswer] = ()) -> Belief:
    """What forecasts and what came of them say of the offset, and mock exams of the transfer."""
    mean, sd = _offset(list(reviews))
    steps = [0.25 * step for step in range(-12, 13)]
    cells = []
    for place, weight in _PLACES:
        for step in steps:
            offset, transfer = mean + place * sd, _TRANSFER + step * _TRANSFER_SD
            cells.append((math.log(weight) - step * step / 2 + _likelihood(mocks, offset, transfer), offset, transfer))
    top = max(cell[0] for cell in cells)
    weights = [math.exp(cell[0] - top) for cell in cells]
    total = sum(weights)
    kept = [(w / total, cell[1], cell[2]) for w, cell in zip(weights, cells, strict=True) if w / total > 1e-4]
    rest = sum(weight for weight, _, _ in kept)
    return Belief(tuple((weight / rest, offset, transfer) for weight, offset, transfer in kept))


def readiness(parts: Sequence[Part], held: Belief, guess: float = 0.25) -> Readiness:
    """The scores to expect; `guess` is the chance of a blind hit on the exam's questions. There must be a part."""
    everywhere = sum((part.tries for part in parts), Tries())
    counts = questions_of([part.share for part in parts])
    binned = [Counter(round(_logit(recall), 1) for recall in part.recalls) for part in parts]
    chances = [(known(everywhere, part.tries), known(everywhere)) for part in parts]
    scores, means = [0.0] * (SCORED + 1), [0.0] * len(parts)
    for weight, offset, transfer in held.cells:
        rights = []
        for at, part in enumerate(parts):
            recall = _mean_recall(binned[at], part.unmet, chances[at][0], offset, transfer)
            outside = _moved(_logit(chances[at][1]), transfer)
            rights.append((1 - OUTSIDE) * right_of(recall, guess) + OUTSIDE * right_of(outside, guess))
            means[at] += weight * rights[-1]
        for score, chance in enumerate(sum_of(counts, rights)):
            scores[score] += weight * chance
    accuracy = tuple((part.id, mean) for part, mean in zip(parts, means, strict=True))
    return Readiness(tuple(scores), passing(scores), accuracy)


def tells(answered: int, asked: int) -> bool:
    """Whether a mock exam in which so many questions were answered tells anything: not where it was given up, with more
    than half of them open."""
    return 2 * answered >= asked


def right_of(recall: float, guess: float) -> float:
    """Chance of a right answer: r (1 - slip) + (1 - r) g."""
    return recall * (1 - SLIP) + (1 - recall) * guess


def on_a_new_question(recall: float, offset: float, transfer: float) -> float:
    """Recall of a card as a question never seen calls for it."""
    return _moved(_logit(recall), offset + transfer)


def passing(scores: Sequence[float]) -> float:
    """Chance of reaching the line, over all raw cuts."""
    return sum(sum(scores[cut:]) for cut in CUTS) / len(CUTS)


def questions_of(shares: Sequence[float]) -> list[int]:
    """How many of the 50 questions each part has; the largest remainders are rounded up."""
    exact = [SCORED * share / sum(shares) for share in shares]
    counts = [int(each) for each in exact]
    order = sorted(range(len(exact)), key=lambda at: counts[at] - exact[at])
    for at in order[: SCORED - sum(counts)]:
        counts[at] += 1
    return counts


def sum_of(counts: Sequence[int], rights: Sequence[float]) -> list[float]:
    """How likely each score is (Poisson and binomial): so many questions of each part, each right with its chance."""
    scores = [1.0]
    for count, right in zip(counts, rights, strict=True):
        part = [math.comb(count, n) * right**n * (1 - right) ** (count - n) for n in range(count + 1)]
        joined = [0.0] * (len(scores) + count)
        for before, chance in enumerate(scores):
            for more, other in enumerate(part):
                joined[before + more] += chance * other
        scores = joined
    return scores


def _offset(reviews: Sequence[Review]) -> tuple[float, float]:
    """Mean and standard deviation of the offset: a logistic fit, held back by a normal prior around none."""
    grid = [0.1 * step for step in range(-28, 29)]
    hidden = _hidden(reviews)
    logs = [-((x / _OFFSET_SD) ** 2) / 2 + sum(_told(review, hidden, x) for review in reviews) for x in grid]
    top = max(logs)
    weights = [math.exp(log - top) for log in logs]
    total = sum(weights)
    mean = sum(w * offset for w, offset in zip(weights, grid, strict=True)) / total
    variance = sum(w * (offset - mean) ** 2 for w, offset in zip(weights, grid, strict=True)) / total
    return mean, max(math.sqrt(variance), 0.02)


def _hidden(reviews: Sequence[Review]) -> float:
    """The part of what was not recalled that the learner answered without declaring it, blind hits among it."""
    hidden = sum(review.wrong / (1 - review.guess) for review in reviews)
    return (2 + hidden) / (3 + hidden + sum(review.declared for review in reviews))


def _told(review: Review, hidden: float, offset: float) -> float:
    """Log likelihood of reviews under an offset."""
    recall = _moved(_logit(review.recall), offset)
    right = recall + (1 - recall) * hidden * review.guess
    return review.right * math.log(right) + (review.wrong + review.declared) * math.log(1 - recall)


def _likelihood(mocks: Iterable[MockAnswer], offset: float, transfer: float) -> float:
    total = 0.0
    for answer in mocks:
        recall = _moved(_logit(answer.recall), transfer + (offset if answer.is_met else 0))
        right = right_of(recall, answer.guess)
        total += math.log(right if answer.is_right else 1 - right)
    return total


def _mean_recall(met: Counter[float], unmet: int, chance: float, offset: float, transfer: float) -> float:
    """Mean over a part's cards; a part whose cards have gone counts as not met."""
    count = sum(met.values()) + unmet
    new = _moved(_logit(chance), transfer)
    if not count:
        return new
    return (sum(n * _moved(odds, offset + transfer) for odds, n in met.items()) + unmet * new) / count


def _logit(chance: float) -> float:
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(chance / (1 - chance))


def _moved(odds: float, by: float) -> float:
    return 1 / (1 + math.exp(-odds - by))
