"""Help: what the keys do on the screen below."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, Command
from tutor.tui.screens.framed import FramedScreen
from tutor.views.frame import Frame, Key, Page, compose, room
from tutor.views.glyphs import key_label
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.study.state import Body, measure_of, parted, turned

PALETTE = ("Ctrl-P", "palette", "Every command by name, placement and readiness too; the themes")


class HelpScreen(FramedScreen):
    """Lists the commands of a screen; any of its keys leaves, Tab turns the page where they are too many."""

    BINDINGS = [("escape,question_mark,enter,q", "close", "Close"), ("tab", "page", "More")]

    def __init__(self, title: str, commands: tuple[Command, ...], first: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._about, self._sentences = title, first
        signs = self.app.signs
        rows = [(key_label(command.label, signs), command.word, command.help) for command in _shown(commands)]
        self._rows = [*rows, PALETTE]
        self._turn = 0

    def page(self, width: int, height: int) -> Page:
        """Help at a size."""
        pages = parted(self._blocks(width), room(height))
        body = turned(
            [("more" if at else "start", Body(lines)) for at, lines in enumerate(pages)], self._turn, room(height)
        )
        keys = [Key("Esc", "back", "close")]
        if len(body.pages) > 1:
            keys.insert(0, Key("Tab", body.pages[(self._turn + 1) % len(body.pages)], "page"))
        return compose(Frame("Help", self._about, keys=tuple(keys)), body.lines, {}, width, height, self.app.signs)

    def action_close(self) -> None:
        self.app.pop_screen()

    def action_page(self) -> None:
        self._turn += 1
        self.draw()

    def _blocks(self, width: int) -> list[list[Line]]:
        """What is said first; then a key, its word and its sentence, in three columns: lines that stay together."""
        labels = max(len(label) for label, _, _ in self._rows) + 2
        words = max(len(word) for _, word, _ in self._rows) + 2
        lines: list[Line] = []
        for sentence in self._sentences:
            lines += wrap(sentence, measure_of(width), "text", (("  ", "text"),), "  ")
        blocks = [[*lines, EMPTY]] if lines else []
        for label, word, sentence in self._rows:
            first = ((f"  {label:<{labels}}", "accent bold"), (f"{word:<{words}}", "text"))
            blocks.append(wrap(sentence, width - 2, "muted", first, " " * (2 + labels + words)))
        return blocks


def _shown(commands: tuple[Command, ...]) -> list[Command]:
    """Each action once, and no help on help; what only the palette has, the palette lists."""
    by_action: dict[str, Command] = {}
    for command in commands:
        by_action.setdefault(command.action, command)
    return [command for command in by_action.values() if command != HELP and command.label != PALETTE[0]]
