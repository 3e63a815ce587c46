"""What is predicted: a figure of the simulation, and what a number that was said comes to."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tutor.calculator.lab.slips import SLIPS, Slip
from tutor.calculator.quantities import Unreadable, dimension_names, parse
from tutor.calculator.shown import number, quantity, unit_of
from tutor.calculator.simulation.fluid import flow
from tutor.calculator.subject import BadInput
from tutor.calculator.units import COUNT, SHARE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Annotated

    from tutor.calculator.simulation.result import Result
    from tutor.calculator.simulation.scenario import Scenario

# What nobody can tell apart: one request, a tenth of a percent, a second.
LEAST = {"share": Fraction(1, 1000)}
# A slip is recognised where the number said is this close to what it gives.
CLOSE = Fraction(1, 20)
RATIOS = {
    Fraction(1000): "a thousand times too much: milliseconds taken for seconds?",
    Fraction(1, 1000): "a thousand times too little: seconds taken for milliseconds?",
    Fraction(60): "sixty times too much: minutes and seconds?",
    Fraction(1, 60): "sixty times too little: minutes and seconds?",
}


@dataclass(frozen=True)
class Asked:
    """A figure that is predicted."""

    name: str
    unit: str
    measure: Callable[[Result], float]

    def of(self, result: Result) -> Fraction:
        """Its value: whole where single ones are counted."""
        value = self.measure(result)
        return Fraction(round(value)) if unit_of(self.unit)[0] == COUNT else Fraction(value).limit_denominator(10**6)

    def shown(self, value: Fraction) -> str:
        """A value as it is said: 17,010 or 10.5 %."""
        return number(value) if unit_of(self.unit)[0] == COUNT else quantity(_rounded(value), self.unit)


@dataclass(frozen=True)
class Verdict:
    """What a prediction came to."""

    asked: Asked
    said: Annotated[Fraction | None, "None where nobody had an idea"]
    was: Fraction
    is_right: bool
    remark: Annotated[str, "how one gets to the number that was said; '' where that is not known"] = ""

    @property
    def off(self) -> str:
        """How far it was off; '' where nothing was said."""
        if self.said is None:
            return ""
        if self.said == self.was:
            return "exact"
        side = "too much" if self.said > self.was else "too little"
        if not self.was:
            return side
        share = abs(self.said - self.was) / self.was
        if share >= 10 or not self.said:
            return f"far {side}" if self.said else side
        return f"{number(max(round(share * 100), 1))} % {side}"


ASKED = {
    asked.name: asked
    for asked in (
        Asked("throttled", "requests", lambda result: result.totals.throttled.all),
        Asked("of all throttled", "share", lambda result: result.totals.throttle_share),
        Asked("on demand", "requests", lambda result: result.totals.warm + result.totals.cold),
        Asked("at the deepest", "messages", lambda result: max(result.series.queue_depth)),
        Asked("old", "s", lambda result: result.series.iterator_age[-1]),
    )
}


def read(asked: Asked, text: str) -> Fraction:
    """A number as it was typed, in the figure's unit; 10 of a share is 10 %. Raises BadInput."""
    dimension, size = unit_of(asked.unit)
    try:
        found = parse(text, dimension)
    except Unreadable as problem:
        raise BadInput(f'"{text}" is no number that I can read: {problem}.') from problem
    if found.value < 0:
        raise BadInput(f'"{text}" is below zero, and nothing here can be.')
    if found.dimension == dimension:
        return found.value / size
    if found.dimension != COUNT or found.has_unit:
        wanted = dimension_names(dimension)
        is_what = "a count" if found.dimension == COUNT else dimension_names(found.dimension)
        raise BadInput(f'{wanted[0].upper()}{wanted[1:]} is asked; "{text}" is {is_what}.')
    return found.value / 100 if dimension == SHARE and found.value >= 1 else found.value


def judged(asked: Asked, said: Fraction | None, result: Result, scenario: Scenario, tolerance: Fraction) -> Verdict:
    """The number that was said against what was simulated; a wrong one is held against known slips."""
    was = asked.of(result)
    if said is None:
        return Verdict(asked, None, was, is_right=False)
    if abs(said - was) <= max(tolerance * was, LEAST.get(asked.unit, Fraction(1))):
        return Verdict(asked, said, was, is_right=True)
    return Verdict(asked, said, was, is_right=False, remark=_remark(asked, said, was, scenario))


def _remark(asked: Asked, said: Fraction, was: Fraction, scenario: Scenario) -> str:
    """The slip whose outcome is nearest to what was said, the first of those alike; else the factor it is off by."""
    found = [
        (round(abs(value - said) / (said or was or 1), 2), slip.say)
        for slip in SLIPS[type(scenario.source)]
        if (value := _outcome(asked, slip, scenario)) is not None and abs(value - was) > CLOSE * was
    ]
    distance, say = min(found, default=(Fraction(1), ""), key=lambda outcome: outcome[0])
    if distance <= CLOSE:
        return say
    ratios = [what for ratio, what in RATIOS.items() if was and abs(said / was / ratio - 1) <= 2 * CLOSE]
    return f"That is {ratios[0]}" if ratios else ""


def _outcome(asked: Asked, slip: Slip, scenario: Scenario) -> Fraction | None:
    """What comes out of a scenario that is thought of wrongly; None where the slip cannot be made there."""
    changed = slip.seen(scenario)
    return None if changed is None else asked.of(flow(changed))


def _rounded(value: Fraction) -> Fraction:
    """Three digits are enough to be seen."""
    return Fraction(round(value)) if value >= 120 else Fraction(f"{float(value):.3g}")
