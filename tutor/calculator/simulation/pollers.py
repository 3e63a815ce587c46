"""Queues and streams: lanes in which batches wait, and how many invocations each lane may have at once."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from math import ceil, floor, inf, nextafter
from typing import TYPE_CHECKING

from tutor.calculator.simulation.backlog import Backlog
from tutor.calculator.simulation.environments import ROUNDING
from tutor.calculator.simulation.scenario import Queue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tutor.calculator.simulation.environments import Environments
    from tutor.calculator.simulation.recorder import Recorder
    from tutor.calculator.simulation.scenario import Scenario, Stream


class Ramp:
    """How many pollers a queue has: one more, as fast as they may come, for each time in which a message had to wait.

    A message waits that finds every poller busy. Once the queue has been empty the first pollers are left. There are
    never more than the function may run at once: those of AWS go on, and their batches come back to the queue.
    """

    def __init__(self, queue: Queue, concurrency: int) -> None:
        self._most = min(queue.most_pollers, concurrency)
        self._first = self._pollers = min(queue.first_pollers, self._most)
        self._gap = 60 / queue.pollers_a_minute if queue.pollers_a_minute else inf
        self._has_waited, self._freed_at = False, -inf
        self.next_at = inf  # when the next poller comes

    def allowed(self, lane: Lane, now: float) -> int:
        """How many invocations at once, before anything changes at this moment."""
        # A poller is there in the nanosecond in which rounding would still deny it.
        while self.next_at <= now + ROUNDING:
            self._pollers = min(self._pollers + 1, self._most)
            goes_on = (self._has_waited or lane.backlog.count) and self._pollers < self._most
            self.next_at = self.next_at + self._gap if goes_on else inf
            self._has_waited = False
        if not lane.backlog.count and not lane.in_flight:
            self._pollers, self.next_at = self._first, inf
        return self._pollers

    def note_arrival(self, lane: Lane, now: float) -> None:
        """A message waits where every poller is busy, or one is free only since this nanosecond."""
        is_just_freed = now - self._freed_at <= ROUNDING
        if lane.in_flight + is_just_freed < self.allowed(lane, now):
            return
        self._has_waited = True
        if self.next_at == inf and self._pollers < self._most:
            self.next_at, self._has_waited = now + self._gap, False

    def note_free(self, now: float) -> None:
        """A poller finds no batch."""
        self._freed_at = now


class Lane:
    """What waits, in order, and how many invocations are working on it."""

    def __init__(self, ramp: Ramp | None) -> None:
        self.backlog = Backlog()
        self.in_flight = 0
        self.wakes_at = inf
        self.ramp = ramp

    def allowed(self, now: float) -> int:
        """How many invocations it may have at once."""
        return self.ramp.allowed(self, now) if self.ramp else 1


class PolledIntake:
    """Takes what arrives into lanes, and invokes with batches of it."""

    lost = expired = failed = 0

    def __init__(self, source: Queue | Stream, scenario: Scenario, environments: Environments, chance: Random) -> None:
        self.arrived = self.served = self.waiting = 0
        self._environments = environments
        self._batch, self._window, self._pause = source.batch, source.window, source.pause
        if isinstance(source, Queue):
            self._poll = 0.0
            self._lanes = [Lane(Ramp(source, scenario.limits.concurrency))]
        else:
            self._poll = source.poll
            self._lanes = [Lane(None) for _ in range(source.lanes)]
        self._lane_of_next = _lanes_of(source, self._lanes, chance)
        self._agenda: list[tuple[float, int, Callable[[Lane, float], None], Lane]] = []
        self._numbers = count()

    def oldest_age(self, now: float) -> float:
        """Seconds that the oldest has waited, of all lanes."""
        return max(lane.backlog.oldest_age(now) for lane in self._lanes)

    def run(self, moments: Iterator[float], recorder: Recorder) -> None:
        """Takes what arrives at these moments and what follows from it up to the horizon."""
        for now in moments:
            self._work_until(now, recorder)
            if now >= recorder.due:
                recorder.record(now)
            self._arrive(next(self._lane_of_next), now)
        self._work_until(nextafter(recorder.horizon, 0), recorder)

    def _work_until(self, moment: float, recorder: Recorder) -> None:
        while self._agenda and self._agenda[0][0] <= moment:
            now, _, happen, lane = heappop(self._agenda)
            if now >= recorder.due:
                recorder.record(now)
            happen(lane, now)

    def _arrive(self, lane: Lane, now: float) -> None:
        if lane.ramp:
            lane.ramp.note_arrival(lane, now)
        is_first = not lane.backlog.count and not lane.in_flight
        lane.backlog.add(now)
        self.arrived += 1
        self.waiting += 1
        is_full = self._window > 0 and lane.backlog.count >= self._batch
        if self._poll and (is_first or is_full):
            self._wake(lane, now, ceil(now / self._poll) * self._poll)
        elif is_full or lane.wakes_at == inf:
            self._look(lane, now)

    def _look(self, lane: Lane, now: float) -> None:
        """Invokes as often as the lane may."""
        backlog = lane.backlog
        allowed = lane.allowed(now)
        while backlog.count and lane.in_flight < allowed:
            wait = self._window - backlog.oldest_age(now)
            if backlog.count < self._batch and wait > ROUNDING:
                self._wake(lane, now, now + wait)
                break
            self._invoke(lane, now)
        if lane.ramp and lane.in_flight < allowed:
            lane.ramp.note_free(now)
        elif lane.ramp and backlog.count:
            self._wake(lane, now, lane.ramp.next_at)

    def _invoke(self, lane: Lane, now: float) -> None:
        """A batch that is throttled stays where it is, and occupies its poller for the pause."""
        end = self._environments.invoke(now)
        lane.in_flight += 1
        if end is None:
            end = now + self._pause
        else:
            size = min(self._batch, lane.backlog.count)
            lane.backlog.take(size)
            self.served += size
            self.waiting -= size
        self._plan(end, self._end, lane)

    def _end(self, lane: Lane, now: float) -> None:
        lane.in_flight -= 1
        self._look(lane, now)

    def _wake(self, lane: Lane, now: float, moment: float) -> None:
        """Plans one more look, unless an earlier one is planned."""
        if moment < inf and not now < lane.wakes_at <= moment:
            lane.wakes_at = moment
            self._plan(moment, self._woken, lane)

    def _woken(self, lane: Lane, now: float) -> None:
        if now >= lane.wakes_at:
            lane.wakes_at = inf
        self._look(lane, now)

    def _plan(self, moment: float, happen: Callable[[Lane, float], None], lane: Lane) -> None:
        heappush(self._agenda, (moment, next(self._numbers), happen, lane))


def _lanes_of(source: Queue | Stream, lanes: list[Lane], chance: Random) -> Iterator[Lane]:
    """The lane of each record: that of the hot key, or any."""
    hot_share = 0.0 if isinstance(source, Queue) else source.hot_share
    while True:
        is_hot = len(lanes) == 1 or (hot_share and chance.random() < hot_share)
        yield lanes[0] if is_hot else lanes[floor(chance.random() * len(lanes))]
