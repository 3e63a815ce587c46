"""The preview as an app of its own: it opens packs and nothing of a learner's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from tutor.tui.palette import TutorCommands
from tutor.tui.preview.screen import PreviewScreen
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.help import HelpScreen
from tutor.tui.themes import DARK, LIGHT
from tutor.views.glyphs import glyphs

if TYPE_CHECKING:
    from tutor.actions.previewing import Source


class PreviewApp(App[None]):
    """An author's files on a learner's screens."""

    TITLE = "tutor preview"
    CSS_PATH = Path(__file__).parents[1] / "app.tcss"
    COMMANDS = {TutorCommands}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS = [("question_mark", "help", "Help"), ("f1", "help", "Help")]

    def __init__(self, source: Source, path: str, line: int = 0) -> None:
        super().__init__()
        self.signs = glyphs(False, sys.stdout.encoding or "utf-8")
        self._begin = (source, path, line)
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.push_screen(PreviewScreen(*self._begin))

    def action_help(self) -> None:
        """Help for the screen that is open."""
        if isinstance(self.screen, FramedScreen) and self.screen.about[0]:
            self.push_screen(HelpScreen(*self.screen.helping()))
