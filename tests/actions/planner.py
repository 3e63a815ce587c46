"""A learner who plans: answers on cards, and a calendar on which study day 20,000 is Friday 4 October 2024."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.actions.packs import DAY, HandClock, Learner, open_learner
from tests.actions.plan_pack import write_plan_pack
from tutor.actions.exam import begin
from tutor.actions.exam_forms import forms
from tutor.content.library import open_library
from tutor.desk import Desk
from tutor.scheduling.memory import SURE, Answer
from tutor.store.database import open_database
from tutor.store.store import Store

OLD_ENDS, NEW_BEGINS = DAY + 10, DAY + 11


def at_the_desk(folder: Path, clock: HandClock | None = None) -> Learner:
    """A learner with the pack to plan, at noon of day 20,000 unless a clock says otherwise."""
    clock, library = clock or HandClock(), open_library((str(plan_pack()),), str(plan_pack() / "cache"))
    data = folder / "data"
    return Learner(Desk(library, Store(open_database(str(data / "tutor.db"))), clock), clock, data / "tutor.db")


@cache
def plan_pack() -> Path:
    """The pack to plan, written and compiled once for all tests."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return write_plan_pack(Path(folder.name, "pack"))


def at_another_desk(folder: Path, **editions: str) -> Learner:
    """A learner with a pack of their own, whose exams are other editions."""
    return open_learner(write_plan_pack(folder / "pack", **editions), folder / "data")


def study(
    learner: Learner, card: str, is_right: bool = True, confidence: str = SURE, ms: int = 9_000, number: int = 1
) -> None:
    """Answers a card's question."""
    moment = learner.clock.now()
    answer = Answer(f"p/{card}.{number}", moment.day, is_right, confidence)
    data = {"kind": "single", "words": 40, "response": [0], "shown": [0, 1, 2, 3], "revision": 1, "grader": 1}
    learner.desk.store.record(moment, f"p/{card}", answer, ms, data)


def sit(learner: Learner, form: str) -> None:
    """Sits a mock exam of one question, answers that and hands it in."""
    line = next(line for line in forms(learner.desk) if line.form == form)
    sitter = begin(learner.desk, line, 1)
    sitter.answer(frozenset({0}))
    sitter.hand_in()
