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
PASSED, NONE = "pass", "none"


def confidences(counts: Mapping[str, tuple[int, int]]) -> list[Confidence]:
    """How often one was right when sure, unsure and guessing. No idea claims nothing, so that it is not held to it."""
    told = [(confidence, *counts.get(confidence, (0, 0))) for confidence in (SURE, UNSURE, GUESS)]
    return [{"confidence": confidence, "answers": answers, "right": right} for confidence, answers, right in told]


def came_true(forecasts: Sequence[Event], results: Sequence[Event]) -> list[tuple[str, int, float, bool, bool]]:
    """Each real exam that was sat with the last forecast before it.

    Of each its id, its day, the chance that was told, whether that was the whole exam's, and whether it was passed.
    """
    found = []
    for exam, day, (at, data) in sat(results):
        # By days first: what was noted after the clock ran ahead once is dated behind that.
        before = sorted((was, since, _chance(told)) for since, was, told in forecasts if _is_told(told, exam))
        chances = [chance for was, since, chance in before if (was, since) <= (day, at)]
        if chances:
            found.append((exam, day, *chances[-1], data["outcome"] == PASSED))
    return found


def sat(results: Sequence[Event]) -> list[tuple[str, int, tuple[int, Mapping[str, Any]]]]:
    """Each real exam that was sat: its id, its day, when that was noted and how it went.

    A second result of one day replaces the first, also by none.
    """
    newest = {(data["exam"], data.get("on", day)): (at, data) for at, day, data in results}
    return [(exam, day, noted) for (exam, day), noted in newest.items() if noted[1]["outcome"] != NONE]


def outcomes(forecasts: Sequence[Event], results: Sequence[Event]) -> list[Outcome]:
    """The same as figures of progress have it."""
    return [
        {"exam": exam, "date": iso(day), "chance": chance, "is_whole": is_whole, "has_passed": has_passed}
        for exam, day, chance, is_whole, has_passed in came_true(forecasts, results)
    ]


def brier(outcomes: Sequence[Outcome]) -> float | None:
    """Mean squared distance of chance and outcome: 0 is best, always saying 50 % has 0.25. None before an outcome."""
    if not outcomes:
        return None
    return sum((outcome["chance"] - outcome["has_passed"]) ** 2 for outcome in outcomes) / len(outcomes)


def _is_told(forecast: Mapping[str, Any], exam: str) -> bool:
    return forecast["exam"] == exam and not forecast.get("what_if") and _chance(forecast)[0] is not None


def _chance(forecast: Mapping[str, Any]) -> tuple[Any, bool]:
    """The chance that a forecast told, and whether it was the whole exam's."""
    is_whole = forecast["whole"] is not None
    return forecast["whole"] if is_whole else forecast["chance"], is_whole
