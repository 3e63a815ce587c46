"""The field in which an answer is typed, above the page."""

from __future__ import annotations

from textual.widgets import Input


class AnswerField(Input):
    """Hidden until an answer is typed."""

    def __init__(self) -> None:
        super().__init__(id="answer", compact=True, select_on_focus=False)
        self.display = False

    def open(self, column: int, row: int, width: int) -> None:
        """Shows the field at a place, empty when it was hidden."""
        if not self.display:
            self.display = True
            self.value = ""
            self.focus()
        self.styles.offset = (column, row)
        self.styles.width = width

    def shut(self) -> None:
        """Hides the field; keys belong to the screen then."""
        if self.display:
            self.display = False
            self.screen.set_focus(None)
