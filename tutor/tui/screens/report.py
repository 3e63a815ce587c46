"""What a key rests on, and a text to send when it looks wrong."""

from __future__ import annotations

from tutor.actions.reporting import report
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.report import REPORT
from tutor.tui.screens.framed import FramedScreen
from tutor.views.frame import Frame, Page, compose, room
from tutor.views.lines import EMPTY, Line
from tutor.views.report import markdown, page_lines
from tutor.views.study.state import Body, measure_of, turned


class ReportScreen(FramedScreen):
    """One item, to read; its text goes to the clipboard where the terminal has one."""

    BINDINGS = bindings(REPORT)
    about = ("Report", REPORT)

    def __init__(self, kind: str, id: str) -> None:
        super().__init__()
        self._report = report(self.app.desk, kind, id)
        self._turn = 0
        self._note = ""

    def page(self, width: int, height: int) -> Page:
        """The report at a size."""
        found = self._report
        lines = page_lines(found, f"{found.path}:{found.line}", measure_of(width))
        body = turned([("more", Body(lines))], self._turn, room(height) - 2)
        answer: Line = ((f"  {self._note}", "flag"),) if self._note else EMPTY
        words = {} if len(body.pages) > 1 else {"page": ""}
        keys = keys_for(REPORT, words=words)
        frame = Frame("Report", self.app.desk.library.short(found.id), found.kind, answer=answer, keys=keys)
        return compose(frame, body.lines, {}, width, height, self.app.signs)

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def action_copy(self) -> None:
        """Hands the text to the terminal's clipboard."""
        self.app.copy_to_clipboard(markdown(self._report))
        self._note = "Copied, where your terminal lets it; `tutor report ID --text` prints it."
        self.draw()

    def action_leave(self) -> None:
        self.app.pop_screen()
