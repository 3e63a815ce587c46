"""Asynchronous events: throttles go back to the queue, errors are tried again, and both are given up in time."""

from __future__ import annotations

import pytest

from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.load import Replayed, Steady
from tutor.calculator.simulation.result import Result
from tutor.calculator.simulation.retries import Retries
from tutor.calculator.simulation.scenario import Asynchronous, Limits, Scenario, Service

ONE = Limits(account=1)


def source(error_share: float = 0, max_age: float = 21_600) -> Asynchronous:
    """Lambda's own waits."""
    return Asynchronous(first_wait=1, longest_wait=300, max_age=max_age, error_share=error_share, error_waits=(60, 120))


def two_at_once(seconds: float, max_age: float = 21_600) -> Result:
    """Two events arrive at a function that can run one, for so long."""
    scenario = Scenario(Replayed((0.0, 0.0)), Service(seconds, seconds), ONE, 60, source(max_age=max_age))
    return simulate(scenario, seed=0)


def test_a_throttled_event_waits_1_2_4_and_8_seconds_until_there_is_room() -> None:
    result = two_at_once(seconds=12)
    tries = [second for second, throttles in enumerate(result.series.concurrency) if throttles]
    assert tries == [0, 1, 3, 7]
    assert result.series.warm[15] == 1
    assert list(result.series.queue_depth[:16]) == [1] * 15 + [0]
    assert (result.totals.served, result.totals.throttled.concurrency, result.totals.lost) == (2, 4, 0)


def test_an_event_is_given_up_before_a_retry_past_its_maximum_age() -> None:
    result = two_at_once(seconds=12, max_age=10)
    assert (result.totals.served, result.totals.expired, result.totals.waiting) == (1, 1, 0)
    assert result.series.queue_depth[7] == 0


def test_a_function_that_always_fails_is_tried_after_one_and_after_two_more_minutes() -> None:
    scenario = Scenario(Replayed((0.0,)), Service(0.05, 0.05), ONE, 300, source(error_share=1))
    result = simulate(scenario, seed=0)
    began = [second for second, count in enumerate(result.series.warm) if count]
    assert (result.series.cold[0], began) == (1, [60, 180])
    assert (result.totals.failed, result.totals.served, result.totals.waiting) == (1, 0, 0)


def test_a_tenth_that_fails_fails_three_times_in_a_thousand() -> None:
    scenario = Scenario(Steady(500), Service(0.01, 0.01), Limits(account=1_000), 400, source(error_share=0.1))
    totals = simulate(scenario, seed=0).totals
    first_ones = 500 * (400 - 180)
    assert totals.failed == pytest.approx(first_ones / 1_000, abs=3 * (first_ones / 1_000) ** 0.5)


def test_a_reservation_of_zero_sends_every_event_away_untried() -> None:
    limits = Limits(account=1_000, reserved=0)
    totals = simulate(Scenario(Steady(5, is_random=False), Service(1, 1), limits, 10, source()), seed=0).totals
    assert (totals.arrived, totals.failed, totals.invocations, totals.throttled.all) == (50, 50, 0, 0)


def test_a_burst_that_direct_callers_lose_is_served_later() -> None:
    burst = Replayed(tuple(number / 100 for number in range(300)))
    direct = simulate(Scenario(burst, Service(1, 1), Limits(account=30), 120), seed=0).totals
    kept = simulate(Scenario(burst, Service(1, 1), Limits(account=30), 120, source()), seed=0).totals
    assert (direct.served, direct.lost) == (90, 210)
    assert (kept.served, kept.lost, kept.waiting) == (300, 0, 0)


def test_retries_of_one_second_come_back_spread_over_it() -> None:
    retries: Retries[str] = Retries()
    for _ in range(4):
        retries.add(now=2.3, due=4.9, what="event")
    retries.add(now=2.3, due=2.4, what="earlier")
    moments = []
    while retries.waiting:
        moment = retries.next_moment
        if (what := retries.take()) is not None:
            moments.append((what, moment))
    assert [what for what, _ in moments] == ["earlier", *["event"] * 4]
    assert 3 <= moments[0][1] < 4 <= moments[1][1] < moments[4][1] < 5
    assert moments[4][1] - moments[1][1] == pytest.approx(0.75)
