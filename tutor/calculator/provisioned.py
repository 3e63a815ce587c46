"""Provisioned concurrency: when a load spills over, and where target tracking settles."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.concurrency import (
    AVERAGE,
    DURATION,
    ENVIRONMENTS,
    LIMIT,
    RATE_PER_UNIT,
    RESERVED,
    RPS,
    cap_of,
    served,
)
from tutor.calculator.pools import MIN_UNRESERVED
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import BadInput, Curve, Figure, Input, Solution, Step, Subject, Values


def spill_rate(provisioned: Fraction, duration: Fraction, rate_per_unit: Fraction) -> Fraction:
    """Requests per second above which requests spill over: all busy, or the rate of every unit used."""
    return min(provisioned / duration, rate_per_unit * provisioned)


def ready_after(provisioned: Fraction, per_minute: Fraction, preparation: Fraction) -> Fraction:
    """Seconds until provisioned concurrency can be used: nothing is, before all of it is allocated."""
    return preparation + provisioned / per_minute * 60 if provisioned else Fraction(0)


def _cap(given: Values) -> Fraction:
    """What the function may use in all. Raises BadInput where AWS would refuse the setting."""
    provisioned, reserved, limit = given["provisioned"], given.get("reserved"), given["limit"]
    if reserved is None:
        room = max(limit - given["others"] - given["min_unreserved"], Fraction(0))
        if provisioned > room:
            raise BadInput(
                f"--provisioned takes at most {number(room)} here: "
                f"{number(given['min_unreserved'])} must stay unreserved."
            )
        return limit - given["others"]
    if provisioned > reserved:
        raise BadInput(f"--provisioned {number(provisioned)} is more than --reserved {number(reserved)}.")
    return cap_of(limit, reserved)


def solve_provisioned(given: Values) -> Solution:
    """What provisioned environments serve, what spills over to on-demand ones, and what is throttled."""
    rps, duration, units = given["rps"], given["duration"], given["provisioned"]
    per_unit, room = given["rate_per_unit"], _cap(given) - units
    starts = spill_rate(units, duration, per_unit)
    warm = min(rps, starts)
    spilled = served(rps - warm, duration, room, per_unit)
    busy, ready = rps * duration, ready_after(units, given["per_minute"], given["preparation"])
    suggested = math.ceil(busy * (1 + given["buffer"]))
    throttled = rps - warm - spilled
    return Solution(
        {
            "concurrency": busy,
            "spill_starts": starts,
            "on_provisioned": warm,
            "on_demand": spilled,
            "spillover": spilled * duration,
            "throttled": throttled,
            "utilisation": warm * duration / units if units else None,
            "suggested": suggested,
            "ready_after": ready,
        },
        (
            Step(
                "Requests spill over when all are busy or each unit's rate is used, whichever comes first",
                f"min({number(units)} / {quantity(duration, 's')}, {number(per_unit)}/s × {number(units)})",
                starts,
                "1/s",
            ),
            Step(
                "Up to there they run on provisioned environments", f"min({number(rps)}, {number(starts)})", warm, "1/s"
            ),
            Step(
                f"The rest may use {number(room)} on-demand environments",
                f"min({number(rps - warm)}, {number(room)} / {quantity(duration, 's')}, "
                f"{number(per_unit)}/s × {number(room)})",
                spilled,
                "1/s",
            ),
            Step("What is left is throttled", f"{number(rps)} - {number(warm)} - {number(spilled)}", throttled, "1/s"),
            Step(
                "A buffer above the usual peak is advised",
                f"ceil({number(busy)} × {number(1 + given['buffer'])})",
                suggested,
                ENVIRONMENTS,
            ),
            Step(
                "It can be used once all of it is allocated",
                f"{quantity(given['preparation'], 's')} + {number(units)} / {number(given['per_minute'])} min",
                ready,
                "s",
            ),
        ),
        binding=("reserved" if given.get("reserved") is not None else "account")
        if throttled
        else "provisioned"
        if spilled and units
        else None,
        assumptions=(AVERAGE, "Preparation takes a minute or two before allocation begins; environments may be reset."),
    )


def curve_of_provisioned(given: Values) -> Curve:
    """On-demand environments as the load grows to twice what was given."""
    units, duration, per_unit = given["provisioned"], given["duration"], given["rate_per_unit"]
    room, starts = _cap(given) - units, spill_rate(units, duration, per_unit)
    loads = [2 * given["rps"] * i / 60 for i in range(61)]
    points = tuple(
        (load, served(max(load - starts, Fraction(0)), duration, room, per_unit) * duration) for load in loads
    )
    return Curve("Spillover, by load", "load", "1/s", "on-demand environments", ENVIRONMENTS, points)


PROVISIONED = Subject(
    "provisioned",
    "Provisioned concurrency: when a load spills over, and when it is ready",
    (
        RPS,
        DURATION,
        Input("provisioned", ENVIRONMENTS, "provisioned concurrency of the version or alias", is_whole=True),
        RESERVED,
        LIMIT,
        Input("others", ENVIRONMENTS, "concurrency that others claim", default="0", is_whole=True, adds_up=True),
        MIN_UNRESERVED,
        Input(
            "rate_per_unit",
            "1/s",
            RATE_PER_UNIT.help,
            fact="concurrency.provisioned.spill-rps",
            least=RATE_PER_UNIT.least,
        ),
        Input("buffer", "share", "buffer above the usual peak", fact="concurrency.provisioned.buffer", most=10),
        Input(
            "per_minute",
            "environments/min",
            "environments allocated each minute",
            fact="concurrency.provisioned.allocation-rate",
            least=1,
        ),
        Input("preparation", "s", "time before allocation begins", default="2min"),
    ),
    (
        Figure("concurrency", ENVIRONMENTS, "environments busy on average"),
        Figure("spill_starts", "1/s", "the load above which requests spill over"),
        Figure("on_provisioned", "1/s", "served by provisioned environments"),
        Figure("on_demand", "1/s", "served by on-demand environments"),
        Figure("spillover", ENVIRONMENTS, "on-demand environments busy"),
        Figure("throttled", "1/s", "requests per second that get 429"),
        Figure("utilisation", "share", "provisioned environments that are busy"),
        Figure("suggested", ENVIRONMENTS, "provisioned concurrency for this load with the buffer"),
        Figure("ready_after", "s", "from setting it to the first use"),
    ),
    solve_provisioned,
    facts=("concurrency.provisioned.allocation", "concurrency.provisioned.spillover"),
    curve=curve_of_provisioned,
    examples=("--rps 600 --duration 500ms --provisioned 200 --reserved 400",),
)


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
