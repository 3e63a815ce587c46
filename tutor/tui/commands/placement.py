"""What can be done where a placement is offered."""

from __future__ import annotations

from tutor.tui.commands.command import HELP, Command

PLACEMENT_OFFER = (
    Command("begin", "enter", "Enter", "begin", "Ask the questions: each answer is kept"),
    Command("leave", "escape", "Esc", "later", "Not now; the plan, under g on Home, has it again"),
    HELP,
)
