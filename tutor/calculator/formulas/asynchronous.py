"""Asynchronous events: how often they are tried, and when Lambda gives up."""

from __future__ import annotations

import math
from bisect import bisect_right
from fractions import Fraction
from itertools import repeat

from tutor.calculator.formulas.concurrency import DURATION, EXECUTIONS
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import BadInput, Curve, Figure, Input, Solution, Step, Subject, Values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ERROR, THROTTLE, OFF = "error", "throttle", "off"
# Of the shortest wait six hours hold 216,000; only a pack whose ages are longer, or waits shorter, comes to more.
MOST = 10**6
# Waits are whole microseconds: hundreds of thousands of them are added up as integers.
SECOND = 10**6


def error_attempts(given: Values) -> list[Fraction]:
    """Moments of the attempts, in seconds of age, of an event whose function fails."""
    waits = [given["first_wait"], given["second_wait"]]
    moments = [Fraction(0)]
    for wait in waits[: int(given["retries"])]:
        moments.append(moments[-1] + given["duration"] + wait)
    return [moment for moment in moments if moment <= given["max_age"]]


def throttle_attempts(given: Values) -> list[Fraction]:
    """Moments of the attempts of an event that is throttled each time. Raises BadInput where there are too many."""
    ages, oldest = [0], math.floor(given["max_age"] * SECOND)
    for wait in _waits(given):
        if ages[-1] + wait > oldest:
            break
        ages.append(ages[-1] + wait)
        if len(ages) > MOST:
            raise BadInput(f"--max-age holds more than {number(MOST)} waits: give a longer --backoff or --growth.")
    return [Fraction(age, SECOND) for age in ages]


def _waits(given: Values) -> Iterator[int]:
    """The waits in microseconds one after the other, without end: they grow to the longest."""
    growth, longest = given["growth"], round(given["longest"] * SECOND)
    wait, before = min(round(given["backoff"] * SECOND), longest), -1
    while wait != before:
        yield wait
        before, wait = wait, min(round(wait * growth), longest)
    yield from repeat(wait)


def attempts(given: Values) -> list[Fraction]:
    """Moments of the attempts, in seconds of age."""
    match given.word("cause"):
        case "error":
            return error_attempts(given)
        case "throttle":
            return throttle_attempts(given)
    return []


def solve(given: Values) -> Solution:
    """Attempts, the last of them, and when the event is given up."""
    moments, cause = attempts(given), given.word("cause")
    last = moments[-1] if moments else None
    ends = _given_up(given, moments)
    return Solution(
        {
            "attempts": len(moments),
            "retries": max(len(moments) - 1, 0),
            "last_attempt": last,
            "given_up": ends,
            "longest_wait_from": _longest_from(given) if cause == THROTTLE else None,
        },
        (
            _counted(given, moments),
            *_ages(given, moments),
            Step("Then the event is given up", "to the destination or dead-letter queue", ends, "s"),
        ),
        binding=_binding(given, moments),
        assumptions=_assumptions(cause),
    )


def _given_up(given: Values, moments: list[Fraction]) -> Fraction:
    if given.word("cause") == OFF:
        return Fraction(0)
    if given.word("cause") == ERROR and len(moments) > given["retries"]:
        return moments[-1] + given["duration"]
    return given["max_age"]


def _longest_from(given: Values) -> Fraction | None:
    """Age at which the waits have grown to the longest."""
    age, before = 0, -1
    longest, oldest = round(given["longest"] * SECOND), math.floor(given["max_age"] * SECOND)
    for wait in _waits(given):
        if wait >= longest:
            return Fraction(age, SECOND)
        if wait == before or age + wait > oldest:
            break
        age, before = age + wait, wait
    return None


def _ages(given: Values, moments: list[Fraction]) -> tuple[Step, ...]:
    """When the event is tried last, and from when on the waits are the longest."""
    retries = max(len(moments) - 1, 0)
    again = Step("Attempts after the first", f"max({number(len(moments))} - 1, 0)", retries, "retries")
    if not moments:
        return (again,)
    steps = (again, Step("The last attempt comes after all waits and runs before it", "their sum", moments[-1], "s"))
    longest = _longest_from(given) if given.word("cause") == THROTTLE else None
    if longest is None:
        return steps
    grown = f"{quantity(given['backoff'], 's')} × {number(given['growth'])} × ... >= {quantity(given['longest'], 's')}"
    return (*steps, Step("From this age on the waits are the longest", grown, longest, "s"))


def _counted(given: Values, moments: list[Fraction]) -> Step:
    match given.word("cause"):
        case "error":
            text, waits = _after_error(given, len(moments) - 1)
        case "throttle":
            text = f"A throttled event is tried again for {quantity(given['max_age'], 's')}"
            first, longest = quantity(given["backoff"], "s"), quantity(given["longest"], "s")
            waits = f"waits from {first}, × {number(given['growth'])} up to {longest}"
        case _:
            text, waits = "With reserved concurrency 0 nothing is tried", "0"
    return Step(text, waits, len(moments), "attempts")


def _after_error(given: Values, retries: int) -> tuple[str, str]:
    """How often a function error is tried again, and after which waits; fewer times where the age cuts them."""
    times = "1 more time" if retries == 1 else f"{retries} more times"
    is_cut = retries < given["retries"]
    text = f"A function error is tried {times}" + (", and then it is too old" if is_cut else "")
    waits = [quantity(given[name], "s") for name in ("first_wait", "second_wait")][:retries]
    return text, f"waits of {' and '.join(waits)}" if waits else "no retries"


def _binding(given: Values, moments: list[Fraction]) -> str | None:
    if given.word("cause") == OFF:
        return "reserved concurrency"
    return "retries" if given.word("cause") == ERROR and len(moments) > given["retries"] else "event age"


def _assumptions(cause: str) -> tuple[str, ...]:
    if cause == THROTTLE:
        return ("How waits grow is an assumption: only the first and the longest are documented.",)
    if cause == ERROR:
        return ("Every attempt fails with a function error; a timeout is one.",)
    return ()


def curve(given: Values) -> Curve:
    """Attempts made, over the age of the event."""
    moments, stop = attempts(given), given["max_age"]
    if given.word("cause") == ERROR and moments:
        stop = min(stop, max(moments[-1] * 6 / 5, Fraction(1)))
    points = tuple((stop * i / 60, bisect_right(moments, stop * i / 60)) for i in range(61))
    return Curve("Attempts, over the age of the event", "age", "s", "attempts", "attempts", points)


ASYNC = Subject(
    "async",
    "Asynchronous events: attempts, waits and the event age",
    (
        Input("cause", "", "why the event is not handled", default=ERROR, choices=(ERROR, THROTTLE, OFF)),
        Input(
            "retries",
            "retries",
            "MaximumRetryAttempts",
            fact="async.retries",
            range_fact="async.retries",
            is_whole=True,
        ),
        Input(
            "max_age",
            "s",
            "MaximumEventAgeInSeconds",
            fact="async.event-age",
            range_fact="async.event-age.min to async.event-age",
        ),
        Input(
            "duration", "s", "how long an attempt runs before it fails", default="0s", range_fact=DURATION.range_fact
        ),
        Input("first_wait", "s", "wait before the second attempt", fact="async.retry-wait.first"),
        Input("second_wait", "s", "wait before the third attempt", fact="async.retry-wait.second"),
        Input("backoff", "s", "first wait of a throttled event", fact="async.backoff.first", least=Fraction(1, 10)),
        Input("longest", "s", "longest wait of a throttled event", fact="async.backoff.longest", least=Fraction(1, 10)),
        Input("growth", "times", "how a wait grows to the next", default="2", least=1, most=100),
        Input("rps", "1/s", "events that arrive each second, for a simulation", is_optional=True),
        Input("limit", EXECUTIONS, "the concurrency limit they meet there", is_whole=True, is_optional=True),
    ),
    (
        Figure("attempts", "attempts", "attempts in all"),
        Figure("retries", "retries", "attempts after the first"),
        Figure("last_attempt", "s", "age at the last attempt", "no attempt is made"),
        Figure("given_up", "s", "age at which the event is given up"),
        Figure("longest_wait_from", "s", "age from which the waits are the longest", "never: no wait is as long"),
    ),
    solve,
    facts=("async.throttle-retry", "async.reserved-zero", "async.event-age.min"),
    curve=curve,
    examples=(
        "--duration 30s",
        "--cause throttle",
        "--cause throttle --max-age 1h --rps 20 --duration 1s --limit 15",
    ),
)
