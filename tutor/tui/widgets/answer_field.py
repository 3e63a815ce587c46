"""The field in which an answer is typed, above the page."""

from __future__ import annotations

from textual.widgets import Input
from textual.widgets.input import Selection


class AnswerField(Input):
    """Hidden until an answer is typed."""

    def __init__(self) -> None:
        super().__init__(id="answer", compact=True, select_on_focus=False)
        self.display = False
        self._given = ""

    def open(self, column: int, row: int, width: int) -> None:
        """Shows the field at a place, empty when it was hidden."""
        if not self.display:
            self.display = True
            self.value = ""
            self.focus()
        self.styles.offset = (column, row)
        self.styles.width = width

    def begin_with(self, text: str) -> None:
        """Puts a text in, marked: the first key typed replaces it, arrows and Backspace edit it."""
        self._given = text
        self.value = text
        self.selection = Selection(0, len(text))

    def action_delete_left(self) -> None:
        """Of a text that was put in, Backspace takes only the last character."""
        if self._given and self.selection == Selection(0, len(self._given)) and self.value == self._given:
            self.cursor_position = len(self.value)
        self._given = ""
        super().action_delete_left()

    def shut(self) -> None:
        """Hides the field; keys belong to the screen then."""
        if self.display:
            self.display = False
            self.screen.set_focus(None)
