"""The subjects by name, each imported when it is asked for, and one calculation with defaults filled in."""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module

from tutor.calculator.subject import BadInput, Values
from tutor.calculator.typed import checked, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.calculator.subject import Input, Solution, Subject, Value

    Given = Mapping[str, Fraction | int | str | Sequence[str] | None]

# name: module that declares it. Listed in this order.
MODULES = {
    "concurrency": "concurrency",
}


def subject(name: str) -> Subject:
    """The subject of this name. Raises KeyError."""
    module = import_module(f"tutor.calculator.{MODULES[name]}")
    found: Subject = getattr(module, name.upper().replace("-", "_"))
    return found


def fill(asked: Subject, given: Given, facts: Mapping[str, str]) -> Values:
    """Every input's value: what is given (text as it is typed, or plain values), else its fact, else its default.

    `facts` are texts by id. Raises BadInput.
    """
    for name in given:
        if name not in {declared.name for declared in asked.inputs}:
            raise BadInput(f'`{asked.name}` takes no "{name}".')
    return Values({declared.name: _value(declared, given.get(declared.name), facts) for declared in asked.inputs})


def solve(name: str, given: Given, facts: Mapping[str, str]) -> Solution:
    """One calculation. Raises BadInput, and KeyError for a name that is no subject."""
    asked = subject(name)
    return asked.solve(fill(asked, given, facts))


def figure(path: str, given: Given, facts: Mapping[str, str]) -> Fraction | None:
    """One figure of one calculation, by its path: figure("concurrency.required_limit", {"rps": ...}, facts)."""
    name, _, figure_name = path.partition(".")
    return solve(name, given, facts).figures[figure_name]


def _value(declared: Input, given: Fraction | int | str | Sequence[str] | None, facts: Mapping[str, str]) -> Value:
    match given:
        case None:
            return _default(declared, facts)
        case str():
            return read(declared, given)
        case int() | Fraction():
            return checked(declared, Fraction(given), str(given))
    parts = [read(declared, text) for text in given]
    if len(parts) > 1 and not declared.adds_up:
        raise BadInput(f"{declared.option} is given more than once.")
    return sum((part for part in parts if isinstance(part, Fraction)), Fraction(0)) if declared.adds_up else parts[0]


def _default(declared: Input, facts: Mapping[str, str]) -> Value:
    text = facts.get(declared.fact) or declared.default
    if text:
        return read(declared, text)
    if declared.is_optional:
        return None
    raise BadInput(f"{declared.option} is needed: {declared.help}.")
