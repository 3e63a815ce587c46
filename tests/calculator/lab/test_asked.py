"""Predictions: how a number is read, marked, and traced to the slip behind it."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from tests.calculator.lab.benches import scenario
from tutor.calculator.lab.asked import ASKED, Verdict, judged, read
from tutor.calculator.lab.slips import SLIPS
from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.result import Result
from tutor.calculator.simulation.scenario import Stream
from tutor.calculator.subject import BadInput

TENTH = Fraction(1, 10)
SPIKE = {"usual": "0", "spike": "3000", "to": "30 s", "limit": "5000"}
FAST = {"usual": "400", "spike": "1500", "duration": "20 ms", "reserved": "100"}
RESERVED = {"usual": "100", "spike": "400", "duration": "500 ms", "reserved": "100"}
CHANCE = {"usual": "100", "spike": "100", "duration": "500 ms", "limit": "50", "arrivals": "random", "time": "5 min"}
QUEUE = {"usual": "0", "spike": "2000", "from_": "10 s", "to": "70 s", "max_concurrency": "250", "time": "3 min"}
STREAM = {"usual": "100", "spike": "100", "duration": "500 ms", "batch": "10", "to": "600 s", "time": "600 s"}


def verdict(bench: str, typed: dict[str, str], asked: str, said: str | None) -> Verdict:
    """What a number comes to."""
    figure = ASKED[asked]
    number = None if said is None else read(figure, said)
    return judged(figure, number, result(bench, **typed), scenario(bench, **typed), TENTH)


@cache
def result(bench: str, **typed: str) -> Result:
    """What the event loop gives, once for all tests."""
    return simulate(scenario(bench, **typed), 1)


@pytest.mark.parametrize(
    ("asked", "typed", "value"),
    [
        ("throttled", "17k", Fraction(17_000)),
        ("throttled", "25 * 680", Fraction(17_000)),
        ("of all throttled", "10", Fraction(1, 10)),
        ("of all throttled", "10.5 %", Fraction(105, 1000)),
        ("of all throttled", "0.1", Fraction(1, 10)),
        ("old", "2 min", Fraction(120)),
        ("old", "120", Fraction(120)),
    ],
)
def test_a_number_is_read_in_the_unit_that_is_asked(asked: str, typed: str, value: Fraction) -> None:
    assert read(ASKED[asked], typed) == value


@pytest.mark.parametrize(
    ("asked", "typed", "said"),
    [
        ("throttled", "lots", '"lots" is no number that I can read: a number is wanted.'),
        ("throttled", "5 s", 'A plain number is asked; "5 s" is a time.'),
        ("old", "3 MB", 'A time is asked; "3 MB" is a size.'),
        ("throttled", "-5", '"-5" is below zero, and nothing here can be.'),
    ],
)
def test_what_is_no_number_of_that_kind_is_asked_again(asked: str, typed: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(ASKED[asked], typed)
    assert str(refused.value) == said


def test_nobody_is_said_to_have_left_out_what_is_not_there() -> None:
    plain = scenario("stream", shards="1", batch="1")
    assert [slip.say for slip in SLIPS[Stream] if slip.seen(plain)] == [
        "That is right on average; arriving at random, a lane gets more than its share, and its records wait."
    ]
    assert len([slip for slip in SLIPS[Stream] if slip.seen(scenario("stream", factor="2", hot_share="10%"))]) == 5


@pytest.mark.parametrize(
    ("said", "is_right", "off"),
    [
        ("12,500", True, "exact"),
        ("11,250", True, "10 % too little"),
        ("13,751", False, "10 % too much"),
        ("1,000,000", False, "far too much"),
        ("0", False, "too little"),
    ],
)
def test_a_tenth_beside_is_right_and_more_is_not(said: str, is_right: bool, off: str) -> None:
    found = verdict("direct", FAST, "throttled", said)
    assert (found.was, found.is_right, found.off) == (Fraction(12_500), is_right, off)


def test_no_idea_is_not_right() -> None:
    found = verdict("direct", FAST, "throttled", None)
    assert (found.is_right, found.off, found.remark) == (False, "", "")


def test_where_nothing_is_throttled_one_request_is_still_right() -> None:
    calm = {"usual": "10", "spike": "10"}
    assert verdict("direct", calm, "throttled", "1").is_right
    assert not verdict("direct", calm, "throttled", "2").is_right


@pytest.mark.parametrize(
    ("bench", "typed", "asked", "said", "remark"),
    [
        ("direct", SPIKE, "throttled", "0", "That leaves out the scaling rate: environments do not come all at once."),
        (
            "direct",
            SPIKE,
            "throttled",
            "30,000",
            "That is what the other way of refilling the scaling rate gives: look at the switch.",
        ),
        (
            "direct",
            FAST,
            "throttled",
            "0",
            "That leaves out the rate quota: each unit of concurrency admits only so many requests a second.",
        ),
        (
            "direct",
            RESERVED,
            "throttled",
            "0",
            "That leaves out reserved concurrency: it guarantees a share, and it is a cap too.",
        ),
        (
            "direct",
            RESERVED,
            "throttled",
            "7500",
            "That takes environments for requests a second: divide their number by the duration.",
        ),
        (
            "direct",
            CHANCE,
            "of all throttled",
            "0",
            "That is right on average; arriving at random, some meet a moment when all are busy.",
        ),
        ("direct", FAST, "throttled", "12.5M", "That is a thousand times too much: milliseconds taken for seconds?"),
        ("direct", FAST, "throttled", "208", "That is sixty times too little: minutes and seconds?"),
        (
            "queue",
            QUEUE,
            "at the deepest",
            "0",
            "That leaves out the ramp: pollers start with a few, and more come while messages wait.",
        ),
        (
            "stream",
            STREAM,
            "old",
            "550 s",
            "That takes one record for each invocation: a batch holds several.",
        ),
        (
            "queue",
            {"usual": "20", "spike": "20", "batch": "1", "arrivals": "random", "max_concurrency": "22"},
            "at the deepest",
            "19",
            "That is right on average; arriving at random, messages come in clusters, and some of them wait.",
        ),
        (
            "stream",
            {"usual": "0.8", "spike": "0.8", "batch": "1", "shards": "1", "arrivals": "random", "time": "600 s"},
            "old",
            "0",
            "That is right on average; arriving at random, a lane gets more than its share, and its records wait.",
        ),
        ("direct", FAST, "throttled", "50,000", ""),
    ],
)
def test_a_wrong_number_is_traced_to_what_was_left_out(
    bench: str, typed: dict[str, str], asked: str, said: str, remark: str
) -> None:
    found = verdict(bench, typed, asked, said)
    assert not found.is_right
    assert found.remark == remark
