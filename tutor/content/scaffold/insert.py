"""A new entry at the end of a list in a file: the text around it stays as its author wrote it."""

from __future__ import annotations

import textwrap
from typing import Any, cast

from tutor.content.source import Node, parse
from tutor.content.writing import NotWritten


def with_entry(path: str, data: bytes, key: str, entry: str) -> tuple[bytes, int]:
    """The file's bytes with the entry behind the last one below a top key, and the entry's line counted from 1.

    Raises NotWritten when the file cannot be read, or its list is not written a line an entry.
    """
    ending = "\r\n" if b"\r\n" in data else "\n"
    if not data.endswith(b"\n"):
        data += ending.encode()
    listed = _list_below(key, _root(path, data), path)
    lines = data.decode().split("\n")
    column = listed.start_mark.column
    end = _behind_last_entry(listed, lines, column)
    gap = [""] if _has_gaps(listed, lines) else []
    added = [*gap, *textwrap.indent(entry.rstrip("\n"), " " * column).split("\n")]
    new = "\n".join([*lines[:end], *(line + ending[:-1] for line in added), *lines[end:]]).encode()
    _must_differ_by_the_entry(path, new, key, listed)
    return new, end + len(gap) + 1


def _root(path: str, data: bytes) -> Node:
    root, _, findings = parse(path, data)
    if root is None or findings:
        said = f"{findings[0].message}, line {findings[0].span.line}" if findings else "it is empty"
        raise NotWritten(f"{path} cannot be added to: {said}. `tutor check {path}` says more.")
    return root


def _list_below(key: str, root: Node, path: str) -> Node:
    """The list under a top key, when it has entries and they stand on lines of their own."""
    values = [value for name, value in root.value if name.value == key] if root.id == "mapping" else []
    for listed in values[:1]:
        if listed.id == "sequence" and listed.value and not getattr(listed, "flow_style", False):
            return cast(Node, listed)
    raise NotWritten(f"{path} cannot be added to: under {key}: no entry begins with - on a line of its own.")


def _behind_last_entry(listed: Node, lines: list[str], column: int) -> int:
    """The number of lines up to the list's end: blank lines and comments further left belong to what follows."""
    end = listed.end_mark.line
    while end > 0 and _is_between(lines[end - 1], column):
        end -= 1
    return end


def _is_between(line: str, column: int) -> bool:
    """Whether a line is blank, or a comment no further in than the list: text of an entry stands further in."""
    return not line.strip() or (line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= column)


def _has_gaps(listed: Node, lines: list[str]) -> bool:
    """Whether an empty line stands before the list's last entry."""
    line = listed.value[-1].start_mark.line
    return len(listed.value) > 1 and line > 0 and not lines[line - 1].strip()


def _must_differ_by_the_entry(path: str, data: bytes, key: str, before: Node) -> None:
    """Reads what would be written: the old entries must be there unchanged, and one more."""
    after = _list_below(key, _root(path, data), path)
    if [plain(node) for node in after.value[:-1]] != [plain(node) for node in before.value]:
        raise NotWritten(f"{path} is written in a way that cannot be added to; add the item by hand.")


def plain(node: Node) -> Any:
    """A node's content without its places."""
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [plain(entry) for entry in node.value]
    return [(plain(name), plain(value)) for name, value in node.value]
