"""A second way to each figure that problems may ask for: by search, by counting or by letting time pass.

Formulas are short and wrong in one place at a time, so what they say is found again here in another manner, and by
modules that take nothing from theirs. `tutor check` solves every problem by its steps, the formula and this.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tutor.calculator.routes import bills, loads, sources
from tutor.calculator.routes.searching import added, finished

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.calculator.subject import Number, Values

_ROUNDED = Fraction(1, 10**9)


@dataclass(frozen=True)
class Route:
    """How a figure is found again, and how near that comes, as a share of it."""

    find: Callable[[Values], Number | None]
    within: Fraction = Fraction(0)


ROUTES: dict[str, Route] = {
    "concurrency.concurrency": Route(loads.busy),
    "concurrency.environments": Route(loads.environments),
    "concurrency.rate_per_environment": Route(lambda given: finished(given["duration"])),
    "concurrency.required_limit": Route(loads.required_limit),
    "quota.rate_quota": Route(lambda given: added(given["rate_per_unit"], loads.cap(given))),
    "quota.concurrency_rate": Route(lambda given: added(finished(given["duration"]), loads.cap(given))),
    "quota.served": Route(loads.served),
    "quota.throttled": Route(lambda given: given["rps"] - loads.served(given)),
    "quota.required_limit": Route(loads.required_limit),
    "pool.unreserved": Route(loads.unreserved),
    "pool.pool": Route(loads.pool),
    "pool.reservable": Route(loads.reservable),
    "claimed.claimed": Route(loads.claimed),
    "claimed.share": Route(lambda given: added(loads.claimed(given), 1 / given["limit"])),
    "provisioned.concurrency": Route(loads.busy),
    "provisioned.spill_starts": Route(loads.spill_starts),
    "provisioned.on_provisioned": Route(loads.on_provisioned),
    "provisioned.on_demand": Route(loads.on_demand),
    "provisioned.spillover": Route(lambda given: added(loads.on_demand(given), given["duration"])),
    "provisioned.throttled": Route(
        lambda given: given["rps"] - loads.on_provisioned(given) - loads.on_demand(given),
    ),
    "provisioned.suggested": Route(loads.suggested),
    "provisioned.ready_after": Route(loads.ready_after),
    "tracking.settles_at": Route(loads.settles_at),
    "burst.needed": Route(loads.needed),
    "burst.environments": Route(loads.at_work),
    "burst.full_after": Route(loads.full_after),
    "burst.throttled": Route(loads.throttled_in_burst, within=Fraction(1, 1000)),
    "erlang.throttled_share": Route(loads.throttled_share, within=_ROUNDED),
    "sqs.needed": Route(sources.batches),
    "sqs.cap": Route(sources.cap_of_queue),
    "sqs.throughput": Route(lambda given: sources.handled(given, sources.cap_of_queue(given))),
    "sqs.ramp": Route(sources.ramp_of_queue),
    "sqs.full_ramp": Route(lambda given: sources.ramp(given, sources.cap_of_queue(given))),
    "sqs.backlog_growth": Route(
        lambda given: sources.growth(given, sources.handled(given, sources.cap_of_queue(given))),
    ),
    "fifo.concurrency": Route(sources.cap_of_groups),
    "fifo.throughput": Route(sources.throughput_of_groups),
    "pollers.concurrency": Route(sources.batches),
    "pollers.by_throughput": Route(sources.by_throughput),
    "pollers.by_concurrency": Route(sources.by_concurrency),
    "pollers.by_polls": Route(sources.by_polls),
    "pollers.pollers": Route(sources.pollers),
    "kafka.concurrency": Route(sources.batches),
    "kafka.by_throughput": Route(sources.by_throughput),
    "kafka.by_concurrency": Route(sources.by_concurrency),
    "kafka.pollers": Route(sources.kafka_pollers),
    "kafka.units": Route(sources.kafka_units),
    "visibility.recommended": Route(sources.recommended),
    "stream.concurrency": Route(sources.at_once),
    "stream.capacity": Route(lambda given: sources.handled(given, sources.at_once(given))),
    "stream.backlog": Route(sources.backlog),
    "stream.iterator_age": Route(sources.iterator_age),
    "stream.catch_up": Route(sources.catch_up),
    "stream.needed_factor": Route(sources.needed_factor),
    "stream.needed_shards": Route(sources.needed_shards),
    "mq.throughput": Route(lambda given: sources.handled(given, given["concurrency"])),
    "mq.backlog_growth": Route(
        lambda given: sources.growth(given, sources.handled(given, given["concurrency"])),
    ),
    "async.attempts": Route(lambda given: len(sources.tries(given))),
    "async.retries": Route(lambda given: max(len(sources.tries(given)) - 1, 0)),
    "async.last_attempt": Route(lambda given: next(reversed(sources.tries(given)), None)),
    "apigw.admitted": Route(bills.admitted),
    "apigw.throttled": Route(bills.refused),
    "apigw.first_429": Route(bills.first_429),
    "db.connections": Route(bills.connections),
    "db.max_connections": Route(bills.most_connections),
    "db.concurrency_cap": Route(bills.concurrency_cap),
    "db.proxy_pool": Route(bills.proxy_pool),
    "db.proxy_needed": Route(bills.proxy_needed),
    "memory.vcpu": Route(lambda given: bills.vcpu(given, given["memory"])),
    "memory.usable_vcpu": Route(lambda given: bills.usable(given, given["memory"])),
    "memory.duration": Route(bills.duration),
    "memory.gb_seconds": Route(bills.gb_seconds_each),
    "cost.gb_seconds": Route(bills.gb_seconds),
    "cost.request_cost": Route(bills.request_cost),
    "cost.compute_cost": Route(bills.compute_cost),
    "cost.provisioned_cost": Route(bills.provisioned_cost),
    "cost.provisioned_compute_cost": Route(bills.provisioned_compute_cost),
    "cost.storage_cost": Route(bills.storage_cost),
    "cost.poller_cost": Route(bills.poller_cost),
    "cost.total": Route(bills.total),
    "cost.break_even": Route(bills.break_even),
}


def agrees(path: str, value: Number | None, given: Values) -> bool:
    """Whether the second way comes to a figure's value. Raises KeyError for a figure without one."""
    route = ROUTES[path]
    found = route.find(given)
    if value is None or found is None:
        return value is None and found is None
    return abs(Fraction(found) - value) <= route.within * abs(Fraction(value))
