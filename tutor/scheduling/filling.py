"""From an order of cards to the tasks of a sitting."""

from __future__ import annotations

from dataclasses import replace

from tutor.scheduling.learner import NEW
from tutor.scheduling.tasks import BESIDE, Today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

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
    if calendar.is_rest(calendar.today):
        return Today(is_planned=price is not None, is_rest=True)
    chosen = choose(ranked, calendar.seconds, learner)
    ids = {one.card.id for one in chosen}
    rest = [one for one in ranked if one.card.id not in ids]
    return Today(
        tuple(_beside(chosen)),
        tuple(_beside(rest)),
        missed_day=sum(one.share for one in chosen) / total if total else 0.0,
        price=price or 0.0,
        is_planned=price is not None,
    )


def choose(ranked: Sequence[Ranked], seconds: float, learner: Learner) -> list[Ranked]:
    """The best that fit, with the floor of reviews first; in the order of their ranks."""
    taken: set[str] = set()
    if learner.cross_day_reviews < FLOOR_UNTIL:
        reviews = [one for one in ranked if one.task.activity != NEW]
        taken |= _fitting(reviews, seconds * FLOOR, taken)
    spent = sum(one.task.seconds for one in ranked if one.card.id in taken)
    worthwhile = [one for one in ranked if one.rank > 0 and one.card.id not in taken]
    taken |= _fitting(worthwhile, seconds - spent, taken)
    return [one for one in ranked if one.card.id in taken]


def _fitting(ranked: Sequence[Ranked], seconds: float, taken: set[str]) -> set[str]:
    """The first ones that fit; the very first of a sitting need not fit whole."""
    fitting: set[str] = set()
    for one in ranked:
        is_first = not taken and not fitting and seconds > 0
        if one.task.seconds <= seconds or is_first:
            fitting.add(one.card.id)
            seconds -= one.task.seconds
    return fitting


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
