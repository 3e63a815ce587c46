"""What an exam came to: the score, the questions, one of them explained."""

from __future__ import annotations

from tutor.actions.exam import exam_of
from tutor.actions.exam_results import ALL, Result, Sat, chosen_in
from tutor.study.exam import Exam
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.exam import EXAM_RESULT
from tutor.tui.screens.framed import FramedScreen
from tutor.views.exam import page as view
from tutor.views.frame import Frame, Page, compose
from tutor.views.study.state import Body

SCORE, QUESTIONS, ONE = "score", "questions", "one"


class ExamResultScreen(FramedScreen):
    """A result; Enter goes further in, Esc back."""

    BINDINGS = bindings(EXAM_RESULT)
    about = ("Exam result", EXAM_RESULT)

    def __init__(self, result: Result) -> None:
        super().__init__()
        self._result = result
        self._exam: Exam | None = None
        self._phase, self._only = SCORE, ALL
        self._cursor = self._turn = 0

    @property
    def _sats(self) -> tuple[Sat, ...]:
        return self._result.of(self._only)

    def page(self, width: int, height: int) -> Page:
        """The screen at a size."""
        body = self._body(width, height)
        words = {"up": "", "page": body.pages[(self._turn + 1) % len(body.pages)] if len(body.pages) > 1 else ""}
        words["go"] = {SCORE: "questions", QUESTIONS: "explain", ONE: "next"}[self._phase]
        if self._phase == SCORE:
            words["down"] = ""
        figure = f"{self._result.right} of {self._result.count} right"
        frame = Frame(
            "Exam result", self._only if self._phase != SCORE else "", figure, keys=keys_for(EXAM_RESULT, words=words)
        )
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def action_go(self) -> None:
        """Further in; from question to question."""
        if self._phase == SCORE:
            self._show(QUESTIONS)
        elif self._phase == QUESTIONS and self._sats:
            self._show(ONE)
        elif self._phase == ONE and self._cursor + 1 < len(self._sats):
            self._cursor += 1
            self._show(ONE)
        elif self._phase == ONE:
            self._show(QUESTIONS)

    def action_pick(self, position: int) -> None:
        """Explains a question."""
        self._cursor = position
        self._show(ONE)

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def action_only(self, only: str) -> None:
        """Narrows the questions."""
        self._only, self._cursor = only, 0
        self._show(QUESTIONS)

    def action_leave(self) -> None:
        if self._phase == SCORE:
            self.app.pop_screen()
        else:
            self._show(QUESTIONS if self._phase == ONE else SCORE)

    def _move(self, step: int) -> None:
        if self._phase != SCORE and self._sats:
            self._cursor = (self._cursor + step) % len(self._sats)
            self._show(self._phase)

    def _show(self, phase: str) -> None:
        self._phase, self._turn = phase, 0
        self.draw()

    def _body(self, width: int, height: int) -> Body:
        signs = self.app.signs
        if self._phase == SCORE:
            return view.summary(self._result, self._turn, width, height, signs)
        if self._phase == QUESTIONS:
            return view.questions(self._sats, self._cursor, width, height, signs)
        sat = self._sats[self._cursor]
        self._exam = self._exam or exam_of(self.app.desk, self._result.exam)
        chosen = chosen_in(self.app.desk, self._exam, sat.number)
        return view.explained(sat, chosen, self._turn, width, height, signs)
