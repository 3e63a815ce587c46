"""A mock exam in the app: every change is on disk before it shows, and the clock runs on its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tutor.actions.exam import Sitter, begin
from tutor.actions.exam_forms import FormLine
from tutor.actions.exam_results import result
from tutor.actions.exam_spending import Spends, spends
from tutor.content.text import clean_line
from tutor.errors import TutorError
from tutor.study.exam import TIME, Exam
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.exam import EXAM
from tutor.tui.screens.exam_result import ExamResultScreen
from tutor.tui.screens.framed import FramedScreen
from tutor.views.exam import page as view
from tutor.views.exam import paper
from tutor.views.exam.state import LEAVING, OVERVIEW, QUESTION, READY, SURE, ExamState
from tutor.views.frame import Frame, Page, compose
from tutor.views.lines import EMPTY, Line
from tutor.views.study.state import Body

LEAVE = "Esc stops the clock, ? shows the keys."


class ExamScreen(FramedScreen):
    """One exam: of a form that is to begin, or one to go on with."""

    BINDINGS = bindings(EXAM)
    about = ("Exam", EXAM)

    def __init__(self, wanted: FormLine | Exam) -> None:
        super().__init__()
        self._wanted = wanted
        self._sitter: Sitter | None = None
        self._spends: Spends | None = None
        self._state = ExamState()

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(1.0, self._tick)

    def on_screen_resume(self) -> None:
        self._do(lambda: None)

    def page(self, width: int, height: int) -> Page:
        """The screen at a size."""
        body = self._body(width, height)
        sitter, state = self._sitter, self._state
        words = {"page": body.pages[(state.turn + 1) % len(body.pages)] if len(body.pages) > 1 else ""}
        words |= {READY: {"go": "begin", "choose": ""}, OVERVIEW: {"go": "go there", "choose": "number"}}.get(
            state.phase, {"choose": ""}
        )
        if state.phase in (LEAVING, SURE):
            words |= {"go": "", "leave": "go on"}
            words |= {} if sitter is not None and sitter.exam.is_blank else {"discard": ""}
        figure = f"{paper.clock(sitter.left)} left" if sitter is not None and state.has_clock else ""
        place = paper.place_of(sitter.exam, self.app.signs) if sitter is not None else ""
        done = 1 - sitter.left / sitter.exam.paper.ms if sitter is not None and state.has_clock else None
        keys = keys_for(EXAM, state.phase, words)
        if state.phase == OVERVIEW:  # digits make a number there
            keys = tuple(replace(key, label="0-9") if key.action == "choose" else key for key in keys)
        frame = Frame("Exam", place, figure, done, self._answer_line(), keys)
        rows = {row: f"choose({i + 1})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs, body.column)

    def action_go(self) -> None:
        """Enter: begins, goes to the next question, or to the one at the cursor."""
        match self._state.phase:
            case "ready":
                self._do(self._begin)
            case "overview":
                self._go(self._state.cursor)
            case "question":
                self.action_following()

    def action_choose(self, number: int) -> None:
        """A choice by its number; in the overview digits make the number of a question."""
        sitter = self._sitter
        if sitter is None:
            return
        if self._state.phase == OVERVIEW:
            count, typed = len(sitter.exam.slots), self._state.typed * 10 + number
            place = typed if typed <= count else min(number, count)
            self._set(cursor=max(0, place - 1), typed=place)
        elif self._state.phase == QUESTION:
            self._pick(number - 1, sitter.choose)

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_mark(self) -> None:
        if self._sitter is not None and self._state.phase == QUESTION:
            self._pick(self._state.cursor, self._sitter.choose)

    def action_cross(self) -> None:
        if self._sitter is not None and self._state.phase == QUESTION:
            self._pick(self._state.cursor, self._sitter.cross)

    def action_previous(self) -> None:
        self._step(-1)

    def action_following(self) -> None:
        self._step(1)

    def action_flag(self) -> None:
        if self._sitter is not None and self._state.phase == QUESTION:
            self._do(self._sitter.flag)

    def action_guess(self) -> None:
        if self._sitter is not None and self._state.phase == QUESTION:
            self._do(self._sitter.guess)

    def action_page(self) -> None:
        self._set(turn=self._state.turn + 1)

    def action_overview(self) -> None:
        """To all questions, and back."""
        if self._sitter is not None and self._state.phase == QUESTION:
            self._set(phase=OVERVIEW, cursor=self._sitter.exam.at, typed=0)
        elif self._state.phase == OVERVIEW:
            self._set(phase=QUESTION, cursor=-1)

    def action_clock(self) -> None:
        self._set(has_clock=not self._state.has_clock)

    def action_hand_in(self) -> None:
        if self._sitter is not None and self._state.phase in (QUESTION, OVERVIEW):
            self._set(phase=LEAVING)

    def action_accept(self) -> None:
        if self._sitter is None or self._state.phase not in (LEAVING, SURE):
            return
        if self._state.phase == LEAVING and self._sitter.is_early:
            self._set(phase=SURE)
        else:
            self._do(self._sitter.hand_in)

    def action_discard(self) -> None:
        if self._sitter is not None and self._state.phase in (LEAVING, SURE) and self._sitter.exam.is_blank:
            self._do(self._sitter.discard)

    def action_leave(self) -> None:
        """Back to the question; from there out, with the time used on disk."""
        if self._state.phase in (OVERVIEW, LEAVING, SURE):
            self._set(phase=QUESTION, cursor=-1)
        elif self._sitter is None or self._do(self._sitter.pause):
            self.app.pop_screen()

    def _begin(self) -> None:
        desk, wanted = self.app.desk, self._wanted
        self._sitter = (
            begin(desk, wanted, self.app.new_seed()) if isinstance(wanted, FormLine) else Sitter(desk, wanted)
        )
        self._state = replace(self._state, phase=QUESTION)

    def _go(self, place: int) -> None:
        if self._sitter is not None:
            sitter = self._sitter
            self._state = replace(self._state, phase=QUESTION, cursor=-1, turn=0)
            self._do(lambda: sitter.go(place))

    def _step(self, step: int) -> None:
        if self._sitter is None or self._state.phase != QUESTION:
            return
        place = self._sitter.exam.at + step
        if place == len(self._sitter.exam.slots):
            self.action_overview()
        else:
            self._go(place)

    def _pick(self, shown: int, take: Callable[[int], None]) -> None:
        """Does something to a choice by its place on the screen."""
        asked = self._sitter.asked if self._sitter is not None else None
        if asked is not None and 0 <= shown < len(asked.order):
            self._state = replace(self._state, cursor=shown)
            self._do(lambda: take(asked.order[shown]))

    def _move(self, step: int) -> None:
        if self._sitter is None:
            return
        asked = self._sitter.asked
        count = len(self._sitter.exam.slots) if self._state.phase == OVERVIEW else len(asked.order) if asked else 0
        if count:
            self._set(cursor=(self._state.cursor + step) % count if self._state.cursor >= 0 or step > 0 else count - 1)

    def _do(self, change: Callable[[], Any]) -> bool:
        """Makes a change and shows it; where it was not taken, says why and goes back. Returns whether it was taken."""
        try:
            if self._sitter is None or not self._sitter.beat():
                change()
        except TutorError as problem:
            self.app.notify(clean_line(str(problem)), severity="warning", markup=False)
            self._sitter = None
            self.app.pop_screen()
            return False
        return not self._end_if_over()

    def _tick(self) -> None:
        if self._sitter is not None and not self._sitter.exam.ended:
            self._do(lambda: None)

    def _end_if_over(self) -> bool:
        """Shows the page; where the exam was handed in, what came of it."""
        if self._sitter is not None and self._sitter.exam.is_discarded:
            self._sitter = None
            self.app.notify(f"Discarded: {paper.DISCARDED}", markup=False)
            self.app.pop_screen()
            return True
        if self._sitter is None or not self._sitter.exam.ended:
            self.draw()
            return False
        if self.is_current:
            if self._sitter.exam.ended == TIME:
                self.app.notify("The time is over: the exam is handed in.", markup=False)
            self._sitter = None
            self.app.switch_screen(ExamResultScreen(result(self.app.desk)))
        return True

    def _body(self, width: int, height: int) -> Body:
        sitter, state, signs = self._sitter, self._state, self.app.signs
        if sitter is None:
            return view.said(self._before(), width)
        match state.phase:
            case "overview":
                return view.overview(sitter.exam, state.cursor, width, height, signs)
            case "leaving":
                instead = ["Nothing is answered: d discards it instead, and nothing counts."] * sitter.exam.is_blank
                return view.said([paper.before_handing_in(sitter.exam), *instead, "Hand in?"], width)
            case "sure":
                return view.said([paper.very_early(sitter.exam, sitter.used), "Hand in all the same?"], width)
            case _:
                return view.question(sitter.exam, sitter.asked, state, width, height, signs)

    def _before(self) -> list[str]:
        wanted = self._wanted
        if isinstance(wanted, FormLine):
            desk = self.app.desk
            self._spends = self._spends or spends(desk, wanted)
            return paper.before(wanted, self._spends, desk.today, LEAVE)
        return [paper.going_on(wanted, self.app.desk.library.title("blueprint", wanted.paper.blueprint)), LEAVE]

    def _answer_line(self) -> Line:
        asked = self._sitter.asked if self._sitter is not None and self._state.phase == QUESTION else None
        if self._sitter is None or asked is None:
            return EMPTY
        dash, said = self.app.signs.dash, paper.chosen_words(asked, self._sitter.exam.slot, letters=False)
        return ("  ", "text"), (f"1{dash}{len(asked.order)}", "accent bold"), (" choose     ", "muted"), (said, "bold")

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self.draw()
