"""The situations of the lab to choose from."""

from __future__ import annotations

from tutor.actions.lab import Lab, PresetLine, preset_lines
from tutor.actions.lab_presets import Preset
from tutor.errors import TutorError
from tutor.tui.commands.command import bindings, keys_for
from tutor.tui.commands.lab import LABS
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.lab import LabScreen
from tutor.views import labs as view
from tutor.views.frame import Frame, Page, compose


class LabsScreen(FramedScreen):
    """The situations to choose from."""

    BINDINGS = bindings(LABS)
    about = ("Lab", LABS)

    def __init__(self) -> None:
        super().__init__()
        self._presets: tuple[PresetLine, ...] = preset_lines(self.app.desk)
        self._cursor = 0
        self._note = ""

    def page(self, width: int, height: int) -> Page:
        """The list at a size."""
        body = view.body(self._presets, self._cursor, width, height, self.app.signs)
        card = self._presets[self._cursor].card
        rates = f"  Predicting rates the card: {card}" if card else "  No open pack has its card: nothing is rated"
        answer = ((f"  {self._note}" if self._note else rates, "muted"),)
        frame = Frame("Lab", figure="predict, then see", answer=answer, keys=keys_for(LABS, words={"up": ""}))
        rows = {row: f"choose({number + 1})" for row, number in body.rows.items()}
        return compose(frame, body.lines, rows, width, height, self.app.signs)

    def action_up(self) -> None:
        self._move(-1)

    def action_down(self) -> None:
        self._move(1)

    def action_open(self) -> None:
        self.action_choose(self._cursor + 1)

    def action_choose(self, number: int) -> None:
        """Opens the situation of this number."""
        if number <= len(self._presets):
            self._cursor = number - 1
            self._note = open_lab(self, self._presets[self._cursor].preset)
            self.draw()

    def action_leave(self) -> None:
        self.app.pop_screen()

    def _move(self, step: int) -> None:
        self._cursor, self._note = (self._cursor + step) % len(self._presets), ""
        self.draw()


def open_lab(screen: FramedScreen, preset: Preset) -> str:
    """Opens a situation; says why not where a pack's facts make none."""
    try:
        screen.app.push_screen(LabScreen(Lab(screen.app.desk, preset)))
    except TutorError as problem:
        return str(problem)
    return ""
