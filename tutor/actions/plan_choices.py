"""What can be planned: the exams that can still be sat, and whether the learner was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.actions.exam_choice import exam_of, spoken
from tutor.actions.plan_setting import plan_setting
from tutor.progress.days import iso

if TYPE_CHECKING:
    from tutor.content.model.blueprint import Blueprint
    from tutor.desk import Desk

_ASKED = "plan_asked"


@dataclass(frozen=True)
class ExamChoice:
    """An exam that can be planned: first and last day as dates or '', and the edition that follows it, if any."""

    id: str
    title: str
    first_day: str = ""
    last_day: str = ""
    successor: str = ""
    successor_from: str = ""


def exam_choices(desk: Desk) -> list[ExamChoice]:
    """The exams of the packs whose last day is not over; the planned one even then."""
    today, planned = iso(desk.today), plan_setting(desk).exam
    blueprints = desk.library.blueprints()
    by_id = {blueprint.id: blueprint for blueprint in blueprints}
    return [
        _choice(desk, blueprint, by_id.get(blueprint.successor), today)
        for blueprint in blueprints
        if not blueprint.last_day or blueprint.last_day >= today or blueprint.id == planned
    ]


def usual_exam(desk: Desk) -> str:
    """The id of the exam that is spoken of: the planned one, else the first that can be sat."""
    setting = plan_setting(desk)
    if setting.exam in desk.library.ids("blueprint"):  # nearly always: then no blueprint is read
        return setting.exam
    editions = [(blueprint.id, blueprint.first_day, blueprint.last_day) for blueprint in desk.library.blueprints()]
    return exam_of(editions, setting.exam, desk.today if setting.on is None else setting.on)[0]


def is_first_run(desk: Desk) -> bool:
    """Whether to ask for the plan: nothing was answered, nothing planned, never asked, and there is an exam to plan."""
    settings = desk.store.settings()
    if _ASKED in settings or "plan" in settings or desk.store.days():
        return False
    return bool(exam_choices(desk))


def remember_asked(desk: Desk) -> None:
    """The learner was asked: that happens once."""
    if _ASKED not in desk.store.settings():
        desk.store.note(desk.clock.now(), "setting", data={_ASKED: True})


def _choice(desk: Desk, blueprint: Blueprint, successor: Blueprint | None, today: str) -> ExamChoice:
    """First and last days are told while they are ahead."""
    return ExamChoice(
        blueprint.id,
        blueprint.title,
        blueprint.first_day if blueprint.first_day > today else "",
        blueprint.last_day,
        spoken(successor.id) if successor else "",
        successor.first_day if successor else "",
    )
