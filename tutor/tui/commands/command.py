"""What a screen's table is made of, and what is made from it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from tutor.views.frame import Key


@dataclass(frozen=True)
class Command:
    """One thing to do: its keys (Textual's names), how they are shown, a word for the footer, a sentence for help.

    `phases` says when it acts, () at any time; without a label it is not in the footer.
    """

    action: str
    keys: str
    label: str
    word: str
    help: str
    phases: tuple[str, ...] = ()

    def bindings(self) -> list[Binding]:
        """The command as Textual binds it: one a key; a digit is handed on to the action."""
        return [
            Binding(key, self.action + _argument(self.action, key), self.word, show=False, tooltip=self.help)
            for key in self.keys.split(",")
            if key
        ]


def _argument(action: str, key: str) -> str:
    """A digit is handed on to every action, a letter to the one that chooses by letters."""
    return f"({key})" if key.isdigit() else f"('{key}')" if action == "letter" else ""


# The app binds the keys of these two, so that they act on every screen but where an answer is given.
HELP = Command("app.help", "", "?", "help", "What the keys do here")
FIND = Command("app.search", "", "/", "search", "Find cards, facts, questions and words of the field")
BACK = Command("leave", "escape", "Esc", "back", "Back to where you came from")
# What screens to read on end with.
READING = (FIND, BACK, HELP)
DIGITS = "1,2,3,4,5,6,7,8,9"


def moves(thing: str, phases: tuple[str, ...] = ()) -> tuple[Command, Command]:
    """Up and down a list; the footer shows them as one."""
    return (
        Command("up", "up", "↑", "up", f"The {thing} above", phases),
        Command("down", "down", "↑↓", "choose", f"The {thing} below", phases),
    )


def bindings(*tables: tuple[Command, ...], leaving_out: tuple[str, ...] = ()) -> list[BindingType]:
    """What a screen binds: all of these tables but for some actions."""
    return [b for table in tables for c in table if c.action not in leaving_out for b in c.bindings()]


def keys_for(commands: tuple[Command, ...], phase: str = "", words: dict[str, str] | None = None) -> tuple[Key, ...]:
    """The footer of a phase. `words` changes words (the page that Tab turns to), or drops a key with ''."""
    changed = words or {}
    return tuple(
        Key(command.label, changed.get(command.action, command.word), command.action)
        for command in commands
        if (not command.phases or phase in command.phases) and changed.get(command.action, command.word)
    )
