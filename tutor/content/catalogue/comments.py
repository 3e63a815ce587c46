"""Codes about the comments that suppress other codes."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Comments for the tutor"
_OFF = "title: off  # tutor: ignore "

RULES = (
    Rule(
        "W001",
        "A comment that ignores a finding says which one, and why",
        "Whoever reads the file next must be able to tell a decision from an oversight. "
        "Without a code and a reason the comment does nothing.",
        bad='title: "off"  # tutor: ignore W101',
        good=f"{_OFF}W101 because only the tutor reads this pack",
        inside="pack",
    ),
    Rule(
        "W002",
        "A comment names codes that can be ignored",
        "A code that does not exist is a slip. An error leaves the item out for every learner, whatever a comment "
        "says: it has to be mended.",
        bad='title: "off"  # tutor: ignore W999 because the title is a word',
        good=f"{_OFF}W101 because the title is a word",
        inside="pack",
    ),
    Rule(
        "N001",
        "A comment ignores something",
        "What it was about is gone, or stands on another line: it would hide the next finding there.",
        bad='title: "off"  # tutor: ignore W101 because the title is a word',
        good=f"{_OFF}W101 because the title is a word",
        inside="pack",
    ),
)
