"""Desk(library, store, clock): what a use case is given. The only reader of the clock."""

from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from tutor.content.library import Library
    from tutor.store.moment import Moment
    from tutor.store.store import Store
    from tutor.store.tallies import Tallies

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
        from tutor.store.moment import Moment

        seconds = time.time()
        offset = time.localtime(seconds).tm_gmtoff
        return Moment(int(seconds * 1000), offset // 60, study_day(seconds, offset))

    def today(self) -> int:
        """The study day it is now."""
        seconds = time.time()
        return study_day(seconds, time.localtime(seconds).tm_gmtoff)

    def ticks(self) -> float:
        """Seconds that only run forward, for measuring."""
        return time.monotonic()


def study_day(seconds: float, offset: int) -> int:
    """The study day of a moment (UTC seconds) at a local offset (seconds): days since 1970-01-01, from 04:00 on."""
    return int((seconds + offset - ROLLOVER_HOURS * 3600) // 86400)


class Desk:
    """What the learner works with."""

    def __init__(self, library: Library, store: Store, clock: ClockLike) -> None:
        self.library = library
        self.store = store
        self.clock = clock

    @property
    def today(self) -> int:
        """The study day it is now."""
        return self.clock.now().day

    @property
    def remark(self) -> str:
        """One sentence when a pack has errors, '' when it has none: the rest is studied all the same."""
        return remark_of(self.library)

    def close(self) -> None:
        """Lets go of both databases."""
        self.library.close()
        self.store.close()


class Overlook:
    """What figures of progress are made from, on a study day: a desk at which nothing can be answered."""

    def __init__(self, library: Library, tallies: Tallies, today: int) -> None:
        self.library = library
        self.tallies = tallies
        self.today = today

    @property
    def remark(self) -> str:
        """One sentence when a pack has errors, '' when it has none."""
        return remark_of(self.library)

    def close(self) -> None:
        """Lets go of both databases."""
        self.library.close()
        self.tallies.close()


def remark_of(library: Library) -> str:
    """What is said of packs with errors."""
    count = library.left_out()
    items = "1 item has errors and is" if count == 1 else f"{count} items have errors and are"
    return f"{items} left out; `tutor check` shows why." if count else ""


def take_in(library: Library, store: Store, clock: ClockLike) -> None:
    """Takes in what the packs teach otherwise than when they were opened last; nearly always that is nothing."""
    from tutor.changes.news import has_news

    if has_news(library, store.tallies):
        from tutor.changes.finding import take_in
        from tutor.store.database import DatabaseTrouble

        try:
            take_in(library, store, clock.now())
        except DatabaseTrouble:  # who only reads need not write: it is found again when the packs are opened next
            return


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


def bare_desk(packs: tuple[str, ...] = ()) -> Desk:
    """A desk of a learner who never answered: for reading where the learner's database cannot be opened."""
    from tutor import paths
    from tutor.content.library import open_library
    from tutor.store.database import open_database
    from tutor.store.store import Store

    return Desk(open_library(paths.packs(packs), paths.cache_folder()), Store(open_database(":memory:")), Clock())


def open_overlook(packs: tuple[str, ...] = ()) -> Overlook:
    """What figures are made from, on this machine; history first follows what changed in the packs."""
    from tutor import paths
    from tutor.changes.news import has_news
    from tutor.content.library import open_library
    from tutor.store.database import open_database
    from tutor.store.tallies import Tallies

    library = open_library(paths.packs(packs), paths.cache_folder())
    db = open_database(paths.database())
    tallies, clock = Tallies(db), Clock()
    if library.renames() or tallies.renames() or has_news(library, tallies):
        from tutor.store.store import Store

        store = Store(db)
        store.carry(clock.now(), library.renames(), library.has)
        take_in(library, store, clock)
    return Overlook(library, tallies, clock.today())
