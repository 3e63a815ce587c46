"""Queues and streams as a flow: how many invocations their pollers make of what waits."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from tutor.calculator.simulation.environments import ROUNDING
from tutor.calculator.simulation.fluid_intakes import FluidIntake
from tutor.calculator.simulation.fluid_ramp import FlowingRamp
from tutor.calculator.simulation.load import is_random

if TYPE_CHECKING:
    from tutor.calculator.simulation.flow import Flow, Work
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


class Batches:
    """How full batches are while a poller is free for each, and how much waits for theirs to fill."""

    def __init__(self, source: Queue | Stream, *, is_random: bool) -> None:
        self.most, self._window, self._is_random = source.batch, source.window, is_random

    def filled(self, rate: float) -> float:
        """What a batch holds: the first, and those that arrive in its window."""
        in_window = rate * self._window
        return min(1 + in_window if self._is_random else max(ceil(in_window - ROUNDING), 1), self.most)

    def held(self, rate: float) -> float:
        """How much waits for its window to end, on average over the time that a batch takes to fill."""
        return (self.filled(rate) - 1) / 2 if self._window else 0.0

    def wanted(self, waiting: float, rate: float) -> float:
        """How many invocations would begin if a poller were free for each."""
        return max(waiting - self.held(rate), 0.0) / self.filled(rate)

    def taken(self, wanted: float, invocations: float, rate: float) -> float:
        """What so many invocations take of all that would be theirs: where they are too few, batches fill up."""
        return min(wanted * self.filled(rate), invocations * self.most)


class QueueFlow(FluidIntake):
    """Pollers that grow in number while messages wait for one."""

    def __init__(self, source: Queue, scenario: Scenario, environments: Flow, step: float) -> None:
        super().__init__(environments)
        self._step = step
        self._batches = Batches(source, is_random=is_random(scenario.load))
        self._messages = WaitingFlow(step)
        self._ramp = FlowingRamp(source, scenario, step)

    def take(self, arrived: float) -> None:
        """Works on what waits."""
        messages, batches, environments = self._messages, self._batches, self._environments
        rate, backlog = arrived / self._step, messages.amount
        messages.add(arrived)
        self.arrived += arrived
        wanted = batches.wanted(messages.amount, rate)
        pollers = self._ramp.pollers
        if wanted:
            filled, has_backlog = batches.filled(rate), backlog > batches.held(rate) + 1
            is_short = wanted > environments.room(pollers)
            pollers = self._ramp.grow(rate, filled, is_short=is_short, has_backlog=has_backlog)
        elif not environments.in_flight:
            self._ramp.start_again()
        invocations = min(wanted, environments.room(pollers))
        self._work(wanted, invocations, rate)

    def _work(self, wanted: float, invocations: float, rate: float) -> None:
        began = self._environments.invoke(invocations)
        if invocations:
            taken = self._batches.taken(wanted, invocations, rate) * began / invocations
            self._messages.take(taken)
            self.served += taken
        self.waiting = self._messages.amount

    def oldest_age(self, now: float) -> float:
        """Seconds that the oldest message has waited."""
        return self._messages.oldest_age()


class Lanes:
    """Lanes that are alike: each has records of its own, and one batch of them worked on at a time."""

    def __init__(self, share: float, lanes: int, batches: Batches, work: Work, step: float) -> None:
        self.share, self.records = share, WaitingFlow(step)
        self.invocations = 0.0
        self._lanes, self._batches, self._work, self._step = lanes, batches, work, step
        self._wanted = self._rate = 0.0

    def plan(self, arrived: float) -> None:
        """So much arrives in the next step: says how many invocations take of it."""
        self.records.add(arrived)
        self._rate = arrived / self._lanes / self._step
        held = (self._lanes - 1) * self._batches.held(self._rate)
        self._wanted = self._batches.wanted(max(self.records.amount - held, 0.0), self._rate)
        room = max(self._lanes - self._work.left(), 0.0) / self._work.still_there
        self.invocations = min(self._wanted, room)

    def begin(self, began_share: float) -> float:
        """So much of what was planned begins; says how many records that takes."""
        invocations = self.invocations * began_share
        self._work.begin(invocations, self._work.left())
        taken = min(self._wanted * self._batches.filled(self._rate) * began_share, invocations * self._in_a_batch())
        self.records.take(taken)
        return taken

    def _in_a_batch(self) -> float:
        """A lane that ends has gathered for as long as it was busy, the others for half as long on average."""
        return min(max(2 * self.records.amount / self._lanes, self._batches.filled(self._rate)), self._batches.most)


class StreamFlow(FluidIntake):
    """Lanes that are alike, and one more for a hot key."""

    def __init__(self, source: Stream, scenario: Scenario, environments: Flow, step: float) -> None:
        super().__init__(environments)
        self._seconds = scenario.service.warm
        batches = Batches(source, is_random=source.lanes > 1 or is_random(scenario.load))
        hot = source.hot_share + (1 - source.hot_share) / source.lanes
        groups = ((hot, 1), (1 - hot, source.lanes - 1)) if source.hot_share else ((1.0, source.lanes),)
        self._groups = [
            Lanes(share, lanes, batches, environments.work(scenario.service.warm), step)
            for share, lanes in groups
            if lanes
        ]

    def take(self, arrived: float) -> None:
        """Works on what waits."""
        self.arrived += arrived
        for group in self._groups:
            group.plan(arrived * group.share)
        invocations = sum([group.invocations for group in self._groups])
        began = self._environments.invoke(invocations) / invocations if invocations else 1.0
        self.served += sum([group.begin(began) for group in self._groups])
        self.waiting = sum([group.records.amount for group in self._groups])

    def oldest_age(self, now: float) -> float:
        """Seconds that the oldest record of the slowest lane has waited: of alike ones, the next to end."""
        ages = [group.records.oldest_age() for group in self._groups]
        return max(age + min(age, self._seconds / 2) for age in ages)
