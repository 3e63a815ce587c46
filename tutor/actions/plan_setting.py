"""What the learner decides of the plan: the exam, its day, the minutes a day, the days of rest. Kept as events."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tutor.actions.exam_choice import spoken
from tutor.errors import Misuse
from tutor.progress.days import iso, kept_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tutor.content.model.blueprint import Blueprint
    from tutor.desk import Desk

MINUTES = 20
# Given for a day: the exam day is taken back.
NO_DAY = -1
_MOST_MINUTES = 24 * 60


class WrongEdition(Misuse):
    """The exam cannot be sat on that day."""


class PastDay(Misuse):
    """An exam day has to be ahead."""


@dataclass(frozen=True)
class Rest:
    """Days without study: weekdays (0 is Monday) and single study days."""

    weekdays: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PlanSetting:
    """`exam` is a whole id, '' for the first exam that can be sat; `on` is a study day, None without an exam day."""

    exam: str = ""
    on: int | None = None
    minutes: int = MINUTES
    rest: Rest = Rest()


def plan_setting(desk: Desk) -> PlanSetting:
    """What stands. What another version or a hand wrote and cannot be read counts as not decided."""
    kept = desk.store.settings().get("plan")
    if not isinstance(kept, dict):
        return PlanSetting()
    exam, minutes = kept.get("exam"), kept.get("minutes")
    weekdays = {day for day in _list(kept, "rest_weekdays") if isinstance(day, int) and 0 <= day < 7}
    days = {day for day in map(kept_day, _list(kept, "rest_days")) if day is not None}
    return PlanSetting(
        exam if isinstance(exam, str) else "",
        kept_day(kept.get("on")),
        minutes if isinstance(minutes, int) and 0 <= minutes <= _MOST_MINUTES else MINUTES,
        Rest(frozenset(weekdays), frozenset(days)),
    )


def choose(
    desk: Desk, exam: str | None = None, on: int | None = None, minutes: int | None = None, rest: Rest | None = None
) -> PlanSetting:
    """Decides the plan anew; what is None keeps its value. An exam '' and NO_DAY take back what was decided.

    Raises Unknown, PastDay, WrongEdition, Misuse; then nothing has changed.
    """
    before = plan_setting(desk)
    chosen = replace(
        before,
        exam=before.exam if exam is None else _found(desk, exam),
        on=before.on if on is None else None if on == NO_DAY else on,
        minutes=before.minutes if minutes is None else minutes,
        rest=before.rest if rest is None else rest,
    )
    _check(desk, chosen, is_new_day=on is not None)
    if chosen != before:
        desk.store.note(desk.clock.now(), "setting", data={"plan": _plain(chosen, desk.today)})
    return chosen


def date_text(day: int) -> str:
    """A study day as a date: 2026-12-14."""
    return iso(day)


def _check(desk: Desk, chosen: PlanSetting, is_new_day: bool) -> None:
    if not 0 <= chosen.minutes <= _MOST_MINUTES:
        raise Misuse(f"A day has 0 to {_MOST_MINUTES} minutes for study, not {chosen.minutes}.")
    if chosen.on is None:
        return
    if is_new_day and chosen.on < desk.today:
        raise PastDay(f"{date_text(chosen.on)} is past: today is {date_text(desk.today)}. Name a day from today on.")
    # A pack that is not open may have the exam: then nothing is known of its days.
    if chosen.on >= desk.today and chosen.exam in desk.library.ids("blueprint"):
        check_edition(desk, desk.library.blueprint(chosen.exam), date_text(chosen.on))


def check_edition(desk: Desk, blueprint: Blueprint, date: str) -> None:
    """Raises WrongEdition, with the edition that is sat on that day."""
    name = spoken(blueprint.id)
    if blueprint.last_day and date > blueprint.last_day:
        after = f" Choose its successor, {spoken(blueprint.successor)}." if blueprint.successor else ""
        raise WrongEdition(f"{name} can be sat until {blueprint.last_day}, not on {date}.{after}")
    if blueprint.first_day and date < blueprint.first_day:
        before = [spoken(other.id) for other in desk.library.blueprints() if other.successor == blueprint.id]
        way_out = f" Until then {before[0]} is sat." if before else ""
        raise WrongEdition(f"{name} can be sat from {blueprint.first_day} on, not on {date}.{way_out}")


def _found(desk: Desk, exam: str) -> str:
    return desk.library.find("blueprint", exam) if exam else ""


def _plain(chosen: PlanSetting, today: int) -> dict[str, Any]:
    """As it is kept; single days of rest that are over are left out."""
    return {
        "exam": chosen.exam,
        "on": None if chosen.on is None else date_text(chosen.on),
        "minutes": chosen.minutes,
        "rest_weekdays": sorted(chosen.rest.weekdays),
        "rest_days": [date_text(day) for day in sorted(chosen.rest.days) if day >= today],
    }


def _list(kept: dict[str, Any], name: str) -> list[Any]:
    value = kept.get(name)
    return value if isinstance(value, list) else []
