"""One calculation with the facts of the packs that are open; what they lack comes from the shipped one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tutor.calculator.quantities import parse
from tutor.calculator.shown import quantity
from tutor.calculator.subjects import caveats, fact_of, facts_of, fill, subject
from tutor.calculator.units import TIME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Any

    from tutor.calculator.subject import Curve, Solution, Subject, Values
    from tutor.calculator.subjects import Given
    from tutor.content.library import Library


@dataclass(frozen=True)
class Cited:
    """A fact that an answer rests on."""

    id: str
    value: str
    title: str
    url: str
    checked: str


@dataclass(frozen=True)
class Answer:
    """What was asked and what came out."""

    subject: Subject
    values: Values
    solution: Solution
    cited: tuple[Cited, ...]
    remarks: Annotated[tuple[str, ...], "what was typed that may have been meant otherwise"] = ()

    @property
    def curve(self) -> Curve | None:
        """The course over time or load, where the subject has one."""
        return self.subject.curve(self.values) if self.subject.curve else None


def calculate(library: Library, name: str, given: Given) -> Answer:
    """Answers a subject of this name. Raises BadInput."""
    asked = subject(name)
    found = _facts(library, facts_of(asked, given))
    values = fill(asked, given, {id: fact["value"] for id, fact in found.items()})
    bounds = {id for declared in asked.inputs for id in declared.range_fact.split(" to ")}
    defaults = {id for id in found if id not in bounds} | set(asked.facts)
    cited = tuple(_cited(id, fact) for id, fact in found.items() if id in defaults)
    solution, remarks = asked.solve(values), _bare_times(asked, values, given)
    assumptions = (*solution.assumptions, *caveats(asked, given), *_left_out(asked, values, given), *remarks)
    return Answer(asked, values, replace(solution, assumptions=assumptions), cited, remarks)


def _left_out(asked: Subject, values: Values, given: Given) -> tuple[str, ...]:
    """The defaults that hold because nothing was said and that no fact tells."""
    parts = [
        f"{declared.option} {quantity(value, declared.unit)}"
        for declared in asked.inputs
        if declared.default and not declared.fact and given.get(declared.name) is None
        if isinstance(value := values.plain[declared.name], Fraction) and value
    ]
    return (f"Taken where nothing was said: {', '.join(parts)}.",) if parts else ()


def _bare_times(asked: Subject, values: Values, given: Given) -> tuple[str, ...]:
    """Times that were typed without a unit: they are seconds, and milliseconds are as common."""
    return tuple(
        f"{declared.option} {text.strip()} is taken as {quantity(values[declared.name], 's')}: "
        f"say {text.strip()}ms for milliseconds."
        for declared in asked.inputs
        if declared.unit == "s"
        for text in _texts(given.get(declared.name))
        if values[declared.name] and not parse(text, TIME).has_unit
    )


def _texts(typed: object) -> tuple[str, ...]:
    """What was typed, once or several times."""
    if isinstance(typed, str):
        return (typed,)
    return tuple(typed) if isinstance(typed, (list, tuple)) else ()


def defaults(library: Library, asked: Subject) -> dict[str, str]:
    """What each input is when it is not given, as text: the fact's value, else the declared default, '' for none."""
    found = _facts(library, facts_of(asked, {}))
    facts = {declared.name: found.get(fact_of(asked, declared, {})) for declared in asked.inputs}
    return {
        declared.name: fact["value"] if (fact := facts[declared.name]) else declared.default
        for declared in asked.inputs
    }


def fact_values(library: Library, ids: tuple[str, ...]) -> dict[str, str]:
    """The facts' values by id, as authors wrote them."""
    return {id: fact["value"] for id, fact in _facts(library, ids).items()}


def _facts(library: Library, ids: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Facts by id. One that only the shipped pack has is its; one that nobody has is left out."""
    found = {id: _fact(library, id) for id in ids}
    lacking = [id for id, fact in found.items() if fact is None]
    if lacking:
        found |= _shipped(lacking)
    return {id: fact for id, fact in found.items() if fact is not None}


def _fact(library: Library, id: str) -> dict[str, Any] | None:
    """The fact of the first pack that has it."""
    from tutor.content.library import Unknown

    for pack in library.packs:
        try:
            return library.plain("fact", f"{pack}/{id}")
        except Unknown:
            continue
    return None


def _shipped(ids: list[str]) -> dict[str, dict[str, Any] | None]:
    from tutor import paths
    from tutor.content.library import open_library

    library = open_library((paths.shipped_pack(),), paths.cache_folder())
    try:
        return {id: _fact(library, id) for id in ids}
    finally:
        library.close()


def _cited(id: str, fact: dict[str, Any]) -> Cited:
    value = f"{fact['value']} {fact.get('unit', '')}".strip()
    return Cited(id, value, fact["source"]["title"], fact["source"]["url"], fact["checked"])
