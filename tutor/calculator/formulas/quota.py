"""What a concurrency quota serves, and which side of it binds."""

from __future__ import annotations

from tutor.calculator.formulas.concurrency import (
    AVERAGE,
    DURATION,
    EXECUTIONS,
    LIMIT,
    RATE_PER_UNIT,
    RPS,
    required_limit,
    served,
)
from tutor.calculator.formulas.shares import MIN_UNRESERVED, RESERVED, cap_of
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Curve, Figure, Solution, Step, Subject, Values


def solve_quota(given: Values) -> Solution:
    """What a quota serves and throttles of a load, and which of its two sides binds."""
    rps, duration, per_unit = given["rps"], given["duration"], given["rate_per_unit"]
    cap = cap_of(given)
    by_rate, by_environments = per_unit * cap, cap / duration
    passed, needed = served(rps, duration, cap, per_unit), required_limit(rps, duration, per_unit)
    return Solution(
        {
            "rate_quota": by_rate,
            "concurrency_rate": by_environments,
            "served": passed,
            "throttled": rps - passed,
            "required_limit": needed,
        },
        (
            Step(
                f"Each of {number(cap)} units admits {number(per_unit)}/s",
                f"{number(per_unit)}/s × {number(cap)}",
                by_rate,
                "1/s",
            ),
            Step(
                "Environments serve their number through the duration",
                f"{number(cap)} / {quantity(duration, 's')}",
                by_environments,
                "1/s",
            ),
            Step(
                "The smallest of load and both is served",
                f"min({number(rps)}, {number(by_rate)}, {number(by_environments)})",
                passed,
                "1/s",
            ),
            Step("The rest is throttled", f"{number(rps)} - {number(passed)}", rps - passed, "1/s"),
            Step(
                "Everything is served by a quota that fits its concurrency and its rate",
                f"max(ceil({number(rps)}/s × {quantity(duration, 's')}), ceil({number(rps)} / {number(per_unit)}))",
                needed,
                EXECUTIONS,
            ),
        ),
        binding=None if passed == rps else "rate" if by_rate < by_environments else "concurrency",
        assumptions=(
            AVERAGE,
            "The rate quota holds for synchronous calls; AWS services that invoke asynchronously are not held to it.",
        ),
    )


def curve_of_quota(given: Values) -> Curve:
    """What is served as the load grows to twice what was given."""
    cap, top = cap_of(given), 2 * given["rps"]
    loads = [top * i / 60 for i in range(61)]
    points = tuple((load, served(load, given["duration"], cap, given["rate_per_unit"])) for load in loads)
    return Curve("Served, by load", "load", "1/s", "served", "1/s", points, given["rps"], "the load given")


QUOTA = Subject(
    "quota",
    "What a concurrency quota serves, and which side of it binds",
    (RPS, DURATION, LIMIT, RESERVED, MIN_UNRESERVED, RATE_PER_UNIT),
    (
        Figure("rate_quota", "1/s", "requests per second that the quota admits"),
        Figure("concurrency_rate", "1/s", "requests per second that its environments serve"),
        Figure("served", "1/s", "requests per second that are served"),
        Figure("throttled", "1/s", "requests per second that get 429"),
        Figure("required_limit", EXECUTIONS, "the smallest quota that serves everything"),
    ),
    solve_quota,
    facts=("concurrency.throttle", "lambda.concurrency.new-account"),
    curve=curve_of_quota,
    examples=("--rps 20k --duration 50ms", "--rps 500 --duration 200ms --reserved 80"),
)
