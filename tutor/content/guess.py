"""What readers who know nothing would score: each follows one habit over all single questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.content.model.question import Choice, SingleQuestion

ABSOLUTE = frozenset("always never all only every none must".split())
# One of four by chance, and what a habit may score at most.
BOUND = 0.32

Habit = Callable[["SingleQuestion"], Sequence[float]]


@dataclass(frozen=True)
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
    """Every habit over all these questions."""
    return [
        Guesser(name, sum(_expected(question, habit) for question in questions), len(questions))
        for name, habit in HABITS.items()
    ]


def _expected(question: SingleQuestion, habit: Habit) -> float:
    """The chance that the habit picks the right choice: the highest score, ties at random."""
    scores = habit(question)
    best = max(scores)
    picked = [choice.correct for choice, score in zip(question.choices, scores, strict=True) if score == best]
    return sum(picked) / len(picked)


def _careful(question: SingleQuestion) -> list[float]:
    """Fewest absolute words; of equals the longest."""
    return [-1000.0 * sum(word in ABSOLUTE for word in _words(c.text)) + len(c.text) for c in question.choices]


def _repeats_stem(question: SingleQuestion) -> list[float]:
    stem = set(_words(question.stem))
    return [float(len(stem.intersection(_words(choice.text)))) for choice in question.choices]


def _lengths(choices: Sequence[Choice], sign: float) -> list[float]:
    return [sign * len(choice.text) for choice in choices]


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


HABITS: dict[str, Habit] = {
    "the longest choice": lambda question: _lengths(question.choices, 1.0),
    "the shortest choice": lambda question: _lengths(question.choices, -1.0),
    "the first in the file": lambda question: [1.0, *[0.0] * (len(question.choices) - 1)],
    "most words of the stem": _repeats_stem,
    "the careful one": _careful,
}
