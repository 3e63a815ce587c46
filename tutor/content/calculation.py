"""A problem as the calculator takes it: its texts read as numbers, units and expressions."""

from __future__ import annotations

from dataclasses import replace

from tutor.calculator.dimensions import Measure, Unit, measure, measure_in, unit
from tutor.calculator.expressions import read, read_condition
from tutor.calculator.problems import Calculation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.content.model.problem import Parameter, Problem


class NoNumber(ValueError):
    """A fact that is computed with begins with no number, or is not there."""


def calculation(problem: Problem, facts: Mapping[str, str]) -> Calculation:
    """What is computed; `facts` are values with their units by id.

    Raises NoNumber for facts; a problem that was checked raises nothing else.
    """
    params = {name: values_of(parameter) for name, parameter in problem.params.items()}
    shown = {name: measure(text, problem.params[name].unit) for name, text in problem.show.items()}
    return Calculation(
        problem.id,
        params,
        {name: shown[name] for name in params},
        {name: fact_value(id, facts) for name, id in problem.let.items()},
        tuple(map(read_condition, problem.require)),
        tuple((step.name, read(step.expr)) for step in problem.steps),
        read(problem.answer.expr),
    )


def values_of(parameter: Parameter) -> tuple[Measure, ...]:
    """A parameter's values. Raises Unreadable."""
    return tuple(measure(text, parameter.unit) for text in parameter.values)


def fact_value(id: str, facts: Mapping[str, str]) -> Measure:
    """The number that a fact begins with, with its unit. Raises NoNumber."""
    found = measure_in(facts.get(id, ""))
    if found is None:
        raise NoNumber(f'the fact "{id.rpartition("/")[2]}" begins with no number')
    return found


def printed(text: str, unit_text: str) -> tuple[Measure, Unit]:
    """A printed value, and the unit that it stands in. Raises Unreadable."""
    declared = unit(unit_text)
    money = declared.text.lower() in ("usd", "$") and "$" not in text
    read_as = measure(f"${text}" if money else text, unit_text if "$" not in text else "")
    return replace(read_as, text=text), declared
