"""What chance does: the share that a limit throttles when requests arrive at random."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.formulas.concurrency import DURATION, ENVIRONMENTS, EXECUTIONS, LIMIT, RPS
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import BadInput, Curve, Figure, Input, Solution, Step, Subject, Values

# A step of the recursion takes a tenth of a microsecond; a limit beyond this takes too long to wait for.
MOST = 10**6


def throttled_share(load: float, limit: int) -> float:
    """The Erlang B formula: share throttled of a load (busy environments, offered at random) under a limit."""
    return throttled_shares(load, [limit])[0]


def throttled_shares(load: float, limits: list[int]) -> list[float]:
    """The same under each of these limits, which rise."""
    if not load:
        return [0.0] * len(limits)
    inverse, servers, shares = 1.0, 0, []
    for limit in limits:
        while servers < limit:
            servers += 1
            inverse = 1.0 + inverse * servers / load
        shares.append(1.0 / inverse)
    return shares


def limit_for(load: float, target: float) -> int:
    """The smallest limit that throttles no more than the target share."""
    if not load:
        return 0
    inverse, servers = 1.0, 0
    while inverse * target < 1.0:
        servers += 1
        inverse = 1.0 + inverse * servers / load
    return servers


def solve(given: Values) -> Solution:
    """Load, throttled share at the limit, and the limit that a target share needs."""
    rps, duration, limit, target = given["rps"], given["duration"], given["limit"], given["target"]
    load = rps * duration
    if load > MOST:
        raise BadInput(f"--rps times --duration is {number(load)} environments; at most {number(MOST)} are computed.")
    share = Fraction(throttled_share(float(load), int(limit)))
    needed = limit_for(float(load), float(target))
    return Solution(
        {
            "load": load,
            "throttled_share": share,
            "throttled": share * rps,
            "served": rps - share * rps,
            "required_limit": needed,
        },
        (
            Step("The load offered", f"{number(rps)}/s × {quantity(duration, 's')}", load, ENVIRONMENTS),
            Step(
                f"Erlang B for {number(limit)}: B(0) = 1, B(k) = load × B(k-1) / (k + load × B(k-1))",
                f"B({number(limit)})",
                share,
                "share",
            ),
            Step("Throttled", f"{number(share)} × {number(rps)}/s", share * rps, "1/s"),
            Step("Served", f"{number(rps)} - {number(share * rps)}", rps - share * rps, "1/s"),
            Step(
                f"The first limit that throttles at most {quantity(target, 'share')}",
                f"B(k) <= {number(target)}",
                needed,
                EXECUTIONS,
            ),
        ),
        binding="limit" if share > target else None,
        assumptions=(
            "Requests arrive at random and independently, and none is tried again.",
            "The share depends on the average duration alone, not on how durations vary.",
        ),
    )


def curve(given: Values) -> Curve:
    """The throttled share by limit, around the load."""
    load = given["rps"] * given["duration"]
    top = max(int(given["limit"]), limit_for(float(load), float(given["target"])), 1)
    limits = sorted({top * i // 60 for i in range(61)})
    shares = throttled_shares(float(load), limits)
    points = tuple((limit, Fraction(share)) for limit, share in zip(limits, shares, strict=True))
    return Curve("Throttled, by limit", "limit", EXECUTIONS, "throttled", "share", points, given["target"], "target")


ERLANG = Subject(
    "erlang",
    "What random arrivals make a limit throttle",
    (
        RPS,
        DURATION,
        Input("limit", EXECUTIONS, "the concurrency limit", fact=LIMIT.fact, is_whole=True, most=MOST),
        Input("target", "share", "the share that may be throttled", default="0.1%", least=Fraction(1, 10**9), most=1),
    ),
    (
        Figure("load", ENVIRONMENTS, "environments busy on average, if none were throttled"),
        Figure("throttled_share", "share", "throttled at this limit"),
        Figure("throttled", "1/s", "requests per second that get 429"),
        Figure("served", "1/s", "requests per second that are served"),
        Figure("required_limit", EXECUTIONS, "the smallest limit that keeps the target"),
    ),
    solve,
    facts=("concurrency.formula",),
    curve=curve,
    examples=("--rps 100 --duration 500ms --limit 50", "--rps 100 --duration 500ms --limit 55 --target 1%"),
)
