"""Rules for questions."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.content.findings import Span
from tutor.content.model.question import Choice
from tutor.content.model.scenario import Decision
from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at, first_line_of_part, key_at
from tutor.content.source import Node
from tutor.content.spans import span_of_line

ASK_CHARACTERS = 152
EXHIBIT_LINES, EXHIBIT_COLUMNS = 18, 72


def number_of_correct_choices(item: Item, reading: Reading) -> None:
    """Single: exactly one. Multiple: at least two, and not all."""
    question = item.value
    right = sum(choice.correct for choice in question.choices)
    if question.kind in ("single", "judge") and right != 1:
        hint = "" if right else "mark it correct: true"
        message = f"a {question.kind} question has one correct choice, found {right}"
        reading.say(surplus(item.node, question.choices, 1), "E301", message, hint)
    if question.kind == "multiple" and not 2 <= right < len(question.choices):
        message = f"a multiple question has two or more correct choices and a wrong one, found {right}"
        reading.say(surplus(item.node, question.choices, len(question.choices) - 1), "E301", message)


def surplus(node: Node, choices: Sequence[Choice | Decision], most: int) -> Node:
    """Where the first choice too many is marked as correct; with too few the key that all choices stand under."""
    marked = [position for position, choice in enumerate(choices) if choice.correct]
    return key_at(node, "choices", marked[most], "correct") if len(marked) > most else key_at(node, "choices")


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
    before, gap, ask = item.value.stem.rpartition("\n\n")
    if item.value.style == "exam" and len(ask) > ASK_CHARACTERS:
        place = first_line_of_part(at(item.node, "stem"), reading, before + gap, ask)
        hint = "the last paragraph of the stem is the ask: part it from the situation by a blank line"
        reading.say_at(place, "W301", f"the ask has {len(ask)} characters; {ASK_CHARACTERS} fit two lines", hint)


def exhibit_size(item: Item, reading: Reading) -> None:
    """An exhibit fits its page."""
    exhibit = item.value.exhibit
    if exhibit is None:
        return
    lines, widest = exhibit.text.split("\n"), widest_line(exhibit.text)
    if len(lines) > EXHIBIT_LINES or widest > EXHIBIT_COLUMNS:
        message = f"the exhibit is {len(lines)} x {widest}; {EXHIBIT_LINES} lines of {EXHIBIT_COLUMNS} columns fit"
        node = at(item.node, "exhibit", "text")
        place = first_misfit(node, reading, exhibit.text, EXHIBIT_LINES, EXHIBIT_COLUMNS)
        reading.say_at(place, "W302", message)


def widest_line(text: str) -> int:
    """The columns that a text needs."""
    return max(map(len, text.split("\n")))


def first_misfit(node: Node, reading: Reading, text: str, most_lines: int, most_columns: int) -> Span:
    """The first line of a text that is too wide, or one too many."""
    lines = enumerate(text.split("\n"))
    number = next(i for i, line in lines if i >= most_lines or len(line) > most_columns)
    return span_of_line(node, reading.text, number)
