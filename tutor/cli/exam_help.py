"""What can be typed in an exam."""

from __future__ import annotations

from tutor.views.lines import Line, wrap

HELP = (
    ("a   b d", "answer with a choice, or as many as are asked; each answer can be changed"),
    (":n :b", "next question, the one before; Enter goes on too, 7 goes to question 7"),
    (":o", "overview: what is answered, flagged, open"),
    (":f :g", "flag the question; mark the answer as a guess"),
    (":x a", "eliminate a choice, or take it in again"),
    (":c", "take the answer back"),
    (":t", "hide the time, or show it"),
    (":e :end", "hand in, after a question"),
    (":d", "discard an exam in which nothing is answered, after a question"),
    (":q", "leave, as do Ctrl-D and Ctrl-C: the clock stops, `tutor exam` goes on"),
    (":h :help", "this help"),
)
BARE_TOO = "n, o, g, t, q, x, end and h also work without the colon, and e and f where no choice has them"


def help_lines(width: int) -> list[Line]:
    """The commands of an exam."""
    lines = [
        line for typed, does in HELP for line in wrap(does, width, "text", ((f"  {typed:<10}", "text"),), " " * 12)
    ]
    return lines + wrap(BARE_TOO, width, "text", (("  ", "text"),), "  ")
