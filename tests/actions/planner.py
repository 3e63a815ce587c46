"""A learner who plans: answers on cards, and a calendar on which study day 20,000 is Friday 4 October 2024."""

from __future__ import annotations

from pathlib import Path

from tests.actions.packs import DAY, HandClock, Learner, open_learner
from tests.actions.plan_pack import write_plan_pack
from tutor.actions.exam import begin, forms
from tutor.scheduling.memory import SURE, Answer

OLD_ENDS, NEW_BEGINS = DAY + 10, DAY + 11


def at_the_desk(folder: Path, **editions: str) -> Learner:
    """A learner with the pack to plan, at noon of day 20,000."""
    return open_learner(write_plan_pack(folder / "pack", **editions), folder / "data", HandClock())


def study(
    learner: Learner, card: str, is_right: bool = True, confidence: str = SURE, ms: int = 9_000, number: int = 1
) -> None:
    """Answers a card's question."""
    moment = learner.clock.now()
    answer = Answer(f"p/{card}.{number}", moment.day, is_right, confidence)
    data = {"kind": "single", "words": 40, "response": [0], "shown": [0, 1, 2, 3], "revision": 1, "grader": 1}
    learner.desk.store.record(moment, f"p/{card}", answer, ms, data)


def sit(learner: Learner, form: str) -> None:
    """Sits a mock exam and hands it in."""
    line = next(line for line in forms(learner.desk) if line.form == form)
    begin(learner.desk, line, 1).hand_in()
