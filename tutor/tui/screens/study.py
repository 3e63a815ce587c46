"""Study: question, feedback, card, last lap. Mounted once, updated in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widgets import Input

from tutor.actions import flags
from tutor.actions.feedback import Feedback
from tutor.actions.reasons import why
from tutor.actions.sitting import Sitting
from tutor.content.text import clean_line
from tutor.questions import NotAnAnswer
from tutor.scheduling.memory import GUESS, NO_IDEA, RATINGS, SURE, UNSURE
from tutor.study.asking import Asked, confidence_of
from tutor.study.selection import ROUND
from tutor.study.stopwatch import Stopwatch
from tutor.tui.commands import ANSWER, STUDY, bindings, keys_for
from tutor.tui.screens.answering import answer_line, footer_keys, offered, picked, response_of, source_line, summary
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.widgets.page_view import PageView
from tutor.views import study as view
from tutor.views.frame import Frame, Page, compose
from tutor.views.lines import EMPTY, Line, cells, wrap
from tutor.views.study import CARD, DONE, FEEDBACK, LAP_OFFER, QUESTION, StudyState

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tutor.content.model.teaching import Fact
    from tutor.questions.grade import Response

PROMPT = "  Your answer  "
# How long the line under the head takes to move one column at 80. A frame drawn more often would only make keys wait.
TICK_SECONDS = 15


class StudyScreen(FramedScreen):
    """One sitting."""

    # Enter is bound once: `sure` goes on where there is nothing to submit.
    BINDINGS = bindings(ANSWER, STUDY, leaving_out=("next", "help"))
    about = ("Study", (*ANSWER, *STUDY))

    def __init__(self, sitting: Sitting, minutes: int) -> None:
        super().__init__()
        self._sitting = sitting
        self._seconds = minutes * 60
        self._watch = Stopwatch(sitting.desk.clock.ticks)
        self._over_at = float(self._seconds)
        self._state = StudyState(DONE)
        self._note = ""
        self._is_rating = self._knows_round = False

    def compose(self) -> ComposeResult:
        yield PageView()
        field = Input(id="answer", compact=True, select_on_focus=False)
        field.display = False
        yield field

    def on_mount(self) -> None:
        self.set_interval(TICK_SECONDS, self._tick)
        self._next()

    # Drawing

    def page(self, width: int, height: int) -> Page:
        """The screen at a size."""
        state = self._state
        body = view.body(state, width, height, self.app.signs)
        used = self._watch.used
        figure = f"{int(used // 60)} min of {self._seconds // 60}"
        frame = Frame(
            "Study",
            self._place(),
            figure,
            used / self._seconds,
            self._answer_line(),
            footer_keys(state, body.pages, self._is_rating, self._sitting.session.last is not None),
            tuple(wrap(self._note, width - 2, "flag", (("  ", "flag"),), "  ")) if self._note else (),
            keys_for(ANSWER, state.phase),
        )
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs, body.column)

    def draw(self) -> None:
        """Shows the page, and the field where an answer is typed."""
        super().draw()
        is_typed = self._is_typed()
        field = self.query_one("#answer", Input)
        if field.display != is_typed:
            field.display = is_typed
            field.value = ""
            if is_typed:
                field.focus()
            else:
                self.set_focus(None)
        if is_typed:
            field.styles.offset = (cells(PROMPT), self.query_one(PageView).page.answer_row)
            field.styles.width = self.app.size.width - cells(PROMPT) - 2

    def _is_typed(self) -> bool:
        asked = self._state.asked
        return self._state.phase == QUESTION and asked is not None and asked.is_typed

    def _place(self) -> str:
        asked = self._state.asked
        if asked is None:
            return ""
        session, library = self._sitting.session, self._sitting.desk.library
        done = len(session.lap or ()) + (self._state.phase == QUESTION)
        lap = f"last lap, {done} of {len(session.missed)}, " if session.lap is not None else ""
        flag = f"{self.app.signs.flag} " if flags.is_flagged(self.app.desk, asked.question.id) else ""
        return flag + lap + library.title("topic", library.parent("card", asked.question.card))

    def _answer_line(self) -> Line:
        state = self._state
        if state.phase == FEEDBACK and state.asked is not None:
            return source_line(self._facts(state.asked), self.app.size.width, self.app.signs)
        if state.phase != QUESTION or state.asked is None:
            return EMPTY
        if state.asked.is_typed:
            gap = f"  Gap {len(state.filled) + 1} of {state.asked.gaps}".ljust(len(PROMPT))
            return ((gap if state.asked.gaps else PROMPT, "muted"),)
        return answer_line(state, state.asked, self.app.size.width, self.app.signs)

    # What the learner does

    def action_choose(self, number: int) -> None:
        if self._is_rating:
            self._rate(number)
        else:
            self.action_pick(number - 1)

    def action_letter(self, letter: str) -> None:
        """a-f choose as 1-6 do; after the answer c opens the card."""
        if self._state.phase == QUESTION:
            self.action_pick("abcdef".index(letter))
        elif letter == "c":
            self.action_card()

    def action_pick(self, position: int) -> None:
        """Chooses by position shown; after the answer, opens its why."""
        state = self._state
        if state.asked is None or not 0 <= position < offered(state):
            return
        if state.phase == FEEDBACK:
            self._set(replace(state, cursor=position))
            return
        self._set(picked(state, state.asked, position))

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_mark(self) -> None:
        if self._state.phase == QUESTION and self._state.cursor >= 0:
            self.action_pick(self._state.cursor)

    def action_sure(self) -> None:
        """Enter: submits on a question, goes on elsewhere."""
        if self._state.phase == QUESTION:
            self._submit_choices(SURE)
        else:
            self.action_next()

    def action_back(self) -> None:
        """Takes the last step or match back."""
        if self._state.phase == QUESTION and self._state.sequence:
            self._set(replace(self._state, sequence=self._state.sequence[:-1]))

    def action_unsure(self) -> None:
        self._submit_choices(UNSURE)

    def action_guess(self) -> None:
        self._submit_choices(GUESS)

    def action_no_idea(self) -> None:
        if self._state.phase == QUESTION:
            self._submit("", NO_IDEA)

    def on_input_changed(self) -> None:
        """A remark on what was typed is over once something else is typed."""
        if self._note:
            self._note = ""
            self.draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        state = self._state
        answer, confidence = confidence_of(event.value.strip())
        if confidence == NO_IDEA:
            self._submit("", confidence)
        elif answer and state.asked is not None and state.asked.gaps:
            self._fill(state, answer, confidence)
        elif answer:
            self._submit(answer, confidence)
        else:
            self._say("Type a short answer; end it with ? when unsure, ?? for a guess; ? alone shows it")

    def _fill(self, state: StudyState, answer: str, confidence: str) -> None:
        """One gap more; the last one submits."""
        filled = (*state.filled, answer)
        if state.asked is not None and len(filled) < state.asked.gaps:
            self.query_one("#answer", Input).value = ""
            self._set(replace(state, filled=filled))
        else:
            self._submit(filled, confidence)

    def action_submit_typed(self, marks: str) -> None:
        """What a click on a confidence does while an answer is typed."""
        field = self.query_one("#answer", Input)
        self.on_input_submitted(Input.Submitted(field, field.value + marks))

    def action_next(self) -> None:
        state, session = self._state, self._sitting.session
        if state.phase == FEEDBACK and state.asked is not None and session.second == state.asked.question.card:
            self._set(replace(state, phase=CARD, turn=0))
        elif state.phase == LAP_OFFER:
            self._sitting.begin_last_lap()
            self._next()
        elif state.phase == DONE:
            self.app.pop_screen()
        elif state.phase in (FEEDBACK, CARD):
            self._next()

    def action_more(self) -> None:
        if self._state.phase == LAP_OFFER:
            self._over_at = self._watch.used + self._seconds
            self._next()

    def action_page(self) -> None:
        self._set(replace(self._state, turn=self._state.turn + 1))

    def action_card(self) -> None:
        if self._state.phase == FEEDBACK:
            self._set(replace(self._state, phase=CARD, turn=0))

    def action_source(self) -> None:
        if self._state.phase == FEEDBACK and self._state.asked is not None:
            facts = self._facts(self._state.asked)
            self._say(facts[0].source.url if facts else "This question names no source.")

    def action_rating(self) -> None:
        feedback = self._state.feedback
        if self._state.phase != FEEDBACK or feedback is None:
            return
        if not feedback.is_counted:
            self._say("This card was counted once today: practice is not rated.")
            return
        self._is_rating = True
        self._say("Count as   1 again   2 hard   3 good   4 easy")

    def action_undo(self) -> None:
        state = self._state
        undone = self._sitting.undo()
        if undone is None:
            self._say("Nothing to undo in this sitting")
            return
        if state.phase == QUESTION and state.asked is not None:
            self._sitting.put_back(state.asked)
        self._show(undone)
        self._say("Taken back; here it is again")

    def action_flag(self) -> None:
        if self._state.asked is not None and self._state.phase in (QUESTION, FEEDBACK):
            is_flagged = flags.toggle(self.app.desk, self._state.asked.question.id)
            self._say("Flagged: `tutor list flagged` shows them" if is_flagged else "No longer flagged")

    def action_why(self) -> None:
        if self._state.asked is not None and self._state.phase == QUESTION:
            self._say(why(self.app.desk, self._state.asked))

    def action_leave(self) -> None:
        """Back from the card or the rating; else to what was missed, and then Home."""
        session = self._sitting.session
        if self._is_rating:
            self._note, self._is_rating = "", False
            self.draw()
        elif self._state.phase == CARD:
            self._set(replace(self._state, phase=FEEDBACK, turn=0))
        elif self._state.phase in (QUESTION, FEEDBACK) and session.missed and session.lap is None:
            if self._state.phase == QUESTION and self._state.asked is not None:
                self._sitting.put_back(self._state.asked)
            self._end()
        else:
            self.app.pop_screen()

    # The course of a sitting

    def _next(self) -> None:
        if self._sitting.session.lap is None and self._watch.used >= self._over_at:
            self._end("The time is up.")
            return
        asked = self._sitting.next()
        if asked is None:
            self._end()
        elif asked.reason == ROUND and not self._knows_round:
            self._knows_round = True
            self._sitting.put_back(asked)
            self._end("Everything here was asked today; more would be practice.")
        else:
            self._show(asked)

    def _show(self, asked: Asked) -> None:
        self._note, self._is_rating = "", False
        self._watch.turn()
        self._set(StudyState(QUESTION, asked))

    def _end(self, reason: str = "") -> None:
        """Says how it went; offers the last lap over what was missed, and more where there is more."""
        session = self._sitting.session
        self._note = ""
        if not session.turns:
            nothing = "No card is shaky." if self._sitting.scope.only == "weak" else "There is nothing to ask here now."
            self._set(StudyState(DONE, message=(nothing,)))
            return
        can_go_on = bool(reason) or bool(session.missed and session.lap is None)
        phase = LAP_OFFER if can_go_on and session.lap is None else DONE
        self._set(StudyState(phase, message=summary(session, self._watch.used, reason)))

    def _submit_choices(self, confidence: str) -> None:
        state = self._state
        if state.phase != QUESTION or state.asked is None or state.asked.is_typed:
            return
        response = response_of(state, state.asked)
        if response is not None:
            self._submit(response, confidence)
        elif state.sequence:
            left = (len(state.asked.pairs) or len(state.asked.order)) - len(state.sequence)
            self._say(f"{left} more to {'match' if state.asked.pairs else 'place'} before you go on")
        elif not state.chosen:
            self._say(f"Choose first: 1{self.app.signs.dash}{len(state.asked.order)}, or z for no idea")

    def _submit(self, response: Response, confidence: str) -> None:
        asked = self._state.asked
        if asked is None:
            return
        try:
            feedback = self._sitting.answer(asked, response, confidence, self._watch.shown_ms)
        except NotAnAnswer as problem:
            self._say(clean_line(str(problem)))
            return
        self._note, self._is_rating = "", False
        self._set(self._after(asked, feedback))

    def _after(self, asked: Asked, feedback: Feedback) -> StudyState:
        return StudyState(FEEDBACK, asked, feedback, self._sitting.desk.library.card(asked.question.card))

    def _facts(self, asked: Asked) -> list[Fact]:
        return [self._sitting.desk.library.fact(id) for id in asked.question.facts]

    def _rate(self, number: int) -> None:
        feedback = self._state.feedback
        if feedback is None or not 1 <= number <= len(RATINGS):
            return
        self._note, self._is_rating = "", False
        self._set(replace(self._state, feedback=self._sitting.rate(feedback, RATINGS[number - 1])))

    def _move(self, step: int) -> None:
        state = self._state
        count = offered(state)
        if state.asked is None or not count:
            return
        cursor = (state.cursor + step) % count if state.cursor >= 0 else (0 if step > 0 else count - 1)
        is_single = state.phase == QUESTION and state.asked.choose == 1
        self._set(replace(state, cursor=cursor, chosen=frozenset((cursor,)) if is_single else state.chosen))

    def _set(self, state: StudyState) -> None:
        self._state = state
        if state.phase != FEEDBACK:
            self._is_rating = False
        self.draw()

    def _say(self, sentence: str) -> None:
        self._note = sentence
        self.draw()

    def _tick(self) -> None:
        if self.is_current:
            self.draw()

    def on_key(self, event: events.Key) -> None:
        """Any key puts a remark away; it is there to be read once."""
        if self._note and not self._is_rating:
            self._note = ""
            self.draw()
