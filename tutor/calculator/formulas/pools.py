"""How the account's quota is shared: reserved, provisioned, and what is left."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.formulas.concurrency import EXECUTIONS, LIMIT
from tutor.calculator.formulas.shares import MIN_UNRESERVED, refuse_provisioned, refuse_reserved
from tutor.calculator.shown import number
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values

RESERVED = Input(
    "reserved",
    EXECUTIONS,
    "reserved concurrency of a function",
    default="0",
    is_whole=True,
    adds_up=True,
)
PROVISIONED = Input(
    "provisioned",
    EXECUTIONS,
    "provisioned concurrency of a function without reserved concurrency",
    default="0",
    is_whole=True,
    adds_up=True,
)
COUNTED_ONCE = "Provisioned concurrency inside a reserved share is part of that share and is not counted again."


def reservable(limit: Fraction, reserved: Fraction, min_unreserved: Fraction) -> Fraction:
    """How much more can be reserved."""
    return max(limit - reserved - min_unreserved, Fraction(0))


def pool(limit: Fraction, reserved: Fraction, provisioned: Fraction) -> Fraction:
    """What is left for functions without a share of their own."""
    return limit - reserved - provisioned


def solve_pool(given: Values) -> Solution:
    """What is left for everybody, and what can still be reserved: two different questions."""
    limit, reserved = given["limit"], given["reserved"]
    provisioned, least = given["provisioned"], given["min_unreserved"]
    refuse_reserved(limit, reserved, least)
    refuse_provisioned(limit, provisioned, least, claimed=reserved)
    unreserved, left = limit - reserved, pool(limit, reserved, provisioned)
    more = reservable(limit, reserved + provisioned, least)
    return Solution(
        {"reserved": reserved, "unreserved": unreserved, "pool": left, "reservable": more},
        (
            Step("All reserved shares together", "as given", reserved, EXECUTIONS),
            Step(
                "What is reserved is taken from the quota",
                f"{number(limit)} - {number(reserved)}",
                unreserved,
                EXECUTIONS,
            ),
            Step(
                "Provisioned concurrency without a reserved share comes from what is unreserved",
                f"{number(unreserved)} - {number(provisioned)}",
                left,
                EXECUTIONS,
            ),
            Step(
                f"{number(least)} must stay unreserved",
                f"max({number(left)} - {number(least)}, 0)",
                more,
                EXECUTIONS,
            ),
        ),
        binding="unreserved minimum" if not more else None,
        assumptions=(COUNTED_ONCE, "A function with reserved concurrency 0 is switched off and takes nothing."),
    )


POOL = Subject(
    "pool",
    "What reserved and provisioned concurrency leave to the other functions",
    (LIMIT, RESERVED, PROVISIONED, MIN_UNRESERVED),
    (
        Figure("reserved", EXECUTIONS, "all reserved shares together"),
        Figure("unreserved", EXECUTIONS, "the quota without them"),
        Figure("pool", EXECUTIONS, "what functions without a share of their own can use"),
        Figure("reservable", EXECUTIONS, "how much more can be reserved"),
    ),
    solve_pool,
    facts=("concurrency.reserved.meaning", "concurrency.reserved.zero", "lambda.concurrency.new-account"),
    examples=("--reserved 400 --reserved 400", "--limit 2000 --reserved 900 --provisioned 200"),
)


def solve_claimed(given: Values) -> Solution:
    """The metric ClaimedAccountConcurrency, and how near it is to the quota."""
    limit, busy = given["limit"], given["unreserved_busy"]
    claimed = busy + given["reserved"] + given["provisioned"]
    share, left = claimed / limit, max(limit - claimed, Fraction(0))
    return Solution(
        {"claimed": claimed, "left": left, "share": share},
        (
            Step(
                "Allocations count whole, used or not; the rest counts as far as it is busy",
                f"{number(busy)} + {number(given['reserved'])} + {number(given['provisioned'])}",
                claimed,
                EXECUTIONS,
            ),
            Step("What is left of the quota", f"max({number(limit)} - {number(claimed)}, 0)", left, EXECUTIONS),
            Step("As a share of the quota", f"{number(claimed)} / {number(limit)}", share, "share"),
        ),
        binding="quota" if claimed >= limit else None,
        assumptions=(COUNTED_ONCE,),
    )


CLAIMED = Subject(
    "claimed",
    "ClaimedAccountConcurrency: what on-demand invocations can no longer take",
    (
        Input("limit", EXECUTIONS, LIMIT.help, fact=LIMIT.fact, is_whole=True, least=1),
        Input("unreserved_busy", EXECUTIONS, "UnreservedConcurrentExecutions", default="0"),
        RESERVED,
        PROVISIONED,
    ),
    (
        Figure("claimed", EXECUTIONS, "ClaimedAccountConcurrency"),
        Figure("left", EXECUTIONS, "what on-demand invocations can still take"),
        Figure("share", "share", "claimed, of the quota"),
    ),
    solve_claimed,
    facts=("concurrency.claimed",),
    examples=("--unreserved-busy 150 --reserved 400 --provisioned 200",),
)
