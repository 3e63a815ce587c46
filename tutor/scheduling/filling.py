"""From an order of cards to the tasks of a sitting."""

from __future__ import annotations

from dataclasses import replace

from tutor.scheduling.learner import NEW
from tutor.scheduling.tasks import BESIDE, Today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tutor.scheduling.calendar import Calendar
    from tutor.scheduling.learner import Learner
    from tutor.scheduling.tasks import Ranked, Task

# Until so many cross-day reviews exist, this part of a sitting is reviews: from them the tutor learns how one forgets.
FLOOR_UNTIL = 150
FLOOR = 0.4


def fill(
    ranked: Sequence[Ranked], calendar: Calendar, learner: Learner, total: float = 0.0, price: float | None = None
) -> Today:
    """Tasks that fit the time, in order; `total` is what all cards weigh, `price` None without a plan by exam day."""
    chosen = choose(ranked, calendar.seconds_today, learner)
    ids = {one.card.id for one in chosen}
    rest = [one for one in ranked if one.card.id not in ids]
    return Today(
        tuple(_beside(chosen)),
        tuple(_beside(rest)),
        missed_day=sum(one.task.gain for one in chosen) / total if total else 0.0,
        price=price or 0.0,
        is_planned=price is not None,
        is_rest=calendar.is_rest(calendar.today),
    )


def choose(ranked: Sequence[Ranked], seconds: float, learner: Learner) -> list[Ranked]:
    """The best that fit, with the floor of reviews first; in the order of their ranks."""
    sitting = _Sitting(ranked, seconds)
    if learner.cross_day_reviews < FLOOR_UNTIL:
        sitting.take((one for one in ranked if one.task.activity != NEW), seconds * FLOOR)
    sitting.take((one for one in ranked if one.rank > 0), seconds)
    return [one for one in ranked if one.card.id in sitting.taken]


class _Sitting:
    """What is taken of the ranked cards so far, and how long it takes."""

    def __init__(self, ranked: Sequence[Ranked], seconds: float) -> None:
        self.taken: set[str] = set()
        self._spent, self._is_open = 0.0, seconds > 0
        self._met = {one.card.id: one for one in ranked if one.card.memory is not None}

    def take(self, ranked: Iterable[Ranked], seconds: float) -> None:
        """Takes what fits, each card with those it was confused with; the very first need not fit whole."""
        for one in ranked:
            twins = [self._met[twin] for twin in one.card.twins if twin in self._met]
            for group in ([one, *twins], [one]) if twins else ([one],):
                new = [each for each in group if each.card.id not in self.taken]
                length = sum(each.task.seconds for each in new)
                if self._spent + length <= seconds or (self._is_open and not self.taken and len(new) == 1):
                    self.taken |= {each.card.id for each in new}
                    self._spent += length
                    break


def _beside(ranked: Sequence[Ranked]) -> list[Task]:
    """The tasks in order, each followed by the cards it was confused with."""
    waiting = {one.card.id: one for one in ranked}
    tasks: list[Task] = []
    for one in ranked:
        if waiting.pop(one.card.id, None) is None:
            continue
        tasks.append(one.task)
        twins = [waiting.pop(twin) for twin in one.card.twins if twin in waiting]
        tasks += [replace(twin.task, why=BESIDE) for twin in twins]
    return tasks
