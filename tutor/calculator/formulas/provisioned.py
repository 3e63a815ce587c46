"""Provisioned concurrency: when a load spills over, and when it is ready."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from tutor.calculator.formulas.concurrency import (
    AVERAGE,
    DURATION,
    ENVIRONMENTS,
    EXECUTIONS,
    LIMIT,
    RATE_PER_UNIT,
    RPS,
    served,
)
from tutor.calculator.formulas.shares import MIN_UNRESERVED, RESERVED, cap_of, refuse_provisioned
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
    provisioned, reserved, limit, others = given["provisioned"], given.get("reserved"), given["limit"], given["others"]
    if others > limit:
        raise BadInput(f"--others adds up to {number(others)}, more than --limit {number(limit)}.")
    if reserved is None:
        refuse_provisioned(limit, provisioned, given["min_unreserved"], claimed=others)
        return limit - others
    if provisioned > reserved:
        raise BadInput(f"--provisioned {number(provisioned)} is more than --reserved {number(reserved)}.")
    return cap_of(given)


@dataclass(frozen=True)
class Split:
    """A load (1/s) split over provisioned and on-demand environments."""

    given: Values

    @property
    def starts(self) -> Fraction:
        """Where requests begin to spill over."""
        return spill_rate(self.given["provisioned"], self.given["duration"], self.given["rate_per_unit"])

    @property
    def warm(self) -> Fraction:
        """What runs on provisioned environments."""
        return min(self.given["rps"], self.starts)

    @property
    def room(self) -> Fraction:
        """On-demand environments that the function may use beside."""
        return _cap(self.given) - self.given["provisioned"]

    @property
    def spilled(self) -> Fraction:
        """What runs on on-demand environments."""
        given = self.given
        return served(given["rps"] - self.warm, given["duration"], self.room, given["rate_per_unit"])

    @property
    def throttled(self) -> Fraction:
        """What is left."""
        return self.given["rps"] - self.warm - self.spilled


def solve_provisioned(given: Values) -> Solution:
    """What provisioned environments serve, what spills over to on-demand ones, and what is throttled."""
    load, units, duration = Split(given), given["provisioned"], given["duration"]
    busy, ready = given["rps"] * duration, ready_after(units, given["per_minute"], given["preparation"])
    suggested = math.ceil(busy * (1 + given["buffer"]))
    return Solution(
        {
            "concurrency": busy,
            "spill_starts": load.starts,
            "on_provisioned": load.warm,
            "on_demand": load.spilled,
            "spillover": load.spilled * duration,
            "throttled": load.throttled,
            "utilisation": load.warm * duration / units if units else None,
            "suggested": suggested,
            "ready_after": ready,
        },
        (*_split_steps(load), *_busy_steps(load, busy), *_sizing_steps(given, busy, suggested, ready)),
        binding=_binding(load),
        assumptions=(AVERAGE, "Preparation takes a minute or two before allocation begins; environments may be reset."),
    )


def _binding(load: Split) -> str | None:
    if load.throttled:
        return "account" if load.given.get("reserved") is None else "reserved"
    return "provisioned" if load.spilled and load.given["provisioned"] else None


def _split_steps(load: Split) -> tuple[Step, ...]:
    """How the load is split."""
    rps, units, room = (number(value) for value in (load.given["rps"], load.given["provisioned"], load.room))
    duration, each = quantity(load.given["duration"], "s"), number(load.given["rate_per_unit"])
    warm, left = number(load.warm), number(load.given["rps"] - load.warm)
    return (
        Step(
            "Requests spill over when all are busy or each unit's rate is used, whichever comes first",
            f"min({units} / {duration}, {each}/s × {units})",
            load.starts,
            "1/s",
        ),
        Step(
            "Up to there they run on provisioned environments", f"min({rps}, {number(load.starts)})", load.warm, "1/s"
        ),
        Step(
            f"The rest may use {room} on-demand environments",
            f"min({left}, {room} / {duration}, {each}/s × {room})",
            load.spilled,
            "1/s",
        ),
        Step("What is left is throttled", f"{rps} - {warm} - {number(load.spilled)}", load.throttled, "1/s"),
    )


def _busy_steps(load: Split, busy: Fraction) -> tuple[Step, ...]:
    """How many environments that keeps busy."""
    given, duration = load.given, quantity(load.given["duration"], "s")
    spilled, units = load.spilled * given["duration"], given["provisioned"]
    steps = (
        Step("The whole load keeps busy", f"{number(given['rps'])}/s × {duration}", busy, ENVIRONMENTS),
        Step("On-demand environments busy", f"{number(load.spilled)}/s × {duration}", spilled, ENVIRONMENTS),
    )
    if not units:
        return steps
    share, working = load.warm * given["duration"] / units, f"{number(load.warm)}/s × {duration} / {number(units)}"
    return (*steps, Step("Provisioned environments busy", working, share, "share"))


def _sizing_steps(given: Values, busy: Fraction, suggested: int, ready: Fraction) -> tuple[Step, ...]:
    """How much to provision, and from when it can be used."""
    return (
        Step(
            "A buffer above the usual peak is advised",
            f"ceil({number(busy)} × {number(1 + given['buffer'])})",
            suggested,
            ENVIRONMENTS,
        ),
        Step(
            "It can be used once all of it is allocated",
            f"{quantity(given['preparation'], 's')} + "
            f"{number(given['provisioned'])} / {number(given['per_minute'])} min",
            ready,
            "s",
        ),
    )


def curve_of_provisioned(given: Values) -> Curve:
    """On-demand environments as the load grows to twice what was given."""
    loads = [2 * given["rps"] * i / 60 for i in range(61)]
    splits = [Split(Values({**given.plain, "rps": load})) for load in loads]
    points = tuple((load, split.spilled * given["duration"]) for load, split in zip(loads, splits, strict=True))
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
        Input("others", EXECUTIONS, "concurrency that others claim", default="0", is_whole=True, adds_up=True),
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
