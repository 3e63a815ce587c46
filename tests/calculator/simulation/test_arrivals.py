"""Moments of arrivals: evenly spread, random, and as recorded."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from random import Random
from statistics import fmean, stdev

import pytest

from tutor.calculator.simulation.arrivals import arrivals
from tutor.calculator.simulation.load import Burst, Load, Ramp, Replayed, Steady, expected_requests


def moments(load: Load, horizon: float, seed: int = 1) -> list[float]:
    """All of them."""
    return list(arrivals(load, horizon, Random(seed).random))


def test_evenly_spaced_requests_begin_at_once() -> None:
    assert moments(Steady(4, is_random=False), horizon=1) == [0, 0.25, 0.5, 0.75]


def test_a_burst_takes_the_place_of_the_usual_rate() -> None:
    burst = Burst(usual=1, spike=4, begin=2, end=3, is_random=False)
    assert moments(burst, horizon=5) == [0, 1, 2, 2.25, 2.5, 2.75, 3, 4]


def test_a_burst_after_the_horizon_is_not_seen() -> None:
    assert moments(Burst(1, 4, 20, 30, is_random=False), horizon=2) == [0, 1]


@pytest.mark.parametrize(("first", "last"), [(0, 10), (10, 0)])
def test_a_ramp_brings_in_each_second_what_its_average_rate_says(first: int, last: int) -> None:
    found = moments(Ramp(first, last, is_random=False), horizon=10)
    by_second = [sum(second <= moment < second + 1 for moment in found) for second in range(10)]
    assert len(found) == 50
    assert all(
        abs(count - (first + (last - first) * (second + 0.5) / 10)) <= 1 for second, count in enumerate(by_second)
    )
    assert found == sorted(found)


def test_recorded_moments_are_replayed_up_to_the_horizon() -> None:
    assert moments(Replayed((0.5, 0.5, 3, 10, 12)), horizon=10) == [0.5, 0.5, 3]


def test_nothing_arrives_at_a_rate_of_zero() -> None:
    assert moments(Steady(0), horizon=100) == []
    assert moments(Steady(0, is_random=False), horizon=100) == []
    assert moments(Ramp(0, 0), horizon=100) == []


def test_gaps_between_random_requests_average_one_by_the_rate_and_vary_as_much() -> None:
    gaps = [after - before for before, after in pairwise(moments(Steady(50), horizon=400))]
    error = 1 / 50 / sqrt(len(gaps))
    assert abs(fmean(gaps) - 1 / 50) < 3 * error
    assert abs(stdev(gaps) - 1 / 50) < 6 * error


@pytest.mark.parametrize("load", [Steady(20), Ramp(0, 40), Ramp(30, 10), Burst(10, 40, 30, 50), Burst(0, 60, 10, 20)])
def test_as_many_random_requests_arrive_as_are_expected(load: Load) -> None:
    """Poisson: the standard error of a count is its root."""
    expected = expected_requests(load, horizon=60)
    counts = [len(moments(load, horizon=60, seed=seed)) for seed in range(10)]
    assert abs(fmean(counts) - expected) < 3 * sqrt(expected / 10)


def test_a_replayed_list_expects_what_lies_before_the_horizon() -> None:
    assert expected_requests(Replayed((0.5, 3, 10)), horizon=10) == 2
