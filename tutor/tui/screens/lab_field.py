"""The Lab as it is drawn: its page, and the field in which a value or a number is typed."""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from tutor.tui.commands.command import Command, keys_for
from tutor.tui.commands.lab import LAB
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.page_view import PageView
from tutor.views.frame import Frame, Key, Page, compose
from tutor.views.lab.body import LabBody, Look, body, plotted_text
from tutor.views.lab.counts import engine_text, legend
from tutor.views.lab.state import CALLS, CLOSED, COUNTS, CURVE, SAYING, SETTING, WORKING, LabState
from tutor.views.lines import EMPTY, Line, cells, plain, spread, wrap

FIELD_WIDTH = 16
PAGE_WORDS = {CURVE: "curve", CALLS: "invocations", COUNTS: "counts"}
# While something is typed, letters belong to the field.
TYPED = {
    SETTING: (Key("Enter", "take it", "submit('')"), Key("Esc", "as it was", "leave")),
    SAYING: (
        Key("Enter", "sure", "submit('')"),
        Key("…?", "unsure", "submit('?')"),
        Key("…??", "guess", "submit('??')"),
        Key("?", "no idea", "no_idea"),
        Key("Esc", "not yet", "leave"),
    ),
}


class LabFieldScreen(FramedScreen):
    """A Lab without its actions."""

    def __init__(self, state: LabState) -> None:
        super().__init__()
        self.state = state

    def compose(self) -> ComposeResult:
        yield PageView()
        yield AnswerField()

    def take(self, text: str) -> None:
        """Takes what was typed."""
        raise NotImplementedError

    def set(self, state: LabState) -> None:
        """Shows another state."""
        self.state = state
        self.draw()

    def page(self, width: int, height: int) -> Page:
        """The screen at a size."""
        look = Look(width, height, self.app.signs, not self.app.no_color)
        shown = body(self.state, look)
        page = compose(self._frame(look), shown.lines, {}, width, height, self.app.signs)
        return replace(page, targets={**page.targets, **_targets(page, shown)})

    def draw(self) -> None:
        """Shows the page; the field stands on the answer line, behind its prompt."""
        super().draw()
        field, page = self.query_one(AnswerField), self.query_one(PageView).page
        if self.state.field:
            field.open(cells(self._prompt()), page.answer_row, FIELD_WIDTH)
        else:
            field.shut()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.take(event.value)

    def helping(self) -> tuple[str, tuple[Command, ...], tuple[str, ...]]:
        """Help says first what the knob at the cursor is."""
        return (*self.about, (f"{self.state.knob.label}: {self.state.knob.help}.",))

    def action_submit(self, marks: str) -> None:
        """What a click on a word behind the field does."""
        self.take(self.query_one(AnswerField).value + marks)

    def on_input_changed(self) -> None:
        """A remark on what was typed is over once something else is typed."""
        self._put_note_away()

    def on_key(self, event: events.Key) -> None:
        """Any key puts a remark away."""
        self._put_note_away()

    def _put_note_away(self) -> None:
        if self.state.note:
            self.set(replace(self.state, note=""))

    def _frame(self, look: Look) -> Frame:
        state = self.state
        typed = TYPED.get(state.field, ())
        phase = WORKING if state.page == WORKING else state.phase
        note = tuple(wrap(state.note, look.width - 2, "flag", (("  ", "flag"),), "  ")) if state.note else ()
        return Frame(
            "Lab",
            state.preset.title,
            self._figure(look.width),
            answer=self._answer(look),
            keys=typed or keys_for(LAB, phase, _words(state)),
            note=note,
            answer_keys=(Key("Tab", PAGE_WORDS[_next(state)], "page"),) if state.is_open else (),
        )

    def _figure(self, width: int) -> str:
        """What is drawn, and where there is room which engine computed it."""
        state = self.state
        if state.result is None or not state.is_open:
            return "predict first"
        if state.page == WORKING:
            return "the formula"
        drawn = plotted_text(state)
        return f"{drawn}, {engine_text(state.result)}" if width >= 80 else drawn

    def _answer(self, look: Look) -> Line:
        state = self.state
        if state.field:
            return ((self._prompt(), "text"),)
        if state.result is None or state.page == WORKING or state.before is not None:
            return EMPTY
        turn = (("Tab", "accent bold"), (f" {PAGE_WORDS[_next(state)]}", "muted"), ("  ", "text"))
        wide = look.main - sum(cells(text) for text, _ in turn)
        return spread(legend(state, state.result, look.marks, wide), turn, look.main)

    def _prompt(self) -> str:
        return f"  {self.state.knob.label} " if self.state.field == SETTING else "  Your number "


def _words(state: LabState) -> dict[str, str]:
    """Words that change: b puts away what it keeps; Enter, Tab and e lead on or back from the working."""
    if state.page == WORKING:
        return {"type": "curve", "page": "more", "explain": ""}
    if state.phase == CLOSED and state.is_known:
        return {"predict": "curve", "no_idea": "", "seed": "", "reset": "", "undo": ""}
    words = {"seed": "", "reset": "", "undo": "", "page": "" if state.is_open else "counts"}
    return words | ({"beside": "alone"} if state.before is not None else {})


def _next(state: LabState) -> str:
    """The page that Tab turns to."""
    return state.paged().page if state.page != WORKING else CURVE


def _targets(page: Page, shown: LabBody) -> dict[int, list[tuple[int, int, str]]]:
    """Where the knobs are clicked, on the rows where the body stands."""
    top = next((row for row, line in enumerate(page.lines) if row > 1 and plain(line)), 2)
    found: dict[int, list[tuple[int, int, str]]] = {}
    for row, start, end, action in shown.targets:
        found.setdefault(row + top, []).append((start, end, action))
    return found
