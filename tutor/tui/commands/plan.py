"""What can be done in the plan."""

from __future__ import annotations

from tutor.tui.commands.command import DIGITS, HELP, Command

PLAN = (
    Command("go", "enter", "Enter", "change", "Open the row at the cursor; then keep what is chosen or typed"),
    Command("take", DIGITS, "1-9", "choose", "In the row of exams: choose one, which Enter keeps"),
    Command("up", "up", "↑", "up", "The row above, or the exam above"),
    Command("down", "down", "↑↓", "row", "The row below, or the exam below"),
    Command("place", "p", "p", "placement", "Twelve questions find out what you know already"),
    Command("leave", "escape", "Esc", "back", "In a row, leave it as it was; else back to where you came from"),
    HELP,
)
