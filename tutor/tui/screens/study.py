"""Study: question, feedback, card, last lap. Mounted once, updated in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.actions import flags
from tutor.actions.changes import Bulletin
from tutor.actions.course import Course, Halt
from tutor.actions.feedback import NotRated
from tutor.actions.reasons import why
from tutor.content.text import clean_line
from tutor.questions import NotAnAnswer
from tutor.scheduling.memory import RATINGS
from tutor.tui.commands.command import Command, bindings
from tutor.tui.commands.study import ANSWER, GAP, LAST_GAP, STUDY, TYPED
from tutor.tui.screens.answer_keys import AnswerKeysScreen
from tutor.tui.screens.changed import ChangedScreen
from tutor.tui.screens.report import ReportScreen
from tutor.tui.screens.study_frame import facts_of, prompt_of, study_frame
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.page_view import PageView
from tutor.views import study as view
from tutor.views.answer_help import pressed
from tutor.views.facts import sources
from tutor.views.frame import Page, compose
from tutor.views.lines import cells
from tutor.views.study import CARD, DONE, FEEDBACK, LAP_OFFER, QUESTION, StudyState
from tutor.views.study.ending import left_early, nothing_asked, summary

if TYPE_CHECKING:
    from tutor.actions.sitting import Sitting
    from tutor.questions.grade import Response
    from tutor.study.asking import Asked

# How long the line under the head takes to move one column at 80. A frame drawn more often would only make keys wait.
TICK_SECONDS = 15


class StudyScreen(AnswerKeysScreen):
    """One sitting."""

    # Enter is bound once: `sure` goes on where there is nothing to submit.
    BINDINGS = bindings(ANSWER, STUDY, GAP, leaving_out=("next",))
    about = ("Study", (*ANSWER, *STUDY))

    def __init__(self, sitting: Sitting, minutes: int) -> None:
        super().__init__()
        self._sitting = sitting
        self._course = Course(sitting, minutes)
        self._bulletin = Bulletin(sitting.desk)
        self._why = ""

    def on_mount(self) -> None:
        self.set_interval(TICK_SECONDS, self._tick)
        self._go_on()

    # What is shown

    def page(self, width: int, height: int) -> Page:
        """The screen at a size."""
        body = view.body(self.state, width, height, self.app.signs)
        frame = study_frame(self.state, self._course, body.pages, width, self.app.signs, self.back_word)
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs, body.column)

    def draw(self) -> None:
        """Shows the page, and the field where an answer is typed."""
        super().draw()
        field, column = self.query_one(AnswerField), cells(prompt_of(self.state))
        if self.state.is_typed:
            field.open(column, self.query_one(PageView).page.answer_row, self.app.size.width - column - 2)
        else:
            field.shut()

    def helping(self) -> tuple[str, tuple[Command, ...], tuple[str, ...]]:
        """While a question is open, first of all how one of its kind is answered."""
        asked = self.state.asked
        if asked is None or self.state.phase != QUESTION:
            return super().helping()
        typed = LAST_GAP if asked.gaps > 1 else TYPED
        return self.about[0], typed if asked.is_typed else self.about[1], pressed(asked)

    def _tick(self) -> None:
        if self.is_current:
            self.draw()

    # Keys that mean something else after the answer

    def action_choose(self, number: int) -> None:
        asked = self.state.asked
        if self.state.is_rating:
            self._rate(number)
        elif self.state.phase != QUESTION or (asked is not None and number <= len(asked.order)):
            self.action_pick(number - 1)

    def action_letter(self, letter: str) -> None:
        """a-f choose as 1-6 do, in a match they go to the row of that letter; after the answer c opens the card."""
        asked = self.state.asked
        if self.state.phase == QUESTION and asked is not None:
            self.action_pick("abcdef".index(letter) + (len(asked.order) if asked.pairs else 0))
        elif letter == "c":
            self.action_card()

    def action_sure(self) -> None:
        """Enter: submits on a question, goes on elsewhere."""
        if self.state.phase == QUESTION:
            super().action_sure()
        else:
            self.action_next()

    # After the answer

    def action_card(self) -> None:
        if self.state.phase == FEEDBACK:
            self._turn_to(CARD)

    def action_source(self) -> None:
        if self.state.phase == FEEDBACK and self.state.asked is not None:
            facts = facts_of(self.state.asked, self._sitting)
            self.say(sources(facts))

    def action_rating(self) -> None:
        feedback = self.state.feedback
        if self.state.phase != FEEDBACK or feedback is None:
            return
        if feedback.is_counted:
            self.set(replace(self.state, is_rating=True, note="Count as   1 again   2 hard   3 good   4 easy"))
        else:
            self.say("This card was counted once today: practice is not rated.")

    def _rate(self, number: int) -> None:
        feedback = self.state.feedback
        if feedback is not None and 1 <= number <= len(RATINGS):
            self.set(replace(self.state, note="", is_rating=False))
            try:
                self.set(replace(self.state, feedback=self._sitting.rate(feedback, RATINGS[number - 1])))
            except NotRated as problem:
                self.say(str(problem))

    # At any time

    def action_page(self) -> None:
        self.set(replace(self.state, turn=self.state.turn + 1))

    def action_undo(self) -> None:
        undone = self._sitting.undo()
        if undone is None:
            self.say("Nothing to undo in this sitting")
            return
        self._course.recount()
        self._put_back()
        self._ask(undone)
        self.say("Taken back; here it is again")

    def action_flag(self) -> None:
        if self.state.asked is not None and self.state.phase in (QUESTION, FEEDBACK):
            is_flagged = flags.toggle(self.app.desk, self.state.asked.question.id)
            self.say("Flagged: Home has a list of them, under !" if is_flagged else "No longer flagged")

    def action_why(self) -> None:
        """Why it comes now; after the answer, why it came: the answer itself changes that."""
        if self.state.asked is not None and self.state.phase in (QUESTION, FEEDBACK):
            self.say(self._why if self.state.phase == FEEDBACK else self._why_of(self.state.asked))

    def _why_of(self, asked: Asked) -> str:
        return why(self.app.desk, asked, self._sitting.scope.only)

    def action_report(self) -> None:
        """Opens what the key rests on."""
        asked = self.state.asked
        if asked is not None and self.state.phase == FEEDBACK:
            kind = "question" if asked.posed is None else "problem"
            self.app.push_screen(ReportScreen(kind, asked.question.id))

    def action_leave(self) -> None:
        """Back from the card or the rating; a test goes back to its card; else to what was missed, and then out."""
        session = self._sitting.session
        if self.state.is_rating:
            self.set(replace(self.state, note="", is_rating=False))
        elif self.state.phase == CARD:
            self._turn_to(FEEDBACK)
        elif self.state.phase in (QUESTION, FEEDBACK) and self._sitting.scope.cards:
            self.app.pop_screen()
            if not session.is_full:
                self.app.notify(left_early(session), markup=False)
        elif self.state.phase in (QUESTION, FEEDBACK) and session.missed and session.lap is None:
            self._put_back()
            self._end(Halt())
        else:
            self.app.pop_screen()

    # The course of a sitting

    def submit(self, response: Response, confidence: str) -> None:
        """Records the answer and shows what it came to."""
        asked = self.state.asked
        if asked is None:
            return
        try:
            self._why = self._why_of(asked)
            feedback = self._sitting.answer(asked, response, confidence, self._course.shown_ms)
            self._course.recount()
        except NotAnAnswer as problem:
            self.say(clean_line(str(problem)))
            return
        self.set(StudyState(FEEDBACK, asked, feedback, self.app.desk.library.card(asked.question.card)))

    def action_next(self) -> None:
        state = self.state
        is_new = state.asked is not None and self._sitting.session.second == state.asked.question.card
        if state.phase == FEEDBACK and is_new:
            self._turn_to(CARD)
        elif state.phase == LAP_OFFER:
            self._sitting.begin_last_lap()
            self._go_on()
        elif state.phase == DONE:
            self.app.pop_screen()
        elif state.phase in (FEEDBACK, CARD):
            self._go_on()

    def action_more(self) -> None:
        if self.state.phase == LAP_OFFER:
            self._course.go_on()
            self._go_on()

    def _go_on(self) -> None:
        following = self._course.next()
        if isinstance(following, Halt):
            self._end(following)
        else:
            self._ask(following)

    def _ask(self, asked: Asked) -> None:
        self._course.turn()
        self.set(StudyState(QUESTION, asked))
        news = [*self._bulletin.mended(), *self._bulletin.about(asked)]
        if news:
            self.app.push_screen(ChangedScreen(self._bulletin, news), lambda _: self._course.turn())

    def _put_back(self) -> None:
        """A question that is open comes again later."""
        if self.state.phase == QUESTION and self.state.asked is not None:
            self._sitting.put_back(self.state.asked)

    def _turn_to(self, phase: str) -> None:
        self.set(replace(self.state, phase=phase, turn=0, note="", is_rating=False))

    def _end(self, halt: Halt) -> None:
        """Says how it went; offers the last lap over what was missed, and more where there is more."""
        session = self._sitting.session
        if session.turns:
            phase = LAP_OFFER if self._course.can_go_on(halt) else DONE
            self.set(StudyState(phase, message=summary(session, self._course.used, halt.reason)))
        else:
            self.set(StudyState(DONE, message=nothing_asked(self._sitting.scope.only)))
