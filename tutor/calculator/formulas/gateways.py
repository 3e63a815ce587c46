"""API Gateway's token bucket: what it admits of a load, and from when it says 429."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Curve, Figure, Input, Solution, Step, Subject, Values


def admitted(rps: Fraction, rate: Fraction, burst: Fraction, seconds: Fraction) -> Fraction:
    """Requests admitted in this time by a bucket that begins full."""
    return min(rps * seconds, burst + rate * seconds)


def first_refusal(rps: Fraction, rate: Fraction, burst: Fraction) -> Fraction | None:
    """Seconds until the bucket is empty; None while it fills faster than it is emptied."""
    return burst / (rps - rate) if rps > rate else None


def solve(given: Values) -> Solution:
    """What is admitted and refused in the time given."""
    rps, rate, burst, seconds = given["rps"], given["rate"], given["burst"], given["time"]
    sent, passed = rps * seconds, admitted(rps, rate, burst, seconds)
    first, refused = first_refusal(rps, rate, burst), sent - passed
    share = refused / sent if sent else Fraction(0)
    return Solution(
        {
            "admitted": passed,
            "throttled": refused,
            "throttled_share": share,
            "first_429": first,
            "steady": min(rps, rate),
        },
        (
            Step(
                "The bucket begins full and is filled again at the rate",
                f"min({number(rps)}/s × {quantity(seconds, 's')}, "
                f"{number(burst)} + {number(rate)}/s × {quantity(seconds, 's')})",
                passed,
                "requests",
            ),
            Step("The rest gets 429", f"{number(sent)} - {number(passed)}", refused, "requests"),
            Step("As a share of those sent", f"{number(refused)} / {number(sent)}" if sent else "none", share, "share"),
            Step(
                "It is empty when the load has used up the burst",
                f"{number(burst)} / ({number(rps)} - {number(rate)})/s" if first is not None else "never",
                first,
                "s",
            ),
            Step("From then on it admits", f"min({number(rps)}, {number(rate)})", min(rps, rate), "1/s"),
        ),
        binding="rate" if passed < sent else None,
        assumptions=("Requests come evenly. Throttling is done as well as possible, it is no promise.",),
    )


def curve(given: Values) -> Curve:
    """Requests admitted each second, over time."""
    rps, rate, burst = given["rps"], given["rate"], given["burst"]
    seconds = max(given["time"], Fraction(1))
    edges = [seconds * i / 60 for i in range(62)]
    totals = [admitted(rps, rate, burst, edge) for edge in edges]
    width = seconds / 60
    points = tuple((edges[i], (totals[i + 1] - totals[i]) / width) for i in range(61))
    return Curve("Admitted each second, over time", "time", "s", "admitted", "1/s", points, rps, "the load")


APIGW = Subject(
    "apigw",
    "API Gateway's token bucket: rate and burst",
    (
        Input("rps", "1/s", "requests that arrive each second"),
        Input("rate", "1/s", "the steady rate of the throttle", fact="concurrency.apigw-mismatch"),
        Input("burst", "requests", "what the bucket holds", fact="apigw.throttle.burst"),
        Input("time", "s", "how long the load lasts", default="10s"),
    ),
    (
        Figure("admitted", "requests", "requests admitted in that time"),
        Figure("throttled", "requests", "requests that get 429"),
        Figure("throttled_share", "share", "of those sent"),
        Figure("first_429", "s", "until the bucket is empty", "never"),
        Figure("steady", "1/s", "requests per second once it is empty"),
    ),
    solve,
    curve=curve,
    examples=("--rps 12k", "--rps 4000 --rate 2500 --burst 1250"),
)
