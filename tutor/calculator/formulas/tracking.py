"""Target tracking of provisioned concurrency: where it settles, and when it scales in."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.formulas.concurrency import ENVIRONMENTS
from tutor.calculator.shown import number
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values

METRIC = (
    "The metric sees only what runs on provisioned environments: it never exceeds 1, whatever spills over, so a load "
    "far above them takes several steps up."
)
IDLE = "Without traffic there is no metric, so nothing is scaled in and the units go on costing money."
# Of a long way up this many steps are written out.
SHOWN = 6


def utilisation(busy: Fraction, units: Fraction) -> Fraction:
    """The part of the provisioned environments that is busy, as the metric sees it."""
    return min(busy, units) / units


def steps_of(given: Values) -> list[Fraction]:
    """Provisioned concurrency from now until nothing is changed any more."""
    busy, target = given["concurrency"], given["target"]
    units = [given["provisioned"]]
    while utilisation(busy, units[-1]) > target:
        units.append(Fraction(math.ceil(min(busy, units[-1]) / target)))
    if busy and utilisation(busy, units[-1]) < given["scale_in"] * target:
        units.append(Fraction(math.ceil(busy / target)))
    return units


def solve_tracking(given: Values) -> Solution:
    """Where target tracking settles for a steady load, and when it scales in."""
    busy, units, target = given["concurrency"], given["provisioned"], given["target"]
    share, way = utilisation(busy, units), steps_of(given)
    below = given["scale_in"] * target
    return Solution(
        {
            "utilisation": share,
            "settles_at": way[-1],
            "scale_in_below": below,
            "scale_in_concurrency": below * units,
        },
        (
            Step(
                "Utilisation is the busy part of what is provisioned",
                f"min({number(busy)}, {number(units)}) / {number(units)}",
                share,
                "share",
            ),
            Step(_action(way), _way(way), way[-1], ENVIRONMENTS),
            Step(
                "The scale-in alarm lies below the target",
                f"{number(given['scale_in'])} × {number(target)}",
                below,
                "share",
            ),
            Step("In busy environments", f"{number(below)} × {number(units)}", below * units, ENVIRONMENTS),
        ),
        assumptions=("The load is steady; a short peak is over before the alarm's data points are in.", METRIC, IDLE),
    )


def _action(way: list[Fraction]) -> str:
    if way[-1] > way[0]:
        return "It scales out, each time to what the metric sees through the target, until that is reached"
    if way[-1] < way[0]:
        return "It scales in, to what is busy through the target"
    return "Nothing is changed: the metric lies between the scale-in alarm and the target, or there is none"


def _way(way: list[Fraction]) -> str:
    """The steps as one writes them: 100 → 143 → 200."""
    parts = [number(units) for units in way]
    return " → ".join(parts if len(parts) <= SHOWN else [*parts[: SHOWN - 2], "...", parts[-1]])


TRACKING = Subject(
    "tracking",
    "Target tracking of provisioned concurrency",
    (
        Input("concurrency", ENVIRONMENTS, "environments busy on average"),
        Input("provisioned", ENVIRONMENTS, "provisioned concurrency now", least=1, is_whole=True),
        Input(
            "target",
            "share",
            "utilisation to keep",
            fact="concurrency.provisioned.target",
            range_fact="concurrency.provisioned.target-range",
            least=Fraction(1, 100),
            most=1,
        ),
        Input(
            "scale_in",
            "share",
            "part of the target below which it scales in",
            fact="concurrency.provisioned.scale-in",
            most=1,
        ),
    ),
    (
        Figure("utilisation", "share", "provisioned environments that are busy, as the metric sees it"),
        Figure("settles_at", ENVIRONMENTS, "provisioned concurrency that tracking settles at, from now"),
        Figure("scale_in_below", "share", "utilisation below which it scales in"),
        Figure("scale_in_concurrency", ENVIRONMENTS, "the same in busy environments"),
    ),
    solve_tracking,
    facts=("concurrency.provisioned.autoscaling", "concurrency.provisioned.utilisation"),
    examples=("--concurrency 140 --provisioned 100",),
)
