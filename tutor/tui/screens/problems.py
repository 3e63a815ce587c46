"""Problems: the list of them by topic."""

from __future__ import annotations

from tutor.actions.problems import ProblemLine, least_asked, problems
from tutor.tui.commands.command import bindings
from tutor.tui.commands.problem import PROBLEMS
from tutor.tui.screens.listing import ListScreen
from tutor.views import problems as view
from tutor.views.study.state import Body


class ProblemsScreen(ListScreen[ProblemLine]):
    """The problems to choose from; the cursor begins at one that was answered least."""

    BINDINGS = bindings(PROBLEMS)
    about = ("Problems", PROBLEMS)

    def load(self) -> list[ProblemLine]:
        return problems(self.app.desk)

    def begins_at(self) -> int:
        return least_asked(self.entries)

    def body(self, width: int, height: int) -> Body:
        return view.body(self.entries, self.cursor, width, height, self.app.signs)

    def open_entry(self, entry: ProblemLine) -> None:
        self.app.look_up("problem", entry.id)
