"""The situations of the lab to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.actions.lab import Lab, PresetLine, preset_lines
from tutor.actions.lab_presets import Preset
from tutor.errors import TutorError
from tutor.tui.commands.command import bindings
from tutor.tui.commands.lab import LABS
from tutor.tui.screens.framed import FramedScreen
from tutor.tui.screens.lab import LabScreen
from tutor.tui.screens.listing import ListScreen
from tutor.views import labs as view
from tutor.views.frame import Frame
from tutor.views.study.state import Body


class LabsScreen(ListScreen[PresetLine]):
    """The situations to choose from."""

    BINDINGS = bindings(LABS)
    about = ("Lab", LABS)

    def __init__(self) -> None:
        super().__init__()
        self._note = ""

    def load(self) -> Sequence[PresetLine]:
        return preset_lines(self.app.desk)

    def frame(self) -> Frame:
        card = self.here.card if self.here is not None else ""
        rates = f"Predicting rates the card: {card}" if card else "No open pack has its card: nothing is rated"
        return Frame("Lab", figure="predict, then see", answer=((f"  {self._note or rates}", "muted"),))

    def body(self, width: int, height: int) -> Body:
        return view.body(self.entries, self.cursor, width, height, self.app.signs)

    def go_to(self, position: int) -> None:
        self._note = ""
        super().go_to(position)

    def open_entry(self, entry: PresetLine) -> None:
        self._note = open_lab(self, entry.preset)
        self.draw()


def open_lab(screen: FramedScreen, preset: Preset) -> str:
    """Opens a situation; says why not where a pack's facts make none."""
    try:
        screen.app.push_screen(LabScreen(Lab(screen.app.desk, preset)))
    except TutorError as problem:
        return str(problem)
    return ""
