"""Where an author's comments stand, and what each belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tutor.content.source import Node

_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")


@dataclass(frozen=True)
class Comment:
    """One comment; `index` counts in the text, `column` from 0. A lone one has its line to itself."""

    index: int
    line: int
    column: int
    text: str
    is_lone: bool


@dataclass
class Notes:
    """Comments by what they belong to: nodes are named by identity, since equal texts occur often."""

    before: dict[int, list[Comment]] = field(default_factory=dict)
    beside: dict[int, str] = field(default_factory=dict)
    behind: dict[int, list[Comment]] = field(default_factory=dict)
    spread: set[int] = field(default_factory=set)


def attached(root: Node, text: str) -> Notes | None:
    """Every comment with what it belongs to; None when a key is no single word, which the layout cannot hold."""
    pieces: list[Node] = []
    if not _collect(root, pieces):
        return None
    notes = Notes()
    scalars = [piece for piece in pieces if piece.id == "scalar"]
    waiting: list[Comment] = []
    for comment in _comments(text, scalars, notes):
        owner = None if comment.is_lone else _beside(comment, pieces)
        if owner is None:
            waiting.append(comment)
        else:
            notes.beside[id(owner)] = comment.text
        notes.spread |= {id(piece) for piece in pieces if is_flow(piece) and _holds(piece, comment)}
    waiting.reverse()
    _settle(root, len(text) + 1, waiting, notes)
    notes.behind.setdefault(id(root), []).extend(reversed(waiting))
    return notes


def _collect(node: Node, pieces: list[Node]) -> bool:
    """Keys, scalars and collections in brackets: what a comment may stand beside."""
    if node.id == "scalar":
        pieces.append(node)
        return True
    if is_flow(node):
        pieces.append(node)
    if node.id == "sequence":
        return all(_collect(entry, pieces) for entry in node.value)
    for key, value in node.value:
        is_word = key.id == "scalar" and key.start_mark.line == key.end_mark.line
        if not is_word or key.style in ("|", ">"):
            return False
        pieces.append(key)
        if not _collect(value, pieces):
            return False
    return True


def is_flow(node: Node) -> bool:
    """Whether a collection stands in brackets."""
    return node.id != "scalar" and bool(getattr(node, "flow_style", False))


def _comments(text: str, scalars: list[Node], notes: Notes) -> list[Comment]:
    """Every comment between the scalars; one behind the head of a block belongs to that block."""
    found: list[Comment] = []
    begin = 0
    for scalar in sorted(scalars, key=lambda node: node.start_mark.index):
        found += _comments_between(text, begin, scalar.start_mark.index)
        begin = scalar.end_mark.index
        head = _BLOCK_HEAD.match(text, scalar.start_mark.index) if scalar.style in ("|", ">") else None
        if head is not None:
            notes.beside[id(scalar)] = head[1].rstrip()
    return found + _comments_between(text, begin, len(text))


def _comments_between(text: str, begin: int, end: int) -> list[Comment]:
    found = []
    while (at := text.find("#", begin, end)) >= 0:
        begin = text.find("\n", at) if "\n" in text[at:] else len(text)
        start_of_line = text.rfind("\n", 0, at) + 1
        is_lone = not text[start_of_line:at].strip()
        line = text.count("\n", 0, at)
        found.append(Comment(at, line, at - start_of_line, text[at:begin].rstrip(), is_lone))
    return found


def _beside(comment: Comment, pieces: list[Node]) -> Node | None:
    """The last thing that ends before the comment on its line; of several that end there the outermost."""
    near = [piece for piece in pieces if piece.end_mark.line == comment.line and piece.end_mark.index <= comment.index]
    return max(near, key=lambda piece: (piece.end_mark.index, -piece.start_mark.index), default=None)


def _holds(piece: Node, comment: Comment) -> bool:
    return bool(piece.start_mark.index < comment.index < piece.end_mark.index)


def _settle(node: Node, until: int, waiting: list[Comment], notes: Notes) -> None:
    """Gives the comments before each entry to it, and those behind the last one to the collection.

    `waiting` has the first one last. A comment that is indented less than the entries belongs to what follows.
    """
    if node.id == "scalar":
        return
    pairs = [(entry, entry) for entry in node.value] if node.id == "sequence" else node.value
    starts = [first.start_mark.index for first, _ in pairs]
    for (first, value), following in zip(pairs, [*starts[1:], until], strict=False):
        while waiting and waiting[-1].index < first.start_mark.index:
            notes.before.setdefault(id(first), []).append(waiting.pop())
        _settle(value, following, waiting, notes)
    while waiting and pairs and _is_behind(waiting[-1], node, until):
        notes.behind.setdefault(id(node), []).append(waiting.pop())


def _is_behind(comment: Comment, node: Node, until: int) -> bool:
    if is_flow(node):
        return bool(comment.index < node.end_mark.index)
    return bool(comment.index < until and comment.column >= node.start_mark.column)
