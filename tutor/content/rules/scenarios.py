"""Rules for drills: every step can be reached, every way ends, at least one ends well."""

from __future__ import annotations

from collections.abc import Iterable, Set

from tutor.content.findings import did_you_mean, near_misses
from tutor.content.model.scenario import Scenario
from tutor.content.reading import Item, Reading, suggestion
from tutor.content.rules.places import at, first_line_of_part
from tutor.content.rules.questions import (
    ASK_CHARACTERS,
    EXHIBIT_COLUMNS,
    EXHIBIT_LINES,
    first_misfit,
    surplus,
    widest_line,
)


def ways_lead_somewhere(item: Item, reading: Reading) -> None:
    """start and every goto name a step or an ending; no name is both."""
    drill = item.value
    if drill.start not in drill.steps:
        reading.say(
            at(item.node, "start"), "E401", f'there is no step "{drill.start}"', _meant(drill.start, drill.steps)
        )
    for name in drill.steps.keys() & drill.endings.keys():
        reading.say(at(item.node, "endings", name), "E401", f'"{name}" is a step already')
    for name, step in drill.steps.items():
        for i, choice in enumerate(step.choices):
            if choice.goto not in drill.steps and choice.goto not in drill.endings:
                node = at(item.node, "steps", name, "choices", i, "goto")
                hint = _meant(choice.goto, [*drill.steps, *drill.endings])
                reading.say(node, "E401", f'"{choice.goto}" is neither a step nor an ending', hint)


def steps_are_reached_and_end(item: Item, reading: Reading) -> None:
    """Every step is reachable from the start and has a way to an ending; a good one can be reached."""
    drill = item.value
    ways = {name: {choice.goto for choice in step.choices} for name, step in drill.steps.items()}
    if not {drill.start}.union(*ways.values()) <= drill.steps.keys() | drill.endings.keys():
        return  # a name that is not there is the cause, and was said
    reached = _reached(drill.start, ways)
    for name in _left_over((drill.steps.keys() | drill.endings.keys()) - reached, ways):
        what = "step" if name in drill.steps else "ending"
        reading.say(at(item.node, f"{what}s", name), "E402", f'nothing leads to the {what} "{name}"')
    for name in (drill.steps.keys() & reached) - _that_end(drill):
        reading.say(at(item.node, "steps", name), "E403", f'no way leads from "{name}" to an ending')
    if not any(ending.good for ending in drill.endings.values()):
        reading.say(at(item.node, "endings"), "E403", "no way ends well", "mark a good ending with good: true")


def one_decision_is_right(item: Item, reading: Reading) -> None:
    """Each step has exactly one correct choice, and its ask fits two lines."""
    for name, step in item.value.steps.items():
        right = sum(choice.correct for choice in step.choices)
        if right != 1:
            node = surplus(at(item.node, "steps", name), step.choices, 1)
            reading.say(node, "E301", f'the step "{name}" has one correct choice, found {right}')
        if len(step.ask) > ASK_CHARACTERS:
            place = first_line_of_part(at(item.node, "steps", name, "ask"), reading, "", step.ask)
            message = f"the ask has {len(step.ask)} characters; {ASK_CHARACTERS} fit two lines"
            reading.say_at(place, "W301", message)


def evidence_is_there(item: Item, reading: Reading) -> None:
    """What steps show exists, is shown somewhere, and fits its page."""
    known = [evidence.id for evidence in item.value.evidence]
    shown = {id for step in item.value.steps.values() for id in step.shows}
    meant: set[str] = set()
    for name, step in item.value.steps.items():
        for i, id in enumerate(step.shows):
            if id not in known:
                node = at(item.node, "steps", name, "shows", i)
                reading.say(node, "E404", f'there is no evidence "{id}"', _meant(id, known))
                meant.add(did_you_mean(id, known))
    for i, evidence in enumerate(item.value.evidence):
        if evidence.id not in shown | meant:
            reading.say(at(item.node, "evidence", i), "E404", f'no step shows the evidence "{evidence.id}"')
        lines, widest = evidence.text.count("\n") + 1, widest_line(evidence.text)
        if lines > EXHIBIT_LINES or widest > EXHIBIT_COLUMNS:
            place = first_misfit(
                at(item.node, "evidence", i, "text"), reading, evidence.text, EXHIBIT_LINES, EXHIBIT_COLUMNS
            )
            limits = f"{EXHIBIT_LINES} of {EXHIBIT_COLUMNS} fit"
            reading.say_at(place, "W302", f"the evidence has {lines} lines of up to {widest} columns; {limits}")


def _reached(start: str, ways: dict[str, set[str]]) -> set[str]:
    reached, open_ = {start}, [start]
    while open_:
        for name in ways.get(open_.pop(), set()) - reached:
            reached.add(name)
            open_.append(name)
    return reached


def _left_over(names: Set[str], ways: dict[str, set[str]]) -> list[str]:
    """Of what is not reached, those that lead to all the others: mending these mends all."""
    led_to = set().union(*(ways.get(name, set()) - {name} for name in names))
    left: list[str] = []
    covered: set[str] = set()
    for name in [*sorted(names - led_to), *sorted(names & led_to)]:
        if name not in covered:
            left.append(name)
            covered |= _reached(name, ways)
    return left


def _that_end(drill: Scenario) -> set[str]:
    """Steps from which an ending can be reached."""
    steps, ending = drill.steps, set(drill.endings)
    while True:
        more = {n for n, s in steps.items() if n not in ending and any(c.goto in ending for c in s.choices)}
        if not more:
            return ending
        ending |= more


def _meant(word: str, names: Iterable[str]) -> str:
    """A hint: the name that was meant, else those there are."""
    known = sorted(names)
    return suggestion(near_misses(word, known), tuple(known))
