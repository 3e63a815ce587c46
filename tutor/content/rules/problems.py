"""Rules for problems that one file can be asked: names, numbers, expressions, and what the texts say.

Whether a problem's answers are right is proved in tutor.content.rules.proof.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from tutor.calculator.dimensions import measure, unit
from tutor.calculator.expressions import NotArithmetic, names_in, read, read_condition
from tutor.calculator.quantities import Unreadable
from tutor.calculator.routes import ROUTES
from tutor.calculator.subjects import MODULES, subject
from tutor.content.findings import Span, near_misses
from tutor.content.model.problem import Problem, ProblemAnswer, WorkedStep
from tutor.content.reading import Item, Reading, quoted, suggestion
from tutor.content.rules.places import at, span_of_part
from tutor.content.source import Node
from tutor.questions.problem import PLACEHOLDER

Way = tuple[str | int, ...]
_NAME = re.compile(r"[a-z_][a-z_0-9]*")
_TAKEN = ("min", "max", "ceil", "floor", "answer")
# Free are code, facts, placeholders, names such as S3 and p99, and the numbers of a list at a line's beginning.
_FREE = re.compile(r"`[^`]*`|<fact:[^>]*>|\{\w+\}|[^\W\d]+[\w-]*\d[\w.]*|^\d+\. ", re.MULTILINE)
_NUMBER = re.compile(r"\d[\d.,]*\w*")


def names_can_be_used(item: Item, reading: Reading) -> None:
    """A name is a word of its own: no function, no other parameter, fact or step."""
    seen: set[str] = set()
    for way, name in _names(item.value):
        node = at(item.node, *way)
        if _NAME.fullmatch(name) is None:
            reading.say(node, "E601", f"{quoted(name)} is no name", "a name is made of a-z, 0-9 and _: batch_size")
        elif name in _TAKEN:
            reading.say(node, "E601", f'the name "{name}" has a meaning in expressions', "choose another one")
        elif name in seen:
            reading.say(node, "E601", f'the name "{name}" is taken already', "choose another one")
        seen.add(name)


def values_can_be_read(item: Item, reading: Reading) -> None:
    """Numbers, units and expressions are some."""
    for way, text, convert in _readable(item.value):
        try:
            convert(text)
        except (Unreadable, NotArithmetic) as problem:
            reading.say(at(item.node, *way), "E602", f"{quoted(text)} cannot be read: {problem}")


def names_are_known(item: Item, reading: Reading) -> None:
    """Expressions and texts use parameters, facts, and the steps before them."""
    for way, used, known in _uses(item.value):
        for name in sorted(used - known):
            hint = suggestion(near_misses(name, sorted(known)), sorted(known))
            place = _span_of_name(at(item.node, *way), reading, name)
            reading.say_at(place, "E603", f'the name "{name}" is not known here', hint)


def shown_variant_is_one(item: Item, reading: Reading) -> None:
    """The variant that is shown first gives each parameter one of its values."""
    problem, node = item.value, at(item.node, "show")
    for name in problem.show.keys() - problem.params.keys():
        reading.say(at(item.node, "show", name), "E604", f'there is no parameter "{name}"')
    for name, parameter in problem.params.items():
        if name not in problem.show:
            reading.say(node, "E604", f'the parameter "{name}" has no value here', "give it one of its values")
            continue
        values = [_value(text, parameter.unit) for text in parameter.values]
        if None not in values and _value(problem.show[name], parameter.unit) not in values:
            message = f'{quoted(problem.show[name])} is not one of the values of "{name}"'
            reading.say(at(item.node, "show", name), "E604", message, f"known here: {', '.join(parameter.values)}")
        if len(set(values)) != len(values):
            reading.say(at(item.node, "params", name, "values"), "E604", f'"{name}" has a value twice')


def check_is_a_checked_figure(item: Item, reading: Reading) -> None:
    """The check names a subject of the calculator, a figure of it that is found in a second way, and its inputs."""
    check, node = item.value.check, at(item.node, "check")
    if check.subject not in MODULES:
        hint = suggestion(near_misses(check.subject, list(MODULES)), list(MODULES))
        reading.say(at(node, "subject"), "E605", f"{quoted(check.subject)} is no subject of `tutor calc`", hint)
        return
    known = [path.partition(".")[2] for path in ROUTES if path.startswith(f"{check.subject}.")]
    if check.figure not in known:
        message = f"{quoted(check.figure)} is no figure of {check.subject} that is found in a second way"
        reading.say(at(node, "figure"), "E605", message, suggestion(near_misses(check.figure, known), known))
    inputs = {declared.name: declared for declared in subject(check.subject).inputs}
    for name, text in check.with_.items():
        if name not in inputs:
            hint = suggestion(near_misses(name, list(inputs)), list(inputs))
            reading.say(at(node, "with", name), "E605", f"{check.subject} takes no {quoted(name)}", hint)
        elif inputs[name].choices and text not in inputs[name].choices:
            hint = f"known here: {', '.join(inputs[name].choices)}"
            reading.say(at(node, "with", name), "E605", f"{quoted(text)} is none of the words of {name}", hint)


def numbers_have_a_source(item: Item, reading: Reading) -> None:
    """A number in digits is a parameter, a step or a fact; those in words, names and code are free."""
    for way, text in _texts(item.value):
        for found in _NUMBER.finditer(_FREE.sub(lambda free: " " * len(free[0]), text)):
            number = found[0].rstrip(".,")
            message = f"the number {quoted(number)} is neither a parameter nor a fact"
            place = span_of_part(at(item.node, *way), reading, text[: found.start()], number)
            reading.say_at(place, "E606", message, "write {name} or <fact:id>, or the number in words")


def stem_tells_all(item: Item, reading: Reading) -> None:
    """Whoever reads the stem knows every parameter."""
    told = set(PLACEHOLDER.findall(item.value.stem))
    for name in item.value.params.keys() - told:
        reading.say(at(item.node, "stem"), "E607", f'the stem does not tell "{name}"', f"write {{{name}}} where it is")


def difficulty_in_range(item: Item, reading: Reading) -> None:
    """difficulty is 1 to 3."""
    if not 1 <= item.value.difficulty <= 3:
        message = f"difficulty is 1, 2 or 3, found {item.value.difficulty}"
        reading.say(at(item.node, "difficulty"), "E307", message)


def _span_of_name(node: Node, reading: Reading, name: str) -> Span:
    """Where a name stands in an expression or a text."""
    before, _, _ = re.split(rf"\b({name})\b", node.value, maxsplit=1)
    return span_of_part(node, reading, before, name)


def _names(problem: Problem) -> Iterator[tuple[Way, str]]:
    """Every name that is given, with its place."""
    yield from ((("params", name), name) for name in problem.params)
    yield from ((("let", name), name) for name in problem.let)
    yield from ((("steps", i, "name"), step.name) for i, step in enumerate(problem.steps))


def _readable(problem: Problem) -> Iterator[tuple[Way, str, Callable[[str], object]]]:
    """Every text that is a number, a unit or an expression, and what reads it."""
    for name, parameter in problem.params.items():
        yield ("params", name, "unit"), parameter.unit, unit
        stated = parameter.unit if _is_unit(parameter.unit) else ""
        for i, text in enumerate(parameter.values):
            yield ("params", name, "values", i), text, partial(measure, stated=stated)
    for i, text in enumerate(problem.require):
        yield ("require", i), text, read_condition
    steps: list[tuple[Way, WorkedStep | ProblemAnswer]] = [(("steps", i), step) for i, step in enumerate(problem.steps)]
    for way, part in [*steps, (("answer",), problem.answer)]:
        yield (*way, "expr"), part.expr, read
        yield (*way, "unit"), part.unit, unit
        yield (*way, "printed"), part.printed, measure
    if problem.answer.tolerance:
        yield ("answer", "tolerance"), problem.answer.tolerance, measure
    yield from ((("wrong", i, "expr"), path.expr, read) for i, path in enumerate(problem.wrong))
    yield from ((("check", "with", name), text, read) for name, text in _computed_inputs(problem))


def _computed_inputs(problem: Problem) -> Iterator[tuple[str, str]]:
    """The inputs of the check that are expressions: those that take words are none."""
    known = subject(problem.check.subject).inputs if problem.check.subject in MODULES else ()
    words = {declared.name for declared in known if declared.choices}
    yield from ((name, text) for name, text in problem.check.with_.items() if name not in words)


def _uses(problem: Problem) -> Iterator[tuple[Way, frozenset[str], set[str]]]:
    """Where names are used, which, and which are known there."""
    given = {*problem.params, *problem.let}
    for i, text in enumerate(problem.require):
        yield ("require", i), _names_of_condition(text), given
    yield ("stem",), _placeholders(problem.stem), set(problem.params)
    yield from ((("hints", i), _placeholders(hint), set(problem.params)) for i, hint in enumerate(problem.hints))
    known = set(given)
    for i, step in enumerate(problem.steps):
        yield ("steps", i, "ask"), _placeholders(step.ask), set(known)
        yield ("steps", i, "expr"), _names_of(step.expr), set(known)
        known.add(step.name)
    yield ("answer", "expr"), _names_of(problem.answer.expr), known
    for i, path in enumerate(problem.wrong):
        yield ("wrong", i, "expr"), _names_of(path.expr), known | {"answer"}
        yield ("wrong", i, "say"), _placeholders(path.say), known
    yield ("explanation",), _placeholders(problem.explanation), known | {"answer"}
    yield from ((("check", "with", name), _names_of(text), given) for name, text in _computed_inputs(problem))


def _texts(problem: Problem) -> Iterator[tuple[Way, str]]:
    """What a learner reads."""
    yield ("stem",), problem.stem
    yield from ((("hints", i), hint) for i, hint in enumerate(problem.hints))
    yield from ((("steps", i, "ask"), step.ask) for i, step in enumerate(problem.steps))
    yield from ((("wrong", i, "say"), path.say) for i, path in enumerate(problem.wrong))
    yield ("explanation",), problem.explanation


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))


def _names_of(text: str) -> frozenset[str]:
    """The names in an expression; none in one that cannot be read, which was said."""
    try:
        return names_in(read(text))
    except NotArithmetic:
        return frozenset()


def _names_of_condition(text: str) -> frozenset[str]:
    try:
        condition = read_condition(text)
    except NotArithmetic:
        return frozenset()
    return names_in(condition.left) | names_in(condition.right)


def _is_unit(text: str) -> bool:
    try:
        unit(text)
    except Unreadable:
        return False
    return True


def _value(text: str, stated: str) -> object:
    """A parameter's value, None where it cannot be read, which was said."""
    try:
        found = measure(text, stated)
    except Unreadable:
        return None
    return found.value, found.dimension
