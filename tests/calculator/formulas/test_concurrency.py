"""What a load needs, and what a quota serves of it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.calculator.facts import shipped
from tutor.calculator.subject import BadInput
from tutor.calculator.subjects import figure, solve


def test_a_hundred_requests_of_half_a_second_keep_fifty_environments_busy() -> None:
    assert solve("concurrency", {"rps": "100", "duration": "500ms"}, shipped()).figures == {
        "concurrency": 50,
        "environments": 50,
        "rate_per_environment": 2,
        "required_limit": 50,
    }


def test_short_requests_need_more_quota_than_environments() -> None:
    solution = solve("concurrency", {"rps": "20k", "duration": "50ms"}, shipped())

    assert (solution.figures["concurrency"], solution.figures["required_limit"]) == (1000, 2000)
    assert solution.binding == "rate"


def test_values_may_be_plain_and_are_exact() -> None:
    given: dict[str, Fraction | int] = {"rps": Fraction(1, 3), "duration": 1}
    assert figure("concurrency.concurrency", given, shipped()) == Fraction(1, 3)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"rps": "abc", "duration": "1s"},
            '--rps takes a rate such as 20k or 100/s; "abc" is none: a number is wanted.',
        ),
        ({"rps": "5"}, "--duration is needed: how long one request takes, on average."),
        (
            {"rps": "5", "duration": "5MB"},
            '--duration takes a time such as 500ms or 15min, from 0.001 ms to 15 min; "5MB" is a size.',
        ),
        (
            {"rps": "5", "duration": "0"},
            '--duration takes a time such as 500ms or 15min, from 0.001 ms to 15 min; "0" is less.',
        ),
        ({"rps": "5", "duration": "1s", "rsp": "5"}, '`concurrency` takes no "rsp".'),
    ],
)
def test_bad_input_is_one_sentence(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(BadInput) as problem:
        solve("concurrency", given, shipped())
    assert str(problem.value) == sentence
