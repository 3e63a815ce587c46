"""A calculation has variants, the shown one first, and comes to the same values each time."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tutor.calculator.dimensions import measure
from tutor.calculator.expressions import NotArithmetic, read, read_condition
from tutor.calculator.problems import MOST_VARIANTS, Calculation, values, variant, variants


def calculation(require: tuple[str, ...] = (), **params: list[str]) -> Calculation:
    """Busy environments of a load; the first value of each parameter is shown."""
    params = params or {"rps": ["100 rps", "200 rps", "300 rps"], "duration": ["250 ms", "500 ms"]}
    measures = {name: tuple(measure(text) for text in texts) for name, texts in params.items()}
    return Calculation(
        "lambda/busy",
        measures,
        {name: options[0] for name, options in measures.items()},
        {"per_unit": measure("10 requests per second")},
        tuple(map(read_condition, require)),
        (("busy", read("rps * duration")),),
        read("ceil(busy)"),
    )


def texts(found: Calculation, seed: int) -> list[str]:
    """The values of a variant as they are written."""
    return [one.text for one in variant(found, seed).values()]


def test_the_first_variant_is_the_one_that_is_shown() -> None:
    assert texts(calculation(), 0) == ["100 rps", "250 ms"]


def test_later_variants_are_others_and_none_comes_twice_before_all_came() -> None:
    found = calculation()
    seen = [tuple(texts(found, seed)) for seed in range(1, 6)]
    assert len(set(seen)) == 5
    assert ("100 rps", "250 ms") not in seen
    assert tuple(texts(found, 6)) == seen[0]


def test_a_seed_names_the_same_variant_each_time() -> None:
    assert [texts(calculation(), seed) for seed in range(20)] == [texts(calculation(), seed) for seed in range(20)]


def test_only_variants_that_show_the_point_are_asked() -> None:
    found = calculation(("rps * duration > 60",))
    assert [[one.text for one in each.values()] for each in variants(found)[1:]] == [
        ["200 rps", "500 ms"],
        ["300 rps", "250 ms"],
        ["300 rps", "500 ms"],
    ]


def test_where_there_are_too_many_a_sample_is_taken_the_same_each_time() -> None:
    many = {"rps": [f"{n} rps" for n in range(1, 101)], "duration": [f"{n} ms" for n in range(1, 101)]}
    first, again = (variants(calculation((), **many)) for _ in range(2))
    assert len(first) == MOST_VARIANTS
    assert first == again


def test_steps_use_parameters_facts_and_the_steps_before() -> None:
    found = values(calculation(), calculation().shown)
    assert found == {
        "per_unit": 10,
        "rps": 100,
        "duration": Fraction(1, 4),
        "busy": 25,
        "answer": 25,
    }


def test_a_variant_that_cannot_be_computed_is_none() -> None:
    divided = calculation(("1 / (rps - rps) > 1",))
    assert len(variants(divided)) == 1
    with pytest.raises(NotArithmetic, match="a division by zero"):
        values(replace(divided, answer=read("1 / (rps - rps)")), divided.shown)
