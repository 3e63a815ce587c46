"""JSON Schema (draft-07) of every file of a pack, from the declarations in model/: what editors complete and check by.

A schema is a little laxer than the reader where editors differ: a text may look like a number, since the reader takes
what was written. What needs other files, or understanding, is said by `tutor check`.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from typing import Any

from tutor.content.model import forms, question
from tutor.content.reader import FILES, fields_of, key_of
from tutor.content.scalars import ID, WRONG_ID

DRAFT = "http://json-schema.org/draft-07/schema#"
# Where a pack keeps its schemas: the files name them by a relative path, so that an editor needs no network.
FOLDER = ".schema"
Schema = dict[str, Any]

_REFERENCE = f"^({ID.pattern}/)?{ID.pattern}$"
# A text may look like a number or a yes, and the reader takes what was written.
_TEXT: Schema = {"type": ["string", "number", "boolean"], "errorMessage": "this is a text"}
_FORMS: dict[str, Schema] = {
    "id": {**_TEXT, "minLength": 1, "pattern": f"^{ID.pattern}$", "patternErrorMessage": WRONG_ID},
    "date": {
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "patternErrorMessage": "a date is written as 2026-11-17",
    },
    "url": {
        "type": "string",
        "pattern": "^https?://[^ \\t\\n]+$",
        "patternErrorMessage": "a web address begins with https:// or http://",
    },
    "quantity": {**_TEXT, "type": ["string", "number"], "minLength": 1},
    "prose": {**_TEXT, "minLength": 1},
    "": {**_TEXT, "minLength": 1},
}


def schema(name: str) -> Schema:
    """The schema of a kind of file: one of the names in reader.FILES."""
    definitions: dict[str, Schema] = {}
    whole = _record(FILES[name], definitions)
    return {"$schema": DRAFT, **whole, "definitions": dict(sorted(definitions.items()))}


def modeline(name: str, path: str) -> str:
    """The first line of a file of a pack, by its path inside: it leads an editor to the schema."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up or './'}{FOLDER}/{name}.json\n"


def word_for(record: type) -> str:
    """What a record is called: near miss, single question."""
    name = record.__name__.removesuffix("Base")
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def note_of(kind: Any) -> str:
    """What a key is for, in its declaration's words; a record without a note of its own speaks for itself."""
    notes = [note for note in notes_of(kind) if isinstance(note, str)]
    if notes:
        return notes[-1]
    record = bare(kind)
    return (record.__doc__ or "").rstrip(".") if dataclasses.is_dataclass(record) else ""


def is_required(f: dataclasses.Field[Any]) -> bool:
    """Whether a file must have the key."""
    return f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING


def notes_of(kind: Any) -> tuple[Any, ...]:
    """What a declared type notes beside itself: forms, sizes, words."""
    return typing.get_args(kind)[1:] if typing.get_origin(kind) is typing.Annotated else ()


def bare(kind: Any) -> Any:
    """A declared type without its notes, and without `| None`."""
    if typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    if typing.get_origin(kind) is types.UnionType:
        members = [member for member in typing.get_args(kind) if member is not types.NoneType]
        return members[0] if len(members) == 1 else kind
    return kind


def _record(record: type, definitions: dict[str, Schema]) -> Schema:
    properties = {key_of(f.name): _property(f, kind, definitions) for f, kind in fields_of(record)}
    return {
        "title": word_for(record),
        "description": record.__doc__,
        "type": "object",
        "required": [key_of(f.name) for f, _ in fields_of(record) if is_required(f)],
        "properties": properties,
        "additionalProperties": False,
    }


def _property(f: dataclasses.Field[Any], kind: Any, definitions: dict[str, Schema]) -> Schema:
    said = note_of(kind)
    described = {"description": f"{said[0].upper()}{said[1:]}."} if said else {}
    default = {"default": f.default} if f.default is not dataclasses.MISSING and f.default else {}
    return {**described, **_of(kind, definitions), **default}


def _of(kind: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of one declared type."""
    notes, plain = notes_of(kind), bare(kind)
    origin, parts = typing.get_origin(plain), typing.get_args(plain)
    if plain is str:
        return _text(notes)
    if plain is bool:
        return {"type": "boolean"}
    if plain is int:
        return {"type": "integer", **_range(notes)}
    if origin is typing.Literal:
        return {"enum": [word for word in parts if word]}
    if origin is tuple:
        return {"type": "array", "items": _of(parts[0], definitions), **_size(notes)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(parts[1], definitions)}
    if origin is types.UnionType and parts == tuple(question.KINDS.values()):
        return _defined("question", _question, definitions)
    if not dataclasses.is_dataclass(plain):
        raise TypeError(f"no schema for {kind!r}")
    record = typing.cast(type, plain)
    return _defined(word_for(record).replace(" ", "-"), lambda inner: _record(record, inner), definitions)


def _text(notes: tuple[Any, ...]) -> Schema:
    if any(isinstance(note, forms.Ref) for note in notes):
        return {**_TEXT, "pattern": _REFERENCE, "patternErrorMessage": WRONG_ID}
    return dict(_FORMS[next((note.name for note in notes if isinstance(note, forms.Form)), "")])


def _size(notes: tuple[Any, ...]) -> Schema:
    size = next((note for note in notes if isinstance(note, forms.Size)), forms.Size())
    least = {"minItems": size.least} if size.least else {}
    return least if size.most is None else {**least, "maxItems": size.most}


def _range(notes: tuple[Any, ...]) -> Schema:
    return next(({"minimum": note.least, "maximum": note.most} for note in notes if isinstance(note, forms.Range)), {})


def _question(definitions: dict[str, Schema]) -> Schema:
    """A question of any kind. Its `kind` decides which keys it takes; a wrong kind is the only thing that is said."""
    told = "; ".join(f"{name}: {_first_sentence(record)}" for name, record in question.KINDS.items())
    kind = {"description": f"How it is asked, and so which keys it takes. {told}.", "enum": list(question.KINDS)}
    branches = [_when(name, _of_kind(name, kind, definitions)) for name in question.KINDS]
    base = _record(question.QuestionBase, definitions)
    unknown = {"properties": {**base["properties"], "kind": kind}, "required": [*base["required"], "kind"]}
    is_known = {"properties": {"kind": {"enum": list(question.KINDS)}}, "required": ["kind"]}
    return {"title": "question", "type": "object", "allOf": [*branches, {"if": is_known, "else": unknown}]}


def _when(kind: str, then: Schema) -> Schema:
    return {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}


def _of_kind(name: str, kind: Schema, definitions: dict[str, Schema]) -> Schema:
    """A reference to the schema of one kind of question."""

    def build(inner: dict[str, Schema]) -> Schema:
        whole = _record(question.KINDS[name], inner)
        whole["properties"]["kind"] = kind
        return whole

    return _defined(f"{name}-question", build, definitions)


def _first_sentence(record: type) -> str:
    text = (record.__doc__ or "").split(". ")[0].rstrip(".")
    return text[0].lower() + text[1:]


def _defined(name: str, build: Any, definitions: dict[str, Schema]) -> Schema:
    """A reference to a definition, which is built when it is first asked for."""
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = build(definitions)
    return {"$ref": f"#/definitions/{name}"}
