"""Whatever is typed is answered, with a value of bounded size or a plain refusal: what is read is bounded first."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.calculator.dimensions import measure, measure_in
from tutor.calculator.expressions import MAX_DEPTH, MAX_DIGITS, MAX_NODES, NotArithmetic, evaluate, read
from tutor.calculator.quantities import Unreadable, parse

HOSTILE = [
    "1e999999",
    "1e-999999",
    "1e" + "9" * 30,
    "9" * 40,
    "9" * 10_000,
    "(" * 30,
    "(" * 10_000,
    "(" * 90 + "1" + ")" * 90,
    "-" * 39 + "1",
    "-" * 190 + "1",
    "-" * 10_000 + "1",
    "*".join(["9e99"] * 8),
    "*".join(["9e15"] * 40),
    "/".join(["9e15"] * 40),
    "ceil(1e300)",
    "ceil(" * 60 + "1",
    "max(" + ",".join(["1"] * 90) + ")",
    "__import__('os').system('true')",
    "().__class__.__base__",
    "lambda: 1",
    "9**9**9",
    "1<<99",
    "1,1" * 13,
    "1 " * 20,
    "1 h " * 10,
    "about " * 6 + "1",
    "~" * 39 + "1",
    "٣٤",
    "\uff15\uff10",
    "²",
    "½",
    "Ⅷ",
    "1\u066b5",
    "\x00",
    "\u202e1",
    "1\n2",
    "nan",
    "inf",
    "0x10",
    "1j",
    "1__0",
    "",
    " " * 10_000,
]
DIGITS: int = 10**MAX_DIGITS
LETTERS = "0123456789.,_ eE+-*/()<>=xkmsMGB%$~ceilfloormnax٣\uff15²½\u202e\u00a0\x00"


def answer(text: str) -> Fraction | str:
    """What an expression comes to, or why it does not."""
    try:
        return evaluate(text)
    except NotArithmetic as refusal:
        return str(refusal)


def quantity(text: str) -> Fraction | str:
    """What a typed quantity is, or why it is none."""
    try:
        return parse(text).value
    except Unreadable as refusal:
        return str(refusal)


def measured(text: str) -> Fraction | str:
    """What an author's value is, or why it is none."""
    try:
        return measure(text, "ms").value
    except Unreadable as refusal:
        return str(refusal)


def is_bounded(found: Fraction | str) -> bool:
    """A number that is no longer than is allowed, or one short sentence."""
    if isinstance(found, str):
        return 0 < len(found) < 100 and "\n" not in found
    return max(abs(found.numerator), found.denominator) < DIGITS


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_what_is_meant_to_harm_is_answered_shortly(text: str) -> None:
    assert is_bounded(answer(text))
    assert is_bounded(quantity(text))


@given(st.text(alphabet=LETTERS, max_size=300))
def test_any_text_is_answered_shortly(text: str) -> None:
    assert is_bounded(answer(text))
    assert is_bounded(quantity(text))


@given(st.text(max_size=80))
def test_any_characters_are_a_measure_or_none(text: str) -> None:
    assert measure_in(text) is None or is_bounded(measure_in(text).value)  # type: ignore[union-attr]  # looked at before
    assert is_bounded(measured(text))


@given(st.text(alphabet="0123456789+-*/(), minaxcelor.", max_size=200))
def test_what_is_read_is_small(text: str) -> None:
    try:
        node = read(text)
    except NotArithmetic:
        return
    assert len(list(node.walk())) <= MAX_NODES
    assert depth(node.parts) <= MAX_DEPTH * 10


def depth(parts: tuple[object, ...]) -> int:
    """How deep an expression nests; a chain of signs nests to the left, as long as there are nodes."""
    return 1 + max((depth(part.parts) for part in parts), default=0)  # type: ignore[attr-defined]  # nodes hold nodes


def test_a_product_that_grows_is_stopped_before_it_is_large() -> None:
    assert answer("*".join(["9e15"] * 18)) == 9**18 * 10**270
    assert answer("*".join(["9e15"] * 19)) == "a number of more than 300 digits"
    assert answer("1/" + "/".join(["9e15"] * 19)) == "a number of more than 300 digits"


def test_names_are_those_that_are_given_and_no_others() -> None:
    assert answer("__import__") == 'the name "__import__" is not known'
    assert answer("evaluate(1)") == "only numbers, + - * / ( ), min, max, ceil and floor are computed"
    assert evaluate("rps * d", {"rps": Fraction(100), "d": Fraction(1, 2)}) == 50
