"""A subject's inputs, simulated: the formula's figures come out, with what chance and the start add."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.calculator.facts import shipped
from tutor.calculator.formulas.queues import RESERVED_POLLERS
from tutor.calculator.simulated import SUBJECTS, Simulated, simulated
from tutor.calculator.subject import BadInput
from tutor.calculator.subjects import fill, solve, subject

GIVEN: dict[str, dict[str, str]] = {
    "concurrency": {"rps": "100", "duration": "500ms"},
    "quota": {"rps": "20k", "duration": "50ms"},
    "erlang": {"rps": "50", "duration": "1s", "limit": "50"},
    "burst": {"rps": "3000", "duration": "1s", "limit": "5000"},
    "provisioned": {"rps": "100", "duration": "1s", "provisioned": "50"},
    "sqs": {"rate": "1000", "duration": "2s", "max_concurrency": "50"},
    "async": {"rps": "20", "duration": "1s"},
    "stream": {"rate": "1000", "duration": "500ms", "shards": "4"},
}


def simulation(name: str, **changed: str) -> Simulated:
    """With the shipped facts and seed 1."""
    given = {input: value for input, value in (GIVEN[name] | changed).items() if value}
    return simulated(name, fill(subject(name), given, shipped()), seed=1)


def test_every_subject_that_is_simulated_is_tested_here() -> None:
    assert list(GIVEN) == list(SUBJECTS)


@pytest.mark.parametrize("name", GIVEN)
def test_formula_and_simulation_agree_where_they_have_the_same_figure(name: str) -> None:
    """Within 5 %: the formulas know neither chance nor the first second's bucket."""
    formula = solve(name, GIVEN[name], shipped()).figures
    both = [(figure.value, formula[figure.name]) for figure in simulation(name).figures if figure.name in formula]
    assert len(both) >= 1
    for measured, said in both:
        assert said is not None
        assert float(measured) == pytest.approx(float(said), rel=0.05, abs=0.2)


def test_events_that_meet_a_limit_are_tried_again_and_served_or_given_up() -> None:
    found = simulation("async", cause="throttle", max_age="10min", limit="15")
    figures = {figure.name: float(figure.value) for figure in found.figures}
    ended = figures["served_in_all"] + figures["given_up_at_age"] + figures["waiting"]
    assert ended == found.result.totals.arrived == pytest.approx(20 * 1_200, rel=0.03)
    assert figures["in_flight"] == pytest.approx(15, rel=0.02)
    assert 2 < figures["attempts"] < 10
    assert figures["given_up_at_age"] > 1_000
    assert figures["given_up_after_retries"] == 0


def test_a_simulation_of_events_asks_for_their_rate_and_a_duration() -> None:
    for changed in ({"rps": "0"}, {"duration": "0s"}):
        with pytest.raises(BadInput) as caught:
            simulation("async", **changed)
        assert str(caught.value) == "A simulation needs --rps, the events of a second, and a --duration above 0."


def test_a_measured_figure_has_the_unit_of_the_formulas() -> None:
    for name in GIVEN:
        units = {figure.name: figure.unit for figure in subject(name).figures}
        for figure in simulation(name).figures:
            assert figure.unit == units.get(figure.name, figure.unit)


def test_random_arrivals_need_more_environments_than_the_average() -> None:
    figures = {figure.name: figure.value for figure in simulation("concurrency").figures}
    assert figures["concurrency"] < 52
    assert figures["peak_environments"] > 70


def test_steps_throttle_more_than_a_continuous_refill() -> None:
    continuous, steps = (
        next(figure.value for figure in simulation("burst", refill=refill).figures if figure.name == "throttled")
        for refill in ("continuous", "steps")
    )
    assert 18_000 < continuous < 20_000
    assert 29_000 < steps < 31_500


def test_what_would_take_too_long_is_refused_with_a_way_out() -> None:
    with pytest.raises(BadInput) as caught:
        simulation("burst", rps="300k")
    assert str(caught.value) == (
        "This would be 18,000,000 requests in 60 s, and at most 5,000,000 are simulated one by one: "
        "give a lower --rps or a shorter --time."
    )


@pytest.mark.parametrize(
    ("name", "changed", "said"),
    [
        (
            "concurrency",
            {"rps": "1m", "duration": "10s"},
            "This would be 2,000,000,000 requests in 2,000 s, and at most 5,000,000 are simulated one by one: "
            "give a lower --rps or a shorter --duration.",
        ),
        (
            "stream",
            {"shards": "300000"},
            "--shards times --factor is 300,000 batches at a time, and at most 5,000 are simulated: give fewer.",
        ),
        (
            "sqs",
            {"max_concurrency": "", "per_minute": "1e12", "most": "1e12", "limit": "1e9"},
            "This would be 1,000,000,000 pollers in 300 s, and at most 1,500,000 are simulated one by one: "
            "give a lower --per-minute or a lower --most.",
        ),
        ("burst", {"time": "0s"}, "A simulation needs a --time above 0."),
        ("stream", {"time": "0s"}, "A simulation needs a --time above 0."),
    ],
)
def test_what_cannot_be_simulated_is_refused_by_the_names_of_its_options(
    name: str, changed: dict[str, str], said: str
) -> None:
    with pytest.raises(BadInput) as caught:
        simulation(name, **changed)
    assert str(caught.value) == said


@pytest.mark.parametrize("seconds", [55, 79, 97, 110, 123, 158, 171])
def test_a_time_that_its_steps_miss_by_rounding_has_as_many_points_as_any(seconds: int) -> None:
    found = simulation("stream", rate="200", batch="10", time=f"{seconds}s")
    assert len(found.result.series.moments) == 600
    assert max(found.result.series.in_flight) == pytest.approx(4)
    figures = {figure.name: float(figure.value) for figure in found.figures}
    assert figures["capacity"] == pytest.approx(80, abs=1)


def test_events_of_a_function_that_is_switched_off_are_given_up_at_once() -> None:
    figures = {figure.name: figure.value for figure in simulation("async", cause="off", max_age="1min").figures}
    assert list(figures) == ["attempts", "served_in_all", "given_up_at_once"]
    assert figures["attempts"] == figures["served_in_all"] == 0
    assert figures["given_up_at_once"] == pytest.approx(20 * 120, rel=0.1)


def test_pollers_that_stop_at_the_reserved_concurrency_are_pointed_out() -> None:
    assert RESERVED_POLLERS in simulation("sqs", reserved="5").assumptions
    assert RESERVED_POLLERS not in simulation("sqs", reserved="50").assumptions
    assert RESERVED_POLLERS not in simulation("sqs").assumptions


def test_no_load_at_all_can_be_simulated() -> None:
    assert {figure.value for figure in simulation("quota", rps="0").figures} == {Fraction(0)}


def test_events_that_would_be_tried_again_for_hours_are_refused_with_a_way_out() -> None:
    with pytest.raises(BadInput) as caught:
        simulation("async", limit="10", cause="throttle")
    assert str(caught.value) == (
        "This would be 35,522,850 tries in 43,200 s, and at most 1,500,000 are simulated one by one: "
        "give a lower --rps, a higher --limit or a lower --max-age."
    )
