"""Numbers with units, as people type them: "1,000", "1k", "15 min", "10 GB", "HTTP 429".

Written here because the libraries guess: one reads 1k as Boltzmann's constant, another "10 000 rps" as 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

MAX_LENGTH = 40
MAX_EXPONENT = 15

COUNT, TIME, DATA, RATE, SPEED, MONEY, SHARE = "count", "time", "size", "rate", "data rate", "money", "share"

_MB = Fraction(1024 * 1024)
# name: (dimension, size in the dimension's base unit: 1, s, byte, 1/s, bit/s, USD, 1). 1 GB = 1,024 MB, as AWS bills.
_UNITS: dict[str, tuple[str, Fraction]] = {}


def _unit(dimension: str, size: Fraction | int, names: str) -> None:
    for name in names.split():
        _UNITS[name.replace("_", " ")] = (dimension, Fraction(size))


_unit(TIME, Fraction(1, 1000), "ms msec millisecond milliseconds")
_unit(TIME, 1, "s sec secs second seconds")
_unit(TIME, 60, "min mins minute minutes")
_unit(TIME, 3600, "h hr hrs hour hours")
_unit(TIME, 86400, "d day days")
_unit(DATA, 1, "b byte bytes")
_unit(DATA, 1024, "kb kib kilobyte kilobytes")
_unit(DATA, _MB, "mb mib megabyte megabytes")
_unit(DATA, _MB * 1024, "gb gib gigabyte gigabytes")
_unit(DATA, _MB * 1024**2, "tb tib terabyte terabytes")
_unit(RATE, 1, "rps /s 1/s req/s requests/s requests/second per_second requests_per_second invocations/s tps")
_unit(RATE, 1, "invocations_per_second messages_per_second messages/s records/s records_per_second request/s")
_unit(RATE, Fraction(1, 60), "/min rpm per_minute requests_per_minute requests/min")
_unit(SPEED, 1_000_000, "mbps mbit/s megabits_per_second")
_unit(SPEED, 1_000_000_000, "gbps gbit/s")
_unit(MONEY, 1, "usd dollar dollars $")
_unit(SHARE, Fraction(1, 100), "% percent")
_COUNTED = frozenset(
    "attempt attempts call calls card cards choice choices concurrency concurrent connection connections copies "
    "core cores day-count element elements entries entry environment environments event events execution "
    "executions function functions group groups instance instances invocation invocations message messages "
    "minutes-count partition partitions poller pollers record records request requests retries retry shard "
    "shards target targets time times total try tries vcpu vcpus version versions worker workers unit units "
    "more in parallel at once extra additional".split()
)
_SUFFIXES = {"k": 10**3, "thousand": 10**3, "million": 10**6, "mio": 10**6, "billion": 10**9, "bn": 10**9}
_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "thousand": 1000, "none": 0}

_NUMBER = re.compile(
    r"[-−]?(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,3}(?:[ \u00a0\u202f_]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[-+]?\d+)?(?![\d.,]*\d)"
    r"|[-−]?\.\d+"
)
_LEAD = re.compile(r"^(?:about|around|ca\.?|approximately|http|status|code|~|≈|=|\$|usd)\s*")


class Unreadable(ValueError):
    """No number can be read; the sentence says what would help. Asked again without penalty."""


@dataclass(frozen=True)
class Quantity:
    """A value in its dimension's base unit (s, byte, 1/s, bit/s, USD, 1) and whether a unit was written."""

    value: Fraction
    dimension: str
    has_unit: bool
    unit_size: Fraction = Fraction(1)


def parse(text: str, expected: str = "") -> Quantity:
    """Reads a quantity; `expected` is the dimension that is asked for, and settles whether m is minutes or million."""
    line = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").lower().split()).rstrip(".")
    if not line:
        raise Unreadable("a number is wanted")
    if len(line) > MAX_LENGTH:
        raise Unreadable(f"longer than {MAX_LENGTH} characters")
    is_money = "$" in line
    while (lead := _LEAD.match(line)) is not None:
        line = line[lead.end() :]
    total: Quantity | None = None
    rest = line
    while rest:
        part, rest = _one(rest, expected)
        if total is None:
            total = part
        elif part.dimension == total.dimension == TIME and part.has_unit and total.has_unit:
            total = Quantity(total.value + part.value, TIME, True, total.unit_size)
        else:
            raise Unreadable("more than one number")
    if total is None:
        raise Unreadable("a number is wanted")
    if is_money and total.dimension == COUNT:
        return Quantity(total.value, MONEY, True)
    return total


def _one(text: str, expected: str) -> tuple[Quantity, str]:
    """The first number of a text with its unit, and what follows."""
    value, rest = _number(text)
    if (rest == "m" or rest.startswith("m ")) and not rest.startswith("m b"):
        rest = rest[1:].lstrip()
        if expected == TIME:
            return Quantity(value * 60, TIME, True, Fraction(60)), rest
        value *= 10**6
    for suffix, factor in _SUFFIXES.items():
        if rest == suffix or rest.startswith(suffix + " "):
            value, rest = value * factor, rest[len(suffix) :].lstrip()
            break
    if not rest:
        return Quantity(value, COUNT, False), ""
    following = re.search(r"\s\d|(?<=[a-z])\d", rest)
    unit, rest = (rest[: following.start() + (rest[following.start()] != " " and 0)], rest[following.start() :].strip()) if following else (rest, "")
    unit = unit.strip()
    if unit in _UNITS:
        dimension, size = _UNITS[unit]
        return Quantity(value * size, dimension, True, size), rest
    if all(word in _COUNTED for word in unit.split()):
        return Quantity(value, COUNT, True), rest
    if unit[:1] in ",.":
        raise Unreadable("a comma parts thousands and a point decimals: 1,000 or 1.5")
    if unit[:1].isdigit():
        raise Unreadable("more than one number")
    raise Unreadable(f'the unit "{unit}" is not known')


def _number(text: str) -> tuple[Fraction, str]:
    found = _NUMBER.match(text)
    if found is None:
        word, _, rest = text.partition(" ")
        if word in _WORDS:
            return Fraction(_WORDS[word]), rest
        raise Unreadable("a comma parts thousands and a point decimals: 1,000 or 1.5" if text[:1].isdigit() else "a number is wanted")
    digits = re.sub(r"[, _]", "", found.group()).replace("−", "-")
    exponent = digits.partition("e")[2]
    if exponent and abs(int(exponent[:6])) > MAX_EXPONENT:
        raise Unreadable(f"an exponent beyond {MAX_EXPONENT}")
    return Fraction(digits), text[found.end() :].lstrip()


def dimension_names(dimension: str) -> str:
    """The dimension as one says it: a time, a size."""
    return {COUNT: "a plain number", RATE: "a rate", TIME: "a time", DATA: "a size"}.get(dimension, f"a {dimension}")
