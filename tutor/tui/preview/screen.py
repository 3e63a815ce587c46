"""The screen of the preview: an item as a learner gets it, and what the checker says of its file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported
from textual.message import Message

from tutor.scheduling.memory import GUESS, NO_IDEA, UNSURE
from tutor.tui.commands.command import bindings
from tutor.tui.preview import layout
from tutor.tui.preview.commands import PREVIEW
from tutor.tui.preview.editor import edit
from tutor.tui.preview.layout import ALL, BESIDE, NONE, View
from tutor.tui.preview.shown import Shown
from tutor.tui.preview.watching import Watch
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.widgets.answer_field import AnswerField
from tutor.tui.widgets.page_view import PageView
from tutor.views.lines import cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from tutor.actions.previewing import Proof, Source
    from tutor.tui.preview.showing import Showing, Space
    from tutor.views.frame import Page

PROMPT = "  Your answer  "


class PreviewScreen(FramedScreen):
    """One item of one file at a time."""

    BINDINGS = bindings(PREVIEW)
    about = ("Preview", PREVIEW)

    @dataclass
    class Saved(Message):
        """A file was read anew; what was changed in it begins at a line, 0 where that is not known."""

        proof: Proof
        line: int

    def __init__(self, source: Source, path: str, line: int = 0) -> None:
        super().__init__()
        self._watch = Watch(source, path)
        self._root = source.root
        self._line = line
        self._shown = Shown()
        self._view = View()

    def compose(self) -> ComposeResult:
        yield PageView()
        yield AnswerField()

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(lambda: self._watch.run(self._tell), thread=True)

    def on_unmount(self) -> None:
        self._watch.stop()

    def _tell(self, proof: Proof, line: int) -> None:
        """Called in the thread that watches: a message is the way out of it."""
        self.post_message(self.Saved(proof, line))

    def on_preview_screen_saved(self, message: Saved) -> None:
        """Shows the file as it is now, at the same item."""
        self._shown = self._shown.read(message.proof, self._line or message.line)
        self._line = 0
        self.draw()

    # What is shown

    def page(self, width: int, height: int) -> Page:
        """The item with the findings, at a size."""
        return layout.page(self._shown, self._view, self._root, width, height, self.app.signs)

    def draw(self) -> None:
        """Shows the page, and the field where an answer is typed."""
        super().draw()
        field = self.query_one(AnswerField)
        if field.display:
            row = self.query_one(PageView).page.answer_row
            field.open(cells(PROMPT), row, max(8, self.app.size.width - cells(PROMPT) - 2))

    # Keys for the item

    def action_go(self) -> None:
        self._turn_into(lambda showing: showing.go(self._space()))

    def action_page(self) -> None:
        self._turn_into(lambda showing: showing.turning(self._space()))

    def action_choose(self, number: int) -> None:
        self.action_pick(number - 1)

    def action_pick(self, position: int) -> None:
        """Chooses what stands at a position."""
        self._turn_into(lambda showing: showing.picked(position, self._space()))

    def action_up(self) -> None:
        self._turn_into(lambda showing: showing.moved(-1))

    def action_down(self) -> None:
        self._turn_into(lambda showing: showing.moved(1))

    def action_unsure(self) -> None:
        self._turn_into(lambda showing: showing.submitted(UNSURE))

    def action_guess(self) -> None:
        self._turn_into(lambda showing: showing.submitted(GUESS))

    def action_no_idea(self) -> None:
        self._turn_into(lambda showing: showing.submitted(NO_IDEA))

    def action_card(self) -> None:
        self._turn_into(lambda showing: showing.to_card())

    def action_type(self) -> None:
        """Opens the field in which an answer is typed."""
        showing = self._shown.showing
        if showing is not None and showing.is_typed and self._view.findings != ALL:
            self.query_one(AnswerField).open(cells(PROMPT), 0, 8)
            self._set_view(is_typing=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._shut_field()
        self._turn_into(lambda showing: showing.typed(event.value))

    def _turn_into(self, change: Callable[[Showing], Showing]) -> None:
        """The item after a key; while all findings are shown, Enter and Tab turn their pages."""
        if self._view.findings == ALL:
            self._set_view(turn=self._view.turn + 1)
        elif self._shown.showing is not None:
            self._shown = replace(self._shown, showing=change(self._shown.showing))
            self.draw()

    def _space(self) -> Space:
        return layout.space_of(self._shown, self._view, *self.app.size, self.app.signs)

    def _set_view(self, **changes: Any) -> None:
        self._view = replace(self._view, **changes)
        self.draw()

    def _shut_field(self) -> None:
        self.query_one(AnswerField).shut()
        self._set_view(is_typing=False)

    # Keys for the place

    def action_next(self) -> None:
        self._move(1)

    def action_previous(self) -> None:
        self._move(-1)

    def action_next_file(self) -> None:
        self._turn_file(1)

    def action_previous_file(self) -> None:
        self._turn_file(-1)

    def action_findings(self) -> None:
        """All of them, none, or beside the item, in turn."""
        self._set_view(findings={BESIDE: ALL, ALL: NONE, NONE: BESIDE}[self._view.findings], turn=0)

    def action_edit(self) -> None:
        """Gives the terminal to the editor until it ends."""
        proof, item = self._shown.proof, self._shown.item
        if proof is None:
            return
        try:
            with self.app.suspend():
                note = edit(proof.path, item.line if item is not None else 1)
        except SuspendNotSupported:
            note = "An editor needs a terminal of its own here: open the file in another window."
        self._set_view(note=note)

    def action_leave(self) -> None:
        """Back to where one came from; from an item out of the preview."""
        before = self._shown.showing.back() if self._shown.showing is not None else None
        if self._view.is_typing:
            self._shut_field()
        elif self._view.findings == ALL:
            self._set_view(findings=BESIDE, turn=0)
        elif before is not None:
            self._turn_into(lambda showing: before)
        else:
            self.app.exit()

    def on_key(self, event: events.Key) -> None:
        """A remark is there to be read until the next key."""
        if self._view.note:
            self._set_view(note="")

    def _move(self, step: int) -> None:
        items = self._shown.proof.items if self._shown.proof is not None else ()
        if items:
            self._shown = self._shown.going((self._shown.at + step) % len(items))
            self.draw()

    def _turn_file(self, step: int) -> None:
        proof = self._shown.proof
        if proof is not None and proof.files:
            wanted = self._watch.path  # keys may come faster than files are read
            at = proof.files.index(wanted) if wanted in proof.files else -1
            self._view = replace(self._view, turn=0)
            self._watch.turn_to(proof.files[(at + step) % len(proof.files)])
