"""Target tracking of provisioned concurrency: where it settles, and when it scales in."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.formulas.concurrency import ENVIRONMENTS
from tutor.calculator.shown import number
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values


def solve_tracking(given: Values) -> Solution:
    """Where target tracking settles for a steady load, and when it scales in."""
    busy, units, target = given["concurrency"], given["provisioned"], given["target"]
    share, settles = busy / units, math.ceil(busy / target)
    below = given["scale_in"] * target
    action = "it scales out" if share > target else "it scales in" if busy and share < below else "nothing is changed"
    idle = "Without traffic there is no metric, so nothing is scaled in and the units go on costing money."
    return Solution(
        {"utilisation": share, "settles_at": settles, "scale_in_below": below, "scale_in_concurrency": below * units},
        (
            Step(f"Utilisation is the busy part: {action}", f"{number(busy)} / {number(units)}", share, "share"),
            Step(
                "Tracking settles where utilisation is the target",
                f"ceil({number(busy)} / {number(target)})",
                settles,
                ENVIRONMENTS,
            ),
            Step(
                "The scale-in alarm lies below the target",
                f"{number(given['scale_in'])} × {number(target)}",
                below,
                "share",
            ),
        ),
        assumptions=("The load is steady; a short peak is over before the alarm's data points are in.", idle),
    )


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
        Figure("utilisation", "share", "environments busy, of those provisioned"),
        Figure("settles_at", ENVIRONMENTS, "provisioned concurrency that tracking settles at"),
        Figure("scale_in_below", "share", "utilisation below which it scales in"),
        Figure("scale_in_concurrency", ENVIRONMENTS, "the same in busy environments"),
    ),
    solve_tracking,
    facts=("concurrency.provisioned.autoscaling",),
    examples=("--concurrency 140 --provisioned 100",),
)
