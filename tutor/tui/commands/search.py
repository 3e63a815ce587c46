"""What can be done in search, and with a question that was found."""

from __future__ import annotations

from tutor.tui.commands.command import BACK, READING, Command, moves
from tutor.tui.commands.listing import LEAPS

SEARCH = (
    Command("open", "", "Enter", "open", "Open what is at the cursor"),
    *moves("one"),
    *LEAPS,
    BACK,
    Command("app.help", "", "F1", "help", "What the keys do here"),
)

QUESTION_READ = (
    Command("show", "enter,space", "Enter", "show the key", "Show the key, every why and the explanation"),
    Command("page", "tab", "Tab", "more", "Turn to the rest"),
    Command("test", "t", "t", "test me", "Answer the questions of its card; that counts"),
    Command("card", "c", "c", "card", "Read the card behind the question"),
    *READING,
)
