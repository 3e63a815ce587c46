"""Home: what today holds, how the topics stand, the last weeks."""

from __future__ import annotations

from tutor.actions.home import HomeState, home_state
from tutor.study.selection import Scope
from tutor.tui.commands import HOME, bindings, keys_for
from tutor.tui.screens.drills import DrillsScreen
from tutor.tui.screens.facts import FactsScreen
from tutor.tui.screens.flagged import FlaggedScreen
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.problems import ProblemsScreen
from tutor.tui.screens.topic import TopicsScreen
from tutor.views import home as view
from tutor.views.frame import Frame, Key, Page, compose


class HomeScreen(FramedScreen):
    """Where a day begins and ends."""

    BINDINGS = bindings(HOME, leaving_out=("help",))
    about = ("Home", HOME)

    def __init__(self) -> None:
        super().__init__()
        self._state: HomeState | None = None
        self._turn = self._first = 0

    def on_screen_resume(self) -> None:
        self._state = home_state(self.app.desk, self.app.minutes)
        self.draw()

    def page(self, width: int, height: int) -> Page:
        """Home at a size."""
        state = self._state or home_state(self.app.desk, self.app.minutes)
        body = view.body(state, width, height, self.app.signs, self._turn)
        self._first = min(body.rows.values(), default=0)
        words = {"topic": "one topic" if body.rows else "", "facts": "", "flagged": "", "quit": "", "place": ""}
        words["page"] = "more topics" if len(body.pages) > 1 else ""
        frame = Frame(
            "Home",
            figure=self.app.pack_title,
            answer=view.flagged_line(state, self.app.signs),
            keys=keys_for(HOME, words=words),
            answer_keys=(Key("!", "list", "flagged"),),
        )
        rows = {row: f"topic({i - self._first + 1})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def action_start(self) -> None:
        self.app.study(Scope())

    def action_drill(self) -> None:
        self.app.push_screen(DrillsScreen())

    def action_solve(self) -> None:
        self.app.push_screen(ProblemsScreen())

    def action_lab(self) -> None:
        from tutor.tui.screens.labs import LabsScreen

        self.app.push_screen(LabsScreen())

    def action_exam(self) -> None:
        from tutor.tui.screens.exams import ExamsScreen

        self.app.push_screen(ExamsScreen())

    def action_progress(self) -> None:
        from tutor.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen())

    def action_weak(self) -> None:
        self.app.study(Scope(only="weak"))

    def action_topic(self, number: int = 1) -> None:
        """Studies a topic, by its number on the page."""
        topics = self.app.desk.library.ids("topic")[self._first :]
        if number <= len(topics):
            self.app.study(Scope((topics[number - 1],)))

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def action_topics(self) -> None:
        self.app.push_screen(TopicsScreen())

    def action_flagged(self) -> None:
        self.app.push_screen(FlaggedScreen())

    def action_facts(self) -> None:
        self.app.push_screen(FactsScreen())

    def action_place(self) -> None:
        self.app.place()

    async def action_quit(self) -> None:
        await self.app.action_quit()
