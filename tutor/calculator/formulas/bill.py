"""A month's charges, each from its amount and its price."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tutor.calculator.shown import number
from tutor.calculator.subject import BadInput, Values

ZERO = Fraction(0)
# A twelfth of 365 days, in seconds.
MONTH = Fraction(730 * 3600)


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


@dataclass(frozen=True)
class Bill:
    """What a month costs (USD) with these values."""

    given: Values

    def refuse_the_impossible(self) -> None:
        """Raises BadInput where more runs on provisioned concurrency than there is of it."""
        given = self.given
        units, requests = given["provisioned"], given["provisioned_requests"]
        if units and not self.standing_time:
            raise BadInput(f"--provisioned-time 0 s leaves --provisioned {number(units)} no time: give one above 0.")
        if requests and not units:
            raise BadInput(f"--provisioned-requests {number(requests)} need a --provisioned to run on.")
        if self.warm > self.standing:
            raise BadInput(
                f"--provisioned-requests {number(requests)} take {number(requests * self.warm_duration)} s, and "
                f"--provisioned {number(units)} is there for {number(units * self.standing_time)} s: the rest runs on "
                "demand."
            )

    @cached_property
    def on_demand_requests(self) -> Fraction:
        """Requests that do not run on provisioned concurrency. Raises BadInput where more do than there are."""
        all_requests, warm = self.given["requests"], self.given["provisioned_requests"]
        if warm > all_requests:
            raise BadInput(
                f"--provisioned-requests {number(warm)} are part of --requests {number(all_requests)}, and more."
            )
        return all_requests - warm

    @cached_property
    def duration(self) -> Fraction:
        """Billed seconds of a request on demand."""
        return billed_duration(self.given["duration"], self.given["granularity"])

    @cached_property
    def warm_duration(self) -> Fraction:
        """Billed seconds of a request on provisioned concurrency."""
        measured = self.given.get("provisioned_duration")
        return billed_duration(self.given["duration"] if measured is None else measured, self.given["granularity"])

    @cached_property
    def standing_time(self) -> Fraction:
        """Billed seconds of provisioned concurrency."""
        configured = self.given.get("provisioned_time")
        return billed_duration(MONTH if configured is None else configured, self.given["provisioned_step"])

    @cached_property
    def gb_seconds(self) -> Fraction:
        """GB-seconds on demand, before the free tier."""
        return gb_seconds(self.on_demand_requests, self.given["memory"], self.duration)

    @cached_property
    def billed(self) -> Fraction:
        """GB-seconds on demand beyond the free ones."""
        return max(self.gb_seconds - self.given["free_duration"], ZERO)

    @cached_property
    def standing(self) -> Fraction:
        """GB-seconds for which provisioned concurrency stands ready."""
        return gb_seconds(self.given["provisioned"], self.given["memory"], self.standing_time)

    @cached_property
    def warm(self) -> Fraction:
        """GB-seconds that run on provisioned concurrency."""
        return gb_seconds(self.given["provisioned_requests"], self.given["memory"], self.warm_duration)

    @cached_property
    def request_cost(self) -> Fraction:
        """Requests beyond the free ones."""
        return max(self.given["requests"] - self.given["free_requests"], ZERO) / 10**6 * self.given["price_requests"]

    @cached_property
    def compute_cost(self) -> Fraction:
        """Duration on demand, in its tiers."""
        given = self.given
        tiers = (
            (given["second_tier"], given["second_discount"]),
            (max(given["third_tier"], given["second_tier"]), given["third_discount"]),
        )
        return tiered(self.billed, given["price_duration"], tiers)

    @cached_property
    def provisioned_cost(self) -> Fraction:
        """Provisioned concurrency, used or not."""
        return self.standing * self.given["price_provisioned"]

    @cached_property
    def provisioned_compute_cost(self) -> Fraction:
        """Duration on provisioned concurrency."""
        return self.warm * self.given["price_provisioned_duration"]

    @cached_property
    def storage(self) -> Fraction:
        """GB-seconds of ephemeral storage above what is included, for the time of all requests."""
        extra = max(self.given["tmp"] - self.given["free_tmp"], ZERO)
        cold = gb_seconds(self.on_demand_requests, extra, self.duration)
        warm = gb_seconds(self.given["provisioned_requests"], extra, self.warm_duration)
        return cold + warm

    @cached_property
    def storage_cost(self) -> Fraction:
        """What that costs."""
        return self.storage * self.given["price_tmp"]

    @cached_property
    def poller_cost(self) -> Fraction:
        """Event Poller Units."""
        return self.given["epu_hours"] * self.given["price_epu"]

    @cached_property
    def charges(self) -> dict[str, Fraction]:
        """Every charge by the name of its figure."""
        names = "request_cost compute_cost provisioned_cost provisioned_compute_cost storage_cost poller_cost"
        return {name: getattr(self, name) for name in names.split()}

    @cached_property
    def total(self) -> Fraction:
        """All of it."""
        return sum(self.charges.values(), ZERO)
