"""Home: the exam day and the range, what today holds, the weakest topics, the last weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.actions.home import HomeState, home_state
from tutor.actions.home_plan import aimed, with_plan, with_range
from tutor.study.selection import Scope
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.home import HOME
from tutor.tui.screens.drills import DrillsScreen
from tutor.tui.screens.facts import FactsScreen
from tutor.tui.screens.flagged import FlaggedScreen
from tutor.tui.screens.looking import LookingScreen
from tutor.tui.screens.problems import ProblemsScreen
from tutor.tui.screens.topics import TopicsScreen
from tutor.views import home as view
from tutor.views.frame import Frame, Key, Page, compose

if TYPE_CHECKING:
    from tutor.actions.planning import Planned
    from tutor.actions.ready import Ready

# In the footer of 80 columns there is room for these; the rest is under ? and in the palette.
_IN_FOOTER = ("start", "topics", "drill", "lab", "exam", "progress", "plan", "app.help")


class HomeScreen(LookingScreen):
    """Where a day begins and ends. It is drawn with what is known at once; plan and range follow from a thread."""

    BINDINGS = bindings(HOME)
    about = ("Home", HOME)

    wants_range = True

    def __init__(self) -> None:
        super().__init__()
        self._state: HomeState | None = None
        self._turn = self._first = 0

    def on_screen_resume(self) -> None:
        self._state = aimed(self.app.desk, home_state(self.app.desk))
        self.draw()
        if self._state.aim is not None:
            self.look()

    def on_unmount(self) -> None:
        self.app.builder.stop()

    def take_plan(self, plan: Planned) -> None:
        """Takes a plan in."""
        self._state = with_plan(self._state, plan) if self._state is not None else None

    def take_range(self, found: Ready) -> None:
        """Takes the range in."""
        self._state = with_range(self._state, found) if self._state is not None else None

    def page(self, width: int, height: int) -> Page:
        """Home at a size."""
        state = self._state or home_state(self.app.desk)
        body = view.body(state, width, height, self.app.signs, self._turn)
        self._first = min(body.rows.values(), default=0)
        words = {command.action: "" for command in HOME if command.action not in _IN_FOOTER} | {"topics": "read"}
        frame = Frame(
            "Home",
            figure=self.app.pack_title if state.aim is None else state.aim.title,
            done=view.way(state),
            answer=view.answer_line(state, width, self.app.signs),
            keys=keys_for(HOME, words=words),
            answer_keys=(Key("!", "list", "flagged"), Key("e", "exam", "exam")),
        )
        rows = {row: f"topic({i - self._first + 1})" for row, i in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    # Keys

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

    def action_plan(self) -> None:
        from tutor.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen())

    def action_place(self) -> None:
        self.app.place()

    def action_progress(self) -> None:
        from tutor.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen())

    def action_readiness(self) -> None:
        from tutor.tui.screens.progress import ProgressScreen
        from tutor.views.progress.readiness import READINESS

        self.app.push_screen(ProgressScreen(READINESS))

    def action_weak(self) -> None:
        self.app.study(Scope(only="weak"))

    def action_topic(self, number: int = 1) -> None:
        """Studies a topic, by its number on the page."""
        topics = self._state.topics[self._first :] if self._state is not None else ()
        if number <= len(topics):
            self.app.study(Scope((topics[number - 1].id,)))

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def action_topics(self) -> None:
        self.app.push_screen(TopicsScreen())

    def action_flagged(self) -> None:
        self.app.push_screen(FlaggedScreen())

    def action_facts(self) -> None:
        self.app.push_screen(FactsScreen())

    async def action_quit(self) -> None:
        await self.app.action_quit()
