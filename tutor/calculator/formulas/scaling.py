"""How fast a function gets environments."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

from tutor.calculator.formulas.concurrency import DURATION, ENVIRONMENTS, EXECUTIONS, LIMIT, RATE_PER_UNIT, RPS
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Curve, Figure, Input, Solution, Step, Subject, Values

CONTINUOUS, STEPS = "continuous", "steps"
EVENLY = "Environments and requests flow evenly; a simulation of single requests differs by some percent."
CONTINUOUSLY = "The scaling rate is refilled continuously, as AWS says it tries to; --refill steps takes it in steps."
IN_STEPS = "The scaling rate is refilled once a period; AWS says it tries to refill it continuously."
BEGUN = (
    "A request is served while it runs. One that counts once it begins, as in a simulation, makes the throttled about "
    "half a request fewer for each environment: 5 % at 3,000/s of 1 s."
)


def capacity(given: Values, seconds: Fraction) -> Fraction:
    """Environments that may run this long after the start, under the scaling rate and the limit."""
    added, period = given["step"], given["period"]
    if given.word("refill") == STEPS:
        grown = added * (1 + math.floor(seconds / period))
    else:
        grown = added + added / period * seconds
    return min(given["limit"], given["warm"] + grown)


def at_work(given: Values, seconds: Fraction) -> Fraction:
    """Environments that the load keeps busy this long after the start: what it needs, as far as it may have it."""
    return min(needed(given), capacity(given, seconds))


def needed(given: Values) -> Fraction:
    """Environments that serve the whole load: enough for its concurrency, and for its rate."""
    return max(given["rps"] * given["duration"], given["rps"] / given["rate_per_unit"])


def full_after(given: Values) -> Fraction | None:
    """Seconds until the whole load is served; None where the limit lies below it."""
    wanted, first = needed(given), given["warm"] + given["step"]
    if wanted > given["limit"]:
        return None
    if wanted <= first:
        return Fraction(0)
    if given.word("refill") == STEPS:
        return math.ceil((wanted - first) / given["step"]) * given["period"]
    return (wanted - first) / given["step"] * given["period"]


def throttled(given: Values, seconds: Fraction) -> Fraction:
    """Requests refused from the start to this moment: the area between the load and what is served."""
    each = given["rps"] / needed(given) if given["rps"] else Fraction(0)
    corners = _corners(given, seconds)
    short = [max(given["rps"] - each * capacity(given, at), Fraction(0)) for at in corners]
    lengths = [end - start for start, end in pairwise(corners)]
    if given.word("refill") == CONTINUOUS:
        short = [(one + other) / 2 for one, other in pairwise(short)]
    return sum((height * length for height, length in zip(short, lengths, strict=False)), Fraction(0))


def _corners(given: Values, seconds: Fraction) -> list[Fraction]:
    """Moments between which capacity is straight: steps, or the one where it stops to grow."""
    goal, first = min(given["limit"], needed(given)), given["warm"] + given["step"]
    steps = max(math.ceil((goal - first) / given["step"]), 0)
    if given.word("refill") == STEPS:
        corners = [given["period"] * i for i in range(1, steps + 1)]
    else:
        corners = [max(goal - first, Fraction(0)) / given["step"] * given["period"]]
    return [Fraction(0), *(corner for corner in corners if 0 < corner < seconds), seconds]


def solve_burst(given: Values) -> Solution:
    """What a load gets that begins at once."""
    rps, at, wanted = given["rps"], given["time"], needed(given)
    now, full, refused = at_work(given, at), full_after(given), throttled(given, at)
    sent = rps * at
    share = refused / sent if sent else Fraction(0)
    return Solution(
        {
            "needed": wanted,
            "environments": now,
            "full_after": full,
            "throttled": refused,
            "throttled_share": share,
        },
        (
            Step(
                "The load needs environments for its concurrency and for its rate",
                f"max({number(rps)}/s × {quantity(given['duration'], 's')}, "
                f"{number(rps)} / {number(given['rate_per_unit'])})",
                wanted,
                ENVIRONMENTS,
            ),
            Step(
                f"After {quantity(at, 's')} this many are at work",
                f"min({number(wanted)}, {number(given['limit'])}, {_growth(given)})",
                now,
                ENVIRONMENTS,
            ),
            Step("Until they are enough", _wait(given), full, "s"),
            Step(
                "Throttled until then: the area between the load and what is served",
                f"of {number(sent)} requests",
                refused,
                "requests",
            ),
            Step("As a share of those sent", f"{number(refused)} / {number(sent)}" if sent else "none", share, "share"),
        ),
        binding=None if now >= wanted else "limit" if now == given["limit"] else "scaling rate",
        assumptions=(EVENLY, *((CONTINUOUSLY, BEGUN) if given.word("refill") == CONTINUOUS else (IN_STEPS,))),
    )


def _growth(given: Values) -> str:
    """What may run at that time, as one writes it."""
    warm, step = number(given["warm"]), number(given["step"])
    at, period = quantity(given["time"], "s"), quantity(given["period"], "s")
    if given.word("refill") == STEPS:
        return f"{warm} + {step} × (1 + floor({at} / {period}))"
    return f"{warm} + {step} + {step} / {period} × {at}"


def _wait(given: Values) -> str:
    """How the time is found after which all is served."""
    wanted, first, period = needed(given), given["warm"] + given["step"], quantity(given["period"], "s")
    if wanted > given["limit"]:
        return f"never: {number(wanted)} are needed, and the limit is {number(given['limit'])}"
    if wanted <= first:
        return f"at once: {number(first)} may run"
    steps = f"({number(wanted)} - {number(first)}) / {number(given['step'])}"
    return f"ceil({steps}) × {period}" if given.word("refill") == STEPS else f"{steps} × {period}"


def curve_of_burst(given: Values) -> Curve:
    """Environments over time, until the load is served or the limit reached."""
    top = full_after(given)
    stop = max(given["time"], Fraction(6, 5) * top if top else Fraction(0)) or given["period"]
    points = tuple((stop * i / 60, at_work(given, stop * i / 60)) for i in range(61))
    return Curve(
        "Environments, over time",
        "time",
        "s",
        "environments at work",
        ENVIRONMENTS,
        points,
        needed(given),
        "the load needs",
    )


BURST = Subject(
    "burst",
    "The scaling rate: what a sudden load gets",
    (
        RPS,
        DURATION,
        Input("limit", EXECUTIONS, LIMIT.help, fact=LIMIT.fact, is_whole=True, least=1, most=10**7),
        Input("warm", ENVIRONMENTS, "environments that are there already", default="0", is_whole=True),
        Input("time", "s", "how long after the start", default="60s"),
        Input("refill", "", "how the scaling rate is granted", default=CONTINUOUS, choices=(CONTINUOUS, STEPS)),
        Input(
            "step",
            ENVIRONMENTS,
            "environments of one step of the scaling rate",
            fact="concurrency.scaling-rate",
            least=100,
        ),
        Input("period", "s", "time of one step", fact="concurrency.scaling-rate.period", least=Fraction(1, 1000)),
        RATE_PER_UNIT,
    ),
    (
        Figure("needed", ENVIRONMENTS, "environments that serve the whole load"),
        Figure("environments", ENVIRONMENTS, "environments at work at that time"),
        Figure("full_after", "s", "until the whole load is served", "never: the limit is too low"),
        Figure("throttled", "requests", "requests refused until that time"),
        Figure("throttled_share", "share", "of the requests sent until then"),
    ),
    solve_burst,
    curve=curve_of_burst,
    examples=("--rps 3000 --duration 1s --limit 5000", "--rps 3000 --duration 1s --limit 5000 --refill steps"),
)
