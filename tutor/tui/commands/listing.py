"""What can be done in every list."""

from __future__ import annotations

from tutor.tui.commands.command import DIGITS, Command, moves

LEAPS = (
    Command("page_up", "pageup", "PgUp", "", "A screen up"),
    Command("page_down", "pagedown", "PgDn", "", "A screen down"),
)


def listing(thing: str, word: str, help: str) -> tuple[Command, ...]:
    """The keys of a list of such things: moving, and what Enter does, in a word and in a sentence."""
    return (
        Command("open", "enter", "Enter", word, help),
        *moves(thing),
        Command("choose", DIGITS, "1-9", "", f"As Enter does, with the {thing} of this number"),
        *LEAPS,
        Command("first", "home", "Home", "", f"The first {thing}"),
        Command("last", "end", "End", "", f"The last {thing}"),
    )
