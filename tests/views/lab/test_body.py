"""The Lab's page in whole lines, and at any size."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calculator.facts import shipped, subject
from tests.views.lab.labs import BY_ID, closed, opened, turned
from tutor.actions.calculating import Answer
from tutor.calculator.subjects import fill
from tutor.views.frame import room
from tutor.views.glyphs import ASCII, UNICODE, Glyphs
from tutor.views.lab.body import Look, body
from tutor.views.lab.counts import happenings, legend
from tutor.views.lab.state import CALLS, COUNTS, LabState
from tutor.views.lines import cells, plain


def rows(state: LabState, width: int = 80, height: int = 24, has_colour: bool = False) -> list[str]:
    """The body without roles."""
    return [plain(line) for line in body(state, Look(width, height, UNICODE, has_colour)).lines]


def test_before_a_number_is_said_there_is_a_situation_and_no_curve() -> None:
    assert rows(closed("spillover")) == [
        "  usual ‹ 150/s ›           spike 500/s               duration 1 s",
        "  from 10 s                 to 35 s                   init 800 ms",
        "  limit 1,000               reserved none             provisioned 200",
        "  arrivals even             scaling continuous        time 60 s",
        "",
        "  Two hundred environments are provisioned for a function that must answer",
        "  fast. For a few seconds a campaign brings more than they can take at once.",
        "",
        "  How many requests run on demand, not on provisioned environments?",
        "  Type a number, and the curve opens. Within 10 % is right.",
    ]


def test_throttled_stands_on_what_runs_and_the_limit_is_a_line_behind() -> None:
    state = opened("reserved", "5000")
    assert rows(state)[5:] == [
        "  ✓ You said 5,000 throttled   it was 5,000   exact",
        "  Counts as good, back tomorrow.",
        "  400 ┤          ×××××××××××××××××××××××××",
        "      │          ×××××××××××××××××××××××××",
        "  300 ┤          ×××××××××××××××××××××××××",
        "      │┄┄┄┄┄┄┄┄┄┄×××××××××××××××××××××××××┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ reserved",
        "  200 ┤          ▒▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "      │          ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "  100 ┤▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "      │▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "    0 └────────────────────────────────────────────────────────────",
        "       0 s       10        20        30        40        50",
        "  throttled by reserved concurrency 5,000   cold 0.588 % of invocations",
    ]
    assert state.result is not None
    shown = legend(state, state.result, Look(80, 24, UNICODE, has_colour=False).marks, 80)
    assert plain(shown) == "  ▓ warm 8,450   ▒ cold 50   × throttled 5,000"


def test_ascii_has_letters_for_the_parts() -> None:
    lines = [plain(line) for line in body(opened("spillover", "7500"), Look(80, 24, ASCII)).lines]
    assert lines[7:17] == [
        "      |          cc#######################",
        "      |          cc#######################",
        "  400 +          cc#######################",
        "      |          cc#######################",
        "      |          c########################",
        "  200 +          PPPPPPPPPPPPPPPPPPPPPPPPP",
        "      |PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP",
        "      |PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP",
        "    0 +------------------------------------------------------------",
        "       0 s       10        20        30        40        50",
    ]


def test_where_a_knob_was_turned_the_figure_stands_beside_what_it_was() -> None:
    state = turned(opened("reserved", "5000"), "reserved", Fraction(120))
    assert rows(state)[2] == "  limit 1,000               reserved ‹ 120 ›          provisioned 0"
    assert rows(state)[5:7] == ["  now 4,000 throttled   it was 5,000", "  reserved 100 → 120"]


def test_two_setups_stand_beside_each_other_on_one_scale() -> None:
    state = turned(opened("reserved", "5000").beside(), "reserved", Fraction(150))
    assert rows(state)[5:] == [
        "  before 5,000 throttled   now 2,500   reserved 100 → 150",
        "  400 ┤     ××××××××××××                      ××××××××××××",
        "      │     ××××××××××××                 ┄┄┄┄┄××××××××××××┄┄┄┄┄┄┄┄┄┄┄┄┄",
        "  300 ┤     ××××××××××××                      ▒▓▓▓▓▓▓▓▓▓▓▓",
        "      │┄┄┄┄┄×××××××××××××┄┄┄┄┄┄┄┄┄┄┄┄         ▓▓▓▓▓▓▓▓▓▓▓▓×",
        "  200 ┤     ▒▓▓▓▓▓▓▓▓▓▓▓×                     ▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "      │     ▓▓▓▓▓▓▓▓▓▓▓▓▓                     ▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "  100 ┤▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓    ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "      │▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓    ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "    0 └──────────────────────────────    ──────────────────────────────",
        "       0 s       20        40            0 s       20        40",
        "  before  ▓ warm 8,450   ▒ cold 50   × throttled 5,000",
        "  now     ▓ warm 10,900   ▒ cold 100   × throttled 2,500",
    ]


def test_where_there_is_room_both_setups_say_why_they_throttle() -> None:
    state = turned(opened("reserved", "5000").beside(), "reserved", Fraction(150))
    assert rows(state, 120, 40)[-8:] == [
        "",
        "  Throttled by             5,000        Throttled by             2,500",
        "  scaling rate                 0        scaling rate                 0",
        "  account limit                0        account limit                0",
        "  reserved concurrency     5,000        reserved concurrency     2,500",
        "  request rate                 0        request rate                 0",
        "",
        "  environments, most at once 100        environments, most at once 150",
    ]


def test_what_waits_is_a_curve_of_its_own_and_invocations_are_behind_tab() -> None:
    state = opened("stream", "120")
    assert rows(state)[-1] == "  invocations 4,800, nothing throttled"
    assert state.paged().page == CALLS
    assert state.paged().paged().page == COUNTS
    assert rows(state.paged())[-1] == "  nothing throttled   cold 0.0833 % of invocations"


def test_counts_say_what_became_of_everything() -> None:
    state = opened("fast", "12500").paged()
    assert rows(state)[8:] == [
        "  Arrived, requests           51,500    Throttled by                12,500",
        "  █ provisioned                    0    scaling rate                     0",
        "  ▓ warm                      38,978    account limit                    0",
        "  ▒ cold                          22    reserved concurrency             0",
        "  × throttled                 12,500    request rate                12,500",
        "  cold share of invocations 0.0564 %",
        "                                        environments, most at once      30",
    ]


def test_where_it_is_wide_counts_stand_at_the_right_and_what_happened_below() -> None:
    lines = rows(opened("reserved", "5000"), 120, 40)
    assert lines[0].endswith("duration 500 ms               Arrived, requests           13,500")
    assert lines[-6:] == [
        "",
        "  What happened",
        "     10 s  50 environments start in this second",
        "     10 s  first throttled by the reserved concurrency",
        "     11 s  100 invocations at once, the most",
        "     35 s  nothing is throttled any more",
    ]


def test_happenings_are_told_in_the_order_of_time() -> None:
    state = opened("spike", "20k")
    assert state.result is not None
    told = happenings(state.result)
    assert told == sorted(told)
    assert (10, "first throttled by the scaling rate") in told
    assert told[-1] == (30, "nothing is throttled any more")


STATES = [
    state
    for id in BY_ID
    for open in [opened(id, "1000")]
    for state in (closed(id), open, open.paged(), open.paged().paged(), open.beside())
]


@settings(max_examples=150)
@given(
    st.sampled_from(STATES),
    st.integers(20, 200),
    st.integers(6, 60),
    st.sampled_from([UNICODE, ASCII]),
    st.booleans(),
)
def test_nothing_reaches_over_the_edge(
    state: LabState, width: int, height: int, signs: Glyphs, has_colour: bool
) -> None:
    shown = body(state, Look(width, height, signs, has_colour))
    assert len(shown.lines) <= room(height)
    assert max((cells(plain(line)) for line in shown.lines), default=0) <= width


@pytest.mark.parametrize("state", STATES)
def test_at_80_by_24_two_blank_rows_are_left_for_the_frame(state: LabState) -> None:
    lines = rows(state)
    assert len(lines) <= room(24) - 1
    assert all(cells(line) <= 80 for line in lines)


def test_a_click_on_a_knob_picks_it_and_the_signs_turn_the_one_that_is_picked() -> None:
    targets = body(closed("spike"), Look(80, 24, UNICODE)).targets
    assert targets[:4] == [(0, 2, 7, "pick(0)"), (0, 8, 9, "less"), (0, 14, 15, "more"), (0, 28, 41, "pick(1)")]


def test_the_working_of_a_queue_says_where_simulated_pollers_stop() -> None:
    for reserved in (None, Fraction(50)):
        state = turned(opened("queue", "5000"), "reserved", reserved)
        asked = subject("sqs")
        values = fill(asked, state.preset.bench.formulas["sqs"](state.values), shipped())
        lines = rows(state.explained(Answer(asked, values, asked.solve(values), ())), height=60)
        assert any("Simulated pollers stop at the reserved concurrency." in line for line in lines) == bool(reserved)
