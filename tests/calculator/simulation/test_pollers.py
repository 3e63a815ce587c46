"""Queues and streams: pollers, batches and what waits meanwhile."""

from __future__ import annotations

import pytest

from tutor.calculator.simulation.backlog import Backlog
from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.load import Burst, Replayed, Steady
from tutor.calculator.simulation.result import Result
from tutor.calculator.simulation.scenario import Limits, Queue, Scenario, Service, Stream

ACCOUNT = Limits(account=2_000)


def queue(limits: Limits = ACCOUNT, most: int = 1_250, horizon: float = 300) -> Result:
    """1,000 messages/s that take 2 s each: more than 1,250 pollers can take."""
    source = Queue(batch=1, first_pollers=5, pollers_a_minute=300, most_pollers=most)
    scenario = Scenario(Steady(1_000, is_random=False), Service(2, 2), limits, horizon, source, step=10)
    return simulate(scenario, seed=0)


def test_pollers_grow_from_5_by_300_a_minute_to_1250_in_249_seconds() -> None:
    series = queue().series
    assert series.in_flight[5] == pytest.approx(5 + 5 * 55, abs=5)
    assert series.in_flight[23] == pytest.approx(5 + 5 * 235, abs=5)
    assert series.in_flight[25:] == pytest.approx([1_250] * 5)
    assert series.warm[28] == pytest.approx(625, abs=20)


def test_maximum_concurrency_or_a_reservation_stops_the_pollers_earlier() -> None:
    assert max(queue(most=100, horizon=60).series.in_flight) == pytest.approx(100)
    reserved = queue(limits=Limits(account=1_000, reserved=40), horizon=60)
    assert max(reserved.series.in_flight) == pytest.approx(40)
    assert reserved.totals.throttled.all == 0


def test_pollers_go_back_to_the_first_ones_when_the_queue_has_been_empty() -> None:
    spikes = (*(number / 1_000 for number in range(20_000)), *(100 + number / 1_000 for number in range(20_000)))
    source = Queue(batch=1, first_pollers=5, pollers_a_minute=300, most_pollers=1_250)
    series = simulate(Scenario(Replayed(spikes), Service(0.5, 0.5), ACCOUNT, 120, source), seed=0).series
    assert series.queue_depth[99] == 0
    assert series.in_flight[100] == pytest.approx(series.in_flight[0], abs=0.01)
    assert series.in_flight[0] < 10 < series.in_flight[15]


def test_a_window_fills_batches_and_none_waits_longer() -> None:
    source = Queue(batch=10, first_pollers=5, pollers_a_minute=300, most_pollers=50, window=0.5)
    slow = Scenario(Steady(4, is_random=False), Service(0.1, 0.1), ACCOUNT, 20, source)
    fast = Scenario(Steady(100, is_random=False), Service(0.1, 0.1), ACCOUNT, 20, source)
    assert simulate(slow, seed=0).totals.invocations == pytest.approx(80 / 2, abs=1)
    assert simulate(fast, seed=0).totals.invocations == 200


def test_a_stream_that_is_too_slow_falls_behind_by_one_minus_capacity_by_rate() -> None:
    """4 shards x 20 records / 0.5 s = 160 records/s of 200: after ten minutes the oldest is 120 s old."""
    source = Stream(shards=4, factor=1, batch=20)
    scenario = Scenario(Steady(200, is_random=False), Service(0.5, 0.5), ACCOUNT, 600, source)
    result = simulate(scenario, seed=0)
    assert result.series.iterator_age[-1] == pytest.approx(600 * (1 - 160 / 200), rel=0.05)  # that of the slowest lane
    assert result.totals.waiting == pytest.approx(600 * 40, rel=0.01)
    assert result.series.in_flight[10] == pytest.approx(4)


def test_twice_the_parallelization_keeps_up() -> None:
    source = Stream(shards=4, factor=2, batch=20)
    scenario = Scenario(Steady(200), Service(0.5, 0.5), ACCOUNT, 600, source)
    assert max(simulate(scenario, seed=0).series.iterator_age) < 1.5


def test_parallelization_does_not_help_a_hot_key() -> None:
    source = Stream(shards=4, factor=10, batch=20, hot_share=0.5)
    scenario = Scenario(Steady(200), Service(0.5, 0.5), ACCOUNT, 300, source)
    age = simulate(scenario, seed=0).series.iterator_age[-1]
    hot_rate = 100 + 100 / 40
    assert age == pytest.approx(300 * (1 - 40 / hot_rate), rel=0.03)


def test_after_a_burst_the_backlog_is_worked_off_at_what_capacity_exceeds_the_rate() -> None:
    source = Stream(shards=4, factor=1, batch=20)
    burst = Burst(usual=100, spike=400, begin=60, end=120, is_random=False)
    series = simulate(Scenario(burst, Service(0.5, 0.5), ACCOUNT, 600, source), seed=0).series
    assert series.queue_depth[119] == pytest.approx(60 * (400 - 160), rel=0.03)
    behind = [second for second, age in enumerate(series.iterator_age) if age > 2]
    assert behind[-1] == pytest.approx(120 + 14_400 / (160 - 100), rel=0.03)


def test_an_idle_shard_is_looked_at_once_a_second() -> None:
    source = Stream(shards=1, factor=1, batch=100, poll=1)
    result = simulate(Scenario(Replayed((0.2, 0.7, 3.4)), Service(0.1, 0.1), ACCOUNT, 6, source), seed=0)
    assert list(result.series.cold) == [0, 1, 0, 0, 0, 0]
    assert list(result.series.warm) == [0, 0, 0, 0, 1, 0]


def test_lanes_that_are_throttled_fall_behind_while_those_that_run_go_on() -> None:
    """Two environments for four lanes: the first two never let go of them; the others try once a second."""
    source = Stream(shards=4, factor=1, batch=100, pause=1)
    scenario = Scenario(Steady(100), Service(0.5, 0.5), Limits(account=2), 60, source)
    result = simulate(scenario, seed=0)
    assert result.totals.throttled.concurrency == pytest.approx(2 * 60, abs=4)
    assert result.totals.served == pytest.approx(result.totals.arrived / 2, rel=0.03)
    assert result.series.iterator_age[-1] > 59


def test_the_oldest_of_a_backlog_ages_as_those_before_it_are_taken() -> None:
    backlog = Backlog()
    for number in range(11):
        backlog.add(5 + number / 10)
    assert backlog.oldest_age(now=10) == 5
    backlog.take(4)
    assert backlog.count == 7
    assert backlog.oldest_age(now=10) == pytest.approx(4.6)
    backlog.take(7)
    assert (backlog.count, backlog.oldest_age(now=10)) == (0, 0)
