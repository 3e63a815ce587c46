"""Where in an item a rule points."""

from __future__ import annotations

from tutor.content.findings import Span
from tutor.content.reading import Reading
from tutor.content.source import Node
from tutor.content.spans import is_of_many_lines, span_of, span_within


def at(node: Node, *way: str | int) -> Node:
    """The node that a way of keys and positions leads to; the last one found when the way ends early."""
    for step in way:
        if node.id == "mapping":
            following = [value for key, value in node.value if key.value == step]
        else:
            following = [entry for i, entry in enumerate(node.value) if i == step]
        if not following:
            return node
        node = following[0]
    return node


def key_at(node: Node, *way: str | int) -> Node:
    """The key that a way ends in; where it is not there, what it is missing from."""
    holder = at(node, *way[:-1])
    keys = [key for key, _ in holder.value if key.value == way[-1]] if holder.id == "mapping" else []
    return keys[0] if keys else holder


def span_of_part(node: Node, reading: Reading, before: str, part: str) -> Span:
    """Where a part of a text stands in the file, by what comes before it in the text as it was read."""
    before, part = (_as_written(text, reading.pack) for text in (before, part))
    return span_within(node, reading.text, part, before.count(part))


def first_line_of_part(node: Node, reading: Reading, before: str, part: str) -> Span:
    """Where a part of a text of several lines begins; a text of one line stands for its parts."""
    return span_of_part(node, reading, before, part) if is_of_many_lines(node) else span_of(node)


def _as_written(text: str, pack: str) -> str:
    """A text with its facts named as authors do, without their pack."""
    return text.replace(f"<fact:{pack}/", "<fact:") if pack else text
