"""Nodes to values, by the declarations in model/; every mistake at once, each at its place."""

from __future__ import annotations

import dataclasses
import re
import sys
import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any

from tutor.content.findings import did_you_mean, near_misses
from tutor.content.model import blueprint, forms, problem, question, scenario, teaching
from tutor.content.reading import Reading, described, first_place, quoted, suggestion
from tutor.content.scalars import Convert, choice_converter, id_in, read_bool, read_int, safe_text, text_converter
from tutor.content.source import Node
from tutor.content.text import has_stand_in

_KINDS: dict[str, Any] = dict(question.KINDS)
# What a question is made of, and the likeliest kind that has it.
_TELLING = {"answer": "number", "accept": "text", "pairs": "match", "blanks": "cloze", "choices": "multiple"}
# What has an id, and the word for it in references and messages.
ITEM_KINDS: dict[type, str] = {
    teaching.Pack: "pack",
    teaching.Topic: "topic",
    teaching.Card: "card",
    teaching.Fact: "fact",
    teaching.Objective: "objective",
    scenario.Scenario: "scenario",
    problem.Problem: "problem",
    blueprint.Blueprint: "blueprint",
    **dict.fromkeys(_KINDS.values(), "question"),
}
FILES: dict[str, type] = {
    "facts": teaching.FactsFile,
    "topics": teaching.Topic,
    "quizzes": teaching.QuizFile,
    "scenarios": scenario.Scenario,
    "problems": problem.ProblemFile,
    "exams": blueprint.Blueprint,
    "pack": teaching.Pack,
}


def read(path: str, root: Node, file_type: type, pack: str = "", text: str = "") -> Reading:
    """Reads a whole file as the given type. What is wrong is in the reading's findings."""
    reading = Reading(path, pack, text)
    converter(file_type)(root, reading)
    return reading


def type_by_keys(root: Node) -> type | None:
    """What a file outside a pack seems to be, by its top keys."""
    if root.id != "mapping":
        return None
    keys = {key.value for key, _ in root.value if key.id == "scalar"}
    if "steps" in keys:
        return scenario.Scenario
    if "domains" in keys:
        return blueprint.Blueprint
    if "problems" in keys:
        return problem.ProblemFile
    if "questions" in keys:
        return teaching.QuizFile
    if "facts" in keys and "cards" not in keys:
        return teaching.FactsFile
    if "cards" in keys:
        return teaching.Topic
    return teaching.Pack if {"id", "title"} <= keys else None


def key_of(name: str) -> str:
    """The YAML key of a field: Python's keywords carry an underscore there."""
    return name.rstrip("_")


def fields_of(record: type) -> list[tuple[dataclasses.Field[Any], Any]]:
    """A record's fields with their resolved types, `Annotated` notes included."""
    module = vars(sys.modules[record.__module__])
    names = {**vars(typing), **vars(forms), **vars(question), **vars(teaching), **module}
    hints = typing.get_type_hints(record, globalns=names, include_extras=True)
    return [(f, hints[f.name]) for f in dataclasses.fields(record)]


@cache
def converter(kind: Any) -> Convert:
    """The function that reads one type."""
    notes: tuple[Any, ...] = ()
    if typing.get_origin(kind) is typing.Annotated:
        kind, *rest = typing.get_args(kind)
        notes = tuple(rest)
    origin = typing.get_origin(kind)
    if kind is str:
        return text_converter(notes)
    if kind is bool:
        return read_bool
    if kind is int:
        return read_int
    if origin is typing.Literal:
        return choice_converter(typing.get_args(kind))
    if origin is tuple:
        return _list_converter(typing.get_args(kind)[0], notes)
    if origin is dict:
        return _mapping_converter(typing.get_args(kind)[1])
    if origin is types.UnionType:
        members = [member for member in typing.get_args(kind) if member is not types.NoneType]
        return _read_question if len(members) > 1 else converter(members[0])
    if dataclasses.is_dataclass(kind):
        return _RecordReader(typing.cast(type, kind))
    raise TypeError(f"no way to read {kind!r}")


@dataclass(frozen=True)
class _Part:
    """A field as the reader sees it."""

    key: str
    name: str
    convert: Convert
    is_required: bool


class _RecordReader:
    """Reads a mapping as one dataclass."""

    def __init__(self, record: type) -> None:
        self._record = record
        self._kind = ITEM_KINDS.get(record, "")
        self._word = self._kind or re.sub(r"(?<!^)(?=[A-Z])", " ", record.__name__).lower()
        self._parts = {part.key: part for part in map(_part, fields_of(record))}
        self._required = [part.key for part in self._parts.values() if part.is_required]

    def __call__(self, node: Node, reading: Reading) -> Any:
        """The record, or None when anything in it is wrong."""
        if node.id != "mapping":
            reading.say(node, "E103", f"expected {_with_article(self._word)} with keys, found {described(node)}")
            return None
        before, outer = reading.errors, reading.owner
        id = id_in(node) if self._kind else ""
        if id:
            reading.owner = reading.whole_id(id)
        values = self._values(node, reading, f"{self._word} {id!r}" if id else _with_article(self._word))
        reading.owner = outer
        value = self._record(**values) if reading.errors == before else None
        if self._kind:
            reading.errors = before  # what holds this item is not broken by it
            reading.declare(self._kind, id or values.get("id", ""), value, node)  # a misspelt key still names it
        return value

    def _values(self, node: Node, reading: Reading, name: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            part = self._parts.get(key_node.value) if key_node.id == "scalar" else None
            part = part or self._part_meant(key_node, node, values, reading, name)
            if part is None:
                continue
            if part.name in values:
                reading.say(key_node, "E106", f'the key "{part.key}" stands here twice', "keep one of them")
                continue
            values[part.name] = part.convert(value_node, reading)
        for key in self._required:
            if self._parts[key].name not in values:
                reading.say_at(first_place(node), "E102", f'{name} has no "{key}"')
        return values

    def _part_meant(
        self, key_node: Node, node: Node, values: dict[str, Any], reading: Reading, name: str
    ) -> _Part | None:
        """The part that an unknown key stands for: its value is read too, so that every mistake shows at once."""
        key = _key(key_node, reading)
        if key is None:
            return None
        present = {other.value for other, _ in node.value if other.id == "scalar"}
        absent = [known for known, part in self._parts.items() if known not in present and part.name not in values]
        near = near_misses(key, absent)
        double = "" if near else did_you_mean(key, [known for known in self._parts if known not in absent])
        hint = f'"{double}" stands here already' if double else suggestion(near, absent)
        if has_stand_in(key):
            reading.errors += 1  # the unsafe character was said already, and is the cause
        else:
            reading.say(key_node, "E101", f"{name}: unknown key {quoted(key)}", hint)
        return self._parts[near[0]] if near else None


def _part(field_and_kind: tuple[dataclasses.Field[Any], Any]) -> _Part:
    f, kind = field_and_kind
    is_required = f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    return _Part(key_of(f.name), f.name, converter(kind), is_required)


def _with_article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _key(node: Node, reading: Reading) -> str | None:
    if node.id != "scalar":
        reading.say(node, "E103", f"a key must be a word, found {described(node)}")
        return None
    if node.value == "<<" and not node.style:
        reading.say(node, "E004", "merge keys are not read", "write the keys out")
        return None
    return safe_text(node, reading)


def _read_question(node: Node, reading: Reading) -> Any:
    """A question, by its `kind`. With a kind that is missing or wrong, the rest is read as the likeliest one."""
    if node.id != "mapping":
        reading.say(node, "E103", f"expected a question with keys, found {described(node)}")
        return None
    values = {key.value: value for key, value in node.value if key.id == "scalar"}
    stated = values.get("kind")
    kind = stated.value if stated is not None and stated.id == "scalar" else ""
    foreign = _foreign_key(kind, values) if kind in _KINDS else ""
    if kind in _KINDS and not foreign:
        return converter(_KINDS[kind])(node, reading)
    if stated is not None and foreign:
        owners = ", ".join(name for name in _KINDS if foreign in _keys_of(name))
        reading.say(stated, "E104", f'a {kind} question has no "{foreign}"', f"that is a key of {owners}")
        kind = ""
    elif stated is not None:
        shown = quoted(kind) if kind else described(stated)
        near = near_misses(kind, list(_KINDS))
        reading.say(stated, "E104", f"unknown kind {shown}", suggestion(near, tuple(_KINDS)))
        kind = near[0] if near else ""
    elif did_you_mean("kind", [key for key in values if key not in _question_keys()]) == "":
        hint = f"kind is one of {', '.join(_KINDS)}"
        reading.say_at(first_place(node), "E102", f'question {id_in(node)!r} has no "kind"', hint)
    return _read_as(kind or _likely_kind(values), node, reading)


def _read_as(kind: str, node: Node, reading: Reading) -> None:
    """Reads for the sake of the mistakes: without a sound kind the question is left out."""
    before = len(reading.items)
    converter(_KINDS[kind])(node, reading)
    reading.items[before:] = [dataclasses.replace(item, value=None) for item in reading.items[before:]]


def _likely_kind(values: dict[str, Node]) -> str:
    """The kind that has the keys which only one kind has."""
    return next((kind for key, kind in _TELLING.items() if key in values), "multiple")


def _foreign_key(kind: str, values: dict[str, Node]) -> str:
    """The key that only other kinds have, while what this kind is made of is not there: its kind is the mistake."""
    telling = [key for key in values if key in _TELLING]
    return "" if any(key in _keys_of(kind) for key in telling) else next(iter(telling), "")


@cache
def _keys_of(kind: str) -> frozenset[str]:
    return frozenset(key_of(f.name) for f in dataclasses.fields(_KINDS[kind]))


@cache
def _question_keys() -> frozenset[str]:
    return frozenset().union(*map(_keys_of, _KINDS))


def _list_converter(entry: Any, notes: tuple[Any, ...]) -> Convert:
    read_entry = converter(entry)
    size = next((note for note in notes if isinstance(note, forms.Size)), forms.Size())

    def read_list(node: Node, reading: Reading) -> tuple[Any, ...]:
        if node.id != "sequence":
            reading.say(node, "E103", f"expected a list, found {described(node)}", "begin each entry with - ")
            return ()
        count = len(node.value)
        if count < size.least or (size.most is not None and count > size.most):
            reading.say(node, "E107", f"expected {_amount(size)}, found {count}")
        entries = [read_entry(child, reading) for child in node.value]
        return tuple([entry for entry in entries if entry is not None])

    return read_list


def _amount(size: forms.Size) -> str:
    if size.most is None:
        return f"at least {size.least} {'entry' if size.least == 1 else 'entries'}"
    return f"{size.least} entries" if size.least == size.most else f"{size.least} to {size.most} entries"


def _mapping_converter(entry: Any) -> Convert:
    read_entry = converter(entry)

    def read_mapping(node: Node, reading: Reading) -> dict[str, Any]:
        if node.id != "mapping":
            reading.say(node, "E103", f"expected a mapping, found {described(node)}")
            return {}
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = _key(key_node, reading)
            if key is None:
                continue
            if key in values:
                reading.say(key_node, "E106", f"the key {quoted(key)} stands here twice", "keep one of them")
            values[key] = read_entry(value_node, reading)
        return values

    return read_mapping
