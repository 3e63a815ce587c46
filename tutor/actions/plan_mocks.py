"""When to sit mock exams: about ten and three days before the exam, moved where that is no day for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.scheduling.readiness import LEAST_NEW

if TYPE_CHECKING:
    from tutor.content.model.blueprint import Blueprint, MockForm
    from tutor.desk import Desk
    from tutor.scheduling.calendar import Calendar

# Days before the exam, and from how many days before on a mock exam counts as the second one.
_BEFORE = (10, 3)
_SECOND_FROM = 6
# Between two mock exams lies some study, and what the last one showed can still be mended.
_APART, _LEAST = 3, 2
# How far back a mock exam stands for the first one.
_REACH = 21
# A form is worth sitting for its questions that were never seen: up to this part of them seen it is fresh.
STALE_FROM = 0.5


@dataclass(frozen=True)
class Mock:
    """A mock exam on a study day: proposed, or done. `form` is '' where every form was seen already."""

    day: int
    is_done: bool
    form: str = ""
    minutes: int = 0
    questions: int = 0


def mocks(desk: Desk, blueprint: Blueprint, calendar: Calendar) -> tuple[Mock, ...]:
    """The two mock exams before an exam day ahead; none without one, and none from an exam without forms."""
    left = calendar.days_left
    if left is None or calendar.exam_on is None or not blueprint.forms:
        return ()
    sat = _sat(desk, blueprint)
    first = [day for day in sat if calendar.exam_on - _REACH <= day <= calendar.exam_on - _SECOND_FROM - 1]
    second = [day for day in sat if calendar.exam_on - _SECOND_FROM <= day <= calendar.exam_on]
    done = [Mock(days[-1], True) for days in (first, second) if days]
    days = [] if second else _days(calendar, calendar.exam_on, bool(first))
    forms = fresh(desk, blueprint)
    return (*done, *(_proposed(day, forms, number) for number, day in enumerate(days)))


def _days(calendar: Calendar, exam_on: int, is_first_done: bool) -> list[int]:
    """The days that are still to come, each a day of study; the first one goes where it is too near to the second."""
    wanted = [exam_on - before for before in _BEFORE[int(is_first_done) :]]
    found: list[int] = []
    for day in reversed(wanted):
        latest = found[0] - _APART if found else exam_on - _LEAST
        near = _near(calendar, max(day, calendar.today), latest)
        if near is not None:
            found.insert(0, near)
    return found


def _near(calendar: Calendar, wanted: int, latest: int) -> int | None:
    """The study day nearest to the wanted one, an earlier one first; None when there is none from today on."""
    for distance in range(_BEFORE[0]):
        for day in (wanted - distance, wanted + distance):
            if calendar.today <= day <= latest and not calendar.is_rest(day):
                return day
    return None


def _proposed(day: int, forms: list[MockForm], number: int) -> Mock:
    if number >= len(forms):
        return Mock(day, False)
    form = forms[number]
    return Mock(day, False, form.id, form.minutes, len(form.questions))


def _sat(desk: Desk, blueprint: Blueprint) -> list[int]:
    """The days on which exams of any edition were sat, oldest first: those that readiness counts as mock exams.

    Of a form with fewer questions than readiness asks for, all have to tell something.
    """
    families = {other.id: other.family for other in desk.library.blueprints()}
    telling = Counter(answer.exam for answer in desk.store.evidence.in_mocks())
    return [
        began.day
        for began in desk.store.exams.all()
        if families.get(began.paper["blueprint"]) == blueprint.family
        if telling[began.id] >= min(LEAST_NEW, len(began.paper["items"]))
    ]


def fresh(desk: Desk, blueprint: Blueprint) -> list[MockForm]:
    """The forms that are mostly unseen, the freshest first. A form shares questions with those of other exams."""
    seen = {form.id: len(desk.store.exams.seen(form.questions)) / len(form.questions) for form in blueprint.forms}
    return sorted((form for form in blueprint.forms if seen[form.id] <= STALE_FROM), key=lambda form: seen[form.id])
