"""The authors' reference: every key of every file as Markdown, from the declarations in model/."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Iterator
from typing import Any

from tutor.content.model import forms, question
from tutor.content.reader import FILES, fields_of, key_of
from tutor.content.schema import bare, is_required, note_of, notes_of, word_for
from tutor.content.stamps import FOLDERS

_HEAD = """\
# Every key

What the files of a pack may hold. [authoring.md](authoring.md) shows a whole pack in which they stand.
`tutor schema --reference` prints this page, and the schemas for editors are made of the same declarations.

A key in **bold** must be there. *Text* stays as it is written; *prose* also takes `` `code` `` and `<fact:id>`, and its
lines are joined to paragraphs.
"""
_TABLE = "| key | takes | what it is |\n| --- | --- | --- |\n"
# What one is, and what several are.
_TEXTS = {
    "id": ("an id: `a-z`, `0-9`, `.` and `-`", "ids"),
    "date": ("a date: `2026-11-17`", "dates"),
    "quantity": ("a number with its unit: `900 s`", "numbers with their units"),
    "url": ("an address: `https://…`", "addresses"),
    "prose": ("prose", "prose"),
    "": ("text", "texts"),
}


def reference() -> str:
    """The whole page."""
    told: set[Any] = set()
    return "\n".join([_HEAD, *(part for name in FILES for part in _file(name, told))])


def files_of(name: str) -> str:
    """Where in a pack the files of a kind are: content/topics/*.yaml."""
    folder = dict(FOLDERS).get(name)
    return f"{folder}/*.yaml" if folder else f"content/{name}.yaml"


def _file(name: str, told: set[Any]) -> Iterator[str]:
    yield f"## {files_of(name)}\n"
    yield from _records([FILES[name]], told, is_top=True)


def _records(records: list[Any], told: set[Any], is_top: bool = False) -> Iterator[str]:
    """A section a record, each followed by those that it is the first to name."""
    for record in records:
        if record in told:
            continue
        told.add(record)
        if not is_top:
            yield f"### {word_for(record)}\n"
        about = record.__doc__ or ""
        yield f"{about}\n\n{_table(record)}" if " " in about else _table(record)
        yield from _records(list(_named_by(record)), told)
        if record is question.QuestionBase:
            yield from _kinds(told)


def _kinds(told: set[Any]) -> Iterator[str]:
    """What each kind of question adds to the keys of all."""
    common = {f.name for f in dataclasses.fields(question.QuestionBase)}
    for name, record in question.KINDS.items():
        yield f"### kind: {name}\n"
        yield f"{record.__doc__}\n\n{_table(record, without=common)}"
        yield from _records(list(_named_by(record)), told)


def _table(record: type, without: set[str] | None = None) -> str:
    rows = [_row(f, kind) for f, kind in fields_of(record) if f.name not in (without or ())]
    return _TABLE + "".join(rows)


def _row(f: dataclasses.Field[Any], kind: Any) -> str:
    key = f"`{key_of(f.name)}`"
    said, takes, is_needed = note_of(kind), _takes(kind), is_required(f)
    if f.name == "kind" and bare(kind) is str:
        said, takes, is_needed = "how it is asked", ", ".join(f"`{name}`" for name in question.KINDS), True
    usual = f"; `{f.default}` when absent" if f.default is not dataclasses.MISSING and f.default else ""
    return f"| {f'**{key}**' if is_needed else key} | {takes}{usual} | {_escaped(said)} |\n"


def _escaped(text: str) -> str:
    """A note in a cell: what Markdown would take for its own is marked as code."""
    return re.sub(r"<\S+>|_{2,}", r"`\g<0>`", text).replace("|", "\\|")


def _takes(kind: Any) -> str:
    notes, plain = notes_of(kind), bare(kind)
    origin, parts = typing.get_origin(plain), typing.get_args(plain)
    if plain is str:
        return _text(notes)
    if plain in (bool, int):
        return "`true` or `false`" if plain is bool else "a whole number"
    if origin is typing.Literal:
        return ", ".join(f"`{word}`" for word in parts if word)
    if origin is tuple:
        return f"a list of {_amount(notes)}{_several(parts[0])}"
    if origin is dict:
        return f"{_several(parts[1])}, by name"
    return _several(kind)


def _several(kind: Any) -> str:
    """What the entries of a list or mapping are; a record is a link."""
    plain = bare(kind)
    if typing.get_origin(plain) is types.UnionType:
        plain = question.QuestionBase
    if dataclasses.is_dataclass(plain):
        word = word_for(typing.cast(type, plain))
        return f"[{word}](#{word.replace(' ', '-')})"
    if plain is str:
        return _text(notes_of(kind), is_several=True)
    return "whole numbers" if plain is int else _takes(kind)


def _text(notes: tuple[Any, ...], is_several: bool = False) -> str:
    for note in notes:
        if isinstance(note, forms.Ref):
            article = "an" if note.target[0] in "aeiou" else "a"
            return f"ids of {note.target}s" if is_several else f"the id of {article} {note.target}"
    one, several = _TEXTS[next((note.name for note in notes if isinstance(note, forms.Form)), "")]
    return several if is_several else one


def _amount(notes: tuple[Any, ...]) -> str:
    size = next((note for note in notes if isinstance(note, forms.Size)), forms.Size())
    if size.most is None:
        return f"{size.least} or more: " if size.least else ""
    return f"{size.least}: " if size.least == size.most else f"{size.least} to {size.most}: "


def _named_by(record: type) -> Iterator[Any]:
    """The records that a record's keys hold."""
    for _, kind in fields_of(record):
        inner = bare(kind)
        while typing.get_origin(inner) in (tuple, dict):
            inner = bare(typing.get_args(inner)[0 if typing.get_origin(inner) is tuple else 1])
        if typing.get_origin(inner) is types.UnionType:
            yield question.QuestionBase
        elif dataclasses.is_dataclass(inner):
            yield inner
