"""The flow agrees with the events where requests are many, and keeps its own books."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings

from tests.calculator.simulation.test_events import LIMITS, LOADS, SERVICES, SOURCES
from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.fluid import flow
from tutor.calculator.simulation.load import Burst, Load, Ramp, Steady
from tutor.calculator.simulation.result import Result
from tutor.calculator.simulation.scenario import (
    Asynchronous,
    Limits,
    Queue,
    ScalingRate,
    Scenario,
    Service,
    Source,
    Stream,
)

SCALING = ScalingRate(environments=1_000, seconds=10)
STEPWISE = ScalingRate(environments=1_000, seconds=10, is_stepwise=True)
RETRIES = Asynchronous(first_wait=1, longest_wait=300, max_age=60, error_share=0.05, error_waits=(60, 120))
LARGE = {
    "burst from a usual rate": Scenario(
        Burst(100, 3_000, 10, 80, is_random=False), Service(1, 1), Limits(5_000, scaling=SCALING), 100
    ),
    "in steps": Scenario(Steady(3_000, is_random=False), Service(1, 1), Limits(5_000, scaling=STEPWISE), 40),
    "varying durations": Scenario(
        Burst(1_000, 4_000, 20, 40), Service(0.5, 1.5, 60, True), Limits(1_500, scaling=SCALING), 80
    ),
    "request rate": Scenario(Ramp(0, 20_000, False), Service(0.05, 0.1), Limits(800, rate_factor=10), 20),
    "provisioned": Scenario(
        Steady(3_000), Service(0.5, 1.5), Limits(9_000, 2_000, provisioned=1_000, provisioned_from=20), 60
    ),
    "asynchronous": Scenario(Steady(500), Service(0.3, 0.3, is_exponential=True), Limits(100), 90, RETRIES),
    "queue": Scenario(Steady(1_000, False), Service(2, 2), Limits(5_000), 150, Queue(2, 5, 300, 400)),
    "stream": Scenario(Burst(500, 2_000, 30, 60), Service(0.5, 0.5), Limits(100), 150, Stream(4, 1, 100)),
    "hot key": Scenario(Steady(800), Service(0.5, 0.5), Limits(100), 150, Stream(4, 2, 100, hot_share=0.6)),
}


@cache
def simulated(name: str) -> Result:
    """The events of a large scenario."""
    return simulate(LARGE[name], seed=0)


@pytest.mark.parametrize("name", LARGE)
def test_flow_and_events_agree_for_large_numbers(name: str) -> None:
    """Within 2 % of what arrives; concurrency within 3 % on average, and its peak, which chance lifts, within 7 %."""
    events, fluid = simulated(name), flow(LARGE[name])
    assert fluid.totals.arrived == pytest.approx(events.totals.arrived, rel=0.02)
    of_all = 0.02 * events.totals.arrived
    assert fluid.totals.served == pytest.approx(events.totals.served, abs=of_all)
    assert fluid.totals.lost == pytest.approx(events.totals.lost, abs=of_all)
    assert fluid.totals.expired == pytest.approx(events.totals.expired, abs=of_all)
    assert fluid.totals.waiting == pytest.approx(events.totals.waiting, abs=of_all)
    assert fluid.totals.provisioned == pytest.approx(events.totals.provisioned, abs=of_all)
    assert fluid.totals.in_flight == pytest.approx(events.totals.in_flight, rel=0.03)
    assert max(fluid.series.in_flight) == pytest.approx(max(events.series.in_flight), rel=0.07)
    assert max(fluid.series.iterator_age) == pytest.approx(max(events.series.iterator_age), rel=0.05, abs=1)


@pytest.mark.parametrize("name", LARGE)
def test_flow_and_events_name_the_same_limit(name: str) -> None:
    events, fluid = simulated(name).totals, flow(LARGE[name]).totals
    tries = events.invocations + events.throttled.all
    for reason in ("concurrency", "reserved", "scaling_rate", "request_rate"):
        assert getattr(fluid.throttled, reason) == pytest.approx(getattr(events.throttled, reason), abs=0.03 * tries)


def test_a_flow_has_no_seed_and_says_what_it_is() -> None:
    result = flow(LARGE["in steps"])
    assert (result.engine, result.seed) == ("fluid", None)
    assert result.totals.throttled.scaling_rate == pytest.approx(30_000)
    assert result.series.cold[:12] == pytest.approx([1_000, *[0] * 9, 1_000, 0])


def test_a_quiet_half_minute_saves_up_no_steps_of_the_scaling_rate() -> None:
    scenario = Scenario(Burst(0, 3_000, 30, 45, False), Service(1, 1), Limits(5_000, scaling=STEPWISE), 45)
    for series in (flow(scenario).series, simulate(scenario, seed=0).series):
        assert series.cold[30:42] == pytest.approx([1_000, *[0] * 9, 1_000, 0])


def test_a_flow_knows_no_chance_where_events_throttle_a_tenth() -> None:
    """Why the screen says which of them it shows."""
    scenario = Scenario(Steady(50), Service(1, 1), Limits(50), 400)
    assert flow(scenario).totals.throttle_share == 0
    assert simulate(scenario, seed=0).totals.throttle_share == pytest.approx(0.105, abs=0.02)


def test_idle_environments_of_a_flow_expire() -> None:
    scenario = Scenario(Burst(10, 500, 10, 20), Service(1, 1, idle_expiry=30), Limits(1_000), 100)
    series = flow(scenario).series
    assert series.environments[45] == pytest.approx(500)
    assert series.environments[55] == pytest.approx(10)


def test_a_reservation_of_zero_is_an_off_switch_for_a_flow_too() -> None:
    scenario = Scenario(Steady(5), Service(1, 1), Limits(1_000, reserved=0), 10, RETRIES)
    totals = flow(scenario).totals
    assert (totals.failed, totals.invocations, totals.throttled.all) == (50, 0, 0)


def test_points_of_a_flow_are_evened_out_to_end_at_the_horizon() -> None:
    result = flow(Scenario(Steady(10), Service(1, 1), Limits(100), horizon=25, step=10))
    assert result.series.moments == pytest.approx([0, 25 / 3, 50 / 3])
    assert result.series.in_flight[1:] == pytest.approx([10, 10])


@settings(max_examples=40)
@given(load=LOADS, service=SERVICES, limits=LIMITS, source=SOURCES)
def test_what_flows_in_is_served_lost_given_up_or_waits(
    load: Load, service: Service, limits: Limits, source: Source
) -> None:
    result = flow(Scenario(load, service, limits, horizon=20, source=source))
    totals, series = result.totals, result.series
    accounted = totals.served + totals.lost + totals.expired + totals.failed + totals.waiting
    assert accounted == pytest.approx(totals.arrived)
    parts = (totals.served, totals.lost, totals.expired, totals.failed, totals.waiting, totals.warm, totals.cold)
    assert min(parts) >= -1e-6
    assert min(totals.provisioned, *series.throttled) >= -1e-6
    assert max(series.in_flight) <= limits.concurrency + 1e-6
    assert max(series.environments) <= limits.on_demand + 1e-6
