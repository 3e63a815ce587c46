"""One situation of the lab: what its keys do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import events
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from tutor.actions.lab import MOST_REQUESTS, Lab
from tutor.calculator.lab.asked import read
from tutor.calculator.lab.knobs import nudged
from tutor.calculator.simulation.result import Result
from tutor.calculator.subject import Value, Values
from tutor.errors import TutorError
from tutor.scheduling.memory import NO_IDEA
from tutor.study.asking import confidence_of
from tutor.tui.commands.command import bindings
from tutor.tui.commands.lab import LAB
from tutor.tui.screens.lab_field import LabFieldScreen
from tutor.tui.widgets.answer_field import AnswerField
from tutor.views.lab.state import CLOSED, OPEN, SAYING, SETTING, WORKING, LabState

# Seconds without a change after which the event loop runs.
REST = 0.3
# What acts while something is typed; the other keys that a field leaves over do nothing.
WHILE_TYPED = ("submit", "no_idea", "leave")
# What a worker gives: the values, and what came out of them.
Ran = tuple[Values, Result]


class LabScreen(LabFieldScreen):
    """One situation: knobs, a prediction, the curve."""

    BINDINGS = bindings(LAB)
    about = ("Lab", LAB)

    def __init__(self, lab: Lab) -> None:
        super().__init__(LabState(lab.preset, lab.values))
        self._lab = lab
        self._rest: Timer | None = None
        self._said: tuple[str, str] = ("", "")
        self._shown = lab.desk.clock.ticks()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Arrows turn nothing and lead nowhere while a value is typed."""
        return not self.state.field or action in WHILE_TYPED

    def on_key(self, event: events.Key) -> None:
        """A digit begins the number that is asked for: the screen says to type one."""
        state, typed = self.state, event.character or ""
        if typed.isdecimal() and state.phase == CLOSED and not (state.field or state.is_known):
            event.stop()
            self.set(state.typing(SAYING))
            field = self.query_one(AnswerField)
            field.value, field.cursor_position = typed, len(typed)

    # Turning

    def action_up(self) -> None:
        self.set(self.state.moved(-1))

    def action_down(self) -> None:
        self.set(self.state.moved(1))

    def action_pick(self, cursor: int) -> None:
        self.set(self.state.at(cursor))

    def action_less(self) -> None:
        self._nudge(-1)

    def action_more(self) -> None:
        self._nudge(1)

    def action_much_less(self) -> None:
        self._nudge(-1, is_big=True)

    def action_much_more(self) -> None:
        self._nudge(1, is_big=True)

    def action_type(self) -> None:
        """Opens the field for the knob at the cursor; leads back from the working."""
        if self.state.page == WORKING:
            self.set(self.state.at_curve())
        elif self.state.phase in (CLOSED, OPEN):
            self.set(self.state.typing(SETTING))

    def action_reset(self) -> None:
        """Every knob as the situation has it."""
        self._turn(lambda: self._lab.values)

    def action_seed(self) -> None:
        """Other arrivals, where chance has a part."""
        if self.state.is_open:
            self.set(replace(self.state, seed=self.state.seed + 1))
            self._settle()

    # Predicting

    def action_predict(self) -> None:
        """Puts an open curve away; opens the field for a number, or the curve again where nothing was turned."""
        state = self.state
        if state.is_open:
            self.set(state.closed())
        elif state.phase == CLOSED and state.is_known:
            self.set(state.reopened(self._lab.fluid(state.values)))
            self._settle()
        elif state.phase == CLOSED:
            self.set(state.typing(SAYING))

    def action_no_idea(self) -> None:
        if self.state.phase == CLOSED and not self.state.is_known:
            self._say("", NO_IDEA)

    def action_undo(self) -> None:
        """Takes the last prediction back."""
        if self.state.prediction is not None and self.state.phase in (CLOSED, OPEN):
            self._lab.take_back(self.state.prediction)
            self.set(self.state.taken_back().saying("Taken back: the card stands as it stood before."))

    # Looking

    def action_page(self) -> None:
        if self.state.is_open:
            self.set(self.state.paged())

    def action_beside(self) -> None:
        """Keeps this setup to compare with, or puts the kept one away."""
        if self.state.is_open:
            self.set(self.state.beside())

    def action_explain(self) -> None:
        """The formula with these numbers, and back."""
        if self.state.page == WORKING:
            self.set(self.state.at_curve())
        elif self.state.is_open:
            self._explain()
        else:
            self.set(self.state.saying("The working gives it away: say a number first."))

    def action_leave(self) -> None:
        """Esc: out of a field, out of the working, then back."""
        if self.state.field:
            self.set(replace(self.state, field=""))
        elif self.state.page == WORKING:
            self.set(self.state.at_curve())
        else:
            self.app.pop_screen()

    def take(self, text: str) -> None:
        """What was typed: a value for the knob, or a number that is predicted."""
        if self.state.field == SETTING:
            self._turn(lambda: self._lab.typed(self.state.values, self.state.knob, text))
        elif self.state.field == SAYING:
            self._say(*confidence_of(text.strip()))

    def _nudge(self, direction: int, is_big: bool = False) -> None:
        state = self.state
        if state.page != WORKING:
            value: Value = nudged(state.knob, state.values.plain[state.knob.name], direction, is_big)
            self._turn(lambda: self._lab.turned(state.values, state.knob, value))

    def _turn(self, change: Callable[[], Values]) -> None:
        """Shows what comes out of other values at once as a flow; those that clash are refused with a sentence."""
        if self.state.phase not in (CLOSED, OPEN):
            return
        try:
            values = change()
        except TutorError as problem:
            self.set(self.state.saying(_sentence(problem)))
            return
        self.set(self.state.turned(values, self._lab.fluid(values) if self.state.is_open else None))
        self._settle()

    def _settle(self) -> None:
        """Once the knobs rest, every request is simulated by itself."""
        if self._rest is not None:
            self._rest.stop()
        if self.state.is_open:
            self._rest = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        if self._lab.has_events(self.state.values):
            self._run()
        else:
            said = f"More than {MOST_REQUESTS:,} requests: the fluid model stands, without the event loop."
            self.set(self.state.saying(said))

    def _run(self) -> None:
        values, seed, lab = self.state.values, self.state.seed, self._lab

        def simulated() -> Ran:
            return values, lab.simulated(values, seed)

        self.run_worker(simulated, thread=True, exclusive=True)

    def _say(self, text: str, confidence: str) -> None:
        """A number was said: it is held against the event loop's."""
        try:
            if confidence != NO_IDEA:
                read(self.state.preset.asked, text)
        except TutorError as problem:
            self.set(self.state.saying(_sentence(problem)))
            return
        self._said = (text, confidence)
        self.set(self.state.waiting())
        self._run()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The event loop has run: its result answers a prediction, or takes the flow's place."""
        ran = event.worker.result
        if event.state != WorkerState.SUCCESS or ran is None:
            return
        values, result = ran
        if self.state.phase in (CLOSED, OPEN):
            self.set(self.state.arrived(values, result))
        elif values == self.state.values:
            self._judge(result)

    def _judge(self, result: Result) -> None:
        text, confidence = self._said
        said = None if confidence == NO_IDEA else read(self.state.preset.asked, text)
        ms = int((self._lab.desk.clock.ticks() - self._shown) * 1000)
        prediction = self._lab.predict(self.state.values, result, said, confidence, ms)
        self._shown = self._lab.desk.clock.ticks()
        self.set(self.state.opened(prediction, result))

    def _explain(self) -> None:
        try:
            self.set(self.state.explained(self._lab.formula(self.state.values)))
        except TutorError as problem:
            self.set(self.state.saying(_sentence(problem)))


def _sentence(problem: TutorError) -> str:
    """What was wrong, with a capital and without the marks of the command line."""
    said = str(problem).replace("--", "")
    return said[:1].upper() + said[1:]
