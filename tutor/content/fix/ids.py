"""Ids for what has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.content.fix.edits import Edit, applied
from tutor.content.layout.shapes import Shape, shape_of
from tutor.content.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.content.source import Node

_SLUG = re.compile(r"[^a-z0-9]+")


def with_ids(text: str, file_type: type, name: str, taken: Callable[[str], bool]) -> tuple[str, int]:
    """The text with an id in everything that wants one and has none, and how many they are.

    An id is made once, here, from what the item is about; from then on it is its author's and stays. `name` is the
    file's, without its ending; `taken` says whether an id is in use elsewhere.
    """
    root, _, findings = parse("", text.encode())
    if root is None or findings:
        return text, 0
    used: set[str] = set(ids_in(root))
    edits: set[Edit] = set()
    for node, kind, above in _without_id(root, shape_of(file_type), file_type.__name__.lower(), name):
        id = _free(_likely_id(node, kind, above), lambda id: id in used or taken(id))
        used.add(id)
        begin = node.value[0][0].start_mark
        is_flow = bool(getattr(node, "flow_style", False))
        edits.add(Edit(begin.index, begin.index, f"id: {id}, " if is_flow else f"id: {id}\n{' ' * begin.column}"))
    return applied(text, edits), len(edits)


def _without_id(node: Node, shape: Shape, kind: str, above: str) -> list[tuple[Node, str, str]]:
    """Every mapping that should have an id and has none, with its kind and the id of what it is in."""
    shape = shape.of(node)
    if node.id == "sequence":
        return [found for entry in node.value for found in _without_id(entry, shape.entry or Shape(), kind, above)]
    if node.id != "mapping":
        return []
    values = {key.value: value for key, value in node.value}
    found = [(node, kind, above)] if "id" in shape.keys and "id" not in values and node.value else []
    here = values["id"].value if "id" in values and values["id"].id == "scalar" else above
    for key, value in values.items():
        found += _without_id(value, shape.below(key), key.removesuffix("s"), here)
    return found


def _likely_id(node: Node, kind: str, above: str) -> str:
    """What an author would call it: a question by its card, an objective by its number, the rest by their titles."""
    texts = {key.value: value.value for key, value in node.value if value.id == "scalar"}
    if kind == "question":
        return f"{texts.get('card') or above}.1"
    if kind == "objective":
        return f"{above}.o1"
    if kind in ("topic", "scenario", "pack"):
        return _slug(above)
    return f"{above}.{_slug(texts.get('title', '')) or kind}"


def _free(id: str, is_taken: Callable[[str], bool]) -> str:
    """The id, counted on while it is taken."""
    stem, number = id.rstrip("0123456789"), re.search(r"\d+$", id)
    count = int(number[0]) if number else 1
    while is_taken(id):
        count += 1
        id = f"{stem}{count}" if number else f"{stem}-{count}"
    return id


def _slug(text: str) -> str:
    return "-".join(_SLUG.sub(" ", text.lower()).split()[:4])


def ids_in(node: Node) -> list[str]:
    """Every id that a file states."""
    if node.id == "sequence":
        return [id for entry in node.value for id in ids_in(entry)]
    if node.id != "mapping":
        return []
    own = [value.value for key, value in node.value if key.value == "id" and value.id == "scalar"]
    return own + [id for _, value in node.value for id in ids_in(value)]
