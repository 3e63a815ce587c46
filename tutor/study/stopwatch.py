"""Time of a sitting: a pause at one question counts for three minutes at most, as in the figures."""

from __future__ import annotations

from collections.abc import Callable

from tutor.scheduling.pace import AWAY_MS

MOST_SECONDS = AWAY_MS / 1000


class Stopwatch:
    """Adds up what was spent; `ticks` tells seconds that only run forward."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._banked = 0.0
        self._since = ticks()

    @property
    def used(self) -> float:
        """Seconds so far."""
        return self._banked + min(self._ticks() - self._since, MOST_SECONDS)

    @property
    def shown_ms(self) -> int:
        """Milliseconds since the present question was shown, pauses included."""
        return int((self._ticks() - self._since) * 1000)

    def turn(self) -> None:
        """Something else is shown from now on."""
        self._banked = self.used
        self._since = self._ticks()
