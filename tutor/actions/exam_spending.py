"""What sitting a form takes from later: a question is new once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.actions.plan_mocks import STALE_FROM, fresh, mocks
from tutor.actions.plan_setting import plan_setting
from tutor.actions.ready import NotReady, chosen
from tutor.scheduling.calendar import Calendar

if TYPE_CHECKING:
    from tutor.actions.exam_forms import FormLine
    from tutor.desk import Desk


@dataclass(frozen=True)
class Spends:
    """Whether a form is the last fresh one of its exam, and the study day ahead for which the plan keeps its questions;
    None where there is no such day."""

    is_last: bool
    kept_for: int | None


def spends(desk: Desk, line: FormLine) -> Spends:
    """What sitting this form today would spend."""
    left = [form.id for form in fresh(desk, desk.library.blueprint(line.blueprint))]
    return Spends(left == [line.form], _kept_for(desk, line))


def _kept_for(desk: Desk, line: FormLine) -> int | None:
    """The first day after today whose form of the plan has so many of these questions that it would not be fresh."""
    try:
        blueprint, _, on = chosen(desk, "", None)
    except NotReady:
        return None
    setting = plan_setting(desk)
    calendar = Calendar(desk.today, on, setting.minutes, setting.rest.days, setting.rest.weekdays)
    asked = {form.id: form.questions for form in desk.library.blueprint(line.blueprint).forms}[line.form]
    kept = {form.id: set(form.questions) for form in blueprint.forms}
    for mock in mocks(desk, blueprint, calendar):
        if mock.form and len(kept[mock.form].intersection(asked)) > STALE_FROM * len(kept[mock.form]):
            return mock.day if mock.day > desk.today else None
    return None
