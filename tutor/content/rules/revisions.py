"""Rules for revisions: a learner who comes back is told what changed, and so each revision has to say it."""

from __future__ import annotations

from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at


def every_revision_says_what_it_changed(item: Item, reading: Reading) -> None:
    """`changed` speaks of the last revision, `changed_before` of each one between the first and the last."""
    revision, before = item.value.revision, item.value.changed_before
    between = max(revision - 2, 0)
    if revision < 2 and (item.value.changed or before):
        key = "changed" if item.value.changed else "changed_before"
        hint = "raise it, or learners are told nothing"
        reading.say(at(item.node, key), "W205", f"{key}, but revision is {revision}", hint)
    elif len(before) != between and (before or item.value.changed):
        said = f"changed_before has {len(before)} of {between} entries"
        hint = "one word for each from the second on: changed_before: [reworded]"
        reading.say(at(item.node, "changed_before" if before else "revision"), "W205", said, hint)
