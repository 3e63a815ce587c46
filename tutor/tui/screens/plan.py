"""The plan: exam, day, minutes and days of rest, each to be changed in its row; at the first run asked one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.actions import plan_choices
from tutor.actions.plan_setting import NO_DAY, WrongEdition, choose, plan_setting
from tutor.actions.planning import NO_TABLES, last_plan
from tutor.actions.typed_day import typed_day
from tutor.actions.typed_plan import typed_minutes, typed_rest
from tutor.content.text import clean_line
from tutor.errors import TutorError
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.plan import PLAN
from tutor.tui.screens.looking import LookingScreen
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.page_view import PageView
from tutor.views import plan_form as view
from tutor.views.frame import Frame, Key, Page, compose, room
from tutor.views.lines import Line
from tutor.views.plan_below import lines as below
from tutor.views.plan_rows import rows_of, typed_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from tutor.actions.plan_setting import PlanSetting
    from tutor.actions.planning import Planned
    from tutor.tui.commands.command import Command

EXAM, DAY, MINUTES, REST = range(4)


class PlanScreen(LookingScreen):
    """The rows of the plan. What is given is kept at once; what is refused says why, and stays to be mended."""

    BINDINGS = bindings(PLAN)
    about = ("Plan", PLAN)

    def __init__(self, is_first: bool = False) -> None:
        super().__init__()
        self._exams = plan_choices.exam_choices(self.app.desk)
        self._form = view.Form((), is_first=is_first)
        self._field_row = -1
        self._lost = ""
        self._typed: dict[int, str] = {}
        self._before: PlanSetting | None = None
        self._plan = None if is_first else last_plan(self.app.desk)
        self._turn_to(EXAM, is_open=is_first)

    def compose(self) -> ComposeResult:
        yield PageView()
        yield AnswerField()

    def on_screen_resume(self) -> None:
        self.draw()
        if not self._form.is_first:
            self.look()

    def take_plan(self, plan: Planned) -> None:
        """Takes the plan in."""
        self._plan = plan

    # What is shown

    def helping(self) -> tuple[str, tuple[Command, ...], tuple[str, ...]]:
        """At the first run under the name that the screen has there."""
        return ("Welcome" if self._form.is_first else "Plan"), PLAN, ()

    def page(self, width: int, height: int) -> Page:
        """The form at a size."""
        most, form = room(height), self._form
        shown = view.page(form, self._below(width), width, most, self.app.signs)
        targets = {row: f"pick({number})" for row, number in shown.rows.items()}
        targets |= {row: f"take_at({number + 1})" for row, number in shown.choices.items()}
        self._field_row = shown.field + 2 + (len(shown.lines) < most) if shown.field >= 0 else -1
        frame = Frame("Welcome" if form.is_first else "Plan", figure=self.app.pack_title, keys=self._keys())
        return compose(frame, shown.lines, targets, width, height, self.app.signs)

    def draw(self) -> None:
        """Shows the page, and the field in the row that is typed."""
        super().draw()
        field = self.query_one(AnswerField)
        if self._field_row < 0:
            field.shut()
        else:
            field.open(view.COLUMN, self._field_row, self.app.size.width - view.COLUMN - 2)

    @property
    def _setting(self) -> PlanSetting:
        return plan_setting(self.app.desk)

    @property
    def _is_typed(self) -> bool:
        return self._form.is_open and self._form.at != EXAM

    def _below(self, width: int) -> list[Line]:
        """What the plan makes of today and the coming days."""
        return below(self._plan, self._plan.fallback == NO_TABLES, width) if self._plan is not None else []

    def _keys(self) -> tuple[Key, ...]:
        form = self._form
        if not form.is_open:
            return keys_for(PLAN, words={"take": "", "up": ""})
        words = {"go": "next" if form.is_first else "keep", "up": "", "place": ""}
        words |= {"leave": "later" if form.is_first else "as it was", "down": ""}
        if not self._is_typed:
            return keys_for(PLAN, words=words)
        words |= {"take": "", "app.help": ""} | ({"up": "the one before"} if form.is_first else {})
        return (*keys_for(PLAN, words=words), Key("F1", "help", "app.help"))

    # Moving, opening, leaving

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_pick(self, at: int) -> None:
        """Opens a row; at the first run only one that was asked already."""
        if not self._form.is_first or at <= self._form.at:
            self._show_row(at, is_open=at != EXAM or bool(self._exams))

    def action_go(self) -> None:
        """Enter: opens the row, then takes what is chosen."""
        if not self._form.is_open:
            self.action_pick(self._form.at)
        elif not self._is_typed:
            self._give("")

    def action_take(self, number: int = 0) -> None:
        """Chooses an exam by its number, which Enter keeps; from the palette, which knows none, opens their row."""
        if not number:
            self.action_pick(EXAM)
        elif self._form.is_open and not self._is_typed and number <= len(self._exams):
            self._form = replace(self._form, cursor=number - 1)
            self.draw()

    def action_take_at(self, number: int) -> None:
        """A click: chooses an exam and keeps it."""
        self.action_take(number)
        self._give("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._give(event.value)

    def action_place(self) -> None:
        if not self._form.is_open:
            self.app.place()

    def action_leave(self) -> None:
        """Esc: leaves the row as it was; else Home. At the first run all is left for later."""
        if self._form.is_open:
            self._put_day_back()
        if self._form.is_first:
            self._finish(is_asked_through=False)
        elif self._form.is_open:
            self._show_row(self._form.at, is_open=False)
        else:
            self.app.pop_screen()

    def _move(self, step: int) -> None:
        form = self._form
        if form.is_open and not self._is_typed:
            self._form = replace(form, cursor=(form.cursor + step) % max(1, len(self._exams)))
            self.draw()
        elif not form.is_first:
            self._show_row((form.at + step) % len(form.rows), is_open=False)
        elif step < 0:
            self._show_row(form.at - 1, is_open=True)

    def _show_row(self, at: int, is_open: bool) -> None:
        self._turn_to(at, is_open)
        self.draw()

    def _turn_to(self, at: int, is_open: bool) -> None:
        """Puts the form at a row, with what is kept now; its field begins with what was typed there, else with what
        would be typed for what is kept.
        """
        if self.is_mounted and self._is_typed and self._form.is_first:
            self._typed[self._form.at] = self.query_one(AnswerField).value
        setting, usual = self._setting, plan_choices.usual_exam(self.app.desk)
        rows = rows_of(setting, self._exams, usual, self.app.desk.today)
        cursor = next((i for i, exam in enumerate(self._exams) if exam.id == usual), 0)
        is_first = self._form.is_first
        self._form = view.Form(rows[:REST] if is_first else rows, at, is_open, cursor, "", is_first)
        if self.is_mounted and self._is_typed:
            field = self.query_one(AnswerField)
            field.open(view.COLUMN, 0, 1)
            field.begin_with(self._typed.pop(at, "") or typed_of(at, setting))

    # What is given

    def _give(self, typed: str) -> None:
        """Keeps what was typed or chosen in the open row, and goes on; or says why it was not taken."""
        try:
            self._keep(typed.strip())
        except TutorError as problem:
            self._refuse(clean_line(str(problem)))
        else:
            self._go_on()

    def _refuse(self, said: str) -> None:
        self._form = replace(self._form, refusal=said)
        self.draw()

    def _keep(self, typed: str) -> None:
        desk = self.app.desk
        match self._form.at:
            case 0 if self._exams:
                self._keep_exam(self._exams[self._form.cursor].id)
            case 1:
                choose(desk, on=typed_day(typed, desk.today) if typed and typed != "none" else NO_DAY)
                self._before = None
            case 2 if typed:
                choose(desk, minutes=typed_minutes(typed))
            case 3:
                choose(desk, rest=typed_rest(typed, desk.today))

    def _keep_exam(self, exam: str) -> None:
        """A day on which the exam cannot be sat is taken back: otherwise neither could be changed first.

        The exam of that day brings it back.
        """
        if self._before is not None and exam == self._before.exam:
            self._put_day_back()
            return
        before = replace(self._setting, exam=plan_choices.usual_exam(self.app.desk))
        try:
            choose(self.app.desk, exam=exam)
        except WrongEdition as problem:
            choose(self.app.desk, exam=exam, on=NO_DAY)
            self._before = before
            self._lost = f"The day was taken back: {clean_line(str(problem))} Esc puts exam and day back."

    def _put_day_back(self) -> None:
        """Exam and day as they were before another exam took the day."""
        if self._before is not None:
            choose(self.app.desk, exam=self._before.exam, on=self._before.on)
            self._before = None

    def _go_on(self) -> None:
        self.app.take_minutes()
        form, lost, self._lost = self._form, self._lost, ""
        self._form = replace(form, is_open=False)  # what was typed is kept by now
        if lost:
            self._show_row(DAY, is_open=True)
            self._refuse(lost)
        elif form.is_first and form.at + 1 == len(form.rows):
            self._finish(is_asked_through=True)
        else:
            self._show_row(form.at + form.is_first, is_open=form.is_first)
            if not form.is_first:
                self.look()

    def _finish(self, is_asked_through: bool) -> None:
        """The first run is over; who answered it is offered a placement."""
        plan_choices.remember_asked(self.app.desk)
        self.app.pop_screen()
        if is_asked_through:
            self.app.place()
