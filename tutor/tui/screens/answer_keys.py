"""The keys with which an answer is given, chosen or typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.scheduling.memory import GUESS, NO_IDEA, SURE, UNSURE
from tutor.study.asking import confidence_of, typed_answer
from tutor.tui.screens.answering import done, filling, missing, moved, offered, picked, response_of, taken_back
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.page_view import PageView
from tutor.views.study import DONE, FEEDBACK, QUESTION, StudyState
from tutor.views.study.state import is_overlay

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from tutor.questions.grade import Response


TYPE_FIRST = "Type a short answer; end it with ? when unsure, ?? for a guess; z alone shows it"


class AnswerKeysScreen(FramedScreen):
    """A screen on which a question is answered; what becomes of the answer is for those that follow it."""

    def __init__(self) -> None:
        super().__init__()
        self.state = StudyState(DONE)

    def compose(self) -> ComposeResult:
        yield PageView()
        yield AnswerField()

    def set(self, state: StudyState) -> None:
        """Shows another state."""
        self.state = state
        self.draw()

    def say(self, sentence: str) -> None:
        """Shows a remark until the next key."""
        self.set(replace(self.state, note=sentence))

    def submit(self, response: Response, confidence: str) -> None:
        """Takes an answer."""
        raise NotImplementedError

    # Choosing

    def action_pick(self, position: int) -> None:
        """Chooses by position shown; after the answer, opens its why."""
        state = self.state
        if state.asked is None or not 0 <= position < offered(state):
            return
        is_over = state.phase == FEEDBACK
        self.set(replace(state, cursor=position) if is_over else picked(state, state.asked, position))

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        if self.state.is_typed:
            self._turn_to_gap(self.state.at + step)
        else:
            self.set(moved(self.state, step))

    def action_mark(self) -> None:
        if self.state.phase == QUESTION and self.state.cursor >= 0:
            self.action_pick(self.state.cursor)

    def action_back(self) -> None:
        """Takes the last step or match back."""
        if self.state.phase == QUESTION and self.state.asked is not None and done(self.state):
            self.set(taken_back(self.state, self.state.asked))

    # Submitting

    def action_sure(self) -> None:
        self._submit_choices(SURE)

    def action_unsure(self) -> None:
        self._submit_choices(UNSURE)

    def action_guess(self) -> None:
        self._submit_choices(GUESS)

    def action_no_idea(self) -> None:
        if self.state.phase == QUESTION:
            self.submit("", NO_IDEA)

    def _submit_choices(self, confidence: str) -> None:
        state = self.state
        if state.phase != QUESTION or state.asked is None or state.asked.is_typed:
            return
        response = response_of(state, state.asked)
        if response is not None:
            self.submit(response, confidence)
        elif sentence := missing(state, state.asked, self.app.signs):
            self.say(sentence)

    # Typing

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._take(event.value)

    def action_submit_typed(self, marks: str) -> None:
        """What a click on a confidence does while an answer is typed."""
        self._take(self.query_one(AnswerField).value + marks)

    def on_input_changed(self, event: Input.Changed) -> None:
        """A remark on what was typed is over once something else is typed; a field that is emptied says nothing yet."""
        if event.value:
            self._put_note_away()

    def action_gap_back(self) -> None:
        self._turn_to_gap(self.state.at - 1)

    def on_key(self, event: events.Key) -> None:
        """Any key puts a remark away: it was read. One of several rows covers the page: Esc closes it."""
        if event.key == "escape" and is_overlay(self.state.note) and not self.state.is_rating:
            event.stop().prevent_default()
        self._put_note_away()

    def _put_note_away(self) -> None:
        if self.state.note and not self.state.is_rating:
            self.set(replace(self.state, note=""))

    def _take(self, typed: str) -> None:
        answer, confidence = typed_answer(typed.strip(), self.state.asked)
        if confidence == NO_IDEA:
            self.submit("", confidence)
        elif not answer:
            self.say(TYPE_FIRST)
        elif self.state.asked is not None and self.state.asked.gaps:
            self._fill(typed, self.state.asked.gaps)
        else:
            self.submit(answer, confidence)

    def _fill(self, typed: str, gaps: int) -> None:
        """On to the next gap; the last one goes back to one that is open, or submits with the least sure of all."""
        state = filling(self.state, gaps, typed)
        if state.at + 1 < gaps:
            self._show_gap(state, state.at + 1)
        elif "" in state.filled:
            self._show_gap(state, state.filled.index(""))
        else:
            answers, said = zip(*map(confidence_of, state.filled), strict=True)
            self.submit(answers, min(said, key=(GUESS, UNSURE, SURE).index))

    def _turn_to_gap(self, at: int) -> None:
        """To another gap, with what was typed there; what is typed here is kept."""
        asked = self.state.asked
        if self.state.is_typed and asked is not None and 0 <= at < asked.gaps:
            self._show_gap(filling(self.state, asked.gaps, self.query_one(AnswerField).value), at)

    def _show_gap(self, state: StudyState, at: int) -> None:
        field = self.query_one(AnswerField)
        field.value = state.filled[at]
        field.cursor_position = len(field.value)
        self.set(replace(state, at=at))
