"""Codes about numbers in teaching prose."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Numbers in prose"

RULES = (
    Rule(
        "W203",
        "A number that is a fact's value is cited",
        "The text names the fact and writes its number out: when the provider moves the limit, the fact changes and "
        "the text does not. Numbers that an item gives itself, and calculations, are free.",
        bad="facts: [demo.timeout]\nbody: A function is stopped after 15 minutes.",
        good="facts: [demo.timeout]\nbody: A function is stopped after <fact:demo.timeout>.",
        inside="card",
    ),
    Rule(
        "N204",
        "A number that a fact has too may mean that fact",
        "The text does not name the fact, so this may be chance: cite it if it is meant.",
        bad="body: A function is stopped after 15 minutes.",
        good="body: A function is stopped after <fact:demo.timeout>.",
        inside="card",
    ),
)
