"""The subjects by name, each imported when it is asked for, and one calculation with defaults filled in."""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module

from tutor.calculator.quantities import Quantity
from tutor.calculator.subject import BadInput, Values
from tutor.calculator.typed import bounded, checked, of_fact, of_quantity, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.calculator.subject import Figure, Input, Number, Solution, Subject, Value

    Typed = Fraction | int | Quantity | str | Sequence[str] | None
    Given = Mapping[str, Typed]
    Facts = Mapping[str, str]

# name: the module that declares it. Listed in this order.
MODULES = {
    "concurrency": "concurrency",
    "quota": "quota",
    "pool": "pools",
    "claimed": "pools",
    "provisioned": "provisioned",
    "tracking": "tracking",
    "burst": "scaling",
    "coldstart": "coldstart",
    "erlang": "erlang",
    "sqs": "queues",
    "fifo": "fifo",
    "pollers": "pollers",
    "visibility": "visibility",
    "stream": "streams",
    "kafka": "kafka",
    "mq": "brokers",
    "async": "asynchronous",
    "apigw": "gateways",
    "db": "databases",
    "memory": "memory",
    "cost": "cost",
}


def subject(name: str) -> Subject:
    """The subject of this name. Raises KeyError."""
    module = import_module(f"tutor.calculator.formulas.{MODULES[name]}")
    found: Subject = getattr(module, name.upper())
    return found


# What is to be said where a fact is taken because nothing was given.
CAVEATS = {
    "lambda.concurrency.account": (
        "The default quota is taken: a new account has less, and AWS raises it with use. Give yours as {option}."
    )
}


def caveats(asked: Subject, given: Given) -> tuple[str, ...]:
    """What is to be said of the facts that an answer takes as defaults."""
    return tuple(
        CAVEATS[declared.fact].format(option=declared.option)
        for declared in asked.inputs
        if declared.fact in CAVEATS and given.get(declared.name) is None
    )


def facts_of(asked: Subject, given: Given) -> tuple[str, ...]:
    """Ids of the facts that a calculation takes its values and bounds from, and of those it rests on."""
    ids = [fact_of(asked, declared, given) for declared in asked.inputs if given.get(declared.name) is None]
    ids += [id for declared in asked.inputs for id in declared.range_fact.split(" to ")]
    return tuple(dict.fromkeys(id for id in (*ids, *asked.facts) if id))


def fact_of(asked: Subject, declared: Input, given: Given) -> str:
    """Id of the fact that is an input's default, with the choices that are made written in."""
    if "{" not in declared.fact:
        return declared.fact
    chosen = {choice.name: _word(given.get(choice.name)) or choice.default for choice in asked.inputs if choice.choices}
    return declared.fact.format(**chosen)


def fill(asked: Subject, given: Given, facts: Facts) -> Values:
    """Every input's value: what is given, else its fact, else its default.

    Given are texts as they are typed, quantities, or numbers in the input's unit; a list is an option that was typed
    several times. `facts` are texts by id. Raises BadInput.
    """
    declared_names = {declared.name for declared in asked.inputs}
    for name in given:
        if name not in declared_names:
            raise BadInput(f'`{asked.name}` takes no "{name}".')
    inputs = [_bounded(declared, facts) for declared in asked.inputs]
    plain = {one.name: _value(one, given.get(one.name), facts, fact_of(asked, one, given)) for one in inputs}
    return Values(plain, {one.name: (one.least, one.most) for one in inputs})


def solve(name: str, given: Given, facts: Facts) -> Solution:
    """One calculation. Raises BadInput, and KeyError for a name that is no subject."""
    asked = subject(name)
    return asked.solve(fill(asked, given, facts))


def figure(path: str, given: Given, facts: Facts) -> Number | None:
    """One figure of one calculation, by its path: figure("concurrency.required_limit", {"rps": ...}, facts)."""
    name, _, figure_name = path.partition(".")
    return solve(name, given, facts).figures[figure_name]


def declared_figure(path: str) -> Figure:
    """The figure of this path, with its unit. Raises KeyError."""
    name, _, figure_name = path.partition(".")
    return {one.name: one for one in subject(name).figures}[figure_name]


def _bounded(declared: Input, facts: Facts) -> Input:
    """The input within the bounds that its fact says."""
    bounds = [facts.get(id, "") for id in declared.range_fact.split(" to ")]
    return bounded(declared, " to ".join(bounds)) if all(bounds) else declared


def _value(declared: Input, given: Typed, facts: Facts, fact: str) -> Value:
    match given:
        case None:
            return _default(declared, facts, fact)
        case str():
            return read(declared, given)
        case int() | Fraction():
            return checked(declared, Fraction(given), str(given))
        case Quantity():
            return of_quantity(declared, given)
    parts = [read(declared, text) for text in given]
    if len(parts) > 1 and not declared.adds_up:
        raise BadInput(f"{declared.option} is given more than once.")
    return sum((part for part in parts if isinstance(part, Fraction)), Fraction(0)) if declared.adds_up else parts[0]


def _word(given: Typed) -> str:
    """A choice as it is given, in a list or alone."""
    match given:
        case str():
            return given
        case None | int() | Fraction() | Quantity():
            return ""
    return given[0] if given else ""


def _default(declared: Input, facts: Facts, fact: str) -> Value:
    text = facts.get(fact, "")
    value = of_fact(declared, text)
    if value is not None:
        try:
            return checked(declared, value, text)
        except BadInput as problem:
            raise BadInput(f"{problem} So says the fact {fact}; give {declared.option} to go on.") from problem
    if declared.default:
        return read(declared, declared.default)
    if declared.is_optional:
        return None
    raise BadInput(f"{declared.option} is needed: {declared.help}.")
