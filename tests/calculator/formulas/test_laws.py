"""What holds for any values: nothing is lost between served and throttled, and more capacity never serves less."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculator.facts import NAMES, shipped, subject
from tutor.calculator.shown import plain, quantity
from tutor.calculator.subject import BadInput, Number
from tutor.calculator.subjects import fill, solve
from tutor.views.glyphs import ASCII
from tutor.views.plot import plot_lines

RATES = st.fractions(0, 100_000, max_denominator=1000)
DURATIONS = st.fractions(Fraction(1, 1000), 900, max_denominator=1000)
LIMITS = st.integers(0, 20_000)
TEXTS = st.text(alphabet="0123456789.,kmsMGB%$/-+*() einf", max_size=12)
quick = settings(max_examples=60)


def figures(name: str, **given: Fraction | int | str) -> dict[str, Any]:
    """The figures of plain values."""
    found: dict[str, Number | None] = dict(solve(name, given, shipped()).figures)
    return found


@quick
@given(RATES, DURATIONS, LIMITS)
def test_what_is_served_and_what_is_throttled_is_the_load(rps: Fraction, duration: Fraction, limit: int) -> None:
    found = figures("quota", rps=rps, duration=duration, limit=limit)
    assert found["served"] + found["throttled"] == rps
    assert min(found["served"], found["throttled"]) >= 0


@quick
@given(RATES, DURATIONS, LIMITS)
def test_a_larger_quota_never_serves_less_and_the_needed_one_serves_all(
    rps: Fraction, duration: Fraction, limit: int
) -> None:
    found = figures("quota", rps=rps, duration=duration, limit=limit)
    assert figures("quota", rps=rps, duration=duration, limit=limit + 1)["served"] >= found["served"]
    needed = found["required_limit"]
    assert figures("quota", rps=rps, duration=duration, limit=needed)["throttled"] == 0
    assert not needed or figures("quota", rps=rps, duration=duration, limit=needed - 1)["throttled"] > 0


@quick
@given(RATES, DURATIONS, st.integers(0, 900))
def test_provisioned_on_demand_and_throttled_are_the_load(rps: Fraction, duration: Fraction, units: int) -> None:
    found = figures("provisioned", rps=rps, duration=duration, provisioned=units)
    assert found["on_provisioned"] + found["on_demand"] + found["throttled"] == rps
    assert found["spillover"] <= 1000 - units
    assert units == 0 or found["utilisation"] <= 1


@quick
@given(RATES, DURATIONS, st.integers(1, 5000), st.fractions(0, 600, max_denominator=10))
def test_steps_never_serve_more_than_a_continuous_refill(
    rps: Fraction, duration: Fraction, limit: int, time: Fraction
) -> None:
    given: dict[str, Fraction | int] = {"rps": rps, "duration": duration, "limit": limit, "time": time}
    smooth, steps = figures("burst", **given), figures("burst", **given, refill="steps")
    assert smooth["throttled"] <= steps["throttled"] <= rps * time
    assert steps["environments"] <= smooth["environments"] <= limit


@quick
@given(RATES, DURATIONS, st.integers(1, 5000), st.fractions(0, 600, max_denominator=10))
def test_once_all_is_served_nothing_more_is_throttled(
    rps: Fraction, duration: Fraction, limit: int, time: Fraction
) -> None:
    found = figures("burst", rps=rps, duration=duration, limit=limit, time=time)
    full = found["full_after"]
    if full is not None and time > full:
        assert (
            figures("burst", rps=rps, duration=duration, limit=limit, time=time + 60)["throttled"] == found["throttled"]
        )


@quick
@given(st.fractions(0, 300, max_denominator=10), st.integers(0, 400))
def test_chance_throttles_a_share_that_falls_with_every_environment(load: Fraction, limit: int) -> None:
    found = figures("erlang", rps=load, duration=1, limit=limit)
    more = figures("erlang", rps=load, duration=1, limit=limit + 1)
    assert 0 <= more["throttled_share"] <= found["throttled_share"] <= 1
    assert found["served"] + found["throttled"] == load
    assert found["served"] <= limit + Fraction(1, 10**6)


@quick
@given(st.integers(0, 900), st.integers(0, 900))
def test_the_pool_and_all_shares_are_the_quota(reserved: int, provisioned: int) -> None:
    if reserved + provisioned > 900:
        return
    found = figures("pool", reserved=reserved, provisioned=provisioned)
    assert found["pool"] + reserved + provisioned == 1000
    assert found["reservable"] == found["pool"] - 100


@quick
@given(RATES, DURATIONS, st.integers(1, 100), st.integers(1, 10))
def test_the_needed_factor_and_the_needed_shards_keep_up(
    rate: Fraction, duration: Fraction, shards: int, factor: int
) -> None:
    found = figures("stream", rate=rate, duration=duration, shards=shards, factor=factor)
    wanted = max(int(found["needed_shards"]), 1)
    assert figures("stream", rate=rate, duration=duration, shards=wanted, factor=factor)["backlog"] == 0
    assert (found["backlog"] == 0) == (rate <= found["capacity"])


@quick
@given(
    RATES, st.fractions(0, 20_000, max_denominator=10), st.integers(0, 10_000), st.fractions(0, 600, max_denominator=10)
)
def test_a_bucket_admits_or_refuses_everything(rps: Fraction, rate: Fraction, burst: int, time: Fraction) -> None:
    found = figures("apigw", rps=rps, rate=rate, burst=burst, time=time)
    assert found["admitted"] + found["throttled"] == rps * time
    assert found["admitted"] <= burst + rate * time
    assert (found["throttled"] > 0) == (found["first_429"] is not None and time > found["first_429"])


@quick
@given(st.integers(0, 10**9), DURATIONS, st.integers(128, 10_240))
def test_the_total_is_its_charges_and_more_memory_never_costs_less(
    requests: int, duration: Fraction, memory: int
) -> None:
    found = figures("cost", requests=requests, duration=duration, memory=memory)
    charges = (
        "request_cost",
        "compute_cost",
        "provisioned_cost",
        "provisioned_compute_cost",
        "storage_cost",
        "poller_cost",
    )
    assert found["total"] == sum(found[name] for name in charges)
    if memory < 10_240:
        assert figures("cost", requests=requests, duration=duration, memory=memory + 1)["total"] >= found["total"]


@quick
@given(RATES, DURATIONS)
def test_the_unit_that_is_typed_changes_nothing(rps: Fraction, duration: Fraction) -> None:
    plainly = figures("concurrency", rps=rps, duration=duration)
    if duration.denominator in (1, 2, 4, 5, 8, 10, 20, 25, 50, 100, 200, 250, 500, 1000):
        typed = figures("concurrency", rps=rps, duration=f"{float(duration * 1000):.0f}ms")
        assert typed == figures("concurrency", rps=rps, duration=Fraction(round(duration * 1000), 1000))
    assert plainly["concurrency"] == rps * duration


@quick
@given(st.sampled_from(NAMES), st.data())
def test_whatever_is_typed_is_answered_or_refused_in_a_sentence(name: str, data: st.DataObject) -> None:
    asked = subject(name)
    typed = {one.name: data.draw(TEXTS) for one in asked.inputs if not one.fact or data.draw(st.booleans())}
    refused, solution = "", None
    try:
        solution = solve(name, typed, shipped())
    except BadInput as problem:
        refused = str(problem)
    assert (solution is None) == refused.startswith("--")
    if solution is None:
        return
    for figure in asked.figures:
        value = solution.figures[figure.name]
        assert isinstance(plain(value), int | float | None)
        assert quantity(value, figure.unit, figure.no_value)


@quick
@given(st.sampled_from(NAMES), st.data())
def test_values_at_their_bounds_are_answered_or_refused_and_drawn(name: str, data: st.DataObject) -> None:
    asked = subject(name)
    values = {
        one.name: data.draw(st.sampled_from(one.choices or ("0", "1", "2", "0.5", "300", "2000", "1e9")))
        for one in asked.inputs
        if not (one.fact or one.default) or data.draw(st.booleans())
    }
    try:
        filled = fill(asked, values, shipped())
        solution = asked.solve(filled)
    except BadInput:
        return
    assert list(solution.figures) == [figure.name for figure in asked.figures]
    if asked.curve:
        assert len(plot_lines(asked.curve(filled), 60, ASCII)) >= 13
