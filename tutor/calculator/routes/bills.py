"""Gateways, databases, memory and bills: each value found again without its formula."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.routes.searching import added, best, largest, moment, smallest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.subject import Values

SLICES = 100
ZERO = Fraction(0)


def admitted(given: Values) -> Fraction:
    """Requests that find a token, as the bucket is emptied and filled in slices of the time."""
    width, tokens, passed = given["time"] / SLICES, given["burst"], ZERO
    for _ in range(SLICES):
        there = tokens + given["rate"] * width
        taken = min(there, given["rps"] * width)
        passed, tokens = passed + taken, min(there - taken, given["burst"])
    return passed


def refused(given: Values) -> Fraction:
    """Those that find none."""
    return added(given["rps"], given["time"]) - admitted(given)


def first_429(given: Values) -> Fraction | None:
    """When the last token is gone."""
    if given["rps"] <= given["rate"]:
        return None
    return moment(lambda second: given["burst"] + given["rate"] * second - given["rps"] * second)


def connections(given: Values) -> Fraction:
    """What whole environments open, one after the other."""
    return added(given["pool"], smallest(lambda count: count >= given["concurrency"]))


def most_connections(given: Values) -> int:
    """What the database takes: as given, or as many as fit its memory."""
    stated = given.get("max_connections")
    if stated is not None:
        return int(stated)
    memory = given["memory"] * 1024**2
    return largest(lambda count: count * given["each"] <= memory and count <= given["most"])


def concurrency_cap(given: Values) -> int:
    """The most environments whose connections the database takes."""
    return largest(lambda count: count * given["pool"] + given["kept"] <= most_connections(given))


def proxy_pool(given: Values) -> int:
    """The most connections within the proxy's share."""
    return largest(lambda count: count <= most_connections(given) * given["proxy_share"])


def proxy_needed(given: Values) -> int:
    """The fewest that hold those that are in a transaction."""
    return smallest(lambda count: count >= connections(given) * given["in_use"])


def vcpu(given: Values, memory: Fraction) -> Fraction:
    """What each MB brings, MB by MB."""
    return added(1 / given["per_vcpu"], memory)


def usable(given: Values, memory: Fraction) -> Fraction:
    """As much of it as there are threads."""
    corners = (vcpu(given, memory), given["threads"])
    return best(corners, lambda part: all(part <= one for one in corners))


def duration(given: Values) -> Fraction | None:
    """When the work is done that was measured, by what works now."""
    measured, before = given.get("duration"), given.get("measured_at") or given["memory"]
    if measured is None:
        return None
    work = added(usable(given, before), measured)
    return moment(lambda second: work - usable(given, given["memory"]) * second)


def gb_seconds_each(given: Values) -> Fraction | None:
    """GB-seconds of one request, MB by MB."""
    there = duration(given)
    return None if there is None else added(there / 1024, given["memory"])


def billed(seconds: Fraction, step: Fraction) -> Fraction:
    """Steps of time that are begun, one after the other."""
    return added(step, smallest(lambda count: count * step >= seconds))


def gb_seconds(given: Values) -> Fraction:
    """GB-seconds on demand, invocation by invocation."""
    one = added(billed(given["duration"], given["granularity"]) / 1024, given["memory"])
    return added(one, given["requests"] - given["provisioned_requests"])


def request_cost(given: Values) -> Fraction:
    """What each request beyond the free ones costs, request by request."""
    paid = max(given["requests"] - given["free_requests"], ZERO)
    return added(given["price_requests"] / 10**6, paid)


def compute_cost(given: Values) -> Fraction:
    """GB-seconds spent from the first on: the free ones, then each tier at its price until it is used up."""
    left, cost, at = max(gb_seconds(given) - given["free_duration"], ZERO), ZERO, ZERO
    second = given["second_tier"]
    for end, discount in (
        (second, ZERO),
        (max(given["third_tier"], second), given["second_discount"]),
        (None, given["third_discount"]),
    ):
        part = left if end is None else min(left, end - at)
        cost += added(given["price_duration"] - given["price_duration"] * discount, part)
        left, at = left - part, at if end is None else end
    return cost


def provisioned_cost(given: Values) -> Fraction:
    """What stands ready, unit by unit, for every step of time that is begun."""
    configured = given.get("provisioned_time")
    seconds = billed(
        added(Fraction(365 * 86_400), Fraction(1, 12)) if configured is None else configured, given["provisioned_step"]
    )
    unit = added(given["memory"] / 1024 * given["price_provisioned"], seconds)
    return added(unit, given["provisioned"])


def _on_provisioned(given: Values) -> Fraction:
    """The steps of time of a request there, by its own duration where that is known."""
    own = given.get("provisioned_duration")
    return billed(given["duration"] if own is None else own, given["granularity"])


def provisioned_compute_cost(given: Values) -> Fraction:
    """What runs on it, invocation by invocation."""
    seconds = _on_provisioned(given)
    one = added(given["memory"] / 1024 * given["price_provisioned_duration"], seconds)
    return added(one, given["provisioned_requests"])


def storage_cost(given: Values) -> Fraction:
    """Storage above what is included, for the time of every request."""
    extra = max(given["tmp"] - given["free_tmp"], ZERO) / 1024 * given["price_tmp"]
    cold = billed(given["duration"], given["granularity"])
    warm = _on_provisioned(given)
    on_demand = added(extra * cold, given["requests"] - given["provisioned_requests"])
    return on_demand + added(extra * warm, given["provisioned_requests"])


def poller_cost(given: Values) -> Fraction:
    """Event Poller Units, hour by hour."""
    return added(given["price_epu"], given["epu_hours"])


def total(given: Values) -> Fraction:
    """Every charge."""
    charges = (request_cost, compute_cost, provisioned_cost, provisioned_compute_cost, storage_cost, poller_cost)
    return sum((charge(given) for charge in charges), ZERO)


def break_even(given: Values) -> Fraction | None:
    """The utilisation at which an hour on demand comes to cost as much as an hour of provisioned concurrency."""
    idle, price, running = (
        given[name] for name in ("price_provisioned", "price_duration", "price_provisioned_duration")
    )
    return moment(lambda used: idle + running * used - price * used) if price > running else None
