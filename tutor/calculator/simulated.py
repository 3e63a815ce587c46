"""What a subject's inputs give when every request is simulated: chance and the way there, which formulas leave out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from statistics import fmean

from tutor.calculator.formulas.asynchronous import ERROR, OFF
from tutor.calculator.shown import number
from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.load import Steady, expected_requests
from tutor.calculator.simulation.scenario import Asynchronous, Limits, Queue, ScalingRate, Scenario, Service, Stream
from tutor.calculator.subject import BadInput

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.calculator.simulation.result import Result
    from tutor.calculator.subject import Values

# What is waited for: at half a million requests a second, ten seconds at most.
ENOUGH, MOST = 100_000, 5_000_000
POINTS = 600
ASSUMED = "Requests arrive at random (a Poisson process), and all invocations take the same time."
LENGTH = "{} s were simulated from a cold start; averages leave out the first tenth."


@dataclass(frozen=True)
class SimulatedFigure:
    """One value that was measured; its name is that of the formula's figure where it measures the same."""

    name: str
    unit: str
    value: Fraction


@dataclass(frozen=True)
class Simulated:
    """A scenario, what came out, and its figures."""

    scenario: Scenario
    result: Result
    figures: tuple[SimulatedFigure, ...]
    assumptions: tuple[str, ...]


def simulated(name: str, given: Values, seed: int) -> Simulated:
    """Simulates a subject's inputs. Raises BadInput where there are too many requests, KeyError for other subjects."""
    build, measures = SUBJECTS[name]
    scenario = build(given)
    requests = expected_requests(scenario.load, scenario.horizon)
    if requests > MOST:
        raise BadInput(
            f"This would be {number(round(requests))} requests in {number(round(scenario.horizon))} s, and at most "
            f"{number(MOST)} are simulated one by one: give a lower rate or a shorter time."
        )
    result = simulate(scenario, seed)
    figures = tuple(
        SimulatedFigure(figure, MEASURES[measure][0], Fraction(MEASURES[measure][1](result)))
        for figure, measure in measures.items()
    )
    return Simulated(scenario, result, figures, (ASSUMED, LENGTH.format(number(Fraction(scenario.horizon)))))


def _settled(values: Sequence[float]) -> float:
    """The average once the start is over: of all but the first tenth."""
    return fmean(values[len(values) // 10 :])


def _throttled_share(result: Result) -> float:
    demand = _settled(result.series.demand)
    return _settled(result.series.throttled) / demand if demand else 0.0


def _attempts(result: Result) -> float:
    """Tries of an event, on average: those of the second half, when the first events have had all of theirs."""
    series = result.series
    half = len(series.demand) // 2
    demand = sum(series.demand[half:])
    tries = sum(sum(one[half:]) for one in (series.warm, series.cold, series.throttled))
    return tries / demand if demand else 0.0


def _growth(result: Result) -> float:
    """By how much the queue grew each second over the last tenth."""
    depth, moments = result.series.queue_depth, result.series.moments
    tenth = len(moments) // 10
    return (depth[-1] - depth[-1 - tenth]) / (moments[-1] - moments[-1 - tenth])


MEASURES: dict[str, tuple[str, Callable[[Result], float]]] = {
    "in_flight": ("environments", lambda result: _settled(result.series.in_flight)),
    "in_flight_at_end": ("environments", lambda result: result.series.in_flight[-1]),
    "peak": ("environments", lambda result: result.totals.peak_environments),
    "served": ("1/s", lambda result: _settled(result.series.demand) - _settled(result.series.throttled)),
    "throttled": ("1/s", lambda result: _settled(result.series.throttled)),
    "share": ("share", _throttled_share),
    "all_throttled": ("requests", lambda result: result.totals.throttled.all),
    "share_of_all": ("share", lambda result: result.totals.throttle_share),
    "cold": ("environments", lambda result: result.totals.cold),
    "on_provisioned": ("1/s", lambda result: _settled(result.series.provisioned)),
    "on_demand": ("1/s", lambda result: _settled(result.series.warm) + _settled(result.series.cold)),
    "handled": ("1/s", lambda result: fmean(result.series.demand[-POINTS // 10 :]) - _growth(result)),
    "growth": ("1/s", _growth),
    "backlog": ("records", lambda result: result.totals.waiting),
    "age": ("s", lambda result: result.series.iterator_age[-1]),
    "attempts": ("attempts", _attempts),
    "served_in_all": ("events", lambda result: result.totals.served),
    "waiting": ("events", lambda result: result.totals.waiting),
    "expired": ("events", lambda result: result.totals.expired),
    "failed": ("events", lambda result: result.totals.failed),
}


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


def _burst(given: Values) -> Scenario:
    scaling = ScalingRate(float(given["step"]), float(given["period"]), given.word("refill") == "steps")
    limits = Limits(int(given["limit"]), scaling=scaling, rate_factor=float(given["rate_per_unit"]))
    scenario = _scenario(given["rps"], given["duration"], limits, given["time"])
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
    return _polled(given["rate"], given["duration"], Limits(account=10**9), source, given["time"])


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


# name: how its inputs make a scenario, and what is measured by the name of the formula's figure, where there is one.
SUBJECTS: dict[str, tuple[Callable[[Values], Scenario], dict[str, str]]] = {
    "concurrency": (_concurrency, {"concurrency": "in_flight", "peak_environments": "peak"}),
    "quota": (_quota, {"served": "served", "throttled": "throttled", "concurrency": "in_flight"}),
    "erlang": (_erlang, {"throttled_share": "share", "throttled": "throttled", "served": "served"}),
    "burst": (
        _burst,
        {
            "throttled": "all_throttled",
            "throttled_share": "share_of_all",
            "environments_created": "cold",
        },
    ),
    "provisioned": (
        _provisioned,
        {"on_provisioned": "on_provisioned", "on_demand": "on_demand", "throttled": "throttled"},
    ),
    "sqs": (
        _sqs,
        {"concurrency": "in_flight_at_end", "throughput": "handled", "backlog_growth": "growth", "oldest_age": "age"},
    ),
    "async": (
        _asynchronous,
        {
            "attempts": "attempts",
            "throttled": "throttled",
            "in_flight": "in_flight",
            "served_in_all": "served_in_all",
            "waiting": "waiting",
            "given_up_at_age": "expired",
            "given_up_after_retries": "failed",
        },
    ),
    "stream": (
        _stream,
        {"concurrency": "in_flight", "capacity": "handled", "backlog": "backlog", "iterator_age": "age"},
    ),
}
