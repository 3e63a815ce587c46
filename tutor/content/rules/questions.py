"""Rules for questions."""

from __future__ import annotations

from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at

ASK_CHARACTERS = 152
EXHIBIT_LINES, EXHIBIT_COLUMNS = 18, 72


def number_of_correct_choices(item: Item, reading: Reading) -> None:
    """Single: exactly one. Multiple: at least two, and not all."""
    question = item.value
    right = sum(choice.correct for choice in question.choices)
    node = at(item.node, "choices")
    if question.kind in ("single", "judge") and right != 1:
        hint = "" if right else "mark it correct: true"
        reading.say(node, "E301", f"a {question.kind} question has one correct choice, found {right}", hint)
    if question.kind == "multiple" and not 2 <= right < len(question.choices):
        reading.say(node, "E301", f"a multiple question has two or more correct choices and a wrong one, found {right}")


def choices_differ(item: Item, reading: Reading) -> None:
    """No two choices say the same."""
    seen: dict[str, int] = {}
    for position, choice in enumerate(item.value.choices):
        words = " ".join(choice.text.lower().replace("`", "").rstrip(".").split())
        if words in seen:
            node = at(item.node, "choices", position, "text")
            reading.say(node, "E303", f"choice {position + 1} says the same as choice {seen[words] + 1}")
        seen.setdefault(words, position)


def number_in_range(item: Item, reading: Reading) -> None:
    """difficulty is 1 to 3, and marks are lines of the exhibit."""
    question = item.value
    if not 1 <= question.difficulty <= 3:
        reading.say(at(item.node, "difficulty"), "E307", f"difficulty is 1, 2 or 3, found {question.difficulty}")
    if question.exhibit is not None:
        lines = question.exhibit.text.count("\n") + 1
        for position, mark in enumerate(question.exhibit.mark):
            if not 1 <= mark <= lines:
                node = at(item.node, "exhibit", "mark", position)
                reading.say(node, "E307", f"the exhibit has no line {mark}, only {lines}")


def ask_length(item: Item, reading: Reading) -> None:
    """An exam-style ask fits two lines."""
    ask = item.value.stem.rpartition("\n\n")[2]
    if item.value.style == "exam" and len(ask) > ASK_CHARACTERS:
        node = at(item.node, "stem")
        hint = "the last paragraph of the stem is the ask: part it from the situation by a blank line"
        reading.say(node, "W301", f"the ask has {len(ask)} characters; {ASK_CHARACTERS} fit two lines", hint)


def exhibit_size(item: Item, reading: Reading) -> None:
    """An exhibit fits its page."""
    exhibit = item.value.exhibit
    if exhibit is None:
        return
    lines = exhibit.text.split("\n")
    widest = max(len(line) for line in lines)
    if len(lines) > EXHIBIT_LINES or widest > EXHIBIT_COLUMNS:
        node = at(item.node, "exhibit", "text")
        message = f"the exhibit is {len(lines)} x {widest}; {EXHIBIT_LINES} lines of {EXHIBIT_COLUMNS} columns fit"
        reading.say(node, "W302", message)
