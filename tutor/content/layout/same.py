"""Whether two readings of a file say the same."""

from __future__ import annotations

from tutor.content.layout.shapes import Shape
from tutor.content.scalars import paragraphs
from tutor.content.source import Node


def same(before: Node, after: Node, shape: Shape) -> bool:
    """Whether two nodes hold the same values; the order of keys and the breaks in prose say nothing."""
    shape = shape.of(before)
    if before.id != after.id:
        return False
    if before.id == "scalar":
        return _same_scalar(before, after, shape)
    if len(before.value) != len(after.value):
        return False
    if before.id == "sequence":
        entry = shape.entry or Shape()
        return all(same(one, other, entry) for one, other in zip(before.value, after.value, strict=True))
    return _same_mapping(before, after, shape)


def _same_mapping(before: Node, after: Node, shape: Shape) -> bool:
    """Keys may have moved; of equal keys the first one is still the first."""

    def by_key(node: Node) -> list[tuple[Node, Node]]:
        return sorted(node.value, key=lambda pair: pair[0].value)

    pairs = zip(by_key(before), by_key(after), strict=True)
    return all(
        key.value == other_key.value and same(value, other, shape.below(key.value))
        for (key, value), (other_key, other) in pairs
    )


def _same_scalar(before: Node, after: Node, shape: Shape) -> bool:
    """A quoted text is the same as a plain one only where text is read; elsewhere null and true would become words."""
    one, other = (said(node, shape) for node in (before, after))
    return one == other and (shape.is_text or before.tag == after.tag)


def said(node: Node, shape: Shape) -> str:
    """What a scalar says, as the reader takes it."""
    text: str = node.value.strip("\n")
    return paragraphs(text) if shape.is_prose else text
