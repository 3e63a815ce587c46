"""Problems: the list of them by topic."""

from __future__ import annotations

from tutor.actions.problems import ProblemLine, least_asked, problems
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.problem import PROBLEMS
from tutor.tui.screens.framed import FramedScreen
from tutor.views import problems as view
from tutor.views.frame import Frame, Page, compose


class ProblemsScreen(FramedScreen):
    """The problems to choose from; the cursor begins at one that was answered least."""

    BINDINGS = bindings(PROBLEMS)
    about = ("Problems", PROBLEMS)

    def __init__(self) -> None:
        super().__init__()
        self._problems: list[ProblemLine] = problems(self.app.desk)
        self._cursor = least_asked(self._problems)

    def on_screen_resume(self) -> None:
        self._problems = problems(self.app.desk)
        self.draw()

    def page(self, width: int, height: int) -> Page:
        """The list at a size."""
        body = view.body(self._problems, self._cursor, width, height, self.app.signs)
        words = {"up": ""} if self._problems else {"up": "", "down": "", "open": ""}
        frame = Frame("Problems", figure=f"{len(self._problems)}", keys=keys_for(PROBLEMS, words=words))
        rows = {row: f"pick({i})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_pick(self, position: int) -> None:
        """Opens a problem."""
        self._cursor = position
        self.action_open()

    def action_open(self) -> None:
        if self._problems:
            self.app.look_up("problem", self._problems[self._cursor].id)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _move(self, step: int) -> None:
        if self._problems:
            self._cursor = (self._cursor + step) % len(self._problems)
            self.draw()
