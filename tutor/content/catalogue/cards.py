"""Codes about teaching text."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Cards"

RULES = (
    Rule(
        "W201",
        "A card's body has at most 90 words",
        "One card is one page of 80 x 24, read without turning. What does not fit is a second card.",
        bad="body: >\n" + "  A function is stopped when its timeout has passed.\n" * 11,
        good="body: A function is stopped when its timeout has passed.",
        inside="card",
    ),
    Rule(
        "W202",
        "A diagram is at most 76 columns wide",
        "A drawing cannot be wrapped: what is wider is cut on a terminal of 80 columns.",
        bad=f"diagram: |\n  client {'-' * 66}> function",
        good=f"diagram: |\n  client {'-' * 26}> function",
        inside="card",
    ),
)
