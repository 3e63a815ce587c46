"""A value of everything that model/ declares, made from the declarations themselves."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import types
import typing
from typing import Any

from tutor.content import model
from tutor.content.model import forms, question
from tutor.content.reader import fields_of, key_of

EXAMPLES = {"id": "timeout.max", "date": "2026-11-17", "quantity": "900 s", "url": "https://docs.aws.amazon.com/"}


def records() -> list[type]:
    """Every dataclass that model/ declares."""
    modules = [
        importlib.import_module(f"{model.__name__}.{found.name}") for found in pkgutil.iter_modules(model.__path__)
    ]
    declared = [value for module in modules if module is not forms for value in vars(module).values()]
    return sorted({value for value in declared if isinstance(value, type) and dataclasses.is_dataclass(value)}, key=str)


def example(kind: Any) -> tuple[Any, Any]:
    """A value of a declared type as an author writes it, and as it is read."""
    notes: tuple[Any, ...] = ()
    if typing.get_origin(kind) is typing.Annotated:
        kind, *rest = typing.get_args(kind)
        notes = tuple(rest)
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if kind is str:
        form = next((note.name for note in notes if isinstance(note, forms.Form)), "")
        is_reference = any(isinstance(note, forms.Ref) for note in notes)
        text = EXAMPLES["id"] if is_reference else EXAMPLES.get(form, "Some text.")
        return text, text
    if kind in (bool, int):
        return kind(1), kind(1)
    if origin is typing.Literal:
        return parts[-1], parts[-1]
    if origin is dict:
        written, read_ = example(parts[1])
        return {"dva-c02": written}, {"dva-c02": read_}
    if origin is tuple:
        size = next((note for note in notes if isinstance(note, forms.Size)), forms.Size())
        entries = [example(parts[0])] * max(1, size.least)
        return [written for written, _ in entries], tuple(read_ for _, read_ in entries)
    if origin is types.UnionType:
        return example(parts[0])
    return example_of_record(kind)


def example_of_record(record: type) -> tuple[dict[str, Any], Any]:
    values = {f.name: example(kind) for f, kind in fields_of(record)}
    if issubclass(record, question.QuestionBase):
        kind = next((name for name, of in question.KINDS.items() if of is record), "single")
        values["kind"] = (kind, kind)
    return (
        {key_of(name): written for name, (written, _) in values.items()},
        record(**{name: read_ for name, (_, read_) in values.items()}),
    )
