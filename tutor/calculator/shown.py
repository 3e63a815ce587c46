"""Values as they are shown: 1,000 environments, 500 ms, 10.5 %, $18.74; exact until here."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.units import COUNT, DATA, MONEY, RATE, SHARE, SPEED, TIME

# unit of a plain value: (dimension, size in that dimension's base unit)
UNITS: dict[str, tuple[str, Fraction]] = {
    "1/s": (RATE, Fraction(1)),
    "s": (TIME, Fraction(1)),
    "MB": (DATA, Fraction(1024**2)),
    "KB": (DATA, Fraction(1024)),
    "MB/s": (SPEED, Fraction(8 * 1024**2)),
    "bytes": (DATA, Fraction(1)),
    "USD": (MONEY, Fraction(1)),
    "share": (SHARE, Fraction(1)),
}
DIGITS = 4
_TIMES = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))


def unit_of(unit: str) -> tuple[str, Fraction]:
    """Dimension and size of a unit; whatever is counted is a plain number."""
    return UNITS.get(unit, (COUNT, Fraction(1)))


def number(value: Fraction | int, digits: int = DIGITS) -> str:
    """A number with parted thousands; what has more digits than that after the point is rounded."""
    value = Fraction(value)
    if value.denominator == 1:
        return f"{value.numerator:,}"
    decimals = 2
    while abs(value) * 10**decimals < 10 ** (digits - 1) and decimals < 12:
        decimals += 1
    text = _fixed(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(value: Fraction | int | None, unit: str, no_value: str = "none") -> str:
    """A value with its unit, in the size that reads best."""
    if value is None:
        return no_value
    value = Fraction(value)
    match unit:
        case "s":
            return _time(value)
        case "share":
            return f"{number(value * 100)} %"
        case "USD":
            return _money(value)
        case "1/s":
            return f"{number(value)}/s"
        case "":
            return number(value)
    return f"{number(value)} {_of_one(unit) if value == 1 else unit}"


def _of_one(unit: str) -> str:
    """What is counted, of one: 1 thread, 1 batch, 1 retry."""
    for many, one in (("ches", "ch"), ("ies", "y")):
        if unit.endswith(many):
            return unit.removesuffix(many) + one
    return unit.removesuffix("s") if unit[-2:-1].isalpha() else unit


def plain(value: Fraction | int | None) -> int | float | None:
    """A value for JSON."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _fixed(value: Fraction, decimals: int) -> str:
    """Rounded half to even, from the exact value."""
    scaled = round(abs(value) * 10**decimals)
    whole, rest = divmod(scaled, 10**decimals)
    return f"{'-' if value < 0 and scaled else ''}{whole:,}.{rest:0{decimals}d}"


def _time(value: Fraction) -> str:
    if 0 < value < 1:
        return f"{number(value * 1000)} ms"
    if value < 120:
        return f"{number(value)} s"
    return _in_parts(value)


def _in_parts(seconds: Fraction) -> str:
    """The two largest units of a long time: 2 min 2 s, 4 h 20 min."""
    left, parts = round(seconds), []
    for name, size in _TIMES:
        count, left = divmod(left, size)
        parts.append((count, name))
    first = next(i for i, (count, _) in enumerate(parts) if count)
    return " ".join(f"{count:,} {name}" for count, name in parts[first : first + 2] if count)


def _money(value: Fraction) -> str:
    """Cents; more digits where a price is less than a cent."""
    if value and abs(value) < Fraction(1, 100):
        return f"${number(value, 6)}"
    return f"${_fixed(value, 2)}"
