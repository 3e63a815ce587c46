"""The course of a sitting by time: what comes next, or why it halts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.store.habits import habits
from tutor.study.selection import ROUND
from tutor.study.stopwatch import Stopwatch

if TYPE_CHECKING:
    from tutor.actions.sitting import Sitting
    from tutor.study.asking import Asked

TIME_IS_UP = "The time is up."
ALL_ASKED = "Everything here was asked today; more would be practice."


@dataclass(frozen=True)
class Halt:
    """A sitting at its end, or where the learner may go on: `reason` says why, '' where nothing is left."""

    reason: str = ""


class Course:
    """A sitting of the day's minutes: of what is left of them, else of as many again; they may be had once more."""

    def __init__(self, sitting: Sitting, minutes: int) -> None:
        self.sitting = sitting
        self.minutes = minutes
        self.done = 0
        self.recount()
        self.wanted = self._wanted()
        self._watch = Stopwatch(sitting.desk.clock.ticks)
        self._began_at = self.done * 60
        self._over_at = float(self.wanted * 60 - self._began_at)
        # So many questions were asked for: a card may come again until they are all asked.
        self._knows_round = sitting.session.limit is not None

    @property
    def used(self) -> float:
        """Seconds so far."""
        return self._watch.used

    @property
    def share(self) -> float:
        """How much of the wanted minutes is used, 0 to 1 or a little more."""
        return (self._began_at + self.used) / (self.wanted * 60)

    @property
    def shown_ms(self) -> int:
        """Milliseconds since the present question was shown."""
        return self._watch.shown_ms

    def next(self) -> Asked | Halt:
        """The next question; a halt once the time is used or all was asked, but the last lap runs to its end."""
        if self.sitting.session.lap is None and self.used >= self._over_at:
            return Halt(TIME_IS_UP)
        asked = self.sitting.next()
        if asked is None:
            return Halt()
        if asked.reason == ROUND and not self._knows_round:
            self._knows_round = True
            self.sitting.put_back(asked)
            return Halt(ALL_ASKED)
        return asked

    def turn(self) -> None:
        """Another question is shown from now on."""
        self._watch.turn()

    def recount(self) -> None:
        """Reads anew how many minutes the log says were spent today: Home says the same."""
        desk = self.sitting.desk
        self.done = round(habits(desk.store).seconds_on(desk.today) / 60)

    def go_on(self) -> None:
        """The same time once more."""
        self._over_at = self.used + self.minutes * 60
        self.wanted = round((self._began_at + self._over_at) / 60)

    def _wanted(self) -> int:
        """The minutes of the day at which the sitting is over."""
        return self.minutes if self.done < self.minutes else self.done + self.minutes

    def can_go_on(self, halt: Halt) -> bool:
        """Whether a last lap or more time is to be offered."""
        session = self.sitting.session
        return session.lap is None and bool(session.turns) and bool(halt.reason or session.missed)
