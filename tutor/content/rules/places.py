"""Where in an item a rule points."""

from __future__ import annotations

from tutor.content.source import Node


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
