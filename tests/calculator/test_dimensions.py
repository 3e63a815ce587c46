"""Units are made of others, and dimensions are computed with expressions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.calculator.dimensions import PLAIN, dimension_of, measure, measure_in, said, unit
from tutor.calculator.expressions import NotArithmetic, read
from tutor.calculator.quantities import Unreadable

NAMES = {"rps": (-1, 0, 0), "duration": (1, 0, 0), "memory": (0, 1, 0), "price": (-1, -1, 1), "units": PLAIN}


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("250 ms", (1, 0, 0), Fraction(1, 4)),
        ("20k rps", (-1, 0, 0), 20_000),
        ("300 invocations per minute", (-1, 0, 0), 5),
        ("1 MB/s", (-1, 1, 0), 1024**2),
        ("2 GB-seconds", (1, 1, 0), 2 * 1024**3),
        ("$0.20 per million requests", (0, 0, 1), Fraction(1, 5_000_000)),
        ("$3600 per hour", (-1, 0, 1), 1),
        ("70 %", PLAIN, Fraction(7, 10)),
        ("1,000 environments", PLAIN, 1000),
        ("six", PLAIN, 6),
    ],
)
def test_a_value_has_its_size_in_seconds_bytes_and_dollars(
    text: str, dimension: tuple[int, int, int], value: Fraction | int
) -> None:
    found = measure(text)
    assert (found.dimension, found.value) == (dimension, value)


@pytest.mark.parametrize(
    ("typed", "stated", "written"),
    [
        ("20k rps", "", "20,000 rps"),
        ("20000", "requests per second", "20,000 requests per second"),
        ("1k", "ms", "1,000 ms"),
        ("0.50 s", "", "0.50 s"),
        ("$1200", "", "$1,200"),
    ],
)
def test_a_value_is_written_as_people_write_it(typed: str, stated: str, written: str) -> None:
    assert measure(typed, stated).text == written


def test_a_facts_number_is_what_it_begins_with() -> None:
    found = measure_in("six times the function's timeout")
    assert found is not None
    assert found.value == 6
    assert measure_in("straight to the dead-letter queue") is None


@pytest.mark.parametrize("text", ["15 lightyears", "ms", "", "5 ms per", "10 10"])
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        measure(text)


@pytest.mark.parametrize(
    ("expression", "dimension"),
    [
        ("rps * duration", PLAIN),
        ("units / duration", (-1, 0, 0)),
        ("memory * duration * price", (0, 0, 1)),
        ("max(duration - 3 * duration, 0)", (1, 0, 0)),
        ("ceil(rps * duration) + units", PLAIN),
        ("-duration", (1, 0, 0)),
        ("0", None),
    ],
)
def test_dimensions_follow_the_operators(expression: str, dimension: tuple[int, int, int] | None) -> None:
    assert dimension_of(read(expression), NAMES) == dimension


@pytest.mark.parametrize(
    ("expression", "sentence"),
    [
        ("units + duration", "+ stands between a plain number and a time"),
        ("max(rps, duration)", "max stands between a rate and a time"),
        ("ceil(duration)", "ceil takes a plain number; this is a time"),
        ("memory * duration - price", "- stands between GB-seconds and USD per s-byte"),
        ("speed * 2", 'the name "speed" is not known'),
    ],
)
def test_what_cannot_be_added_is_said(expression: str, sentence: str) -> None:
    with pytest.raises(NotArithmetic) as refusal:
        dimension_of(read(expression), NAMES)
    assert str(refusal.value) == sentence


def test_dimensions_without_a_name_are_spelt_out() -> None:
    assert said((2, 0, 0)) == "s^2"
    assert said((0, -1, 0)) == "1 per byte"
    assert unit("USD per GB-s").dimension == (-1, -1, 1)
