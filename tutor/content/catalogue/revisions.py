"""Codes about revisions."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Revisions"

RULES = (
    Rule(
        "W205",
        "Every revision says what it changed",
        "A learner who comes back is told what changed since, and a card whose facts changed is learnt anew. Some have "
        "missed several revisions: changed speaks of the last one, changed_before of each one from the second on. "
        "Nobody can see from one version of a file that a key was moved in it: raise the revision when you do.",
        bad="revision: 3\nchanged: clarified",
        good="revision: 3\nchanged_before: [fact]\nchanged: clarified",
        inside="card",
    ),
)
