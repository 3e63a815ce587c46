"""Nodes to values, by the declarations in model/; every mistake at once, each at its place."""

from __future__ import annotations

import dataclasses
import datetime
import sys
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tutor.content.findings import Finding, Span, did_you_mean
from tutor.content.model import forms, question, teaching
from tutor.content.source import UNSAFE_HINT, Node, has_tag, span_of, unsafe_message
from tutor.content.text import clean, unsafe_characters

Convert = Callable[[Node, "Reading"], Any]

# What has an id, and the word for it in references and messages.
ITEM_KINDS: dict[type, str] = {
    teaching.Pack: "pack",
    teaching.Topic: "topic",
    teaching.Card: "card",
    teaching.Fact: "fact",
    teaching.Objective: "objective",
    **dict.fromkeys(question.KINDS.values(), "question"),
}
FILES: dict[str, type] = {
    "facts": teaching.FactsFile,
    "topics": teaching.Topic,
    "quizzes": teaching.QuizFile,
    "pack": teaching.Pack,
}


@dataclass(frozen=True)
class Item:
    """Something with an id. The value is None when it has an error: it is left out, but known to be declared."""

    kind: str
    id: str
    span: Span
    value: Any
    node: Node = field(repr=False, compare=False)


@dataclass(frozen=True)
class Reference:
    """An id that must exist."""

    target: str
    id: str
    span: Span
    owner: str


@dataclass
class Reading:
    """What is collected while one file is read."""

    path: str
    pack: str = ""
    findings: list[Finding] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    errors: int = 0
    owner: str = ""

    def whole_id(self, id: str) -> str:
        """The id with its pack before it: what the library and the learner's log hold."""
        return id if "/" in id or not self.pack else f"{self.pack}/{id}"

    def say(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Notes a finding at a node."""
        self.findings.append(Finding(self.path, span_of(node), code, message, hint))
        self.errors += code[0] == "E"


def read(path: str, root: Node, file_type: type, pack: str = "") -> Reading:
    """Reads a whole file as the given type. What is wrong is in the reading's findings."""
    reading = Reading(path, pack)
    converter(file_type)(root, reading)
    return reading


def type_by_keys(root: Node) -> type | None:
    """What a file outside a pack seems to be, by its top keys."""
    if root.id != "mapping":
        return None
    keys = {key.value for key, _ in root.value if key.id == "scalar"}
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


@cache
def converter(kind: Any) -> Convert:
    """The function that reads one type."""
    notes: tuple[Any, ...] = ()
    if typing.get_origin(kind) is typing.Annotated:
        kind, *rest = typing.get_args(kind)
        notes = tuple(rest)
    origin = typing.get_origin(kind)
    if kind is str:
        return _text_converter(notes)
    if kind is bool:
        return _read_bool
    if kind is int:
        return _read_int
    if origin is typing.Literal:
        return _choice_converter(typing.get_args(kind))
    if origin is tuple:
        return _list_converter(typing.get_args(kind)[0], notes)
    if origin is dict:
        return _mapping_converter(typing.get_args(kind)[1])
    if origin is types.UnionType:
        members = [member for member in typing.get_args(kind) if member is not types.NoneType]
        return _kind_converter(members) if len(members) > 1 else converter(members[0])
    if dataclasses.is_dataclass(kind):
        return _record_converter(typing.cast(type, kind))
    raise TypeError(f"no way to read {kind!r}")


@dataclass(frozen=True)
class _Field:
    key: str
    name: str
    convert: Convert
    is_required: bool


def fields_of(record: type) -> list[tuple[dataclasses.Field[Any], Any]]:
    """A record's fields with their resolved types, `Annotated` notes included."""
    module = vars(sys.modules[record.__module__])
    names = {**vars(typing), **vars(forms), **vars(question), **vars(teaching), **module}
    hints = typing.get_type_hints(record, globalns=names, include_extras=True)
    return [(f, hints[f.name]) for f in dataclasses.fields(record)]


def _record_converter(record: type) -> Convert:
    parts: dict[str, _Field] = {}
    for f, kind in fields_of(record):
        required = f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
        parts[key_of(f.name)] = _Field(key_of(f.name), f.name, converter(kind), required)
    keys = list(parts)
    required_keys = [part.key for part in parts.values() if part.is_required]
    item_kind = ITEM_KINDS.get(record, "")
    article = f"a {item_kind or record.__name__.lower()}"

    def read_record(node: Node, reading: Reading) -> Any:
        if node.id != "mapping":
            reading.say(node, "E103", f"expected {article} with keys, found {_describe(node)}")
            return None
        before, outer = reading.errors, reading.owner
        own_id = _id_in(node) if item_kind else ""
        reading.owner = reading.whole_id(own_id) if own_id else outer
        values: dict[str, Any] = {}
        seen: set[str] = set()
        mistyped: set[str] = set()
        for key_node, value_node in node.value:
            key = _key(key_node, reading)
            if key is None:
                continue
            part = parts.get(key)
            if part is None:
                guess = did_you_mean(key, [k for k in keys if k not in seen])
                mistyped.add(guess)
                where = f"{item_kind} {own_id!r}: " if own_id else ""
                reading.say(key_node, "E101", f'{where}unknown key "{key}"', _suggest(guess, keys))
            elif key in seen:
                reading.say(key_node, "E106", f'the key "{key}" stands here twice', "keep one of them")
            else:
                values[part.name] = part.convert(value_node, reading)
            seen.add(key)
        for key in required_keys:
            if key not in seen and key not in mistyped:
                where = f"{item_kind} {own_id!r} " if own_id else article + " "
                _say_at_start(node, reading, "E102", f'{where}has no "{key}"')
        reading.owner = outer
        is_whole = reading.errors == before
        value = record(**values) if is_whole else None
        if item_kind:
            reading.errors = before  # what holds this item is not broken by it
            if own_id:
                reading.items.append(Item(item_kind, reading.whole_id(own_id), _first_place(node), value, node))
        return value

    return read_record


def _say_at_start(node: Node, reading: Reading, code: str, message: str) -> None:
    reading.findings.append(Finding(reading.path, _first_place(node), code, message))
    reading.errors += 1


def _first_place(node: Node) -> Span:
    return span_of(node.value[0][0]) if node.value else span_of(node)


def _id_in(node: Node) -> str:
    for key, value in node.value:
        if key.id == "scalar" and key.value == "id" and value.id == "scalar":
            return clean(value.value)
    return ""


def _key(node: Node, reading: Reading) -> str | None:
    if node.id != "scalar":
        reading.say(node, "E103", f"a key must be a word, found {_describe(node)}")
        return None
    if node.value == "<<" and not node.style:
        reading.say(node, "E004", "merge keys are not read", "write the keys out")
        return None
    return _safe_text(node, reading)


def _kind_converter(members: list[type]) -> Convert:
    """A question is read by its `kind`."""
    by_kind = {name: record for name, record in question.KINDS.items() if record in members}
    converters = {name: converter(record) for name, record in by_kind.items()}

    def read_kind(node: Node, reading: Reading) -> Any:
        before = reading.errors
        if node.id != "mapping":
            reading.say(node, "E103", f"expected a question with keys, found {_describe(node)}")
            return None
        named = [value for key, value in node.value if key.value == "kind"]
        own_id = _id_in(node)
        if not named:
            guess = did_you_mean("kind", [str(key.value) for key, _ in node.value if key.id == "scalar"])
            hint = f"kind is one of {', '.join(by_kind)}"
            place = next((key for key, _ in node.value if key.value == guess), None)
            message = f"question {own_id!r} has no \"kind\""
            if place is not None and guess not in _question_keys():
                reading.say(place, "E101", f'question {own_id!r}: unknown key "{guess}"', 'did you mean "kind"?')
            else:
                reading.findings.append(Finding(reading.path, _first_place(node), "E102", message, hint))
                reading.errors += 1
        elif named[0].id != "scalar" or named[0].value not in by_kind:
            given = clean(str(named[0].value)) if named[0].id == "scalar" else _describe(named[0])
            guess = did_you_mean(given, list(by_kind))
            reading.say(named[0], "E104", f'unknown kind "{given}"', _suggest(guess, list(by_kind)))
        else:
            return converters[named[0].value](node, reading)
        reading.errors = before
        if own_id:
            reading.items.append(Item("question", reading.whole_id(own_id), _first_place(node), None, node))
        return None

    return read_kind


@cache
def _question_keys() -> frozenset[str]:
    return frozenset(key_of(f.name) for record in question.KINDS.values() for f in dataclasses.fields(record))


def _list_converter(entry: Any, notes: tuple[Any, ...]) -> Convert:
    read_entry = converter(entry)
    size = next((note for note in notes if isinstance(note, forms.Size)), forms.Size())

    def read_list(node: Node, reading: Reading) -> tuple[Any, ...]:
        if node.id != "sequence":
            reading.say(node, "E103", f"expected a list, found {_describe(node)}", "begin each entry with - ")
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
            reading.say(node, "E103", f"expected a mapping, found {_describe(node)}")
            return {}
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = _key(key_node, reading)
            if key is None:
                continue
            if key in values:
                reading.say(key_node, "E106", f'the key "{key}" stands here twice', "keep one of them")
            values[key] = read_entry(value_node, reading)
        return values

    return read_mapping


def _choice_converter(allowed: tuple[str, ...]) -> Convert:
    words = [word for word in allowed if word]

    def read_choice(node: Node, reading: Reading) -> str:
        text = _scalar(node, reading, "a word")
        if text is None or text in allowed:
            return text or ""
        reading.say(node, "E104", f'"{text}" is not one of {", ".join(words)}', _suggest(did_you_mean(text, words), []))
        return ""

    return read_choice


def _text_converter(notes: tuple[Any, ...]) -> Convert:
    ref = next((note for note in notes if isinstance(note, forms.Ref)), None)
    form = next((note.name for note in notes if isinstance(note, forms.Form)), "")
    check = _FORMS.get(form)

    def read_text(node: Node, reading: Reading) -> str:
        text = _scalar(node, reading, "text")
        if text is None:
            return ""
        if not node.style and _reads_differently(node):
            reading.say(node, "W101", f"unquoted {text} is not text to every YAML reader", "quote it")
        if not text:
            if not ref:
                reading.say(node, "E107", "this is empty", "write it, or delete the key")
            return ""
        if ref is not None:
            whole = reading.whole_id(text)
            reading.references.append(Reference(ref.target, whole, span_of(node), reading.owner))
            return whole
        return check(text, node, reading) if check is not None else text

    return read_text


def _check_id(text: str, node: Node, reading: Reading) -> str:
    first, rest = text[:1], text.replace(".", "").replace("-", "")
    if not (first.isascii() and first.isalnum() and rest.isascii() and rest.isalnum() and text == text.lower()):
        reading.say(node, "E105", f'"{text}" is not an id', "an id is made of a-z, 0-9, . and -, and begins with a-z or 0-9")
    return reading.whole_id(text)


def _check_date(text: str, node: Node, reading: Reading) -> str:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        reading.say(node, "E103", f'"{text}" is not a date', "write it as 2026-11-17")
    return text


def _check_url(text: str, node: Node, reading: Reading) -> str:
    if not text.startswith(("https://", "http://")) or " " in text:
        reading.say(node, "E108", f'"{text}" is not a web address', "only http:// and https:// are opened")
    return text


def _check_quantity(text: str, node: Node, reading: Reading) -> str:
    from tutor.calculator.quantities import Unreadable, parse

    try:
        parse(text)
    except Unreadable as problem:
        reading.say(node, "E305", f'"{text}" is not a quantity: {problem}')
    return text


def _check_prose(text: str, node: Node, reading: Reading) -> str:
    """Text with its fact references made whole."""
    if "<fact:" not in text:
        return text
    first, *rest = text.split("<fact:")
    parts = [first]
    for piece in rest:
        id, closed, after = piece.partition(">")
        if not closed:
            reading.say(node, "E109", "a <fact: reference is not closed", "write <fact:id>")
            return text
        whole = reading.whole_id(id)
        reading.references.append(Reference("fact", whole, span_of(node), reading.owner))
        parts.append(f"<fact:{whole}>{after}")
    return "".join(parts)


_FORMS: dict[str, Callable[[str, Node, Reading], str]] = {
    "id": _check_id,
    "date": _check_date,
    "url": _check_url,
    "quantity": _check_quantity,
    "prose": _check_prose,
}


def _read_bool(node: Node, reading: Reading) -> bool:
    text = _scalar(node, reading, "true or false")
    if text is not None and text.lower() not in ("true", "false"):
        reading.say(node, "E103", f'expected true or false, found "{text}"')
    return text is not None and text.lower() == "true"


def _read_int(node: Node, reading: Reading) -> int:
    text = _scalar(node, reading, "a whole number")
    if text is None:
        return 0
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9 or (len(digits) > 1 and digits[0] == "0"):
        reading.say(node, "E103", f'expected a whole number, found "{text}"')
        return 0
    return int(text)


def _scalar(node: Node, reading: Reading, wanted: str) -> str | None:
    if node.id != "scalar":
        reading.say(node, "E103", f"expected {wanted}, found {_describe(node)}")
        return None
    if has_tag(node):
        reading.say(node, "E004", f"tags are not read: {clean(node.tag)}", "remove it, and quote the text")
        return None
    return _safe_text(node, reading).strip("\n")


def _safe_text(node: Node, reading: Reading) -> str:
    text: str = node.value
    if text.isprintable():
        return text
    bad = unsafe_characters(text)
    if bad:
        reading.say(node, "E003", unsafe_message(bad[0][1]), UNSAFE_HINT)
    return clean(text)


def _reads_differently(node: Node) -> bool:
    """Whether YAML 1.1 makes something else than text of this plain scalar and YAML 1.2 does not, or not the same."""
    kind, text = node.tag.rpartition(":")[2], node.value
    if kind == "bool":
        return text.lower() not in ("true", "false")
    if kind in ("int", "float"):
        return ":" in text or "_" in text or (len(text) > 1 and text[0] == "0" and text[1].isdigit())
    return False


def _describe(node: Node) -> str:
    if node.id == "mapping":
        return "a mapping"
    if node.id == "sequence":
        return "a list"
    text = clean(str(node.value))
    if not text:
        return "nothing"
    return f'the text "{text[:40]}{"…" if len(text) > 40 else ""}"'


def _suggest(guess: str, known: list[str]) -> str:
    if guess:
        return f'did you mean "{guess}"?'
    return f"known here: {', '.join(known)}" if known else ""
