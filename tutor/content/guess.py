"""What readers who know nothing would score: each follows one habit over all single questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tutor.content.model.record import record
from tutor.content.words import words

if TYPE_CHECKING:
    from tutor.content.model.question import Choice, SingleQuestion

ABSOLUTE = frozenset("always never all only every none must".split())
# One of four by chance, and what a habit may score at most.
BOUND = 0.32
PLACES = ("first", "second", "third", "fourth")

Habit = Callable[["SingleQuestion"], Sequence[float]]


@record(frozen=True)
class Guesser:
    """A habit's result: how many of so many it would get right. Ties share the point."""

    habit: str
    right: float
    questions: int

    @property
    def share(self) -> float:
        """Right answers by questions, 0 to 1."""
        return self.right / self.questions if self.questions else 0.0


def guessers(questions: Sequence[SingleQuestion]) -> list[Guesser]:
    """Every habit over all these questions, and always the same place."""
    places = Counter(i for question in questions for i, choice in enumerate(question.choices) if choice.correct)
    by_place = [Guesser(f"the {name} in the file", places[i], len(questions)) for i, name in enumerate(PLACES)]
    right = dict.fromkeys(HABITS, 0.0)
    for question in questions:
        for name, habit in HABITS.items():
            right[name] += _expected(question, habit)
    return by_place + [Guesser(name, score, len(questions)) for name, score in right.items()]


def _expected(question: SingleQuestion, habit: Habit) -> float:
    """The chance that the habit picks the right choice: the highest score, ties at random."""
    scores = habit(question)
    best = max(scores)
    picked = [choice.correct for choice, score in zip(question.choices, scores, strict=True) if score == best]
    return sum(picked) / len(picked)


def _careful(question: SingleQuestion) -> list[float]:
    """Fewest absolute words; of equals the longest."""
    return [-1000.0 * _absolute(words(c.text)) + len(c.text) for c in question.choices]


def _absolute(said: Sequence[str]) -> int:
    return 0 if ABSOLUTE.isdisjoint(said) else sum(word in ABSOLUTE for word in said)


def _repeats_stem(question: SingleQuestion) -> list[float]:
    stem = set(words(question.stem))
    return [float(len(stem.intersection(words(choice.text)))) for choice in question.choices]


def _lengths(choices: Sequence[Choice], sign: float) -> list[float]:
    return [sign * len(choice.text) for choice in choices]


HABITS: dict[str, Habit] = {
    "the longest choice": lambda question: _lengths(question.choices, 1.0),
    "the shortest choice": lambda question: _lengths(question.choices, -1.0),
    "most words of the stem": _repeats_stem,
    "the careful one": _careful,
}
