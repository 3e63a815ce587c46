"""Whether one's confidence, and the tutor's forecasts of exams, came true."""

from __future__ import annotations

from tutor.progress.days import iso

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from tutor.progress.shapes import Confidence, Outcome

    # Moment in UTC milliseconds, study day, content.
    Event = tuple[int, int, Mapping[str, Any]]

SURE, UNSURE, GUESS = "sure", "unsure", "guess"
PASSED = "pass"


def confidences(counts: Mapping[str, tuple[int, int]]) -> list[Confidence]:
    """How often one was right when sure, unsure and guessing. No idea claims nothing, so that it is not held to it."""
    told = [(confidence, *counts.get(confidence, (0, 0))) for confidence in (SURE, UNSURE, GUESS)]
    return [{"confidence": confidence, "answers": answers, "right": right} for confidence, answers, right in told]


def outcomes(forecasts: Sequence[Event], results: Sequence[Event]) -> list[Outcome]:
    """Each real exam that was sat with the last forecast before it; a second result of one day replaces the first."""
    newest = {(data["exam"], day): (at, data) for at, day, data in results}
    found: list[Outcome] = []
    for (exam, day), (at, data) in newest.items():
        told = [chance for chance in (_told(made, exam, at) for made in forecasts) if chance is not None]
        if told:
            chance, is_whole = told[-1]
            has_passed = data["outcome"] == PASSED
            found.append(
                {"exam": exam, "date": iso(day), "chance": chance, "is_whole": is_whole, "has_passed": has_passed}
            )
    return found


def brier(outcomes: Sequence[Outcome]) -> float | None:
    """Mean squared distance of chance and outcome: 0 is best, always saying 50 % has 0.25. None before an outcome."""
    if not outcomes:
        return None
    return sum((outcome["chance"] - outcome["has_passed"]) ** 2 for outcome in outcomes) / len(outcomes)


def _told(forecast: Event, exam: str, until: int) -> tuple[float, bool] | None:
    """The chance that a forecast told of an exam by a moment, and whether it was the whole exam's."""
    at, _, data = forecast
    if data["exam"] != exam or at > until:
        return None
    is_whole = data["whole"] is not None
    chance = data["whole"] if is_whole else data["chance"]
    return None if chance is None else (chance, is_whole)
