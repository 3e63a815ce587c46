"""Whether confidence and forecasts came true."""

from __future__ import annotations

from typing import Any

import pytest

from tutor.progress.calibration import brier, confidences, outcomes


def told(
    at: int, exam: str, chance: float | None, whole: float | None = None, day: int = 20_000
) -> tuple[int, int, dict[str, Any]]:
    return at, day, {"exam": exam, "chance": chance, "whole": whole}


def came(at: int, exam: str, outcome: str, day: int = 20_010) -> tuple[int, int, dict[str, Any]]:
    return at, day, {"exam": exam, "outcome": outcome}


def test_no_idea_claims_nothing() -> None:
    assert confidences({"none": (7, 0), "guess": (4, 1)}) == [
        {"confidence": "sure", "answers": 0, "right": 0},
        {"confidence": "unsure", "answers": 0, "right": 0},
        {"confidence": "guess", "answers": 4, "right": 1},
    ]


def test_an_exam_is_held_against_the_last_forecast_before_it() -> None:
    forecasts = [told(1, "p/dva", 0.4), told(2, "p/saa", 0.1), told(3, "p/dva", 0.7), told(9, "p/dva", 0.9, day=20_010)]
    assert outcomes(forecasts, [came(5, "p/dva", "pass")]) == [
        {"exam": "p/dva", "date": "2024-10-14", "chance": 0.7, "is_whole": False, "has_passed": True}
    ]


def test_a_forecast_that_was_told_while_the_clock_ran_ahead_hides_none_of_the_others() -> None:
    """Those told after the clock was put right are dated behind it; their study days are right."""
    forecasts = [told(1, "p/dva", 0.4), told(900, "p/dva", 0.5, day=20_300), told(901, "p/dva", 0.7, day=20_009)]
    assert [outcome["chance"] for outcome in outcomes(forecasts, [came(5, "p/dva", "pass")])] == [0.7]


def test_the_whole_exams_chance_is_held_against_it_where_it_was_told() -> None:
    (outcome,) = outcomes([told(1, "p/dva", 0.4, 0.6)], [came(5, "p/dva", "fail")])
    assert (outcome["chance"], outcome["is_whole"], outcome["has_passed"]) == (0.6, True, False)


def test_an_exam_without_a_forecast_says_nothing_of_the_tutor() -> None:
    assert outcomes([told(1, "p/dva", None)], [came(5, "p/dva", "pass")]) == []


def test_a_result_that_is_corrected_on_its_day_counts_once() -> None:
    results = [came(5, "p/dva", "fail"), came(6, "p/dva", "pass")]
    assert [outcome["has_passed"] for outcome in outcomes([told(1, "p/dva", 0.7)], results)] == [True]


def test_the_brier_score_is_the_mean_squared_distance() -> None:
    found = outcomes(
        [told(1, "p/dva", 0.8), told(1, "p/saa", 0.4)], [came(5, "p/dva", "pass"), came(5, "p/saa", "fail")]
    )
    assert brier(found) == pytest.approx((0.04 + 0.16) / 2)
    assert brier([]) is None
