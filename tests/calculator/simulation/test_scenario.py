"""Settings that cannot stand together say so, and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tutor.calculator.simulation.load import BadScenario, Burst, Ramp, Replayed, Steady
from tutor.calculator.simulation.scenario import Asynchronous, Limits, Queue, ScalingRate, Scenario, Service, Stream

SERVICE = Service(warm=1, cold=1)


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (lambda: Steady(-1), "rate is -1: give a number from 0 on"),
        (lambda: Steady(float("nan")), "rate is nan: give a number from 0 on"),
        (lambda: Ramp(0, float("inf")), "last is inf: give a number from 0 on"),
        (lambda: Burst(1, 2, 30, 20), "the burst ends at 20 s, before it begins at 30 s: swap them"),
        (lambda: Replayed((1, 0.5)), "moment 2 is 0.5 s, after 1 s: give them in order, from 0 on"),
        (lambda: Service(warm=0, cold=1), "warm is 0: give a number above 0"),
        (lambda: Service(warm=1, cold=1, idle_expiry=0), "idle_expiry is 0: give a number above 0"),
        (lambda: ScalingRate(0, 10), "environments is 0: give a number above 0"),
        (lambda: Limits(account=-1), "account is -1: give a number from 0 on"),
        (
            lambda: Limits(account=1_000, reserved=50, provisioned=60),
            "60 environments cannot be provisioned: 50 are reserved; provision fewer",
        ),
        (
            lambda: Limits(account=1_000, claimed_elsewhere=980, provisioned=60),
            "60 environments cannot be provisioned: 20 are left in the pool; provision fewer",
        ),
        (lambda: Asynchronous(1, 300, 60, growth=0.5), "growth is 0.5: waits grow by a factor of 1 or more"),
        (lambda: Asynchronous(1, 300, 60, error_share=2), "error_share is 2: give a share from 0 to 1"),
        (
            lambda: Asynchronous(1, 300, 60, error_waits=(60, -1)),
            "wait 2 after an error is -1: give a number from 0 on",
        ),
        (lambda: Queue(0, 5, 300, 1_250), "batch is 0: give a number above 0"),
        (lambda: Stream(4, 1, 100, hot_share=1.5), "hot_share is 1.5: give a share from 0 to 1"),
        (lambda: Scenario(Steady(1), SERVICE, Limits(10), horizon=0), "horizon is 0: give a number above 0"),
        (
            lambda: Scenario(Steady(1), SERVICE, Limits(10), horizon=60, warm_at_start=11),
            "11 environments cannot be warm: the limits leave 10; start with fewer",
        ),
        (
            lambda: Scenario(Steady(1), SERVICE, Limits(10), horizon=1e6),
            "more than 100,000 points: make the step longer or the horizon shorter",
        ),
    ],
)
def test_settings_that_cannot_stand_say_so(build: Callable[[], object], sentence: str) -> None:
    with pytest.raises(BadScenario) as caught:
        build()
    assert str(caught.value) == sentence


def test_waits_after_throttles_double_up_to_the_longest() -> None:
    source = Asynchronous(first_wait=1, longest_wait=300, max_age=21_600)
    assert [source.wait(throttles) for throttles in (1, 2, 3, 9, 10, 80)] == [1, 2, 4, 256, 300, 300]
    assert sum(source.wait(throttles) for throttles in range(1, 10)) == 511


def test_a_reservation_bounds_the_function_and_its_request_rate() -> None:
    limits = Limits(account=1_000, reserved=100, provisioned=30, claimed_elsewhere=900, rate_factor=10)
    assert (limits.concurrency, limits.on_demand, limits.request_rate, limits.provisioned_rate) == (100, 70, 1_000, 300)


def test_without_a_reservation_the_pool_bounds_the_function_and_the_account_its_request_rate() -> None:
    limits = Limits(account=1_000, claimed_elsewhere=900, rate_factor=10)
    assert (limits.concurrency, limits.on_demand, limits.request_rate) == (100, 100, 10_000)
