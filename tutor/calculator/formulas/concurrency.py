"""Concurrency of a load, and the quota that it needs."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values

ENVIRONMENTS = "environments"
# What quotas, limits and reservations are counted in: idle environments take nothing of them.
EXECUTIONS = "concurrent executions"
SHORTEST = Fraction(1, 10**6)
RPS = Input("rps", "1/s", "requests that arrive each second, on average")
DURATION = Input(
    "duration", "s", "how long one request takes, on average", range_fact="lambda.timeout.max", least=SHORTEST
)
LIMIT = Input(
    "limit",
    EXECUTIONS,
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
AVERAGE = "Rate and duration are averages: a peak needs more, and arrivals at random throttle some (see erlang)."


def concurrency(rps: Fraction, duration: Fraction) -> Fraction:
    """Environments busy on average: rate (1/s) times duration (s). Little's law."""
    return rps * duration


def required_limit(rps: Fraction, duration: Fraction, rate_per_unit: Fraction) -> int:
    """The smallest quota that serves the load: both the concurrency and the rate must fit."""
    return max(math.ceil(concurrency(rps, duration)), math.ceil(rps / rate_per_unit))


def served(rps: Fraction, duration: Fraction, cap: Fraction, rate_per_unit: Fraction) -> Fraction:
    """Requests per second that are served: the load, the rate quota or what the environments manage."""
    return min(rps, rate_per_unit * cap, cap / duration)


def _needs(rps: Fraction, duration: Fraction, per_unit: Fraction) -> tuple[Step, ...]:
    """How the quota is found that a load needs."""
    busy = concurrency(rps, duration)
    whole, by_rate = math.ceil(busy), math.ceil(rps / per_unit)
    return (
        Step(
            "Rate times duration is the concurrency",
            f"{number(rps)}/s × {quantity(duration, 's')}",
            busy,
            ENVIRONMENTS,
        ),
        Step("Only whole environments run: round up", f"ceil({number(busy)})", whole, ENVIRONMENTS),
        Step(
            f"Each unit of quota admits {number(per_unit)} requests per second",
            f"ceil({number(rps)} / {number(per_unit)})",
            by_rate,
            EXECUTIONS,
        ),
        Step("The quota must fit the larger", f"max({whole:,}, {by_rate:,})", max(whole, by_rate), EXECUTIONS),
    )


def solve_concurrency(given: Values) -> Solution:
    """Concurrency, what an environment serves, and the quota that the load needs."""
    rps, duration, per_unit = given["rps"], given["duration"], given["rate_per_unit"]
    busy = concurrency(rps, duration)
    needed = required_limit(rps, duration, per_unit)
    return Solution(
        {
            "concurrency": busy,
            ENVIRONMENTS: math.ceil(busy),
            "rate_per_environment": 1 / duration,
            "required_limit": needed,
        },
        (
            *_needs(rps, duration, per_unit),
            Step("An environment serves one request at a time", f"1 / {quantity(duration, 's')}", 1 / duration, "1/s"),
        ),
        binding=None if not rps else "rate" if needed > math.ceil(busy) else "concurrency",
        assumptions=(AVERAGE,),
    )


CONCURRENCY = Subject(
    "concurrency",
    "Concurrency of a load, and the quota it needs",
    (RPS, DURATION, RATE_PER_UNIT),
    (
        Figure("concurrency", ENVIRONMENTS, "environments busy on average"),
        Figure(ENVIRONMENTS, ENVIRONMENTS, "the same in whole environments"),
        Figure("rate_per_environment", "1/s", "what one environment serves"),
        Figure("required_limit", EXECUTIONS, "the smallest quota that fits concurrency and rate"),
    ),
    solve_concurrency,
    facts=("concurrency.formula", "concurrency.one-per-env"),
    examples=("--rps 100 --duration 500ms", "--rps 20k --duration 50ms"),
)
