"""The course of a scenario on average, for large numbers and while a slider moves: no chance, and no single request.

Requests are amounts that flow evenly; a few small steps make one point of the series. With few environments the
throttles of random arrivals are missing here: the events have them.
"""

from __future__ import annotations

from bisect import bisect_left
from math import ceil
from typing import TYPE_CHECKING, assert_never

from tutor.calculator.simulation.flow import Flow
from tutor.calculator.simulation.load import Replayed, segments
from tutor.calculator.simulation.recorder import Recorder
from tutor.calculator.simulation.scenario import Asynchronous, Direct, Queue, Stream

if TYPE_CHECKING:
    from tutor.calculator.simulation.fluid_intakes import FluidIntake
    from tutor.calculator.simulation.load import Load, Segment
    from tutor.calculator.simulation.result import Result
    from tutor.calculator.simulation.scenario import Scenario

# Four steps a second over ten minutes follow an init phase; a longer horizon takes larger ones.
STEPS = 2_400
# What waits does so for seconds: these need no finer steps.
STEPS_A_POINT = {Direct: 4, Asynchronous: 1, Queue: 2, Stream: 2}


def flow(scenario: Scenario) -> Result:
    """What happens from second 0 to the horizon, without chance; points are evened out to end at the horizon."""
    points = ceil(scenario.horizon / scenario.step)
    in_a_point = max(min(STEPS // points, STEPS_A_POINT[type(scenario.source)]), 1)
    steps = points * in_a_point
    step = scenario.horizon / steps
    environments = Flow(scenario, step, steps)
    intake = _intake(scenario, environments, step)
    recorder = Recorder(scenario.horizon, step * in_a_point, environments, intake)
    for number, arrived in enumerate(_arrivals(scenario.load, scenario.horizon, step, steps), 1):
        intake.take(arrived)
        if number % in_a_point == 0:
            recorder.record(recorder.due)
    return recorder.finish("fluid", None)


def _arrivals(load: Load, horizon: float, step: float, steps: int) -> list[float]:
    """How many arrive in each step."""
    amounts = [0.0] * steps
    if isinstance(load, Replayed):
        for moment in load.moments[: bisect_left(load.moments, horizon)]:
            amounts[min(int(moment / step), steps - 1)] += 1
    else:
        for part in segments(load, horizon):
            _spread(part, amounts, step)
    return amounts


def _spread(part: Segment, amounts: list[float], step: float) -> None:
    """Adds what arrives in a segment to the steps that it lies in."""
    before = 0.0
    for number in range(int(part.begin / step), min(ceil(part.end / step), len(amounts))):
        so_far = part.expected((number + 1) * step)
        amounts[number] += so_far - before
        before = so_far


def _intake(scenario: Scenario, environments: Flow, step: float) -> FluidIntake:
    from tutor.calculator.simulation import fluid_intakes as intakes
    from tutor.calculator.simulation import fluid_pollers as pollers

    match scenario.source:
        case Direct():
            return intakes.DirectFlow(environments)
        case Asynchronous() as source:
            return intakes.AsynchronousFlow(source, scenario, environments, step)
        case Queue() as source:
            return pollers.QueueFlow(source, scenario, environments, step)
        case Stream() as source:
            return pollers.StreamFlow(source, scenario, environments, step)
        case _:
            assert_never(scenario.source)
