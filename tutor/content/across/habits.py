"""What readers who know nothing would score over a file and over a pack: bounded, so that keys cannot be guessed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from math import ceil, exp, lgamma, log, log1p

from tutor.content.across.remark import Remark, remark
from tutor.content.guess import BOUND, guessers
from tutor.content.model.question import SingleQuestion
from tutor.content.reading import Reading

CHANCE = 0.25
# How seldom blind chance may score as much before a habit is said to score it.
MOST_LIKELY_CHANCE = 0.002
# With fewer single questions even all of them right may be chance: 0.25 to the fourth is above it.
LEAST_QUESTIONS = ceil(log(MOST_LIKELY_CHANCE) / log(CHANCE))
_FIRST_LINE = (1, 1, 1, 2)
_HINT = "tutor check --guess shows every habit; spread lengths, places and words over right and wrong choices"


def note_habits(db: sqlite3.Connection, file: int, reading: Reading) -> None:
    """Writes down what each habit would score over a file's single questions."""
    questions = [item.value for item in reading.items if isinstance(item.value, SingleQuestion)]
    if questions:
        rows = [(file, result.habit, result.right, result.questions) for result in guessers(questions)]
        db.executemany("INSERT INTO habit VALUES (?, ?, ?, ?)", rows)


def habits_are_bounded(db: sqlite3.Connection) -> Iterator[Remark]:
    """A habit that scores too much, in a file; else in a pack, where less is enough to be sure."""
    yield from _said(db.execute("SELECT * FROM habit WHERE right > ? * questions", (BOUND,)), "file")
    packs = db.execute(
        "SELECT (SELECT id FROM file WHERE pack = f.pack AND type = 'pack'), habit, sum(right), sum(questions) "
        "FROM habit JOIN file f ON f.id = habit.file WHERE f.type = 'quizzes' "
        "GROUP BY f.pack, habit HAVING count(*) > 1"
    )
    yield from _said(packs, "pack")


def is_more_than_chance(right: float, questions: int) -> bool:
    """Whether so many right answers are above the bound, and hardly ever come about by blind choice among four."""
    return right > BOUND * questions and _chance_of(ceil(right), questions) < MOST_LIKELY_CHANCE


def _said(rows: Iterable[tuple[int, str, float, int]], where: str) -> Iterator[Remark]:
    for file, habit, right, questions in rows:
        if file is not None and is_more_than_chance(right, questions):
            share = f"{100 * right / questions:.0f} % of {questions:,} single questions"
            message = f"picking {habit} answers {share} of this {where}; at most {100 * BOUND:.0f} % may be guessed"
            yield remark(file, _FIRST_LINE, "W341", message, _HINT)


def _chance_of(least: int, questions: int) -> float:
    """The binomial chance of at least so many right answers by blind choice: the first term, and each from the last."""
    ways = lgamma(questions + 1) - lgamma(least + 1) - lgamma(questions - least + 1)
    term = exp(ways + least * log(CHANCE) + (questions - least) * log1p(-CHANCE))
    chance = 0.0
    for right in range(least, questions + 1):
        chance += term
        term *= (questions - right) / (right + 1) * CHANCE / (1 - CHANCE)
        if term < chance * 1e-9:
            break
    return chance
