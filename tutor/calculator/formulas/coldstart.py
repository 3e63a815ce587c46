"""How often a request finds no environment ready."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.formulas.concurrency import ENVIRONMENTS, RPS
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values


def sparse_share(rps: Fraction, idle: Fraction) -> Fraction:
    """Share of cold starts of sparse random traffic with one environment: nothing came for the idle time."""
    return Fraction(math.exp(-float(rps * idle)))


def solve_coldstart(given: Values) -> Solution:
    """How many requests find no environment: sparse traffic, and one burst."""
    rps, idle, burst, sent = given["rps"], given["idle"], given.get("environments"), given.get("requests")
    share = sparse_share(rps, idle)
    of_burst = None if burst is None or not sent else min(burst / sent, Fraction(1))
    return Solution(
        {"sparse_share": share, "sparse_per_day": share * rps * 86400, "burst_share": of_burst},
        (
            Step(
                "One environment goes cold when nothing comes for the idle time",
                f"exp(-{number(rps)}/s × {quantity(idle, 's')})",
                share,
                "share",
            ),
            Step("Over a day", f"{number(share)} × {number(rps)}/s × 24 h", share * rps * 86400, "requests"),
            Step(
                "In a burst each environment starts once",
                "environments / requests"
                if of_burst is None or burst is None
                else f"{number(burst)} / {number(sent or 0)}",
                of_burst,
                "share",
            ),
        ),
        assumptions=(
            "How long an idle environment is kept is not documented: the idle time is an assumption.",
            "Requests arrive at random and one environment is enough for them.",
        ),
    )


COLDSTART = Subject(
    "coldstart",
    "How often a request starts cold",
    (
        RPS,
        Input("idle", "s", "how long an idle environment is kept", default="10min"),
        Input("environments", ENVIRONMENTS, "environments that a burst creates", is_optional=True),
        Input("requests", "requests", "requests of that burst", is_optional=True),
    ),
    (
        Figure("sparse_share", "share", "cold starts of sparse traffic"),
        Figure("sparse_per_day", "requests", "the same in a day"),
        Figure("burst_share", "share", "cold starts of a burst", "asks for --environments and --requests"),
    ),
    solve_coldstart,
    facts=("coldstart.phases",),
    examples=("--rps 0.001", "--rps 0.01 --environments 200 --requests 100k"),
)
