"""What can be done in a report."""

from __future__ import annotations

from tutor.tui.commands.command import READING, Command

REPORT = (
    Command("copy", "c", "c", "copy", "Give the text to the terminal's clipboard"),
    Command("page", "tab,enter,space", "Tab", "more", "Turn to the rest"),
    *READING,
)
