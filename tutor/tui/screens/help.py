"""Help: what the keys do on the screen below."""

from __future__ import annotations

from tutor.tui.commands import Command
from tutor.tui.screens.framed import FramedScreen
from tutor.views.frame import Frame, Key, Page, compose
from tutor.views.lines import Line


class HelpScreen(FramedScreen):
    """Lists the commands of a screen; any of its keys leaves."""

    BINDINGS = [("escape,question_mark,enter,q", "close", "Close")]

    def __init__(self, title: str, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._about = title
        self._commands = commands

    def page(self, width: int, height: int) -> Page:
        """Help at a size."""
        lines: list[Line] = [
            ((f"  {command.label:<7}", "accent bold"), (f"{command.word:<12}", "text"), (command.help, "muted"))
            for command in self._commands
        ]
        lines.append(
            (
                ("  Ctrl-P ", "accent bold"),
                (f"{'palette':<12}", "text"),
                ("Every command and the themes, by name", "muted"),
            )
        )
        frame = Frame("Help", self._about, keys=(Key("Esc", "back", "close"),))
        return compose(frame, lines, {}, width, height, self.app.signs)

    def action_close(self) -> None:
        self.app.pop_screen()
