"""What a subject's inputs give when every request is simulated: chance and the way there, which formulas leave out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean

from tutor.calculator.formulas.queues import RESERVED_POLLERS
from tutor.calculator.shown import number
from tutor.calculator.simulated_bounds import refuse_too_large
from tutor.calculator.simulated_scenarios import POINTS, SCENARIOS
from tutor.calculator.simulation.events import simulate
from tutor.calculator.simulation.scenario import Asynchronous, Queue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.calculator.simulation.result import Result
    from tutor.calculator.simulation.scenario import Scenario
    from tutor.calculator.subject import Values

# Why what is measured of a subject differs from its formula's figures.
NOTES = {
    "sqs": (
        "Pollers take what is there: with many of them batches are smaller than --batch, and more environments run "
        "than full batches would need.",
        "The simulated throughput is what was served, the formula's what could be: they meet where the load is higher.",
    )
}
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
    scenario = SCENARIOS[name](given)
    measures = OFF_MEASURES if isinstance(scenario.source, Asynchronous) and _is_off(scenario) else SUBJECTS[name]
    refuse_too_large(name, scenario)
    result = simulate(scenario, seed)
    figures = tuple(
        SimulatedFigure(figure, MEASURES[measure][0], Fraction(MEASURES[measure][1](result)))
        for figure, measure in measures.items()
    )
    said = (ASSUMED, LENGTH.format(number(Fraction(scenario.horizon))), *_notes(name, scenario))
    return Simulated(scenario, result, figures, said)


def _is_off(scenario: Scenario) -> bool:
    return scenario.limits.reserved == 0


def _notes(name: str, scenario: Scenario) -> tuple[str, ...]:
    """What a subject's simulation leaves out or measures otherwise."""
    source, limits = scenario.source, scenario.limits
    has_pollers = isinstance(source, Queue) and source.most_pollers > limits.concurrency
    return (*NOTES.get(name, ()), *((RESERVED_POLLERS,) if has_pollers and limits.reserved is not None else ()))


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


def _growth(result: Result, points: int = POINTS // 10) -> float:
    """By how much the queue grew each second over the last so many points."""
    depth, moments = result.series.queue_depth, result.series.moments
    return (depth[-1] - depth[-1 - points]) / (moments[-1] - moments[-1 - points])


def _handled(result: Result, points: int) -> float:
    """What was taken each second over the last so many points: what arrived in them, and did not wait at their end."""
    return fmean(result.series.demand[-points:]) - _growth(result, points)


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
    # Once its pollers have come; a stream has all of its own from the start.
    "handled": ("1/s", lambda result: _handled(result, POINTS // 10)),
    "handled_in_all": ("1/s", lambda result: _handled(result, POINTS * 9 // 10)),
    "growth": ("1/s", _growth),
    "backlog": ("records", lambda result: result.totals.waiting),
    "age": ("s", lambda result: result.series.iterator_age[-1]),
    "attempts": ("attempts", _attempts),
    "served_in_all": ("events", lambda result: result.totals.served),
    "waiting": ("events", lambda result: result.totals.waiting),
    "expired": ("events", lambda result: result.totals.expired),
    "failed": ("events", lambda result: result.totals.failed),
}


# What is measured of each subject, by the name of the formula's figure, where there is one.
SUBJECTS: dict[str, dict[str, str]] = {
    "concurrency": {"concurrency": "in_flight", "peak_environments": "peak"},
    "quota": {"served": "served", "throttled": "throttled", "concurrency": "in_flight"},
    "erlang": {"throttled_share": "share", "throttled": "throttled", "served": "served"},
    "burst": {
        "throttled": "all_throttled",
        "throttled_share": "share_of_all",
        "environments_created": "cold",
    },
    "provisioned": {"on_provisioned": "on_provisioned", "on_demand": "on_demand", "throttled": "throttled"},
    "sqs": {
        "concurrency": "in_flight_at_end",
        "throughput": "handled",
        "backlog_growth": "growth",
        "oldest_age": "age",
    },
    "async": {
        "attempts": "attempts",
        "throttled": "throttled",
        "in_flight": "in_flight",
        "served_in_all": "served_in_all",
        "waiting": "waiting",
        "given_up_at_age": "expired",
        "given_up_after_retries": "failed",
    },
    "stream": {"concurrency": "in_flight", "capacity": "handled_in_all", "backlog": "backlog", "iterator_age": "age"},
}
# With a reservation of 0 nothing is tried: events are given up as they come.
OFF_MEASURES = {
    "attempts": "attempts",
    "served_in_all": "served_in_all",
    "given_up_at_once": "failed",
}
