"""Concurrency, quotas, shares, provisioned concurrency and bursts: each value found again without its formula."""

from __future__ import annotations

import math
from fractions import Fraction

from tutor.calculator.routes.searching import added, best, finished, largest, moment, smallest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.subject import Values

# Requests that are added up; the average of as many as one likes is the same.
SOME = 60
SLICES = 4_000


def busy(given: Values) -> Fraction:
    """Seconds that requests keep environments busy, by the time in which they arrive."""
    seconds = sum([given["duration"]] * SOME, Fraction(0))
    return seconds / (SOME / given["rps"]) if given["rps"] else Fraction(0)


def environments(given: Values) -> int:
    """The fewest that end as many requests each second as arrive."""
    return smallest(lambda count: count >= given["rps"] * given["duration"])


def required_limit(given: Values) -> int:
    """The first quota at which nothing is throttled, neither for want of environments nor of rate."""
    return smallest(lambda quota: _passes(given, Fraction(quota), given["rps"]))


def _passes(given: Values, cap: Fraction, rate: Fraction) -> bool:
    return rate * given["duration"] <= cap and rate <= added(given["rate_per_unit"], cap)


def cap(given: Values) -> Fraction:
    """The environments that a function may use."""
    reserved = given.get("reserved")
    return given["limit"] if reserved is None else reserved


def admitted(given: Values, wanted: Fraction, units: Fraction) -> Fraction:
    """The most of a rate that so many units let through."""
    corners = (wanted, added(given["rate_per_unit"], units), added(finished(given["duration"]), units))
    return best(corners, lambda rate: rate <= wanted and _passes(given, units, rate))


def served(given: Values) -> Fraction:
    """The most of the load that the quota lets through."""
    return admitted(given, given["rps"], cap(given))


def spill_starts(given: Values) -> Fraction:
    """The highest rate at which provisioned environments take every request."""
    units = given["provisioned"]
    corners = (added(given["rate_per_unit"], units), added(finished(given["duration"]), units))
    return best(corners, lambda rate: _passes(given, units, rate))


def on_provisioned(given: Values) -> Fraction:
    """What of the load they take."""
    return admitted(given, given["rps"], given["provisioned"])


def on_demand(given: Values) -> Fraction:
    """What of the rest on-demand environments take."""
    reserved = given.get("reserved")
    room = given["limit"] - given["others"] if reserved is None else reserved
    return admitted(given, given["rps"] - on_provisioned(given), room - given["provisioned"])


def suggested(given: Values) -> int:
    """The fewest that leave the buffer above what is busy."""
    return smallest(lambda units: units - busy(given) >= given["buffer"] * busy(given))


def ready_after(given: Values) -> Fraction:
    """Preparation, and then as long as environments are still to be allocated."""
    if not given["provisioned"]:
        return Fraction(0)
    return given["preparation"] + moment(lambda second: given["provisioned"] * 60 - given["per_minute"] * second)


def settles_at(given: Values) -> int:
    """What the alarms leave: one minute after the other, until none of them rings."""
    units, target = int(given["provisioned"]), given["target"]
    while (wanted := _tracked(given, units, target)) != units:
        units = wanted
    return units


def _tracked(given: Values, units: int, target: Fraction) -> int:
    """The fewest units that are used no more than the target, by what runs on those that are there."""
    used = min(given["concurrency"], Fraction(units))
    is_low = 0 < used < given["scale_in"] * target * units
    return smallest(lambda count: used <= target * count) if used > target * units or is_low else units


def pool(given: Values) -> int:
    """The most that functions without a share can use at once."""
    return largest(lambda used: used + given["reserved"] + given["provisioned"] <= given["limit"])


def unreserved(given: Values) -> int:
    """What is not reserved, counted."""
    return largest(lambda used: used + given["reserved"] <= given["limit"])


def reservable(given: Values) -> int:
    """The largest further share that AWS would accept."""
    taken = given["reserved"] + given["provisioned"]
    return largest(lambda more: given["limit"] - taken - more >= given["min_unreserved"])


def claimed(given: Values) -> Fraction:
    """What is claimed, part by part."""
    return sum((given[name] for name in ("unreserved_busy", "reserved", "provisioned")), Fraction(0))


def may_run(given: Values, seconds: Fraction) -> Fraction:
    """Environments that may run, as the scaling rate is granted bit by bit."""
    if given.word("refill") == "steps":
        periods = 1 + largest(lambda count: count * given["period"] <= seconds)
        granted = added(given["step"], periods)
    else:
        granted = given["step"] + added(given["step"], seconds / given["period"])
    corners = (given["limit"], given["warm"] + granted)
    return best(corners, lambda count: all(count <= one for one in corners))


def needed(given: Values) -> Fraction:
    """Environments for the load's concurrency and for its rate: the larger of the two."""
    return max(busy(given), given["rps"] / given["rate_per_unit"])


def at_work(given: Values) -> Fraction:
    """As many as may run, and no more than the load needs."""
    corners = (may_run(given, given["time"]), needed(given))
    return best(corners, lambda count: all(count <= one for one in corners))


def full_after(given: Values) -> Fraction | None:
    """When enough environments may run."""
    wanted = needed(given)
    if wanted > given["limit"]:
        return None
    if given.word("refill") == "steps":
        first = smallest(lambda count: may_run(given, count * given["period"]) >= wanted)
        return first * given["period"]
    return moment(lambda second: wanted - given["warm"] - given["step"] - second * given["step"] / given["period"])


def throttled_in_burst(given: Values) -> Fraction:
    """Requests refused, slice of time by slice: what is served is measured in the middle of each."""
    wanted, width = needed(given), given["time"] / SLICES
    each = float(given["rps"] / wanted) if wanted else 0.0
    middles = (width * (2 * i + 1) / 2 for i in range(SLICES))
    refused = (max(float(given["rps"]) - each * float(_running(given, at)), 0.0) for at in middles)
    return Fraction(sum(refused)) * width


def _running(given: Values, at: Fraction) -> float:
    """The same as `may_run`, fast."""
    step, share = float(given["step"]), float(at / given["period"])
    grown = step * (1 + (math.floor(share) if given.word("refill") == "steps" else share))
    return min(float(given["limit"]), float(given["warm"]) + grown)


def throttled_share(given: Values) -> Fraction:
    """Erlang's share as the quotient of sums that it is defined by, each term from the one before."""
    load, term, total = float(given["rps"] * given["duration"]), 1.0, 1.0
    for count in range(1, int(given["limit"]) + 1):
        term *= load / count
        total += term
        if total > 1e200:
            term, total = term / total, 1.0
    return Fraction(term / total)
