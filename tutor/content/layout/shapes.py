"""What the layout knows of a file's types: the order of keys, and which texts are prose."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tutor.content.model import forms, question
from tutor.content.reader import fields_of, key_of
from tutor.content.source import Node


@dataclass(frozen=True)
class Shape:
    """How something is written: a record's keys in order, a list's or mapping's entries, prose, other text."""

    keys: Mapping[str, Shape] = field(default_factory=dict)
    entry: Shape | None = None
    kinds: Mapping[str, Shape] = field(default_factory=dict)
    is_text: bool = False
    is_prose: bool = False

    def of(self, node: Node) -> Shape:
        """The shape of a node where several kinds may stand."""
        if not self.kinds or node.id != "mapping":
            return self
        stated = [value.value for key, value in node.value if key.value == "kind" and value.id == "scalar"]
        return self.kinds.get(stated[0] if stated else "", next(iter(self.kinds.values())))

    def below(self, key: str) -> Shape:
        """The shape of a mapping's value."""
        return self.keys.get(key) or self.entry or Shape()


@cache
def shape_of(kind: Any) -> Shape:
    """The shape of a declared type."""
    notes: tuple[Any, ...] = ()
    if typing.get_origin(kind) is typing.Annotated:
        kind, *rest = typing.get_args(kind)
        notes = tuple(rest)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind is str:
        is_prose = any(isinstance(note, forms.Form) and note.name == "prose" for note in notes)
        return Shape(is_text=True, is_prose=is_prose)
    if origin is tuple:
        return Shape(entry=shape_of(arguments[0]))
    if origin is dict:
        return Shape(entry=shape_of(arguments[1]))
    if origin is types.UnionType:
        members = [member for member in arguments if member is not types.NoneType]
        return shape_of(members[0]) if len(members) == 1 else _question()
    return _record(kind) if dataclasses.is_dataclass(kind) else Shape()


def _question() -> Shape:
    return Shape(kinds={name: _record(record) for name, record in question.KINDS.items()})


def _record(record: Any) -> Shape:
    """A record's keys as declared; those that close a question stand behind the keys of its kind."""
    fields = sorted(fields_of(record), key=lambda pair: _closes(pair[1]))
    return Shape(keys={key_of(f.name): shape_of(kind) for f, kind in fields})


def _closes(kind: Any) -> bool:
    notes = getattr(kind, "__metadata__", ())
    return any(isinstance(note, forms.Closing) for note in notes)
