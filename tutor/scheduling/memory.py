"""What we believe of the learner's hold on a card. The only module that knows FSRS.

Retrievability and interval are FSRS-6's forgetting curve, written out so that asking for them imports nothing;
a test holds them against py-fsrs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from fsrs import Scheduler

DESIRED_RETENTION = 0.9
AGAIN, HARD, GOOD, EASY = "again", "hard", "good", "easy"
RATINGS = (AGAIN, HARD, GOOD, EASY)
GUESS, UNSURE, SURE, NO_IDEA = "guess", "unsure", "sure", "none"
CONFIDENCES = (GUESS, UNSURE, SURE, NO_IDEA)
STUDY, LAP = "study", "lap"
# A right answer that was a guess comes back within this many days.
GUESS_DAYS = 2
# From this stability in days on, a card counts as mature.
MATURE_DAYS = 21
# What is left of a card whose facts changed: after a day about as much as is known of a card never met.
ANEW_STABILITY = 0.001
_LONGEST_DAYS = 36_500

Weights = tuple[float, ...]
# FSRS-6's 21 weights before anything is known of the learner; the last is the decay of the forgetting curve.
DEFAULT_WEIGHTS: Weights = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)


@dataclass(frozen=True)
class Memory:
    """Stability in days, difficulty 1 to 10; days are study days counted from 1970-01-01. None stands for never met.

    `is_last_right` says whether the last answer that counted was right and no guess; a miss in practice undoes it.
    `answers` are those since the card was met or began anew; `decay` is that of the weights it was made with.
    """

    stability: float
    difficulty: float
    reviewed_on: int
    answered_on: int
    due_on: int
    is_last_right: bool
    last_question: str
    answers: int
    decay: float = DEFAULT_WEIGHTS[20]

    @property
    def is_anew(self) -> bool:
        """Whether what it holds changed, and it was not answered since: the next answer is a first one."""
        return self.answers == 0


@dataclass(frozen=True)
class Renewal:
    """On this study day what a card teaches was found changed: whatever was known of it is to be learnt anew."""

    day: int


@dataclass(frozen=True)
class Answer:
    """What one answer tells about the hold on its card.

    `pace` is slow, fast, or '' for usual or unknown; `override` the rating that the learner gave instead, if any.
    """

    question: str
    day: int
    is_right: bool
    confidence: str
    pace: str = ""
    used_hint: bool = False
    mode: str = STUDY
    override: str = ""

    @property
    def is_missed(self) -> bool:
        """Wrong, unless the learner's own rating says otherwise."""
        return self.override == AGAIN if self.override else not self.is_right


def retrievability(stability: float, days: float, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """Chance of recall so many days after a review. FSRS-6: (1 + factor * days / stability) ** decay."""
    return _faded(stability, days, weights[20])


def recall_chance(memory: Memory, day: int, weights: Weights | None = None) -> float:
    """Chance of recall on a study day, by the curve of the weights that the memory was made with."""
    return _faded(memory.stability, day - memory.reviewed_on, memory.decay if weights is None else weights[20])


def _faded(stability: float, days: float, decay: float) -> float:
    return float((1 + _factor(-decay) * max(days, 0) / stability) ** -decay)


def interval(stability: float, desired_retention: float = DESIRED_RETENTION, weights: Weights = DEFAULT_WEIGHTS) -> int:
    """Whole days, 1 to 36,500, until retrievability has fallen to the desired retention. FSRS-6."""
    decay = -weights[20]
    days = stability / _factor(decay) * float(desired_retention ** (1 / decay) - 1)
    return min(max(round(min(days, _LONGEST_DAYS)), 1), _LONGEST_DAYS)


def _factor(decay: float) -> float:
    """What makes retrievability 0.9 after as many days as the stability says."""
    return float(0.9 ** (1 / decay) - 1)


def is_counted(memory: Memory | None, answer: Answer) -> bool:
    """Whether an answer is more than practice: its card's first one on a study day, and not in a last lap."""
    return answer.mode != LAP and (memory is None or memory.is_anew or answer.day > memory.answered_on)


def rating_of(memory: Memory | None, answer: Answer) -> str | None:
    """How an answer counts for its card; None when it is only logged.

    A right guess on a card met before gives no growth: counted as good it inflates predicted recall by five points.
    """
    if not is_counted(memory, answer):
        return None
    memory = learnt(memory)
    if answer.override:
        return answer.override
    if not answer.is_right:
        return AGAIN
    if answer.confidence == GUESS:
        return AGAIN if memory is None else None
    if answer.confidence != SURE or answer.used_hint or answer.pace == "slow":
        return HARD
    is_repeat = memory is None or memory.last_question == answer.question
    return EASY if answer.pace == "fast" and not is_repeat else GOOD


def after(
    memory: Memory | None,
    answer: Answer,
    desired_retention: float = DESIRED_RETENTION,
    weights: Weights = DEFAULT_WEIGHTS,
) -> Memory:
    """The memory that an answer leaves behind."""
    memory = learnt(memory)
    rating, is_right = rating_of(memory, answer), _is_last_right(memory, answer)
    day = answer.day if memory is None else max(answer.day, memory.answered_on)
    if rating is not None or memory is None:
        memory = _reviewed(memory, rating or AGAIN, day, desired_retention, weights)
    return replace(
        memory,
        # A last lap that runs past the rollover must not use up the new day's rated answer.
        answered_on=memory.answered_on if answer.mode == LAP else day,
        due_on=_due_on(memory, answer, rating, day),
        is_last_right=is_right,
        last_question=answer.question,
        answers=memory.answers + 1,
    )


def renewed(memory: Memory | None, day: int) -> Memory | None:
    """The memory once what the card teaches has changed: hardly any, due at once. None where nothing was known."""
    if memory is None:
        return None
    anew = replace(memory, stability=ANEW_STABILITY, reviewed_on=day - 1, answered_on=day - 1, due_on=day, answers=0)
    return replace(anew, is_last_right=False, last_question="")


def lives(history: Iterable[Answer | Renewal]) -> list[list[tuple[str, int]]]:
    """Rating and study day of each review, in a list for each time that the card began anew: for fitting weights."""
    found: list[list[tuple[str, int]]] = [[]]
    memory = None
    for event in history:
        if isinstance(event, Renewal):
            memory = None
            found.append([])
        else:
            rating, is_first = rating_of(memory, event), memory is None
            if rating is not None or is_first:
                found[-1].append((rating or AGAIN, event.day))
            memory = _noted(memory, event)
    return [life for life in found if life]


def _noted(memory: Memory | None, answer: Answer) -> Memory:
    """A memory that holds of an answer what ratings follow from, and nothing of FSRS, which takes a while."""
    day = answer.day if memory is None else max(answer.day, memory.answered_on)
    if memory is None:
        return Memory(1.0, 5.0, day, day, day, True, answer.question, 1)
    answered_on = memory.answered_on if answer.mode == LAP else day
    return replace(memory, answered_on=answered_on, last_question=answer.question, answers=memory.answers + 1)


def replay(
    history: Iterable[Answer | Renewal],
    desired_retention: float = DESIRED_RETENTION,
    weights: Weights = DEFAULT_WEIGHTS,
) -> Memory | None:
    """The memory that a whole history leaves behind."""
    memory = None
    for event in history:
        if isinstance(event, Renewal):
            memory = renewed(memory, event.day)
        else:
            memory = after(memory, event, desired_retention, weights)
    return memory


def review(
    stability: float | None, difficulty: float | None, elapsed: int, rating: str, weights: Weights = DEFAULT_WEIGHTS
) -> tuple[float, float]:
    """Stability and difficulty after a review, `elapsed` study days after the last one. None for a first review."""
    from datetime import UTC, datetime, timedelta

    from fsrs import Card, Rating, State

    noon = datetime(1970, 1, 1, 12, tzinfo=UTC)
    # An id and fixed noons: without the first Card() sleeps a millisecond, and FSRS counts spans of 24 hours.
    if stability is None:
        card = Card(card_id=1, due=noon)
    else:
        card = Card(1, State.Review, None, stability, difficulty, noon, noon)
    card, _ = _scheduler(weights).review_card(card, Rating[rating.capitalize()], noon + timedelta(days=elapsed))
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a reviewed card has a stability and a difficulty")
    return card.stability, card.difficulty


def learnt(memory: Memory | None) -> Memory | None:
    """The memory that an answer builds on: none where the card is met for the first time, or anew."""
    return None if memory is None or memory.is_anew else memory


def _is_last_right(memory: Memory | None, answer: Answer) -> bool:
    """A lucky guess proves nothing, unless the learner's own rating says otherwise; nor does practice."""
    if answer.is_missed:
        return False
    if is_counted(memory, answer):
        return bool(answer.override) or answer.confidence != GUESS
    return memory is not None and memory.is_last_right


def _due_on(memory: Memory, answer: Answer, rating: str | None, day: int) -> int:
    """A missed card is due tomorrow and a lucky guess within two days, whatever the interval says."""
    if answer.is_missed:
        return day + 1
    if rating is None and answer.confidence == GUESS and not answer.override:
        return max(day + 1, min(memory.due_on, day + GUESS_DAYS))
    return memory.due_on


def warm_up(weights: Weights = DEFAULT_WEIGHTS) -> None:
    """Makes the scheduler before it is needed."""
    _scheduler(weights)


def _reviewed(memory: Memory | None, rating: str, day: int, desired_retention: float, weights: Weights) -> Memory:
    if memory is None:
        stability, difficulty = review(None, None, 0, rating, weights)
        due_on = day + interval(stability, desired_retention, weights)
        return Memory(stability, difficulty, day, day, due_on, True, "", 0, weights[20])
    stability, difficulty = review(memory.stability, memory.difficulty, day - memory.reviewed_on, rating, weights)
    due_on = day + interval(stability, desired_retention, weights)
    moved = replace(memory, stability=stability, difficulty=difficulty, reviewed_on=day, due_on=due_on)
    return replace(moved, decay=weights[20])


_schedulers: dict[Weights, Scheduler] = {}


def _scheduler(weights: Weights) -> Scheduler:
    """py-fsrs's scheduler, made once for each weight vector: without same-day steps, without fuzz."""
    from fsrs import Scheduler

    if weights not in _schedulers:
        _schedulers[weights] = Scheduler(weights, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    return _schedulers[weights]
