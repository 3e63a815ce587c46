"""The scenario that a subject's inputs make, to be simulated request by request."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, log

from tutor.calculator.formulas.asynchronous import ERROR, OFF
from tutor.calculator.simulation.load import Steady, expected_requests
from tutor.calculator.simulation.scenario import Asynchronous, Limits, Queue, ScalingRate, Scenario, Service, Stream
from tutor.calculator.subject import BadInput

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.calculator.subject import Values

# So many requests are made where no time is said, and so many places has a curve.
ENOUGH, POINTS = 100_000, 600


def expected_tries(scenario: Scenario) -> float:
    """How often something is tried, roughly: requests, and what asynchronous events try again.

    Events beyond what the limit serves wait as long as they may, and are tried again until then.
    """
    requests = expected_requests(scenario.load, scenario.horizon)
    source = scenario.source
    if not isinstance(source, Asynchronous) or scenario.limits.reserved == 0:
        return requests
    served = scenario.limits.on_demand * scenario.horizon / scenario.service.warm
    return requests * (1 + source.error_share * len(source.error_waits)) + max(requests - served, 0) * _waits(source)


def expected_pollers(queue: Queue, scenario: Scenario) -> float:
    """How many pollers may come, one by one."""
    most = min(queue.most_pollers, scenario.limits.concurrency)
    return min(most, queue.pollers_a_minute / 60 * scenario.horizon)


def _waits(source: Asynchronous) -> float:
    """How often an event waits that is throttled until it is too old: ever longer, then the longest wait each time."""
    longest = max(source.longest_wait, source.first_wait)
    growing = log(longest / source.first_wait, source.growth) if source.growth > 1 else 0.0
    return min(growing, source.max_age / source.first_wait) + source.max_age / longest


def _scenario(rate: Fraction, seconds: Fraction, limits: Limits, horizon: Fraction | None = None) -> Scenario:
    """A steady rate, for as long as gives enough requests where no time is said."""
    if horizon is None:
        horizon = max(min(ENOUGH / rate, Fraction(10**6)) if rate else Fraction(60), 200 * seconds)
    service = Service(warm=float(seconds), cold=float(seconds))
    return Scenario(Steady(float(rate)), service, limits, float(horizon), step=float(horizon / POINTS))


def _concurrency(given: Values) -> Scenario:
    return _scenario(given["rps"], given["duration"], Limits(account=10**9))


def _quota(given: Values) -> Scenario:
    limits = Limits(int(given["limit"]), _whole(given.get("reserved")), rate_factor=float(given["rate_per_unit"]))
    return _scenario(given["rps"], given["duration"], limits)


def _erlang(given: Values) -> Scenario:
    return _scenario(given["rps"], given["duration"], Limits(int(given["limit"])))


def _lasting(given: Values) -> Fraction:
    """The time that is simulated. Raises BadInput where there is none."""
    if not given["time"]:
        raise BadInput("A simulation needs a --time above 0.")
    return given["time"]


def _burst(given: Values) -> Scenario:
    scaling = ScalingRate(float(given["step"]), float(given["period"]), given.word("refill") == "steps")
    limits = Limits(int(given["limit"]), scaling=scaling, rate_factor=float(given["rate_per_unit"]))
    scenario = _scenario(given["rps"], given["duration"], limits, _lasting(given))
    warm = min(int(given["warm"]), limits.on_demand)
    return Scenario(scenario.load, scenario.service, limits, scenario.horizon, warm_at_start=warm, step=scenario.step)


def _provisioned(given: Values) -> Scenario:
    limits = Limits(
        int(given["limit"]),
        _whole(given.get("reserved")),
        provisioned=int(given["provisioned"]),
        claimed_elsewhere=int(given["others"]),
        rate_factor=float(given["rate_per_unit"]),
    )
    return _scenario(given["rps"], given["duration"], limits)


def _sqs(given: Values) -> Scenario:
    limits = Limits(int(given["limit"]), _whole(given.get("reserved")))
    most = min(given["most"], given.get("max_concurrency") or given["most"])
    source = Queue(
        ceil(given["batch"]), int(given["start"]), float(given["per_minute"]), int(most), float(given["window"])
    )
    return _polled(given["rate"], given["duration"], limits, source, Fraction(300))


def _stream(given: Values) -> Scenario:
    source = Stream(int(given["shards"]), int(given["factor"]), ceil(given["batch"]))
    return _polled(given["rate"], given["duration"], Limits(account=10**9), source, _lasting(given))


def _asynchronous(given: Values) -> Scenario:
    """Twice the time that one event may take: the first half fills what waits, the second shows what becomes of it."""
    rate, seconds, limit = given.get("rps"), given["duration"], given.get("limit")
    if not rate or not seconds:
        raise BadInput("A simulation needs --rps, the events of a second, and a --duration above 0.")
    waits = (given["first_wait"], given["second_wait"])[: int(given["retries"])]
    cause, age = given.word("cause"), float(given["max_age"])
    source = Asynchronous(
        float(given["backoff"]),
        float(given["longest"]),
        age,
        float(given["growth"]),
        error_share=float(cause == ERROR),
        error_waits=tuple(map(float, waits)),
    )
    limits = Limits(10**9 if limit is None else int(limit), reserved=0 if cause == OFF else None)
    lasts = sum(waits, (len(waits) + 1) * seconds) if cause == ERROR else given["max_age"]
    scenario = _scenario(rate, seconds, limits, 2 * max(lasts, seconds))
    return replace(scenario, source=source)


def _polled(rate: Fraction, seconds: Fraction, limits: Limits, source: Queue | Stream, horizon: Fraction) -> Scenario:
    service = Service(warm=float(seconds), cold=float(seconds))
    return Scenario(Steady(float(rate)), service, limits, float(horizon), source, step=float(horizon / POINTS))


def _whole(value: Fraction | None) -> int | None:
    return None if value is None else int(value)


# How the inputs of each subject that can be simulated make a scenario.
SCENARIOS: dict[str, Callable[[Values], Scenario]] = {
    "concurrency": _concurrency,
    "quota": _quota,
    "erlang": _erlang,
    "burst": _burst,
    "provisioned": _provisioned,
    "sqs": _sqs,
    "async": _asynchronous,
    "stream": _stream,
}
