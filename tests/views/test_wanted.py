"""In which unit a number is asked for."""

from __future__ import annotations

import pytest

from tutor.views.wanted import wanted_number


@pytest.mark.parametrize(
    ("shown", "asked"),
    [
        ("1,024 MB", "a number in MB"),
        ("15 min", "a number in min"),
        ("10,000 records", "a number of records"),
        ("2 million requests", "a number of million requests"),
        ("3,000 requests/s", "a number in requests/s"),
        ("$0.20", "a number in USD"),
        ("1 min 30 s", "a number with its unit"),
        ("429", "a number"),
        ("80 %", "a number in %"),
    ],
)
def test_a_number_is_asked_for_in_the_unit_of_its_key(shown: str, asked: str) -> None:
    assert wanted_number(shown) == asked
