"""A problem being solved: asked bare, marked, worked through, and asked again with other numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.actions.changes import Bulletin
from tutor.actions.feedback import NotRated
from tutor.actions.posing import NotPosed
from tutor.actions.solving import Solving
from tutor.content.text import clean_line
from tutor.questions import NotAnAnswer
from tutor.scheduling.memory import NO_IDEA, RATINGS
from tutor.study.asking import typed_answer
from tutor.tui.commands.command import Command, bindings
from tutor.tui.commands.problem import PROBLEM, PROBLEM_BARE, PROBLEM_STEP
from tutor.tui.screens.changed import ChangedScreen
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.problem_frame import problem_frame, prompt_of
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.page_view import PageView
from tutor.views import problem as view
from tutor.views.answer_help import pressed
from tutor.views.facts import sources
from tutor.views.frame import Page, compose
from tutor.views.lines import cells
from tutor.views.problem import BARE, SAID, STEP, WORKED, ProblemState

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from tutor.content.model.teaching import Fact

TYPE_FIRST = "Type a number with its unit, or a formula like 4*25; z alone shows the steps, h gives a hint"
TYPE_STEP = "Type what this step comes to, or a formula like 4*25; z or h alone shows it"
HINT_KEY = "h"


class ProblemScreen(FramedScreen):
    """One problem, in as many variants as the learner likes."""

    BINDINGS = bindings(PROBLEM, PROBLEM_BARE)
    about = ("Problem", PROBLEM)

    def __init__(self, id: str) -> None:
        super().__init__()
        self._solving = Solving(self.app.desk, id)
        self._state = ProblemState(self._solving.attempt)
        self._shown = self.app.desk.clock.ticks()

    def compose(self) -> ComposeResult:
        yield PageView()
        yield AnswerField()

    def on_mount(self) -> None:
        """Tells first what changed since the learner was here."""
        bulletin = Bulletin(self.app.desk)
        news = [*bulletin.mended(), *bulletin.about(self._solving.asked)]
        if news:
            self.app.push_screen(ChangedScreen(bulletin, news), lambda _: self._begin())

    def _begin(self) -> None:
        """Counts the time from now on."""
        self._shown = self.app.desk.clock.ticks()

    # What is shown

    def page(self, width: int, height: int) -> Page:
        """The screen at a size."""
        state, signs = self._state, self.app.signs
        body = view.body(state, width, height, signs)
        frame = problem_frame(state, self._facts(), body.pages, width, signs)
        return compose(frame, body.lines, {}, width, height, signs, body.column)

    def draw(self) -> None:
        """Shows the page, and the field where a number is typed."""
        super().draw()
        field, column = self.query_one(AnswerField), cells(prompt_of(self._state))
        if self._state.is_typed:
            field.open(column, self.query_one(PageView).page.answer_row, self.app.size.width - column - 2)
        else:
            field.shut()

    def helping(self) -> tuple[str, tuple[Command, ...], tuple[str, ...]]:
        """The keys of the phase; while a number is asked, which forms are taken."""
        if self._solving.feedback is None:
            return "Problem", PROBLEM_BARE, pressed(self._solving.asked)
        return "Problem", PROBLEM_STEP if self._state.phase == STEP else PROBLEM, ()

    def _facts(self) -> list[Fact]:
        return [self.app.desk.library.fact(id) for id in self._solving.asked.question.facts]

    # Typing

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._take(event.value)

    def action_submit_typed(self, marks: str) -> None:
        """What a click on a confidence does while a number is typed."""
        self._take(self.query_one(AnswerField).value + marks)

    def on_input_changed(self) -> None:
        """A remark on what was typed is over once something else is typed."""
        self._put_note_away()

    def on_key(self, event: events.Key) -> None:
        """Any key puts a remark away; it is there to be read once. From a list of several lines Esc goes no further."""
        if event.key == "escape" and "\n" in self._state.note:
            event.stop().prevent_default()
        self._put_note_away()

    def _take(self, typed: str) -> None:
        answer, confidence = typed_answer(typed.strip())
        is_step, is_hint = self._state.phase == STEP, answer.lower() == HINT_KEY
        try:
            if confidence == NO_IDEA or (is_hint and is_step):
                self.action_work()
            elif is_hint:
                self.action_hint()
                self.query_one(AnswerField).value = "" if self._state.note == "" else answer
            elif not answer:
                self.say(TYPE_STEP if is_step else TYPE_FIRST)
            elif self._state.phase == STEP:
                self._solving.try_step(answer)
                self._follow()
            elif self._state.phase == BARE:
                self._solving.answer(answer, confidence, self._ms())
                self._follow()
        except NotAnAnswer as problem:
            self.say(clean_line(str(problem)))

    def action_hint(self) -> None:
        if self._state.phase != BARE:
            return
        if self._solving.hint():
            self._set(replace(self._state, attempt=self._solving.attempt, turn=0))
        else:
            self.say("There is no further hint; z alone shows the steps")

    # On the way

    def action_work(self) -> None:
        """Begins with the steps; at a step, shows it."""
        if self._state.phase == STEP:
            self._solving.show_step()
        elif self._state.phase != WORKED:
            self._solving.work_through(self._ms())
        self._follow()

    def action_next(self) -> None:
        """Enter: after an error the steps, else another variant."""
        feedback = self._state.feedback
        if self._state.phase == SAID and feedback is not None and not feedback.grade.is_correct:
            self.action_work()
        else:
            self.action_again()

    def action_again(self) -> None:
        if self._state.phase not in (SAID, WORKED):
            return
        try:
            self._solving.again()
            self._pose()
        except NotPosed as error:
            self.say(clean_line(str(error)))

    def action_undo(self) -> None:
        if self._solving.undo():
            self._pose()
            self.say("Taken back; here it is again")

    def action_page(self) -> None:
        self._set(replace(self._state, turn=self._state.turn + 1))

    def action_card(self) -> None:
        if self._state.phase in (SAID, WORKED):
            self.app.look_up("card", self._solving.asked.question.card)

    def action_source(self) -> None:
        if self._state.phase in (SAID, WORKED):
            self.say(sources(self._facts()))

    def action_rating(self) -> None:
        feedback = self._state.feedback
        if feedback is None or self._state.phase not in (SAID, WORKED):
            return
        if feedback.is_counted:
            self._set(replace(self._state, is_rating=True, note="Count as   1 again   2 hard   3 good   4 easy"))
        else:
            self.say("This card was counted once today: practice is not rated.")

    def action_choose(self, number: int) -> None:
        if self._state.is_rating:
            try:
                self._solving.rate(RATINGS[number - 1])
                self._follow()
            except NotRated as problem:
                self._follow()
                self.say(str(problem))

    def action_leave(self) -> None:
        if self._state.is_rating:
            self._set(replace(self._state, note="", is_rating=False))
        else:
            self.app.pop_screen()

    def say(self, sentence: str) -> None:
        """Shows a remark until the next key."""
        self._set(replace(self._state, note=sentence))

    def _put_note_away(self) -> None:
        if self._state.note and not self._state.is_rating:
            self._set(replace(self._state, note=""))

    def _pose(self) -> None:
        """A variant is shown from now on."""
        self._shown = self.app.desk.clock.ticks()
        self._follow()

    def _follow(self) -> None:
        """Shows how far it went now, the field empty."""
        self.query_one(AnswerField).value = ""
        self._set(ProblemState(self._solving.attempt, self._solving.feedback))

    def _ms(self) -> int:
        return int((self.app.desk.clock.ticks() - self._shown) * 1000)

    def _set(self, state: ProblemState) -> None:
        self._state = state
        self.draw()
