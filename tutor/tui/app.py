"""The app: opens the desk, holds the screens."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from tutor.actions.beside import TableBuilder
from tutor.actions.fitting import fit_beside
from tutor.actions.plan_choices import is_first_run
from tutor.actions.plan_setting import MINUTES, plan_setting
from tutor.actions.sitting import Sitting
from tutor.content.text import clean_line
from tutor.study.selection import Scope
from tutor.tui.palette import TutorCommands
from tutor.tui.screens.fact import FactScreen
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.search import QuestionScreen, SearchScreen
from tutor.tui.screens.study import StudyScreen
from tutor.tui.screens.topic import TopicScreen
from tutor.tui.themes import DARK, LIGHT
from tutor.views.glyphs import glyphs

if TYPE_CHECKING:
    from tutor.desk import Desk


class TutorApp(App[None]):
    """The tutor on a screen."""

    TITLE = "tutor"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    COMMANDS = {TutorCommands}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS = [("question_mark", "help", "Help"), ("slash", "search", "Search"), ("f1", "help", "Help")]

    def __init__(self, desk: Desk, seed: int | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.builder = TableBuilder()
        self.take_minutes()
        self.signs = glyphs(False, sys.stdout.encoding or "utf-8")
        self._seed = seed
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        kept = desk.store.settings().get("theme", DARK.name)
        self.theme = kept if kept in self.available_themes else DARK.name

    @property
    def pack_title(self) -> str:
        """What the packs that are open are called."""
        return ", ".join(self.desk.library.packs.values())

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        self.push_screen(HomeScreen())
        if is_first_run(self.desk):
            from tutor.tui.screens.plan import PlanScreen

            self.push_screen(PlanScreen(is_first=True))
        self.fitting = fit_beside(self.desk)
        # What is loaded by now stays: without it a collection takes a frame or two, in the middle of a keystroke.
        gc.collect()
        gc.freeze()

    def study(self, scope: Scope, limit: int | None = None) -> None:
        """Begins a sitting, of so many questions or until its time is used."""
        self.push_screen(StudyScreen(Sitting(self.desk, scope, self.new_seed(), limit), self.minutes))

    def take_minutes(self) -> None:
        """Sittings are as long as the plan says; on request also where it says that there is no time."""
        self.minutes = plan_setting(self.desk).minutes or MINUTES

    def place(self) -> None:
        """Offers a placement, while there are cards that were never met."""
        from tutor.actions.placement import placement_cards
        from tutor.tui.screens.placement import PlacementOfferScreen

        if placement_cards(self.desk):
            self.push_screen(PlacementOfferScreen())
        else:
            self.notify("Every card that can be asked was met: there is nothing left to place.", markup=False)

    def new_seed(self) -> int:
        """A seed for what is shuffled next: the one the app was given, else a new one."""
        return self._seed if self._seed is not None else int.from_bytes(os.urandom(4))

    def look_up(self, kind: str, id: str) -> None:
        """Opens something to read: a card in its topic, a topic's words, a fact, a question with its key."""
        match kind:
            case "card":
                self.push_screen(TopicScreen(self.desk.library.parent("card", id), id))
            case "topic":
                self.push_screen(TopicScreen(id))
            case "term":
                self.push_screen(TopicScreen(id, at_end=True))
            case "fact":
                self.push_screen(FactScreen(id))
            case "question":
                self.push_screen(QuestionScreen(id))
            case "problem":
                self._solve(id)

    def _solve(self, id: str) -> None:
        """Opens a problem; one that cannot be computed says why."""
        from tutor.actions.posing import NotPosed
        from tutor.tui.screens.problem import ProblemScreen

        try:
            self.push_screen(ProblemScreen(id))
        except NotPosed as error:
            self.notify(clean_line(str(error)), severity="warning", markup=False)

    def action_search(self) -> None:
        """Search, from everywhere but where an answer is being given."""
        if not isinstance(self.screen, (StudyScreen, SearchScreen, HelpScreen)):
            self.push_screen(SearchScreen())

    def action_help_quit(self) -> None:
        """Ctrl-C: what leaves; it is pressed by habit, so it does not leave itself."""
        self.notify(
            "Every answer is kept. Ctrl-Q leaves the tutor from anywhere, q from Home; Esc goes back.", markup=False
        )

    def action_help(self) -> None:
        """Help for the screen that is open."""
        screen = self.screen
        if isinstance(screen, FramedScreen) and screen.about[0]:
            self.push_screen(HelpScreen(*screen.helping()))

    def _keep_theme(self, name: str) -> None:
        """The theme is a decision of the learner's, so it is in the log."""
        if self.desk.store.settings().get("theme", DARK.name) != name:
            self.desk.store.note(self.desk.clock.now(), "setting", data={"theme": name})
