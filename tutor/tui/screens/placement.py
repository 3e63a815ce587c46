"""Placement: an offer, then its questions as in Study, each once; at the end what it found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.actions.course import Halt
from tutor.actions.placement import BEGUN, found, placement, placement_cards, standing
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.placement import PLACEMENT_OFFER
from tutor.tui.commands.study import ANSWER, STUDY
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.study import StudyScreen
from tutor.tui.screens.study_frame import study_frame
from tutor.views import placement as view
from tutor.views import study as study_view
from tutor.views.frame import Frame, Page, compose
from tutor.views.study import DONE, FEEDBACK, QUESTION, StudyState

if TYPE_CHECKING:
    from tutor.actions.sitting import Sitting
    from tutor.study.asking import Asked

TITLE = "Placement"


class PlacementOfferScreen(FramedScreen):
    """What a placement is, and whether to begin."""

    BINDINGS = bindings(PLACEMENT_OFFER)
    about = (TITLE, PLACEMENT_OFFER)

    def page(self, width: int, height: int) -> Page:
        """The offer at a size."""
        stands = standing(self.app.desk)
        lines = view.offer(len(placement_cards(self.app.desk)), width, stands)
        words = {"begin": {BEGUN: "go on"}.get(stands, "begin")}
        frame = Frame(TITLE, keys=keys_for(PLACEMENT_OFFER, words=words))
        return compose(frame, lines, {}, width, height, self.app.signs)

    def action_begin(self) -> None:
        self.app.switch_screen(PlacementScreen(placement(self.app.desk, self.app.new_seed())))

    def action_leave(self) -> None:
        self.app.pop_screen()


class PlacementScreen(StudyScreen):
    """A sitting without a clock: it ends with its last question, and goes Home."""

    about = (TITLE, (*ANSWER, *STUDY))

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting, self.app.minutes)

    def page(self, width: int, height: int) -> Page:
        """The question, the feedback, or what was found, at a size."""
        if self.state.phase == DONE:
            return self._result(width, height)
        body = study_view.body(self.state, width, height, self.app.signs)
        frame = study_frame(self.state, self._course, body.pages, width, self.app.signs)
        done, count = len(self._sitting.session.turns), self._sitting.session.limit or 1
        at = min(done + (self.state.phase == QUESTION), count)
        frame = replace(frame, title=TITLE, figure=f"{at} of {count}", done=done / count)
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs, body.column)

    def action_leave(self) -> None:
        """Back from the card or the rating; else to what was found so far."""
        if self.state.is_rating or self.state.phase not in (QUESTION, FEEDBACK):
            super().action_leave()
        elif self._sitting.session.turns:
            self._put_back()
            self._end(Halt())
        else:
            self.app.pop_screen()

    def _why_of(self, asked: Asked) -> str:
        return (
            "Placement asks a card of each part of the exam that you have not met, to find out whether you know it "
            "already: what you know takes fewer of your days."
        )

    def _go_on(self) -> None:
        asked = self._sitting.next()
        if asked is None:
            self._end(Halt())
        else:
            self._ask(asked)

    def _end(self, halt: Halt) -> None:
        self.set(StudyState(DONE))

    def _result(self, width: int, height: int) -> Page:
        lines = view.result(found(self.app.desk, self._sitting.session), width, height, self.app.signs)
        words = {"next": self.back_word, "leave": ""}
        frame = Frame(TITLE, figure="done", keys=keys_for(STUDY, DONE, words))
        return compose(frame, lines, {}, width, height, self.app.signs)
