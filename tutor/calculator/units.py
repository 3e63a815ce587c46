"""The words around a number: units with their sizes, what is counted, and what may stand before it."""

from __future__ import annotations

import re
from fractions import Fraction

COUNT, TIME, DATA, RATE, SPEED, MONEY, SHARE = "count", "time", "size", "rate", "data rate", "money", "share"

# name: (dimension, size in the dimension's base unit: s, byte, 1/s, bit/s, USD, 1).
UNITS: dict[str, tuple[str, Fraction]] = {}


def _unit(dimension: str, size: Fraction | int, *names: str) -> None:
    UNITS.update((name, (dimension, Fraction(size))) for name in names)


def _bytes(power: int, letter: str, prefix: str) -> None:
    """1 GB is 1,024 MB, as AWS bills; 1 Gbps is 1,000 Mbps, as networks are measured."""
    _unit(DATA, 1024**power, f"{letter}b", f"{letter}ib", f"{prefix}byte", f"{prefix}bytes")
    _unit(SPEED, 8 * 1024**power, f"{letter}b/s", f"{letter}ib/s", f"{letter}b per second")
    _unit(SPEED, 1000**power, f"{letter}bps", f"{letter}bit/s", f"{prefix}bits per second")


def _per_time(*things: str) -> None:
    for thing in things:
        _unit(RATE, 1, *(f"{thing}{per}".strip() for per in ("/s", "/sec", "/second", " per second", " a second")))
        _unit(RATE, Fraction(1, 60), *(f"{thing}{per}".strip() for per in ("/min", "/minute", " per minute")))


_unit(TIME, Fraction(1, 10**6), "us", "µs", "microsecond", "microseconds")
_unit(TIME, Fraction(1, 1000), "ms", "msec", "millisecond", "milliseconds")
_unit(TIME, 1, "s", "sec", "secs", "second", "seconds")
_unit(TIME, 60, "min", "mins", "minute", "minutes")
_unit(TIME, 3600, "h", "hr", "hrs", "hour", "hours")
_unit(TIME, 86400, "d", "day", "days")
_unit(TIME, 7 * 86400, "week", "weeks")
_unit(DATA, 1, "b", "byte", "bytes")
_unit(SPEED, 1, "bps", "bit/s", "bits per second")
_bytes(1, "k", "kilo")
_bytes(2, "m", "mega")
_bytes(3, "g", "giga")
_bytes(4, "t", "tera")
_per_time("", "request", "requests", "invocation", "invocations", "message", "messages", "record", "records")
_per_time("event", "events", "call", "calls", "execution", "executions", "transaction", "transactions")
_unit(RATE, 1, "rps", "tps", "req/s", "reqs/s")
_unit(RATE, Fraction(1, 60), "rpm")
_unit(MONEY, 1, "usd", "dollar", "dollars", "$")
_unit(SHARE, Fraction(1, 100), "%", "percent")

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "thousand": 1000}
NUMBER_WORDS |= {"none": 0, "no": 0, "once": 1, "twice": 2}

# Before a number.
LEAD = re.compile(
    r"(?:(?:about|around|approximately|roughly|exactly|only|just|up to|at most|at least|http|status|code|error|usd)\b"
    r"|ca\.?(?!\w)|[~=:$])\s*"
)
