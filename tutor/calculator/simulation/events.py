"""Every request by itself, in the order of time.

The same scenario and seed give the same result: all chance comes from two `random.Random` of the seed, one for arrivals
and one for durations, errors and lanes, so that a change of limits meets the same arrivals. `Random.random` gives the
same numbers in every Python; only the last digit of a logarithm may differ between machines.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, assert_never

from tutor.calculator.simulation.arrivals import arrivals
from tutor.calculator.simulation.environments import Environments
from tutor.calculator.simulation.recorder import Recorder
from tutor.calculator.simulation.scenario import Asynchronous, Direct, Queue, Stream

if TYPE_CHECKING:
    from tutor.calculator.simulation.asynchronous import AsynchronousIntake
    from tutor.calculator.simulation.direct import DirectIntake
    from tutor.calculator.simulation.pollers import PolledIntake
    from tutor.calculator.simulation.result import Result
    from tutor.calculator.simulation.scenario import Scenario

    Intake = AsynchronousIntake | DirectIntake | PolledIntake


def simulate(scenario: Scenario, seed: int) -> Result:
    """What happens from second 0 to the horizon. Discrete events; checked against Erlang's B and SimFaaS."""
    chance = Random(f"service {seed}")
    environments = Environments(scenario.service, scenario.limits, chance.random, scenario.warm_at_start)
    intake = _intake(scenario, environments, chance)
    recorder = Recorder(scenario.horizon, scenario.step, environments, intake)
    intake.run(arrivals(scenario.load, scenario.horizon, Random(f"arrivals {seed}").random), recorder)
    return recorder.finish("events", seed)


def _intake(scenario: Scenario, environments: Environments, chance: Random) -> Intake:
    from tutor.calculator.simulation import asynchronous, direct, pollers

    match scenario.source:
        case Direct():
            return direct.DirectIntake(environments)
        case Asynchronous() as source:
            is_off = scenario.limits.reserved == 0
            return asynchronous.AsynchronousIntake(source, environments, chance.random, is_off=is_off)
        case Queue() | Stream() as source:
            return pollers.PolledIntake(source, scenario, environments, chance)
        case _:
            assert_never(scenario.source)
