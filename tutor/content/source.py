"""YAML text to nodes that know their place; hostile YAML is refused with a finding. The only importer of yaml.

A node is PyYAML's own: `.id` is scalar, sequence or mapping, `.value` its content, `.start_mark` and `.end_mark` its
place counted from 0. Converting them would double the time of reading.
"""

from __future__ import annotations

from typing import Any, Protocol

import yaml

from tutor.content.findings import Finding, Span
from tutor.content.text import is_safe, name_of, unsafe_characters, visible

MAX_DEPTH = 32
MAX_NODES = 2_000_000
MAX_BYTES = 64_000_000
# libyaml's composer recurses: 30,000 open brackets crash the process, 10,000 do not.
MAX_BRACKETS = 1_000
MAX_LEAD = 200


class Mark(Protocol):
    line: int
    column: int


class Node(Protocol):
    """What the reader may know of a PyYAML node."""

    id: str
    tag: str
    value: Any
    start_mark: Mark
    end_mark: Mark
    style: str | None


_PLAIN_TAGS = frozenset(
    "tag:yaml.org,2002:" + name
    for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge", "map", "seq")
)


def parse(path: str, data: bytes) -> tuple[Node | None, list[Finding]]:
    """The root node of a YAML file and what is wrong with it as text. The node is None when nothing can be read."""
    if len(data) > MAX_BYTES:
        return None, [Finding(path, Span(1, 1, 1, 1), "E005", f"the file is larger than {MAX_BYTES:,} bytes")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_undecodable(path, data, error)]
    text, findings = _without_unsafe_characters(path, text)
    guard = _guard(path, text)
    if guard:
        return None, findings + guard
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return None, [*findings, _unreadable(path, text, error)]
    if root is None:
        return None, [*findings, Finding(path, Span(1, 1, 1, 1), "E006", "the file is empty")]
    return root, findings


def span_of(node: Node) -> Span:
    """Where a node stands. A block's end is where the next thing begins, so it is cut to its first line."""
    start, end = node.start_mark, node.end_mark
    if end.line != start.line:
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, max(end.column, start.column + 1) + 1)


def has_tag(node: Node) -> bool:
    """Whether the author wrote a tag: content has none."""
    return node.tag not in _PLAIN_TAGS


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    before = data[: error.start].decode("utf-8", "replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    byte = data[error.start]
    return Finding(
        path, Span(line, column, line, column + 1), "E002", f"byte 0x{byte:02x} is not UTF-8", "save the file as UTF-8"
    )


def _without_unsafe_characters(path: str, text: str) -> tuple[str, list[Finding]]:
    """The text with raw control characters made visible, so that the rest can still be read."""
    text = text.replace("\r\n", "\n")
    if text.replace("\n", "").isprintable() or (is_safe(text) and "\t" not in text):
        return text, []
    found = unsafe_characters(text)
    if not found:
        return text, []
    starts = _line_starts(text)
    findings = []
    for offset, character in found[:100]:
        line, column = _place(starts, offset)
        span = Span(line, column, line, column + 1)
        findings.append(Finding(path, span, "E003", unsafe_message(character), UNSAFE_HINT))
    characters = list(text)
    for offset, character in found:
        characters[offset] = visible(character) or " "
    return "".join(characters), findings


UNSAFE_HINT = "delete it, or write out what it stands for"


def unsafe_message(character: str) -> str:
    """What is said of a character that a terminal would obey."""
    what = "control character" if ord(character) < 0xA0 else "invisible or text-reversing character"
    return f"{what} {name_of(character)}"


def _guard(path: str, text: str) -> list[Finding]:
    """Refusals that must come before composing: depth and aliases could end the process."""
    deep = text.count("[") + text.count("{") >= MAX_BRACKETS or _has_long_lead(text)
    if not deep and "&" not in text:
        return []
    depth = nodes = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, yaml.NodeEvent):
                nodes += 1
                if event.anchor is not None:
                    return [_at(path, event.start_mark, "E004", "anchors and aliases are not read", "write it out")]
            if depth > MAX_DEPTH:
                return [_at(path, event.start_mark, "E005", f"nested deeper than {MAX_DEPTH} levels")]
            if nodes > MAX_NODES:
                return [_at(path, event.start_mark, "E005", f"more than {MAX_NODES:,} values in one file")]
    except yaml.YAMLError as error:
        return [_unreadable(path, text, error)]
    return []


def _has_long_lead(text: str) -> bool:
    """Whether a line opens with so many of space, - and ? that it may nest too deep to compose."""
    if " " * (MAX_LEAD // 4) not in text and "- -" not in text and "? ?" not in text:
        return False
    return any(len(line) - len(line.lstrip(" -?")) > MAX_LEAD for line in text.split("\n"))


def _at(path: str, mark: Mark, code: str, message: str, hint: str = "") -> Finding:
    line, column = mark.line + 1, mark.column + 1
    return Finding(path, Span(line, column, line, column + 1), code, message, hint)


def _unreadable(path: str, text: str, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Finding(path, Span(1, 1, 1, 1), "E001", f"not YAML: {error}")
    problem = str(getattr(error, "problem", None) or error)
    lines = text.split("\n")
    rest = lines[mark.line][mark.column :] if mark.line < len(lines) else ""
    if rest.startswith("\t"):
        return _at(path, mark, "E001", "a tab where YAML wants spaces", "indent with spaces")
    if "expected a single document" in str(error):
        return _at(path, mark, "E001", "a second document begins here", "one file is one document: remove ---")
    if "alias" in problem:
        return _at(path, mark, "E004", "anchors and aliases are not read", "write it out")
    context = getattr(error, "context", None)
    return _at(path, mark, "E001", f"not YAML: {problem}" + (f" ({context})" if context else ""))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    offset = text.find("\n")
    while offset >= 0:
        starts.append(offset + 1)
        offset = text.find("\n", offset + 1)
    return starts


def _place(starts: list[int], offset: int) -> tuple[int, int]:
    from bisect import bisect_right

    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
