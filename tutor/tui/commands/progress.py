"""What can be done in progress."""

from __future__ import annotations

from tutor.tui.commands.command import READING, Command

PROGRESS = (
    Command("page", "tab,enter,space", "Tab", "page", "Turn to the next page"),
    Command("page_back", "shift+tab", "⇧Tab", "page back", "Turn to the page before"),
    Command("readiness", "r", "r", "readiness", "How ready you are: the range, its reasons, what would raise it"),
    *READING,
)
