"""The flow and the events tell the same story over many settings; `python -m benchmarks.agreement` takes far more."""

from __future__ import annotations

import pytest

from benchmarks.agreement import TOLERANCE, difference, differences
from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.fluid import flow
from tutor.calculator.simulation.load import Burst, Steady
from tutor.calculator.simulation.scenario import Limits, Queue, Scenario, Service

ACCOUNT = Limits(account=2_000)


def queue(load: Burst | Steady, seconds: float, most: int = 1_250, batch: int = 10, window: float = 0) -> Scenario:
    """A standard queue over two minutes."""
    return Scenario(load, Service(seconds, seconds), ACCOUNT, 120, Queue(batch, 5, 300, most, window))


@pytest.mark.parametrize("is_random", [False, True])
def test_pollers_that_are_busy_with_single_messages_are_joined_by_more(is_random: bool) -> None:
    """100 messages/s of 1 s each: 5 pollers in batches of 10 nearly keep up, and still messages wait for them."""
    scenario = queue(Steady(100, is_random), 1)
    for result in (simulate(scenario, seed=0), flow(scenario)):
        assert result.series.in_flight[9] == pytest.approx(5 + 5 * 9.5, rel=0.1)
        assert sum(result.series.in_flight[60:]) / 60 == pytest.approx(100, rel=0.02)


@pytest.mark.parametrize("is_random", [False, True])
def test_a_spike_after_a_small_usual_load_finds_the_pollers_that_the_usual_load_left(is_random: bool) -> None:
    burst = Burst(usual=100, spike=2_000, begin=30, end=90, is_random=is_random)
    found = difference(queue(burst, 1, most=250), seeds=3)
    assert found.most <= TOLERANCE, found.by_name


@pytest.mark.parametrize(
    "scenario",
    [
        queue(Burst(1, 50, 10, 70, False), 10),
        queue(Burst(3, 150, 0, 60, False), 2, most=20, batch=5),
        queue(Burst(30, 300, 10, 70, False), 1, batch=5, window=1),
        queue(Burst(30, 600, 10, 30, True), 0.5, batch=1),
        queue(Burst(100, 1_000, 30, 50, False), 5, most=1_000, batch=1),
        queue(Burst(300, 600, 0, 60, True), 0.05, most=2),
    ],
)
def test_flow_and_events_agree_on_queues_of_every_size(scenario: Scenario) -> None:
    """Within 2 % of what arrives, or one batch where so few arrive that it is more."""
    found = difference(scenario, seeds=2)
    assert found.is_within, found.by_name


@pytest.mark.parametrize(("kind", "count"), [("queue", 5), ("stream", 5), ("direct", 5), ("asynchronous at random", 1)])
def test_flow_and_events_agree_on_settings_that_nobody_chose(kind: str, count: int) -> None:
    """Events at random: evenly spaced ones and their evenly spaced retries beat in time with even durations."""
    outside = [one for one in differences(kind, count, seed=1) if not one.is_within]
    assert outside == []
