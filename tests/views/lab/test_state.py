"""The lab's states: closed until a number is said, and what each key leads to."""

from __future__ import annotations

from fractions import Fraction

from tests.views.lab.labs import closed, opened, turned
from tutor.calculator.simulation.fluid import flow
from tutor.views.lab.state import CLOSED, COUNTS, CURVE, OPEN, RUNNING, SAYING, WORKING


def test_turning_a_knob_keeps_a_closed_curve_closed() -> None:
    state = turned(closed("spike"), "limit", Fraction(2_000))
    assert (state.phase, state.result, state.is_known) == (CLOSED, None, False)
    assert state.values["limit"] == 2_000


def test_a_number_that_was_said_waits_for_the_event_loop_and_opens_the_curve() -> None:
    state = closed("spike").typing(SAYING).waiting()
    assert (state.phase, state.field) == (RUNNING, "")
    state = opened("spike", "20k")
    assert (state.phase, state.is_known) == (OPEN, True)


def test_every_setup_that_was_shown_is_known_and_a_fresh_one_is_not() -> None:
    state = turned(turned(opened("spike", "20k"), "limit", Fraction(2_000)), "limit", Fraction(3_000)).closed()
    assert state.is_known
    assert turned(state, "limit", Fraction(2_000)).is_known
    assert not turned(state, "limit", Fraction(2_500)).is_known


def test_taking_a_prediction_back_makes_its_setup_new_again() -> None:
    state = opened("spike", "20k").taken_back()
    assert (state.phase, state.prediction, state.is_known) == (CLOSED, None, False)


def test_taking_a_prediction_back_returns_to_its_setup_and_leaves_the_others_seen() -> None:
    predicted = opened("spike", "20k")
    elsewhere = turned(predicted, "limit", Fraction(2_000))
    back = elsewhere.taken_back()
    assert (back.values, back.phase, back.is_known) == (predicted.values, CLOSED, False)
    assert turned(back, "limit", Fraction(2_000)).is_known
    assert back.taken_back() == back


def test_what_the_event_loop_gave_for_other_values_is_dropped() -> None:
    before = opened("spike", "20k")
    after = turned(before, "limit", Fraction(2_000))
    late = flow(before.preset.bench.scenario(before.values))
    assert after.arrived(before.values, late) == after
    assert after.closed().arrived(after.values, late).result is None


def test_tab_goes_round_the_pages() -> None:
    state = opened("spike", "20k")
    assert [state.page, state.paged().page, state.paged().paged().page] == [CURVE, COUNTS, CURVE]


def test_a_turned_knob_leads_back_from_the_working() -> None:
    state = turned(opened("spike", "20k").paged(), "limit", Fraction(2_000))
    assert state.page == COUNTS
    assert state.page != WORKING


def test_the_cursor_goes_round_the_knobs() -> None:
    state = closed("spike")
    assert state.moved(-1).knob.label == "time"
    assert state.moved(-1).moved(1).knob.label == "usual"
    assert state.at(99) == state


def test_beside_is_put_away_by_the_second_press_and_by_predicting() -> None:
    state = opened("spike", "20k").beside()
    assert state.before is not None
    assert state.beside().before is None
    assert state.closed().before is None
