"""A drill being played."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.actions.drilling import Drilling
from tutor.scheduling.memory import GUESS, SURE, UNSURE
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.drill import DRILL
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.study_frame import note_lines, submit_line
from tutor.views import drill as view
from tutor.views.drill import DEBRIEF, ENDING, OPENING, SAID, STEP, DrillState
from tutor.views.frame import Frame, Key, Page, compose
from tutor.views.lines import EMPTY, Line

if TYPE_CHECKING:
    from textual import events


class DrillScreen(FramedScreen):
    """One drill: situation, steps with evidence, consequences, ending, debrief."""

    BINDINGS = bindings(DRILL)
    about = ("Drill", DRILL)

    def __init__(self, drilling: Drilling) -> None:
        super().__init__()
        self._drilling = drilling
        self._state = DrillState(OPENING, drilling.drill)
        self._shown = drilling.desk.clock.ticks()

    def page(self, width: int, height: int) -> Page:
        """The screen at a size."""
        state, drill = self._state, self._drilling.drill
        body = view.body(state, width, height, self.app.signs)
        following = body.pages[(state.turn + 1) % len(body.pages)] if len(body.pages) > 1 else ""
        words = {"page": following, "up": "", "down": "", "choose": "", "unsure": "", "guess": "", "no_idea": ""}
        done = "done" if self._is_last_page(len(body.pages)) else "go on"
        words["go"] = {STEP: "", ENDING: "debrief", DEBRIEF: done}.get(state.phase, "go on")
        if drill.ending is not None and state.phase == SAID:
            words["go"] = "how it ends"
        if not drill.way or drill.ending is not None:
            words["undo"] = ""
        figure = f"decision {len(drill.way) + (state.phase == STEP)}" if state.phase in (STEP, SAID) else ""
        figure = {ENDING: "the end", DEBRIEF: "debrief"}.get(state.phase, figure)
        frame = Frame(
            "Drill",
            drill.scenario.title,
            figure,
            answer=self._answer_line(width),
            keys=keys_for(DRILL, state.phase, words),
            note=note_lines(state.note, width),
            answer_keys=(Key("Enter", "sure", "go"), *keys_for(DRILL, state.phase)),
        )
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs, body.column)

    def action_choose(self, number: int) -> None:
        self.action_pick(number - 1)

    def action_pick(self, position: int) -> None:
        """Moves to a way on."""
        if self._state.phase == STEP and 0 <= position < len(self._state.choices):
            self._set(replace(self._state, cursor=position))

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_page(self) -> None:
        self._set(replace(self._state, turn=self._state.turn + 1))

    def action_unsure(self) -> None:
        self._decide(UNSURE)

    def action_guess(self) -> None:
        self._decide(GUESS)

    def action_no_idea(self) -> None:
        if self._state.phase == STEP:
            right = self._drilling.give_up(self._ms())
            self._set(DrillState(SAID, self._state.drill, decided=right, has_idea=False))

    def action_undo(self) -> None:
        """Back to the last decision; at the end it is too late."""
        if self._state.phase in (STEP, SAID) and self._drilling.undo():
            self._go_on()

    def action_again(self) -> None:
        """From the beginning, the ways on in another order."""
        if self._state.phase in (ENDING, DEBRIEF):
            desk = self._drilling.desk
            self._drilling = Drilling(desk, self._drilling.id, int.from_bytes(os.urandom(4)))
            self._set(DrillState(OPENING, self._drilling.drill))

    def action_go(self) -> None:
        """Enter: decides on a step, goes on elsewhere; a debrief is read to its end first."""
        match self._state.phase:
            case "step":
                self._decide(SURE)
            case "ending":
                self._set(DrillState(DEBRIEF, self._drilling.drill))
            case "debrief" if self._is_last_page(len(view.body(self._state, *self.app.size, self.app.signs).pages)):
                self.app.pop_screen()
            case "debrief":
                self.action_page()
            case _:
                self._go_on()

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _go_on(self) -> None:
        drill = self._drilling.drill
        self._shown = self._drilling.desk.clock.ticks()
        if drill.step is None:
            self._set(DrillState(ENDING, drill, counted=self._drilling.counted))
        else:
            self._set(DrillState(STEP, drill, tuple(self._drilling.choices)))

    def _decide(self, confidence: str) -> None:
        state = self._state
        if state.phase != STEP:
            return
        if state.cursor < 0:
            dash = self.app.signs.dash
            self._set(replace(state, note=f"Choose first: 1{dash}{len(state.choices)}, or z for no idea"))
            return
        choice = state.choices[state.cursor]
        self._drilling.decide(choice, confidence, self._ms())
        self._set(DrillState(SAID, state.drill, decided=choice))

    def _ms(self) -> int:
        return int((self._drilling.desk.clock.ticks() - self._shown) * 1000)

    def _move(self, step: int) -> None:
        count = len(self._state.choices)
        if self._state.phase == STEP and count:
            cursor = (self._state.cursor + step) % count if self._state.cursor >= 0 else (0 if step > 0 else count - 1)
            self._set(replace(self._state, cursor=cursor))

    def _answer_line(self, width: int) -> Line:
        state = self._state
        if state.phase != STEP:
            return EMPTY
        if state.cursor < 0:
            dash = self.app.signs.dash
            choose: list[tuple[str, str]] = [(f"1{dash}{len(state.choices)}", "accent bold"), (" decide", "muted")]
            return ("  ", "text"), *choose, ("      ", "text"), ("z", "accent bold"), (" no idea", "muted")
        return submit_line(f"{state.cursor + 1} chosen", width)

    def _is_last_page(self, pages: int) -> bool:
        return self._state.turn % pages == pages - 1

    def on_key(self, event: events.Key) -> None:
        """Any key puts a remark away; it is there to be read once."""
        if self._state.note:
            self._set(replace(self._state, note=""))

    def _set(self, state: DrillState) -> None:
        self._state = state
        self.draw()
