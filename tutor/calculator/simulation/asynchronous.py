"""Events that Lambda keeps: throttled ones go back to the queue, and a function that failed is tried again."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Annotated, NamedTuple

from tutor.calculator.simulation.retries import Retries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tutor.calculator.simulation.environments import Environments
    from tutor.calculator.simulation.recorder import Recorder
    from tutor.calculator.simulation.scenario import Asynchronous


class Event(NamedTuple):
    """What is known of an event; those that are alike wait together."""

    arrived: Annotated[float, "the second in which"]
    throttles: int = 0
    errors: int = 0


class AsynchronousIntake:
    """Invokes events as they arrive, and again when their wait is over."""

    lost = 0

    def __init__(
        self,
        source: Asynchronous,
        environments: Environments,
        random: Callable[[], float],
        *,
        is_off: bool,
    ) -> None:
        self.arrived = self.served = self.expired = self.failed = 0
        self._source, self._environments, self._random = source, environments, random
        self._is_off = is_off
        self._retries: Retries[Event] = Retries()

    @property
    def waiting(self) -> int:
        """How many events are to be tried again."""
        return self._retries.waiting

    def oldest_age(self, now: float) -> float:
        """Events have no iterator."""
        return 0.0

    def run(self, moments: Iterator[float], recorder: Recorder) -> None:
        """Takes the events that arrive at these moments, and their retries up to the horizon."""
        arrival, retries = next(moments, inf), self._retries
        while (now := min(arrival, retries.next_moment)) < recorder.horizon:
            if now >= recorder.due:
                recorder.record(now)
            if arrival <= now:
                self.arrived += 1
                # Those of a second are alike: memory must not grow with their number.
                self._take(Event(now // 1), now)
                arrival = next(moments, inf)
            elif (event := retries.take()) is not None:
                self._take(event, now)

    def _take(self, event: Event, now: float) -> None:
        """A reservation of 0 sends events to the dead-letter queue or destination without a try."""
        if self._is_off:
            self.failed += 1
            return
        end = self._environments.invoke(now)
        if end is None:
            arrived, throttles, errors = event
            self._wait(Event(arrived, throttles + 1, errors), now, self._source.wait(throttles + 1))
        elif self._source.error_share and self._random() < self._source.error_share:
            self._retry_error(event, end)
        else:
            self.served += 1

    def _retry_error(self, event: Event, end: float) -> None:
        waits = self._source.error_waits
        if event.errors < len(waits):
            self._wait(Event(event.arrived, event.throttles, event.errors + 1), end, waits[event.errors])
        else:
            self.failed += 1

    def _wait(self, event: Event, now: float, seconds: float) -> None:
        if now + seconds - event.arrived > self._source.max_age:
            self.expired += 1
        else:
            self._retries.add(now, now + seconds, event)
