"""Benches: what is made of the knobs, and which settings clash."""

from __future__ import annotations

import pytest

from tests.calculator.lab.benches import BENCHES, scenario
from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.scenario import Limits, Queue, ScalingRate, Stream
from tutor.errors import Misuse

ALL_DIRECT = {"usual": "500", "spike": "3000", "limit": "2500", "provisioned": "300"}


def test_the_numbers_of_aws_come_from_facts() -> None:
    assert scenario("direct").limits == Limits(
        account=1_000, provisioned=0, scaling=ScalingRate(environments=1_000, seconds=10), rate_factor=10
    )
    assert scenario("queue").source == Queue(batch=10, first_pollers=5, pollers_a_minute=300, most_pollers=1_250)
    assert scenario("stream").source == Stream(shards=4, factor=1, batch=100)


def test_a_spike_from_ten_to_thirty_five_seconds_is_throttled_by_the_scaling_rate_and_the_limit() -> None:
    totals = simulate(scenario("direct", **ALL_DIRECT), 1).totals
    assert (totals.arrived, totals.provisioned, totals.cold, totals.warm) == (92_500, 18_000, 2_000, 55_490)
    assert (totals.throttled.scaling_rate, totals.throttled.concurrency) == (9_510, 7_500)


def test_what_the_usual_load_keeps_busy_is_warm_at_the_start() -> None:
    assert scenario("direct", **ALL_DIRECT).warm_at_start == 200
    assert scenario("direct", usual="500", duration="100 ms").warm_at_start == 50
    assert scenario("direct", usual="5000", limit="100").warm_at_start == 100


def test_the_scaling_rate_can_be_granted_in_steps() -> None:
    scaling = scenario("direct", scaling="steps").limits.scaling
    assert scaling is not None
    assert scaling.is_stepwise


@pytest.mark.parametrize(
    ("bench", "typed", "said"),
    [
        (
            "direct",
            {"reserved": "500", "limit": "400"},
            "reserved is 500, and 300 is the most that can be reserved: 100 of 400 must stay unreserved.",
        ),
        (
            "direct",
            {"provisioned": "950"},
            "provisioned is 950, and 900 is the most: 100 of 1,000 must stay unreserved.",
        ),
        (
            "queue",
            {"reserved": "950"},
            "reserved is 950, and 900 is the most that can be reserved: 100 of 1,000 must stay unreserved.",
        ),
        (
            "direct",
            {"provisioned": "50", "reserved": "20"},
            "50 environments cannot be provisioned: 20 are reserved; provision fewer",
        ),
        ("direct", {"from_": "40 s"}, "the burst ends at 35 s, before it begins at 40 s: swap them"),
        (
            "direct",
            {"limit": "none"},
            'limit takes a whole number such as 50 or 1k, from 1 to 1,000,000; "none" is less.',
        ),
        ("direct", {"time": "2h"}, 'time takes whole seconds such as 15s or 15min, from 10 s to 10 min; "2h" is more.'),
        ("queue", {"batch": "50"}, "batch above 10 needs a window of at least 1 s: set the window first."),
        (
            "queue",
            {"max_concurrency": "1"},
            'max concurrency takes a whole number such as 50 or 1k, from 2 to 1,000; "1" is less.',
        ),
        ("stream", {"factor": "11"}, 'factor takes a whole number such as 50 or 1k, from 1 to 10; "11" is more.'),
    ],
)
def test_settings_that_clash_are_refused_in_a_sentence(bench: str, typed: dict[str, str], said: str) -> None:
    with pytest.raises(Misuse) as refused:
        scenario(bench, **typed)
    assert str(refused.value) == said


@pytest.mark.parametrize("name", BENCHES)
def test_twelve_knobs_fill_four_rows_of_three(name: str) -> None:
    labels = [knob.label for knob in BENCHES[name].knobs]
    assert len(labels) == len(set(labels))
    assert len(labels) <= 12
