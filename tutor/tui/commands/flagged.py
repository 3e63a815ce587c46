"""What can be done in the list of flagged questions."""

from __future__ import annotations

from tutor.tui.commands.command import READING, Command
from tutor.tui.commands.listing import listing

FLAGGED = (
    *listing("question", "open", "Read the question at the cursor"),
    Command("study", "s", "s", "study all", "Answer the flagged questions, one after the other"),
    Command("flag", "exclamation_mark", "!", "unflag", "Take the flag off, or put it back"),
    *READING,
)
