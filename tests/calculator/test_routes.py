"""Every figure that problems may ask for is found in a second way, and both ways come to the same."""

from __future__ import annotations

import ast
import random
from fractions import Fraction
from pathlib import Path

import pytest

from tests.calculator.facts import shipped, subject
from tutor.calculator import routes
from tutor.calculator.routes import ROUTES, agrees
from tutor.calculator.routes.searching import added, best, finished, largest, moment, smallest
from tutor.calculator.subject import BadInput, Input, Values
from tutor.calculator.subjects import declared_figure, fill

DRAWS = 40
SUBJECTS = sorted({path.partition(".")[0] for path in ROUTES})
# What loads, times and counts of the field look like; inputs draw from those of their unit.
NUMBERS = {
    "1/s": ["1", "7.5", "40", "333", "1000", "12345", "50000"],
    "s": ["0.013", "0.04", "0.1", "0.25", "1", "3.7", "30", "600", "7200"],
    "MB": ["128", "512", "1536", "1769", "3008", "10240"],
    "KB": ["0.5", "1", "3", "256"],
    "MB/s": ["0.5", "1", "5"],
    "USD": ["0.0000041667", "0.0000166667", "0.2", "0.185"],
    "times": ["2", "3"],
    "share": ["0.02", "0.1", "0.35", "0.7", "1"],
    "": ["1", "2", "3", "7", "10", "45", "100", "333", "1000", "1200", "5000"],
}


def drawn(declared: Input, chance: random.Random) -> Fraction | str | None:
    """A value that an input may be given, or none where it has a default."""
    if declared.choices:
        return chance.choice(declared.choices)
    has_default = declared.is_optional or declared.fact or declared.default
    if has_default and chance.random() < 0.5:
        return None
    return Fraction(chance.choice(NUMBERS.get(declared.unit, NUMBERS[""])))


def calculations(name: str) -> list[Values]:
    """Values that the subject takes: those it refuses are drawn again."""
    asked, chance = subject(name), random.Random(name)
    found: list[Values] = []
    while len(found) < DRAWS:
        given = {declared.name: drawn(declared, chance) for declared in asked.inputs}
        try:
            values = fill(asked, given, shipped())
            asked.solve(values)
        except BadInput:
            continue
        found.append(values)
    return found


@pytest.mark.parametrize("name", SUBJECTS)
def test_formula_and_second_way_come_to_the_same(name: str) -> None:
    figures = [path for path in ROUTES if path.partition(".")[0] == name]
    for values in calculations(name):
        solved = subject(name).solve(values).figures
        differing = {
            path: (solved[path.partition(".")[2]], ROUTES[path].find(values))
            for path in figures
            if not agrees(path, solved[path.partition(".")[2]], values)
        }
        assert differing == {}, dict(values.plain)


@pytest.mark.parametrize("path", ROUTES)
def test_every_route_is_of_a_declared_figure(path: str) -> None:
    assert declared_figure(path).name == path.partition(".")[2]


def test_a_wrong_figure_does_not_agree() -> None:
    values = fill(subject("concurrency"), {"rps": "12000", "duration": "40ms"}, shipped())
    assert agrees("concurrency.required_limit", 1200, values)
    assert not agrees("concurrency.required_limit", 1199, values)
    assert not agrees("concurrency.required_limit", None, values)


def test_routes_take_nothing_from_the_formulas() -> None:
    folder = Path(routes.__file__).parent
    imported = {
        node.module
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tutor.")
    }
    assert {module for module in imported if "calculator.routes" not in module} == {"tutor.calculator.subject"}


def test_searches_find_the_border() -> None:
    assert smallest(lambda n: n * 3 >= 100) == 34
    assert smallest(lambda n: True) == 0
    assert largest(lambda n: n * 3 <= 100) == 33
    assert largest(lambda n: False) == 0
    with pytest.raises(ArithmeticError):
        smallest(lambda n: False)


def test_sums_corners_and_moments_are_exact() -> None:
    assert added(Fraction(1, 3), 10**6) == Fraction(10**6, 3)
    assert added(Fraction(7), Fraction(5, 2)) == Fraction(35, 2)
    assert best([Fraction(5), Fraction(9), Fraction(7)], lambda one: one < 8) == 7
    assert finished(Fraction(2, 5)) == Fraction(5, 2)
    assert moment(lambda second: 10 - 3 * second) == Fraction(10, 3)
    assert moment(lambda second: Fraction(-1)) == 0
