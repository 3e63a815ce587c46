"""Callers who wait for the answer: each request is tried once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.calculator.simulation.environments import Environments
    from tutor.calculator.simulation.recorder import Recorder


class DirectIntake:
    """Nothing waits: what is throttled is lost."""

    expired = failed = waiting = 0

    def __init__(self, environments: Environments) -> None:
        self._environments = environments

    @property
    def arrived(self) -> int:
        """How many requests so far."""
        return self._environments.tries

    @property
    def served(self) -> int:
        """How many of them were not throttled."""
        environments = self._environments
        return environments.warm + environments.cold + environments.provisioned

    @property
    def lost(self) -> int:
        """How many of them were throttled."""
        return self.arrived - self.served

    def oldest_age(self, now: float) -> float:
        """Nothing waits."""
        return 0.0

    def run(self, moments: Iterator[float], recorder: Recorder) -> None:
        """Invokes at each of these moments."""
        invoke = self._environments.invoke
        for now in moments:
            if now >= recorder.due:
                recorder.record(now)
            invoke(now)
