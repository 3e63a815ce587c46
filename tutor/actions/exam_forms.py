"""The forms of mock exams: how many of their questions were never seen, and which one to sit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.actions.exam_questions import askable
from tutor.errors import Misuse, TutorError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tutor.content.model.blueprint import Blueprint, MockForm
    from tutor.desk import Desk


class NoForm(TutorError):
    """There is no form to sit."""


class NoSuchForm(Misuse):
    """No form is the one that was named."""


@dataclass(frozen=True)
class FormLine:
    """A form of an exam: how many questions it has, how many of them were never seen, how often it was handed in.

    `common` of its questions are also in the form of another exam, `like`: the one with which it has most in common.
    """

    blueprint: str
    title: str
    form: str
    minutes: int
    questions: int
    unseen: int
    times: int
    like: str = ""
    common: int = 0


def forms(desk: Desk) -> list[FormLine]:
    """The forms of every exam, in the order of the files."""
    handed_in = [began.paper for began in desk.store.exams.all() if began.is_handed_in]
    return [
        _form_line(desk, blueprint, form, handed_in)
        for blueprint in desk.library.blueprints()
        for form in blueprint.forms
    ]


def chosen_form(lines: Sequence[FormLine], blueprint: str = "", form: str = "", questions: int = 0) -> FormLine:
    """The form that is asked for: of those that fit, the one with most questions never seen.

    Raises NoForm, NoSuchForm.
    """
    fitting = fitting_forms(lines, blueprint, form, questions)
    return max(fitting, key=lambda line: (line.unseen / max(1, line.questions), -line.times))


def fitting_forms(lines: Sequence[FormLine], blueprint: str = "", form: str = "", questions: int = 0) -> list[FormLine]:
    """The forms that are asked for, at least one. Raises NoForm, NoSuchForm."""
    fitting = [
        line
        for line in lines
        if (not blueprint or line.blueprint == blueprint)
        and (not form or line.form == form)
        and (not questions or line.questions == questions)
    ]
    if fitting:
        return fitting
    if not lines:
        raise NoForm("The pack holds no form of a mock exam.")
    have = "; ".join(f"{line.blueprint.rpartition('/')[2]} {line.form} ({line.questions})" for line in lines)
    raise NoSuchForm(f"There is no such form. There are: {have}.")


def wished_form(desk: Desk, blueprint: str = "", form: str = "", questions: int = 0) -> FormLine:
    """The form to sit: of the exam that is named, else of the learner's own where it has such a form.

    Raises NoForm, NoSuchForm.
    """
    from tutor.actions.ready import NotReady, chosen

    lines = forms(desk)
    if not blueprint:
        try:
            return chosen_form(lines, chosen(desk, "", None)[0].id, form, questions)
        except (NotReady, NoForm, NoSuchForm):
            pass
    return chosen_form(lines, blueprint, form, questions)


def _form_line(desk: Desk, blueprint: Blueprint, form: MockForm, papers: Sequence[Any]) -> FormLine:
    ids = askable(desk, form)
    unseen = len(ids) - len(desk.store.exams.seen(ids))
    times = sum(paper["blueprint"] == blueprint.id and paper["form"] == form.id for paper in papers)
    like, common = _likest(desk, blueprint, set(ids))
    return FormLine(blueprint.id, blueprint.title, form.id, form.minutes, len(ids), unseen, times, like, common)


def _likest(desk: Desk, blueprint: Blueprint, ids: set[str]) -> tuple[str, int]:
    """The form of another exam that asks most of these questions, and how many; none where no form asks any."""
    others = [(other, form) for other in desk.library.blueprints() if other.id != blueprint.id for form in other.forms]
    shared = [
        (f"{desk.library.short(other.id).upper()}, form {form.id}", len(ids & set(form.questions)))
        for other, form in others
    ]
    return max((each for each in shared if each[1]), key=lambda each: each[1], default=("", 0))
