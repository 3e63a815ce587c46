"""What can be done where it is told what changed."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, Command

CHANGED = (
    Command("go", "enter", "Enter", "go on", "Say what you think it is now, and see; then go on"),
    Command("page", "tab", "Tab", "more", "Turn to what does not fit"),
    Command("leave", "escape", "Esc", "later", "To the question; what was not told yet is told another time"),
    HELP,
)
