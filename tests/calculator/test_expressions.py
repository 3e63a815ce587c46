"""Arithmetic is computed exactly, and nothing else is computed at all."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.calculator.expressions import NotArithmetic, evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100*0.5", 50),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("(5 + 3) * 2 / 4", 4),
        ("1/3", Fraction(1, 3)),
        ("-2 * -3", 6),
        ("ceil(320 * 0.25 + 0.1)", 81),
        ("floor(7 / 2)", 3),
        ("max(1, 2, 3) - min(4, 5)", -1),
        ("1_000 * 2", 2000),
        ("2.5e3", 2500),
    ],
)
def test_numbers_and_operators_give_an_exact_value(text: str, value: Fraction | int) -> None:
    assert evaluate(text) == value


def test_a_name_stands_for_what_it_was_given() -> None:
    assert evaluate("rate * duration", {"rate": Fraction(320), "duration": Fraction(1, 4)}) == 80


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rate * 2", 'the name "rate" is not known'),
        ("1 / 0", "a division by zero"),
        ("1 / (2 - 2)", "a division by zero"),
        ("ceil(1, 2)", "a function with too many or too few values"),
        ("1 +", "this is no arithmetic"),
        ("", "this is no arithmetic"),
        ("1; 2", "this is no arithmetic"),
        ("\0", "this is no arithmetic"),
        ("(" * 150, "this is nested too deep"),
        ("1 2", "this is no arithmetic"),
        ("0100", "this is no arithmetic"),
        ("1e16", "an exponent beyond 15"),
        ("1e999999", "an exponent beyond 15"),
        ("rate(2)", "only numbers, + - * / ( ), min, max, ceil and floor are computed"),
        ("1+" * 90 + "1", "this has too many parts"),
        ("1" * 201, "longer than 200 characters"),
    ],
)
def test_what_is_in_the_way_is_said(text: str, sentence: str) -> None:
    with pytest.raises(NotArithmetic) as problem:
        evaluate(text)
    assert str(problem.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "2 ** 3",
        "9 ** 9 ** 9",
        "1 << 90",
        "7 // 2",
        "7 % 2",
        "True",
        "'a' * 9",
        "[1] * 9",
        "(1).__class__",
        "__import__('os').system('true')",
        "open('/etc/passwd')",
        "max(*[1, 2])",
        "min()",
        "min(a=1)",
        "(lambda: 1)()",
        "1 if 1 else 2",
        "[x for x in (1, 2)]",
        "x := 1",
        "1 < 2",
        "1j",
        "1e999",
        "f'{1}'",
        "~1",
        "1 @ 2",
    ],
)
def test_nothing_but_arithmetic_is_computed(text: str) -> None:
    with pytest.raises(NotArithmetic):
        evaluate(text)


@given(st.text(alphabet="0123456789.+-*/(), abcdefilmnorx_[]{}:'\"=<>\0", max_size=80))
def test_any_text_is_a_number_or_no_arithmetic(text: str) -> None:
    with suppress(NotArithmetic):
        assert isinstance(evaluate(text), Fraction)


@given(st.fractions(), st.fractions())
def test_a_sum_of_fractions_is_exact(one: Fraction, other: Fraction) -> None:
    assert evaluate("a + b", {"a": one, "b": other}) == one + other
