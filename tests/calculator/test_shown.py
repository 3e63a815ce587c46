"""Values are shown as one says them, rounded from the exact one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.calculator.shown import number, plain, quantity


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1000, "environments", "1,000 environments"),
        (Fraction(25, 2), "environments", "12.5 environments"),
        (Fraction(1, 3), "environments", "0.3333 environments"),
        (Fraction(1, 30_000), "share", "0.003333 %"),
        (Fraction(105, 1000), "share", "10.5 %"),
        (Fraction(1, 2), "s", "500 ms"),
        (Fraction(1, 20_000), "s", "0.05 ms"),
        (0, "s", "0 s"),
        (90, "s", "90 s"),
        (185, "s", "3 min 5 s"),
        (21_600, "s", "6 h"),
        (43_260, "s", "12 h 1 min"),
        (86_400, "s", "1 d"),
        (Fraction("2.7333"), "USD", "$2.73"),
        (Fraction("1153.333"), "USD", "$1,153.33"),
        (Fraction("0.0000166667"), "USD", "$0.0000166667"),
        (0, "USD", "$0.00"),
        (20_000, "1/s", "20,000/s"),
        (512, "MB", "512 MB"),
        (None, "s", "never"),
        (-5, "environments", "-5 environments"),
        (Fraction(-1, 8), "share", "-12.5 %"),
    ],
)
def test_a_value_has_its_unit(value: Fraction | int | None, unit: str, shown: str) -> None:
    assert quantity(value, unit, "never") == shown


def test_a_whole_number_has_no_point_and_a_long_one_is_rounded() -> None:
    assert [number(Fraction(value)) for value in (5, "5.10", "1234.56789", "0.00012345")] == [
        "5",
        "5.1",
        "1,234.57",
        "0.0001234",
    ]


def test_json_has_whole_numbers_where_they_are_whole() -> None:
    assert [plain(Fraction(4, 2)), plain(Fraction(1, 2)), plain(None)] == [2, 0.5, None]
    assert isinstance(plain(Fraction(4, 2)), int)
