"""What is known of one code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tutor.content.findings import SEVERITY_OF

# A part of one file, or whole files by their path in the pack. None: that file is missing.
Snippet = str | Mapping[str, str | bytes | None]


@dataclass(frozen=True)
class Rule:
    """One code: its first letter is the severity (E, W, N).

    A snippet that is a text stands `inside` a question, card, fact, topic, scenario, problem, blueprint or pack: it
    gives keys of that item, and a sound small pack around it has the rest. Checking `bad` finds exactly this code,
    once, and checking `good` finds nothing.
    """

    code: str
    title: str
    why: str
    bad: Snippet
    good: Snippet
    inside: str = ""
    said_by: str = "tutor check"

    @property
    def severity(self) -> str:
        return SEVERITY_OF[self.code[0]]
