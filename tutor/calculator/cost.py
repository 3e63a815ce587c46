"""What a function costs: on demand, on provisioned concurrency, and where the two meet."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.memory import MEMORY
from tutor.calculator.prices import PRICES
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import BadInput, Curve, Figure, Input, Solution, Step, Subject, Values

GB_SECONDS = "GB-s"
ZERO = Fraction(0)


def billed_duration(duration: Fraction, granularity: Fraction) -> Fraction:
    """Seconds billed for one request: rounded up."""
    return math.ceil(duration / granularity) * granularity


def gb_seconds(requests: Fraction, memory: Fraction, seconds: Fraction) -> Fraction:
    """Requests times memory (MB) in GB times the seconds of each."""
    return requests * memory / 1024 * seconds


def tiered(amount: Fraction, price: Fraction, tiers: tuple[tuple[Fraction, Fraction], ...]) -> Fraction:
    """Price of GB-seconds, of which those beyond each tier's begin are cheaper by its discount."""
    starts = [ZERO, *(start for start, _ in tiers)]
    ends = [*(start for start, _ in tiers), amount]
    discounts = [ZERO, *(discount for _, discount in tiers)]
    parts = zip(starts, ends, discounts, strict=True)
    return sum(
        (max(min(amount, end) - start, ZERO) * price * (1 - discount) for start, end, discount in parts),
        ZERO,
    )


def break_even(price: Fraction, provisioned: Fraction, provisioned_duration: Fraction) -> Fraction | None:
    """Utilisation above which provisioned concurrency costs less than running on demand; None where it never does."""
    return provisioned / (price - provisioned_duration) if price > provisioned_duration else None


def _tiers(given: Values) -> tuple[tuple[Fraction, Fraction], ...]:
    return (
        (given["second_tier"], given["second_discount"]),
        (max(given["third_tier"], given["second_tier"]), given["third_discount"]),
    )


def on_demand(given: Values, requests: Fraction) -> tuple[Fraction, Fraction]:
    """GB-seconds that are billed for so many requests, and their price."""
    seconds = billed_duration(given["duration"], given["granularity"])
    billed = max(gb_seconds(requests, given["memory"], seconds) - given["free_duration"], ZERO)
    return billed, tiered(billed, given["price_duration"], _tiers(given))


def _storage(given: Values) -> Fraction:
    """Price of ephemeral storage above what is included, for all requests."""
    extra = max(given["tmp"] - given["free_tmp"], ZERO)
    cold = gb_seconds(_on_demand_requests(given), extra, given["duration"])
    return (cold + gb_seconds(given["provisioned_requests"], extra, _warm_duration(given))) * given["price_tmp"]


def _on_demand_requests(given: Values) -> Fraction:
    if given["provisioned_requests"] > given["requests"]:
        raise BadInput(
            f"--provisioned-requests {number(given['provisioned_requests'])} are part of "
            f"--requests {number(given['requests'])}, and more."
        )
    return given["requests"] - given["provisioned_requests"]


def _warm_duration(given: Values) -> Fraction:
    """Billed seconds of a request on provisioned concurrency."""
    return billed_duration(given.get("provisioned_duration") or given["duration"], given["granularity"])


def _standing(given: Values) -> Fraction:
    """GB-seconds for which provisioned concurrency stands ready: its time is rounded up."""
    time = billed_duration(given["provisioned_time"], given["provisioned_step"])
    return gb_seconds(given["provisioned"], given["memory"], time)


def solve(given: Values) -> Solution:
    """Every charge of a month, and what provisioned concurrency would have to be used to pay."""
    requests, cold = given["requests"], _on_demand_requests(given)
    billed, compute = on_demand(given, cold)
    asked = max(requests - given["free_requests"], ZERO) / 10**6 * given["price_requests"]
    standing = _standing(given)
    ready = standing * given["price_provisioned"]
    warm = gb_seconds(given["provisioned_requests"], given["memory"], _warm_duration(given))
    running = warm * given["price_provisioned_duration"]
    storage, pollers = _storage(given), given["epu_hours"] * given["price_epu"]
    even = break_even(given["price_duration"], given["price_provisioned"], given["price_provisioned_duration"])
    total = asked + compute + ready + running + storage + pollers
    charges = (asked, compute, ready, running, storage, pollers)
    return Solution(
        {
            "gb_seconds": gb_seconds(cold, given["memory"], billed_duration(given["duration"], given["granularity"])),
            "request_cost": asked,
            "compute_cost": compute,
            "provisioned_cost": ready,
            "provisioned_compute_cost": running,
            "storage_cost": storage,
            "poller_cost": pollers,
            "total": total,
            "utilisation": warm / standing if standing else None,
            "break_even": even,
        },
        (
            Step(
                "Requests beyond the free ones",
                f"max({number(requests)} - {number(given['free_requests'])}, 0) "
                f"× {_price(given, 'price_requests')} / million",
                asked,
                "USD",
            ),
            Step(
                "GB-seconds beyond the free ones",
                f"max({number(cold)} × {number(given['memory'])} MB / 1,024 × {_billed(given)} "
                f"- {number(given['free_duration'])}, 0)",
                billed,
                GB_SECONDS,
            ),
            Step("cost", f"{number(billed)} × {_price(given, 'price_duration')}", compute, "USD"),
            *_provisioned_steps(given, standing, ready, warm, running),
            Step(
                "Everything together", " + ".join(quantity(charge, "USD") for charge in charges if charge), total, "USD"
            ),
            Step(
                "Provisioned concurrency pays above this utilisation",
                f"{_price(given, 'price_provisioned')} / ({_price(given, 'price_duration')} - "
                f"{_price(given, 'price_provisioned_duration')})",
                even,
                "share",
            ),
        ),
        assumptions=(
            "One month in one Region at the prices given; data transfer and the services around are not counted.",
            "Initialisation is billed as duration; the duration given includes its part.",
            "The free tier is the account's: other functions use it too. It does not cover provisioned concurrency.",
        ),
    )


def _provisioned_steps(
    given: Values, standing: Fraction, ready: Fraction, warm: Fraction, running: Fraction
) -> tuple[Step, ...]:
    """How provisioned concurrency is charged, where there is some."""
    if not standing:
        return ()
    time = billed_duration(given["provisioned_time"], given["provisioned_step"])
    return (
        Step(
            "Provisioned concurrency is charged for its time, used or not",
            f"{number(given['provisioned'])} × {number(given['memory'])} MB / 1,024 × {quantity(time, 's')}",
            standing,
            GB_SECONDS,
        ),
        Step("costs", f"{number(standing)} × {_price(given, 'price_provisioned')}", ready, "USD"),
        Step(
            "and what runs on it",
            f"{number(warm)} × {_price(given, 'price_provisioned_duration')}",
            running,
            "USD",
        ),
    )


def _billed(given: Values) -> str:
    return quantity(billed_duration(given["duration"], given["granularity"]), "s")


def _price(given: Values, name: str) -> str:
    return quantity(given[name], "USD")


def curve(given: Values) -> Curve:
    """On-demand cost by requests, up to twice those given."""
    top = 2 * given["requests"]
    loads = [top * i / 60 for i in range(61)]
    points = tuple((load, on_demand(given, load)[1] + _requests(given, load)) for load in loads)
    return Curve("Cost on demand, by requests", "requests", "requests", "cost", "USD", points)


def _requests(given: Values, requests: Fraction) -> Fraction:
    return max(requests - given["free_requests"], ZERO) / 10**6 * given["price_requests"]


COST = Subject(
    "cost",
    "Cost of a month: on demand, provisioned, and the break-even",
    (
        Input("requests", "requests", "requests in the month"),
        Input("duration", "s", "how long one request takes, on average"),
        MEMORY.input("memory"),
        Input("arch", "", "instruction set", default="x86", choices=("x86", "arm")),
        Input("tmp", "MB", "ephemeral storage", fact="pricing.tmp.free", range_fact="lambda.tmp.size"),
        Input("provisioned", "environments", "provisioned concurrency", default="0", is_whole=True),
        Input("provisioned_time", "s", "how long it is configured", default="0s"),
        Input("provisioned_requests", "requests", "requests that run on it, of all", default="0"),
        Input("provisioned_duration", "s", "how long those take, on average", is_optional=True),
        Input("epu_hours", "EPU-hours", "hours of Event Poller Units", default="0"),
        *PRICES,
    ),
    (
        Figure("gb_seconds", GB_SECONDS, "on demand, before the free tier"),
        Figure("request_cost", "USD", "requests"),
        Figure("compute_cost", "USD", "duration on demand"),
        Figure("provisioned_cost", "USD", "provisioned concurrency, used or not"),
        Figure("provisioned_compute_cost", "USD", "duration on provisioned concurrency"),
        Figure("storage_cost", "USD", "ephemeral storage"),
        Figure("poller_cost", "USD", "Event Poller Units"),
        Figure("total", "USD", "all of it"),
        Figure("utilisation", "share", "of the provisioned concurrency", "no provisioned concurrency"),
        Figure("break_even", "share", "utilisation above which provisioned concurrency pays", "never"),
    ),
    solve,
    facts=("pricing.gbs-math",),
    curve=curve,
    examples=(
        "--requests 3m --duration 120ms --memory 1536MB",
        "--requests 3m --duration 120ms --memory 1536MB --provisioned 100 --provisioned-time 8h "
        "--provisioned-requests 500k --provisioned-duration 100ms",
    ),
)
