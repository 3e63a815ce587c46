"""Wrong ways of thinking about a scenario, each computed: what would come out if it were so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.calculator.simulation.scenario import Asynchronous, Direct, Limits, Queue, Scenario, Stream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ENOUGH = 10**7


@dataclass(frozen=True)
class Slip:
    """A scenario as somebody sees it who leaves something out (None where it is not there), and what to say then."""

    change: Callable[[Scenario], Scenario | None]
    say: str
    leaves_out_chance: bool = False

    def seen(self, scenario: Scenario) -> Scenario | None:
        """What is seen instead of the scenario; None where the slip changes nothing, so that nobody made it."""
        changed = self.change(scenario)
        return changed if self.leaves_out_chance or changed != scenario else None


def _with_limits(**changes: Any) -> Callable[[Scenario], Scenario]:
    return lambda scenario: _limited(scenario, replace(scenario.limits, **changes))


def _limited(scenario: Scenario, limits: Limits) -> Scenario:
    return replace(scenario, limits=limits, warm_at_start=min(scenario.warm_at_start, limits.on_demand))


def _all_at_once(scenario: Scenario) -> Scenario | None:
    """Nothing but the limit: environments come at once."""
    return _limited(scenario, replace(scenario.limits, scaling=None)) if scenario.limits.scaling else None


def _other_refill(scenario: Scenario) -> Scenario | None:
    scaling = scenario.limits.scaling
    if scaling is None:
        return None
    return _limited(scenario, replace(scenario.limits, scaling=replace(scaling, is_stepwise=not scaling.is_stepwise)))


def _not_reserved(scenario: Scenario) -> Scenario | None:
    limits = scenario.limits
    return None if limits.reserved is None else _limited(scenario, replace(limits, reserved=None))


def _none_provisioned(scenario: Scenario) -> Scenario | None:
    return _limited(scenario, replace(scenario.limits, provisioned=0)) if scenario.limits.provisioned else None


def _provisioned_on_top(scenario: Scenario) -> Scenario | None:
    """As if provisioned environments came beside the limit."""
    limits = scenario.limits
    if not limits.provisioned:
        return None
    reserved = None if limits.reserved is None else limits.reserved + limits.provisioned
    return _limited(scenario, replace(limits, account=limits.account + limits.provisioned, reserved=reserved))


def _a_second_each(scenario: Scenario) -> Scenario | None:
    """As if an environment served one request a second, however long that takes."""
    service = scenario.service
    return None if service.warm == 1 else replace(scenario, service=replace(service, warm=1.0, cold=1.0))


def _averages(scenario: Scenario) -> Scenario:
    return scenario


def _of_queue(**changes: Any) -> Callable[[Scenario], Scenario]:
    return lambda scenario: replace(scenario, source=replace(scenario.source, **changes))


def _all_pollers(scenario: Scenario) -> Scenario | None:
    source = scenario.source
    return (
        replace(scenario, source=replace(source, first_pollers=source.most_pollers))
        if isinstance(source, Queue)
        else None
    )


def _one_batch_a_shard(scenario: Scenario) -> Scenario | None:
    source = scenario.source
    return replace(scenario, source=replace(source, factor=1)) if isinstance(source, Stream) else None


_NO_LIMIT = Slip(
    _with_limits(account=ENOUGH, reserved=None),
    "That leaves out the concurrency limit: environments beyond it are refused.",
)
SLIPS: dict[type[object], tuple[Slip, ...]] = {
    Direct: (
        Slip(
            _averages,
            "That is right on average; arriving at random, some meet a moment when all are busy.",
            leaves_out_chance=True,
        ),
        Slip(
            _with_limits(rate_factor=None),
            "That leaves out the rate quota: each unit of concurrency admits only so many requests a second.",
        ),
        Slip(_all_at_once, "That leaves out the scaling rate: environments do not come all at once."),
        Slip(_other_refill, "That is what the other way of refilling the scaling rate gives: look at the switch."),
        Slip(_not_reserved, "That leaves out reserved concurrency: it guarantees a share, and it is a cap too."),
        Slip(_none_provisioned, "That leaves out provisioned concurrency."),
        Slip(_provisioned_on_top, "That adds provisioned concurrency to the limit: it is part of it."),
        _NO_LIMIT,
        Slip(
            _a_second_each,
            "That takes environments for requests a second: divide their number by the duration.",
        ),
    ),
    Asynchronous: (),
    Queue: (
        Slip(
            _averages,
            "That is right on average; arriving at random, messages come in clusters, and some of them wait.",
            leaves_out_chance=True,
        ),
        Slip(_all_pollers, "That leaves out the ramp: pollers start with a few, and more come while messages wait."),
        Slip(_of_queue(pollers_a_minute=0), "That leaves the pollers as they start: more come while messages wait."),
        Slip(
            _of_queue(most_pollers=ENOUGH),
            "That leaves out the most pollers there may be: MaximumConcurrency, or the most of any mapping.",
        ),
        Slip(_of_queue(batch=1), "That takes one message for each invocation: a batch holds several."),
        Slip(_not_reserved, "That leaves out reserved concurrency: no more batches than that run at a time."),
    ),
    Stream: (
        Slip(
            _averages,
            "That is right on average; arriving at random, a lane gets more than its share, and its records wait.",
            leaves_out_chance=True,
        ),
        Slip(_of_queue(batch=1), "That takes one record for each invocation: a batch holds several."),
        Slip(_of_queue(shards=1), "That takes a single shard."),
        Slip(_one_batch_a_shard, "That leaves out the parallelization factor."),
        Slip(_of_queue(hot_share=0), "That spreads the records evenly: a hot key stays in one lane."),
    ),
}
