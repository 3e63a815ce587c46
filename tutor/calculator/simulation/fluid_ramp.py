"""The pollers of a queue as a flow: how often a message has to wait for one, by chance too."""

from __future__ import annotations

from math import erfc, exp, inf, pi, sqrt
from typing import TYPE_CHECKING

from tutor.calculator.simulation.load import is_random

if TYPE_CHECKING:
    from tutor.calculator.simulation.scenario import Queue, Scenario


ALMOST_NEVER = 1e-9
# So many deviations below what is offered, both parts of Erlang's fraction come to nothing.
FAR_BELOW = -8


class FlowingRamp:
    """How many pollers there are: one more each gap in which a message had to wait, on average."""

    def __init__(self, queue: Queue, scenario: Scenario, step: float) -> None:
        self._most = min(queue.most_pollers, scenario.limits.concurrency)
        self._first = self.pollers = float(min(queue.first_pollers, self._most))
        self._gap = 60 / queue.pollers_a_minute if queue.pollers_a_minute else inf
        self._is_random, self._seconds, self._step = is_random(scenario.load), scenario.service.warm, step

    def grow(self, rate: float, filled: float, *, is_short: bool, has_backlog: bool) -> float:
        """Goes on by one step; says how many there are on average over it."""
        before = self.pollers
        if has_backlog:
            share = 1.0
        elif self._is_random:
            share = self._share_by_chance(rate, filled)
        else:
            share = min(rate * self._gap, 1.0) if is_short else 0.0
        self.pollers = min(self.pollers + self._step / self._gap * share, self._most)
        return (before + self.pollers) / 2

    def start_again(self) -> None:
        """The queue is empty: the first ones are left."""
        self.pollers = self._first

    def _share_by_chance(self, rate: float, filled: float) -> float:
        """How fast the ramp goes on, 0 to 1. Pollers that chance leaves all idle also begin again."""
        offered = rate * self._seconds
        emptied = rate / filled**2 * exp(-offered / filled) * self._step
        self.pollers = self._first + (self.pollers - self._first) * exp(-emptied)
        # Where n messages make a batch, invocations vary less than single messages by the factor n.
        in_a_gap = rate * blocked(self.pollers * filled, offered) * self._gap
        return 1 / (1 + exp(-in_a_gap) / in_a_gap) if in_a_gap > ALMOST_NEVER else 0.0


def blocked(servers: float, offered: float) -> float:
    """Share of random arrivals that find all servers busy: Erlang's B where both are large numbers.

    The number of busy ones would vary as a normal distribution around what is offered; it is cut off at the servers.
    """
    if offered <= 0:
        return 0.0
    deviation = sqrt(offered)
    z = (servers + 0.5 - offered) / deviation
    if z < FAR_BELOW:
        return 1 - servers / offered
    density = exp(-z * z / 2) / sqrt(2 * pi) / deviation
    return min(density / (0.5 * erfc(-z / sqrt(2))), 1.0)
