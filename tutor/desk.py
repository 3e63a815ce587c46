"""Desk(library, store, clock): what a use case is given. The only reader of the clock."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tutor.store.moment import Moment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from tutor.content.library import Library
    from tutor.store.store import Store

    class ClockLike(Protocol):
        """What tells the time."""

        def now(self) -> Moment: ...

        def ticks(self) -> float: ...


# A study day begins at four in the morning: an evening that grows late is one day.
ROLLOVER_HOURS = 4


class Clock:
    """The system's clock."""

    def now(self) -> Moment:
        """This moment, with the study day it belongs to."""
        seconds = time.time()
        offset = time.localtime(seconds).tm_gmtoff
        return Moment(int(seconds * 1000), offset // 60, study_day(seconds, offset))

    def ticks(self) -> float:
        """Seconds that only run forward, for measuring."""
        return time.monotonic()


def study_day(seconds: float, offset: int) -> int:
    """The study day of a moment (UTC seconds) at a local offset (seconds): days since 1970-01-01, from 04:00 on."""
    return int((seconds + offset - ROLLOVER_HOURS * 3600) // 86400)


@dataclass(frozen=True)
class Desk:
    """What the learner works with."""

    library: Library
    store: Store
    clock: ClockLike

    @property
    def today(self) -> int:
        """The study day it is now."""
        return self.clock.now().day

    @property
    def remark(self) -> str:
        """One sentence when a pack has errors, '' when it has none: the rest is studied all the same."""
        count = self.library.left_out()
        items = "1 item has errors and is" if count == 1 else f"{count} items have errors and are"
        return f"{items} left out; `tutor check` shows why." if count else ""

    def close(self) -> None:
        """Lets go of both databases."""
        self.library.close()
        self.store.close()


def take_in(library: Library, store: Store, clock: ClockLike) -> None:
    """Takes in what the packs teach otherwise than when they were opened last; nearly always that is nothing."""
    if store.taught("+".join(sorted(library.packs))) != library.taught():
        from tutor.changes.finding import take_in

        take_in(library, store, clock.now())


def open_desk(packs: tuple[str, ...] = ()) -> Desk:
    """The desk on this machine: the packs named, or those of TUTOR_PACK, or the shipped one."""
    from tutor import paths
    from tutor.content.library import open_library
    from tutor.store.database import open_database
    from tutor.store.store import Store

    roots = paths.packs(packs)
    library = open_library(roots, paths.cache_folder())
    store = Store(open_database(paths.database()))
    clock = Clock()
    store.carry(clock.now(), library.renames(), library.has)
    take_in(library, store, clock)
    return Desk(library, store, clock)
