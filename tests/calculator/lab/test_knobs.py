"""Knobs: steps that make sense at any size, and lead back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.calculator.lab.direct import DIRECT
from tutor.calculator.lab.knobs import Knob, nudged, shown
from tutor.calculator.lab.polled import QUEUE, STREAM_BENCH

KNOBS = {knob.name: knob for bench in (STREAM_BENCH, QUEUE, DIRECT) for knob in bench.knobs}


@pytest.mark.parametrize(
    ("value", "down", "up"),
    [("3000", "2900", "3100"), ("1000", "990", "1100"), ("990", "980", "1000"), ("12", "11", "13"), ("0", "0", "1")],
)
def test_a_step_changes_the_second_digit(value: str, down: str, up: str) -> None:
    assert nudged(KNOBS["spike"], Fraction(value), -1) == Fraction(down)
    assert nudged(KNOBS["spike"], Fraction(value), 1) == Fraction(up)


@pytest.mark.parametrize(
    ("value", "down", "up"), [("3000", "2000", "4000"), ("2500", "2000", "3000"), ("1000", "900", "2000")]
)
def test_a_big_step_changes_the_first_digit(value: str, down: str, up: str) -> None:
    assert nudged(KNOBS["spike"], Fraction(value), -1, is_big=True) == Fraction(down)
    assert nudged(KNOBS["spike"], Fraction(value), 1, is_big=True) == Fraction(up)


def test_a_duration_moves_by_milliseconds_when_it_is_short() -> None:
    assert nudged(KNOBS["duration"], Fraction(20, 1000), 1) == Fraction(21, 1000)
    assert nudged(KNOBS["duration"], Fraction(1), -1) == Fraction(990, 1000)
    assert nudged(KNOBS["duration"], Fraction(1, 1000), -1) == Fraction(1, 1000)


@given(st.fractions(min_value=0, max_value=10**6, max_denominator=1000), st.sampled_from([True, False]))
def test_a_step_up_from_where_steps_lead_goes_back_down(value: Fraction, is_big: bool) -> None:
    knob = KNOBS["spike"]
    there = nudged(knob, value, 1, is_big)
    assert isinstance(there, Fraction)
    assert there > value or value == knob.most
    beyond = nudged(knob, there, 1, is_big)
    assert there == knob.most or nudged(knob, beyond, -1, is_big) == there


def test_below_nothing_reserved_lies_no_reservation() -> None:
    knob = KNOBS["reserved"]
    assert nudged(knob, Fraction(1), -1) == 0
    assert nudged(knob, Fraction(0), -1) is None
    assert nudged(knob, None, -1) is None
    assert nudged(knob, None, 1) == 100


def test_words_go_round() -> None:
    assert nudged(KNOBS["scaling"], "continuous", 1) == "steps"
    assert nudged(KNOBS["scaling"], "steps", 1) == "continuous"
    assert nudged(KNOBS["scaling"], "continuous", -1) == "steps"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("spike", Fraction(3000), "3,000/s"),
        ("duration", Fraction(1, 2), "500 ms"),
        ("limit", Fraction(2500), "2,500"),
        ("reserved", None, "none"),
        ("hot_share", Fraction(1, 4), "25 %"),
        ("arrivals", "random", "random"),
    ],
)
def test_a_value_is_shown_with_its_unit_and_a_count_without(name: str, value: Fraction | str | None, said: str) -> None:
    assert shown(KNOBS[name], value) == said


def test_every_knob_says_what_it_is() -> None:
    for knob in KNOBS.values():
        assert isinstance(knob, Knob)
        assert knob.help
        assert knob.label
