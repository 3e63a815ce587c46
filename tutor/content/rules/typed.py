"""Rules for questions whose answer is typed: the graders are asked whether the author's own answers pass."""

from __future__ import annotations

from tutor.calculator.quantities import Unreadable, dimension_names, parse
from tutor.content.reading import Item, Reading, quoted
from tutor.content.rules.places import at
from tutor.questions import number, text


def tolerance_is_readable(item: Item, reading: Reading) -> None:
    """A tolerance is a percentage or a quantity in the answer's dimension."""
    if not item.value.tolerance:
        return
    node = at(item.node, "tolerance")
    try:
        tolerance, answer = parse(item.value.tolerance), parse(item.value.answer)
    except Unreadable as problem:
        reading.say(node, "E305", f"{quoted(item.value.tolerance)} is not a tolerance: {problem}")
        return
    if tolerance.dimension not in ("share", answer.dimension):
        wanted = dimension_names(answer.dimension)
        reading.say(node, "E305", f"the tolerance is {dimension_names(tolerance.dimension)}, the answer {wanted}")


def wrong_values_are_wrong(item: Item, reading: Reading) -> None:
    """No `wrong` value is graded right."""
    if item.value.tolerance and not _is_readable(item.value.tolerance):
        return
    for position, wrong in enumerate(item.value.wrong):
        if number.is_right(item.value, wrong.value):
            reading.say(at(item.node, "wrong", position, "value"), "E306", f"{quoted(wrong.value)} is graded as right")


def accepted_texts_are_accepted(item: Item, reading: Reading) -> None:
    """Every accepted wording passes its own grading."""
    for position, accepted in enumerate(item.value.accept):
        if not text.is_right(item.value, accepted.text):
            node = at(item.node, "accept", position, "text")
            hint = "its own terms or a near miss refuse it"
            reading.say(node, "E304", f"{quoted(accepted.text)} is not graded as right", hint)


def near_misses_miss(item: Item, reading: Reading) -> None:
    """No near miss is graded right."""
    for position, near in enumerate(item.value.near):
        if text.is_right(item.value, near.text):
            node = at(item.node, "near", position, "text")
            reading.say(node, "E306", f"{quoted(near.text)} is graded as right", "give it the terms that tell it apart")


def _is_readable(quantity: str) -> bool:
    try:
        parse(quantity)
    except Unreadable:
        return False
    return True
