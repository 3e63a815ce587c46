"""What can be done in the list of facts, and in one."""

from __future__ import annotations

from tutor.tui.commands.command import DIGITS, READING, Command
from tutor.tui.commands.listing import listing

FACTS = (
    *listing("fact", "open", "The fact whole, with its source"),
    *READING,
)

FACT = (
    Command("source", "o", "o", "open source", "Open the source in a browser, after a yes"),
    Command("accept", "y", "y", "yes", "Yes, open it", ("asking",)),
    Command("choose", DIGITS, "1-9", "used by", "Open the card or question that uses it"),
    Command("up", "up", "↑", "", "The card or question above"),
    Command("down", "down", "↑↓", "used by", "The card or question below; Enter opens it"),
    Command("open", "enter", "Enter", "open", "Open what the cursor is at; without it, turn to the rest"),
    Command("page", "tab,space", "Tab", "more", "Turn to the rest"),
    *READING,
)
