"""What figures of progress are made of: types alone, so that `tutor stats --json` need not load them.

The values are what JSON says as they stand. Days are study days counted from 1970-01-01, shares are so many of so many.
"""

from __future__ import annotations

from typing import TypedDict


class Share(TypedDict):
    """So many right of so many answers."""

    right: int
    answers: int


class Retention(TypedDict):
    """True retention: first answers of a day on cards met before, a declared guess not counted as right; `expected` is
    the recall foretold, on average.
    """

    young: Share
    mature: Share
    expected: float | None


class Day(TypedDict):
    """What was done on a study day."""

    day: int
    date: str
    answers: int
    right: int
    seconds: int


class Week(TypedDict):
    """What was done in the week that begins on this Monday."""

    monday: str
    answers: int
    seconds: int


class TopicDone(TypedDict):
    """How a topic is held, a level a card in their order, and the time it took."""

    topic: str
    title: str
    level: str
    levels: list[str]
    due: int
    answers: int
    seconds: int


class Objective(TypedDict):
    """A task of the exam, and how the cards of the topics that serve it are held."""

    task: str
    title: str
    level: str
    cards: int
    shaky: int
    safe: int


class Objectives(TypedDict):
    """The tasks of an exam; `exam` is '' where the pack describes none."""

    exam: str
    title: str
    tasks: list[Objective]


class Forecast(TypedDict):
    """Cards that fall due: left over from earlier days, today, and on each day from tomorrow on."""

    backlog: int
    today: int
    coming: list[int]


class Band(TypedDict):
    """Cards whose stability is from `low` days to below `high`; None for no end."""

    low: int
    high: int | None
    cards: int


class Confidence(TypedDict):
    """Answers under one declared confidence."""

    confidence: str
    answers: int
    right: int


class Outcome(TypedDict):
    """A real exam, and the chance that was told last before it, of the whole exam or of its Lambda part."""

    exam: str
    date: str
    chance: float
    is_whole: bool
    has_passed: bool


class Progress(TypedDict):
    """Where the learner stands. `reviews` are answers not taken back, also those on cards that left the pack.

    `due_by_day`, and `coming` of the forecast, begin on the date `due_by_day_from`, tomorrow. `minutes`, and `seconds`
    of days, weeks and topics, are time of answering: what was read afterwards only the plan counts.
    """

    today: int
    reviews: int
    right: int
    voided: int
    cards: int
    seen: int
    shaky: int
    safe: int
    due: int
    overdue: int
    new: int
    due_by_day: list[int]
    due_by_day_from: str
    streak: int
    longest_streak: int
    minutes: int
    topics: list[TopicDone]
    objectives: Objectives
    retention: Retention
    confidence: list[Confidence]
    readiness: list[Outcome]
    forecast: Forecast
    stability: list[Band]
    weeks: list[Week]
    days: list[Day]
