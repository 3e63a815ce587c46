"""Which exam is spoken of where none is named: the plan's, else the first edition that can be taken."""

from __future__ import annotations

from tutor.progress.days import iso, kept_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    # Id, first and last day on which it can be taken, as dates or ''.
    Edition = tuple[str, str, str]

PLAN, CURRENT = "plan", "current"


def named(exam: object, on: object) -> tuple[str, int | None]:
    """The exam that the learner plans, whole or short or '', and the exam day as a study day, as they were kept."""
    return exam if isinstance(exam, str) else "", kept_day(on)


def exam_of(editions: Sequence[Edition], planned: str, day: int) -> tuple[str, str]:
    """The id of the exam, and PLAN or CURRENT: the planned one, else the first that can be taken on a day, else the
    first of all; '' without editions."""
    for id, _, _ in editions:
        if planned in (id, id.rpartition("/")[2]):
            return id, PLAN
    date = iso(day)
    for id, first_day, last_day in editions:
        if first_day <= date and (not last_day or date <= last_day):
            return id, CURRENT
    return (editions[0][0] if editions else ""), CURRENT


def spoken(id: str) -> str:
    """An exam as learners read its name, by its whole or short id: DVA-C02."""
    return id.rpartition("/")[2].upper()
