"""Shares of the account's quota: what a function may have of it, and what AWS refuses to give away."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.formulas.concurrency import EXECUTIONS
from tutor.calculator.shown import number
from tutor.calculator.subject import BadInput, Input, Values

RESERVED = Input("reserved", EXECUTIONS, "reserved concurrency of the function", is_whole=True, is_optional=True)
MIN_UNRESERVED = Input(
    "min_unreserved",
    EXECUTIONS,
    "concurrency that must stay unreserved",
    fact="concurrency.unreserved-min",
    is_whole=True,
)


def cap_of(given: Values) -> Fraction:
    """The function's concurrency limit. Raises BadInput where AWS would refuse the reservation."""
    limit, reserved = given["limit"], given.get("reserved")
    if reserved is None:
        return limit
    refuse_reserved(limit, reserved, given["min_unreserved"])
    return reserved


def refuse_reserved(limit: Fraction, reserved: Fraction, least: Fraction, dashes: str = "--") -> None:
    """Raises BadInput where less than the least would stay unreserved. Knobs are called without dashes."""
    room = max(limit - least, Fraction(0))
    if reserved > room:
        raise BadInput(
            f"{dashes}reserved is {number(reserved)}, and {number(room)} is the most that can be reserved: "
            f"{number(least)} of {number(limit)} must stay unreserved."
        )


def refuse_provisioned(
    limit: Fraction, provisioned: Fraction, least: Fraction, claimed: Fraction, dashes: str = "--"
) -> None:
    """The same for provisioned concurrency without a reservation, beside what others claim. Raises BadInput."""
    room = max(limit - claimed - least, Fraction(0))
    if provisioned > room:
        taken = f", and {number(claimed)} are claimed" if claimed else ""
        raise BadInput(
            f"{dashes}provisioned is {number(provisioned)}, and {number(room)} is the most: "
            f"{number(least)} of {number(limit)} must stay unreserved{taken}."
        )
