"""What can be done on Home."""

from __future__ import annotations

from tutor.tui.commands.command import DIGITS, FIND, HELP, Command

HOME = (
    Command("start", "enter", "Enter", "start", "Study what today holds: its plan, else what is due first"),
    Command("topic", DIGITS, "1-9", "one topic", "Study a single topic"),
    Command("page", "tab", "Tab", "more topics", "Turn to the other topics"),
    Command("topics", "t", "t", "topics", "Read topics, card by card"),
    Command("drill", "d", "d", "drill", "Play a situation: evidence, decisions, consequences"),
    Command("solve", "s", "s", "solve", "Work out a problem: asked bare, then step by step"),
    Command("lab", "l", "l", "lab", "Turn limits and loads by hand: predict, then see"),
    Command("exam", "e", "e", "exam", "Sit a mock exam, go on with one, or look at what came of it"),
    Command("progress", "p", "p", "progress", "Mastery, hours, retention, calibration, forecast, heat-map"),
    Command("readiness", "", "Ctrl-P", "readiness", "How ready you are: the range, its reasons, what would raise it"),
    Command("weak", "k", "k", "shaky", "Study only cards that are shaky"),
    Command("facts", "f", "f", "facts", "Every number with its source and date"),
    Command("flagged", "exclamation_mark", "!", "flagged", "Questions that you flagged: read or study them"),
    Command("plan", "g", "g", "plan", "The exam, its day, minutes and days of rest; what the coming days hold"),
    Command("place", "", "Ctrl-P", "placement", "Twelve questions find out what you know already"),
    FIND,
    Command("quit", "q", "q", "quit", "Leave; nothing is lost"),
    HELP,
)
