"""Numbers are read as people type them, and never guessed at."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tutor.calculator.quantities import Quantity, Unreadable, parse
from tutor.calculator.units import COUNT, DATA, MONEY, RATE, SHARE, SPEED, TIME, UNITS


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000),
        ("1000", 1000),
        ("1 000", 1000),
        ("1\u00a0000", 1000),
        ("1\u202f000", 1000),
        ("1_000", 1000),
        ("1k", 1000),
        ("1 K", 1000),
        ("1.5k", 1500),
        ("1e3", 1000),
        ("2.5E-1", Fraction(1, 4)),
        ("1,234,567", 1234567),
        ("10 000", 10000),
        ("2 million", 2_000_000),
        ("3m", 3_000_000),
        ("~50", 50),
        ("about 50", 50),
        ("≈ 50", 50),
        ("= 50", 50),
        ("up to 50", 50),
        ("50.", 50),
        (".5", Fraction(1, 2)),
        ("-5", -5),
        ("−5", -5),
        ("-80", -80),
        ("- 1,000", -1000),
        ("-2*3", -6),
        ("429", 429),
        ("HTTP 429", 429),
        ("status code 429", 429),
        ("five", 5),
        ("twelve", 12),
        ("twice", 2),
        ("two thousand", 2000),
        ("two hundred", 200),
        ("100*0.5", 50),
        ("100 x 0.5", 50),
        ("100 × 0.5", 50),
        ("320 · 0.25", 80),
        ("1,400 - 850", 550),
        ("(2 + 3) * 4", 20),
        ("3/4", Fraction(3, 4)),
        ("12 ÷ 4", 3),
        ("1 000*2", 2000),
    ],
)
def test_a_plain_number_is_read(text: str, value: Fraction | int) -> None:
    assert parse(text) == Quantity(Fraction(value), COUNT, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50 concurrent executions", 50),
        ("80 environments", 80),
        ("five retries", 5),
        ("3 attempts in total", 3),
        ("30 messages", 30),
        ("2x", 2),
        ("200 OK", 200),
        ("1k requests", 1000),
        ("100*0.5 environments", 50),
    ],
)
def test_what_is_counted_may_be_said(text: str, value: int) -> None:
    assert parse(text) == Quantity(Fraction(value), COUNT, True)


@pytest.mark.parametrize(
    ("text", "other", "dimension"),
    [
        ("15 min", "900 s", TIME),
        ("15 min", "0.25 h", TIME),
        ("15 minutes", "15min", TIME),
        ("1 min 30 s", "90 s", TIME),
        ("1h 30m", "90 min", TIME),
        ("4 d", "96 hours", TIME),
        ("250 ms", "0.25 s", TIME),
        ("10 GB", "10,240 MB", DATA),
        ("10 GiB", "10 gb", DATA),
        ("256 KB", "0.25 MB", DATA),
        ("6 MB", "6291456 bytes", DATA),
        ("10k rps", "10,000 requests per second", RATE),
        ("600 requests per minute", "10/s", RATE),
        ("100 1/s", "100 req/s", RATE),
        ("300 invocations a second", "300 tps", RATE),
        ("1 Gbps", "1000 Mbit/s", SPEED),
        ("1 MB/s", "8388608 bps", SPEED),
        ("$18.74", "18.74 USD", MONEY),
        ("$ 18.74", "18.74 dollars", MONEY),
        ("60 %", "60 percent", SHARE),
        ("60%", "60.0 %", SHARE),
    ],
)
def test_the_same_quantity_in_other_units_is_the_same(text: str, other: str, dimension: str) -> None:
    one, same = parse(text, dimension), parse(other, dimension)

    assert (one.value, one.dimension) == (same.value, same.dimension)
    assert one.dimension == dimension


def test_m_is_minutes_where_a_time_is_asked_and_else_a_million() -> None:
    assert parse("5m", TIME) == Quantity(Fraction(300), TIME, True, Fraction(60))
    assert parse("5 m", TIME).value == 300
    assert parse("2m30s", TIME).value == 150
    assert parse("5m") == Quantity(Fraction(5_000_000), COUNT, False)
    assert parse("5m requests", TIME) == Quantity(Fraction(5_000_000), COUNT, True)
    assert parse("5m requests", RATE) == Quantity(Fraction(5_000_000), COUNT, True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a number is wanted"),
        ("   ", "a number is wanted"),
        ("?", "a number is wanted"),
        ("many", "a number is wanted"),
        ("min 15", "a number is wanted"),
        ("-", "a number is wanted"),
        ("1,00", "a comma parts thousands and a point decimals: 1,000 or 1.5"),
        ("1.000,5", "a comma parts thousands and a point decimals: 1,000 or 1.5"),
        ("1,5", "a comma parts thousands and a point decimals: 1,000 or 1.5"),
        ("12,34,567", "a comma parts thousands and a point decimals: 1,000 or 1.5"),
        ("1.2.3", "a comma parts thousands and a point decimals: 1,000 or 1.5"),
        ("10 10", "more than one number"),
        ("10, 20", "more than one number"),
        ("15 min or 20 min", "more than one number"),
        ("2 or 3", "more than one number"),
        ("10-20", "more than one number"),
        ("1 min 30", "more than one number"),
        ("1 GB 5 MB", "more than one number"),
        ("15 lightyears", 'the unit "lightyears" is not known'),
        ("1/0", "a division by zero"),
        ("2**3", "more than one number"),
        ("1e16", "an exponent beyond 15"),
        ("1e-16", "an exponent beyond 15"),
        ("1e+000000000000000000999999999", "an exponent beyond 15"),
        ("9" * 41, "longer than 40 characters"),
        ("\x1b[31m5", "a number is wanted"),
    ],
)
def test_what_cannot_be_read_is_asked_again(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as problem:
        parse(text)
    assert str(problem.value) == sentence


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("8 batches per second", "8/s"),
        ("8 tokens per minute", "8 requests per minute"),
        ("400,000 GB-seconds per month", "400,000 GB-s"),
        ("1,024 MB-seconds", "1 GB-s"),
        ("5 million requests per month", "5,000,000 requests"),
        ("80 busy environments", "80 environments"),
        ("$43.80 per month", "$43.80"),
        ("43.80 USD a month", "$43.80"),
    ],
)
def test_a_unit_may_be_made_of_others(text: str, other: str) -> None:
    one, same = parse(text), parse(other)
    assert (one.value, one.dimension, one.has_unit) == (same.value, same.dimension, same.has_unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("320/s * 250 ms", "80 environments"),
        ("320/s*250ms", "80 environments"),
        ("250 ms × 320 req/s", "80 environments"),
        ("2 GB + 512 MB", "2.5 GB"),
        ("30 min - 10 min", "20 min"),
        ("(2 s + 3 s) * 4", "20 s"),
        ("1e3 ms * 2", "2 s"),
        ("512 MB * 3 s", "1.5 GB-s"),
        ("100/2 s", "50 s"),
    ],
)
def test_arithmetic_may_have_units(text: str, value: str) -> None:
    computed, wanted = parse(text), parse(value)
    assert (computed.value, computed.dimension) == (wanted.value, wanted.dimension)


def test_what_is_asked_for_settles_what_a_unit_at_the_end_belongs_to() -> None:
    assert parse("6000/60 s", TIME) == parse("100 s")
    assert parse("6000/60 s", RATE).value == parse("100/s").value
    assert parse("200 * 70 %", COUNT).value == 140
    assert parse("10/20") == Quantity(Fraction(1, 2), COUNT, False)
    assert parse("10/20", TIME) == Quantity(Fraction(1, 2), COUNT, False)


def test_a_ratio_is_a_share_where_one_is_asked() -> None:
    assert parse("5 ms / 10 ms", SHARE) == parse("50 %")


@pytest.mark.parametrize("text", ["10 s - 20 s", "5 s + 3 MB", "2 s ** 3", "5 s * 3 lightyears", "5 GB * 0 s / 0 s"])
def test_arithmetic_that_comes_to_nothing_is_more_than_one_number(text: str) -> None:
    with pytest.raises(Unreadable, match=r"^more than one number$"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "dimension", "sentence"),
    [
        ("512m", DATA, '"m" alone is no unit here: write MB'),
        ("512 k", DATA, '"k" alone is no unit here: write KB'),
        ("5m", SPEED, '"m" alone is no unit here: write MB/s'),
    ],
)
def test_a_letter_alone_is_no_size(text: str, dimension: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as problem:
        parse(text, dimension)
    assert str(problem.value) == sentence


NUMBERS = st.integers(min_value=0, max_value=10**12)


@given(NUMBERS)
def test_a_number_with_any_separator_is_the_same_number(number: int) -> None:
    for written in (f"{number:,}", f"{number:_}", f"{number:,}".replace(",", " "), str(number), f"  {number} "):
        assert parse(written) == Quantity(Fraction(number), COUNT, False)


@given(NUMBERS, st.sampled_from(sorted(UNITS)))
def test_every_unit_is_read_behind_a_number_with_and_without_a_space(number: int, unit: str) -> None:
    dimension, size = UNITS[unit]

    assert parse(f"{number} {unit}") == Quantity(number * size, dimension, True, size)
    assert parse(f"{number}{unit.upper()}") == Quantity(number * size, dimension, True, size)


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_decimals_are_exact(number: object) -> None:
    assert parse(f"{number:f}").value == Fraction(str(number))


@given(NUMBERS, st.integers(min_value=1, max_value=10**6))
def test_a_formula_is_exact(number: int, divisor: int) -> None:
    assert parse(f"{number}*3/{divisor}").value == Fraction(number * 3, divisor)


@given(st.text(alphabet="0123456789., _-+*/()ekxmsingb%$~µ\u00a0−", max_size=40))
def test_any_text_is_a_quantity_or_unreadable(text: str) -> None:
    with suppress(Unreadable):
        assert isinstance(parse(text), Quantity)


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=99))
def test_a_comma_that_parts_no_thousands_is_never_guessed_at(whole: int, rest: int) -> None:
    with pytest.raises(Unreadable):
        parse(f"{whole},{rest}")


@given(NUMBERS, NUMBERS, st.sampled_from([" ", ", ", " or ", " and ", "; ", " / 0 "]))
def test_two_numbers_are_never_one(one: int, other: int, between: str) -> None:
    assume(not (between == " " and len(str(other)) == 3))  # 12 345 is one number in much of the world
    with pytest.raises(Unreadable):
        parse(f"{one}{between}{other}")
