"""What is collected while one file is read."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tutor.content.findings import Finding, Span, guess_hint
from tutor.content.model.record import record
from tutor.content.source import Node
from tutor.content.spans import CUT_HINT, cut_at, is_of_many_lines, lines_cut, span_of, span_within
from tutor.content.text import clean_line


@dataclass(frozen=True)
class Item:
    """Something with an id. The value is None when it has an error: it is left out, but known to be declared."""

    kind: str
    id: str
    span: Span
    value: Any
    node: Node = field(repr=False, compare=False)


@record(frozen=True)
class Reference:
    """An id that must exist; `owner` is the item that names it."""

    target: str
    id: str
    span: Span
    owner: str


@dataclass
class Reading:
    """What one file holds: items, what they refer to, and what is wrong."""

    path: str
    pack: str = ""
    text: str = ""
    findings: list[Finding] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    errors: int = 0
    owner: str = ""
    to_fill_in: set[str] = field(default_factory=set)

    def whole_id(self, id: str) -> str:
        """The id with its pack before it: what the library and the learner's log hold."""
        return id if "/" in id or not self.pack else f"{self.pack}/{id}"

    def refer(self, target: str, id: str, span: Span) -> str:
        """Notes that something must exist; returns its whole id."""
        whole = self.whole_id(id)
        self.references.append(Reference(target=target, id=whole, span=span, owner=self.owner))
        return whole

    def declare(self, kind: str, id: str, value: Any, node: Node) -> None:
        """Notes an item. Something without an id cannot be referred to, and is left out."""
        if id:
            self.items.append(Item(kind, self.whole_id(id), first_place(node), value, node))

    def say(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Notes a finding at a node."""
        self.say_at(span_of(node), code, message, hint)

    def say_to_fill_in(self, node: Node, text: str) -> None:
        """Notes a text that its author has yet to write; until then nothing else is said of the item around it."""
        self.to_fill_in.add(self.owner)
        place = span_within(node, self.text, "TODO", 0) if is_of_many_lines(node) else span_of(node)
        self.say_at(place, "W110", f"text to fill in: {cut_line(text, 60)}", "write it in place of the TODO")

    @functools.cached_property
    def lines_cut(self) -> frozenset[int]:
        """The lines on which a # may cut a text off, counted from 0: in most files none."""
        return lines_cut(self.text)

    def say_cut(self, node: Node) -> None:
        """Notes what an unquoted text loses to a comment that was hardly meant as one."""
        place = cut_at(self.text, node.end_mark.index)
        if place is not None:
            comment = self.text[node.end_mark.index :].partition("\n")[0].strip()
            self.say_at(place, "W102", f"{quoted(comment)} is a comment: the text ends before it", CUT_HINT)

    def finished(self) -> Reading:
        """This reading without the items in which text is to be filled in; what is said of it is said here."""
        return replace(self, items=[item for item in self.items if item.id not in self.to_fill_in])

    def say_at(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Notes a finding."""
        self.findings.append(Finding(self.path, span, code, message, hint))
        self.errors += code[0] == "E"


def first_place(node: Node) -> Span:
    """Where a mapping begins: its first key."""
    return span_of(node.value[0][0]) if node.id == "mapping" and node.value else span_of(node)


def quoted(text: str, most: int = 40) -> str:
    """What an author wrote, safe and short enough for a message."""
    return f'"{cut_line(text, most)}"'


def cut_line(text: str, most: int) -> str:
    """The beginning of a text, safe and on one line."""
    text = clean_line(text)
    return f"{text[:most]}…" if len(text) > most else text


def described(node: Node) -> str:
    """What stands at a place where something else was expected."""
    if node.id != "scalar":
        return "a mapping" if node.id == "mapping" else "a list"
    return f"the text {quoted(node.value)}" if node.value else "nothing"


def suggestion(near: Sequence[str], known: Sequence[str] = ()) -> str:
    """A hint: the near misses, else what there is."""
    return guess_hint(near) or (f"known here: {', '.join(known)}" if known else "")
