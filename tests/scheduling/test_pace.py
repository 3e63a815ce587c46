"""Slow and fast, measured against the learner's own median."""

from tutor.scheduling.pace import limits, pace_of

BOUNDS = (10_000.0, 40_000.0)


def test_pace_is_unknown_until_ten_answers_are() -> None:
    assert limits([20_000.0] * 9) == (0.0, float("inf"))
    assert limits([20_000.0] * 10) == (10_000.0, 40_000.0)


def test_the_bounds_are_half_and_twice_the_median() -> None:
    assert limits([*[5_000.0] * 4, *[30_000.0] * 3, *[100_000.0] * 4]) == (15_000.0, 60_000.0)


def test_pace_is_time_for_a_hundred_words() -> None:
    assert pace_of(24_000, 50, BOUNDS) == "slow"
    assert pace_of(24_000, 100, BOUNDS) == ""
    assert pace_of(24_000, 250, BOUNDS) == "fast"


def test_an_answer_faster_than_anybody_reads_is_not_fast() -> None:
    assert pace_of(3_000, 100, BOUNDS) == ""
    assert pace_of(8_000, 100, BOUNDS) == "fast"


def test_nothing_is_slow_or_fast_while_the_bounds_are_unknown() -> None:
    bounds = limits([])
    assert [pace_of(ms, 100, bounds) for ms in (1, 9_000, 170_000)] == ["", "", ""]
