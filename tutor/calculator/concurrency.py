"""Concurrency of a load, and the limit it needs."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values

SHORTEST = Fraction(1, 10**6)
RPS = Input("rps", "1/s", "requests that arrive each second, on average")
DURATION = Input("duration", "s", "how long one request takes, on average", least=SHORTEST)
LIMIT = Input(
    "limit",
    "environments",
    "the account's concurrency quota in the Region",
    fact="lambda.concurrency.account",
    is_whole=True,
)
RATE_PER_UNIT = Input(
    "rate_per_unit",
    "1/s",
    "requests per second that each unit of concurrency admits",
    fact="concurrency.rps-limit",
    least=SHORTEST,
)
AVERAGE = "Rate and duration are averages: a peak needs more, and arrivals at random throttle some (`erlang`)."


def concurrency(rps: Fraction, duration: Fraction) -> Fraction:
    """Environments busy on average: rate (1/s) times duration (s). Little's law."""
    return rps * duration


def required_limit(rps: Fraction, duration: Fraction, rate_per_unit: Fraction) -> int:
    """The smallest quota that serves the load: both the concurrency and the rate must fit."""
    return max(math.ceil(concurrency(rps, duration)), math.ceil(rps / rate_per_unit))


def solve(given: Values) -> Solution:
    """Concurrency, what an environment serves, and the quota that the load needs."""
    rps, duration, per_unit = given["rps"], given["duration"], given["rate_per_unit"]
    busy = concurrency(rps, duration)
    needed = required_limit(rps, duration, per_unit)
    by_rate = math.ceil(rps / per_unit)
    shown_duration = quantity(duration, "s")
    return Solution(
        {
            "concurrency": busy,
            "environments": Fraction(math.ceil(busy)),
            "rate_per_environment": 1 / duration,
            "required_limit": Fraction(needed),
        },
        (
            Step("Rate times duration is the concurrency", f"{number(rps)}/s × {shown_duration}", busy, "environments"),
            Step(
                "Only whole environments run: round up",
                f"ceil({number(busy)})",
                Fraction(math.ceil(busy)),
                "environments",
            ),
            Step("An environment serves one request at a time", f"1 / {shown_duration}", 1 / duration, "1/s"),
            Step(
                f"Each unit of quota admits {number(per_unit)} requests per second",
                f"ceil({number(rps)} / {number(per_unit)})",
                Fraction(by_rate),
                "environments",
            ),
            Step(
                "The quota must fit the larger of the two",
                f"max({math.ceil(busy):,}, {by_rate:,})",
                Fraction(needed),
                "environments",
            ),
        ),
        binding=None if not rps else "rate" if by_rate > math.ceil(busy) else "concurrency",
        assumptions=(AVERAGE,),
    )


CONCURRENCY = Subject(
    "concurrency",
    "Concurrency of a load, and the quota it needs",
    (RPS, DURATION, RATE_PER_UNIT),
    (
        Figure("concurrency", "environments", "environments busy on average"),
        Figure("environments", "environments", "the same in whole environments"),
        Figure("rate_per_environment", "1/s", "what one environment serves"),
        Figure("required_limit", "environments", "the smallest quota that fits concurrency and rate"),
    ),
    solve,
    facts=("concurrency.formula", "concurrency.one-per-env"),
    examples=("--rps 100 --duration 500ms", "--rps 20k --duration 50ms"),
)
