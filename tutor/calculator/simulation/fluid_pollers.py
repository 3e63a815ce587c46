"""Queues and streams as a flow: how many invocations their pollers make of what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.calculator.simulation.environments import ROUNDING
from tutor.calculator.simulation.fluid_intakes import FluidIntake

if TYPE_CHECKING:
    from tutor.calculator.simulation.flow import Flow
    from tutor.calculator.simulation.scenario import Queue, Scenario, Stream


class WaitingFlow:
    """First in, first out, of an amount that arrives evenly in each step."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._sums = [0.0]  # arrived up to the end of each step
        self._taken, self._oldest = 0.0, 0

    @property
    def amount(self) -> float:
        """How much waits."""
        return max(self._sums[-1] - self._taken, 0.0)

    def add(self, arrived: float) -> None:
        """So much arrives in the next step."""
        self._sums.append(self._sums[-1] + arrived)

    def take(self, amount: float) -> None:
        """Takes the oldest."""
        self._taken += amount

    def oldest_age(self) -> float:
        """Seconds since the oldest arrived, at the end of the last step."""
        sums, taken = self._sums, self._taken
        last = len(sums) - 1
        while self._oldest < last and sums[self._oldest + 1] <= taken + ROUNDING:
            self._oldest += 1
        if self._oldest == last:
            return 0.0
        before, after = sums[self._oldest], sums[self._oldest + 1]
        return (last - self._oldest - max(taken - before, 0.0) / (after - before)) * self._step


class BatchFlow(FluidIntake):
    """Invocations with batches of what waits."""

    def __init__(self, source: Queue | Stream, scenario: Scenario, environments: Flow, step: float) -> None:
        super().__init__(environments)
        self._batch, self._window, self._step = source.batch, source.window, step
        self._turns = step / scenario.service.warm

    def _invocations(self, waiting: float, arrived: float, at_once: float) -> float:
        """How many invocations so many at once make of what waits in a step."""
        filled = min(max(arrived / self._step * self._window, 1.0), self._batch)
        return min(waiting / filled, at_once * self._turns)

    def _work(self, waiting: WaitingFlow, invocations: float, began_share: float) -> None:
        taken = min(waiting.amount, invocations * self._batch) * began_share
        waiting.take(taken)
        self.served += taken
        self.waiting -= taken


class QueueFlow(BatchFlow):
    """Pollers that grow in number while messages wait."""

    def __init__(self, source: Queue, scenario: Scenario, environments: Flow, step: float) -> None:
        super().__init__(source, scenario, environments, step)
        self._messages = WaitingFlow(step)
        self._most = min(source.most_pollers, scenario.limits.concurrency)
        self._first = self._pollers = float(min(source.first_pollers, self._most))
        self._more = source.pollers_a_minute / 60 * step

    def take(self, arrived: float) -> None:
        """Works on what waits."""
        messages = self._messages
        messages.add(arrived)
        self.arrived += arrived
        self.waiting += arrived
        invocations = self._invocations(messages.amount, arrived, self._pollers)
        began = self._environments.invoke(invocations)
        self._work(messages, invocations, began / invocations if invocations else 1.0)
        if messages.amount > ROUNDING:
            self._pollers = min(self._pollers + self._more, self._most)
        elif not arrived:
            self._pollers = self._first

    def oldest_age(self, now: float) -> float:
        """Seconds that the oldest message has waited."""
        return self._messages.oldest_age()


class StreamFlow(BatchFlow):
    """Lanes that are alike, and one more for a hot key."""

    def __init__(self, source: Stream, scenario: Scenario, environments: Flow, step: float) -> None:
        super().__init__(source, scenario, environments, step)
        hot = source.hot_share + (1 - source.hot_share) / source.lanes
        groups = ((hot, 1), (1 - hot, source.lanes - 1)) if source.hot_share else ((1.0, source.lanes),)
        self._groups = [(share, lanes, WaitingFlow(step)) for share, lanes in groups if lanes]

    def take(self, arrived: float) -> None:
        """Works on what waits."""
        self.arrived += arrived
        self.waiting += arrived
        planned = []
        for share, lanes, records in self._groups:
            records.add(arrived * share)
            planned.append(self._invocations(records.amount, arrived * share / lanes, lanes))
        invocations = sum(planned)
        began = self._environments.invoke(invocations)
        for (_, _, records), count in zip(self._groups, planned, strict=True):
            self._work(records, count, began / invocations if invocations else 1.0)

    def oldest_age(self, now: float) -> float:
        """Seconds that the oldest record of the slowest lane has waited."""
        return max(records.oldest_age() for _, _, records in self._groups)
