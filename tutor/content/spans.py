"""Where a node, or a part of its text, stands in a file; and where a # cuts a text off."""

from __future__ import annotations

import itertools
import re

from tutor.content.findings import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.content.source import Node

# A comment that begins at once: most have a space there. Those for the tutor are none of these.
_MEANT_AS_TEXT = re.compile(r"[ \t]+(#(?!\s|#|tutor:)[^\n]*)")
CUT_HINT = "quote the text, or put a space behind the # of a comment"


def span_of(node: Node) -> Span:
    """Where a node stands. A block's end is where the next thing begins, so it is cut to its first line."""
    start, end = node.start_mark, node.end_mark
    if end.line != start.line:
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, max(end.column, start.column + 1) + 1)


def span_within(node: Node, text: str, piece: str, position: int) -> Span:
    """Where a piece of a scalar stands: its `position`th occurrence, counted from 0; what is on its first line."""
    begin, end = _content_of(node, text)
    if " " not in piece:
        offset = begin - 1
        for _ in range(position + 1):
            offset = text.find(piece, offset + 1, end)
            if offset < 0:
                return span_of(node)
        return _span_in(node, text, offset, offset + len(piece))
    words = re.compile(r"\s+".join(map(re.escape, piece.split())))  # the file may break lines between them
    match = next(itertools.islice(words.finditer(text, begin, end), position, None), None)
    return _span_in(node, text, *match.span()) if match is not None else span_of(node)


def span_of_word(node: Node, text: str, number: int) -> Span:
    """Where a word of a scalar stands, counted from 0."""
    begin, end = _content_of(node, text)
    match = next(itertools.islice(re.finditer(r"\S+", text[begin:end]), number, None), None)
    return _span_in(node, text, begin + match.start(), begin + match.end()) if match is not None else span_of(node)


def span_of_line(node: Node, text: str, number: int) -> Span:
    """Where a line of a block stands, counted from 0, without what it is indented by; of another scalar the whole."""
    begin, end = _content_of(node, text) if node.style == "|" else (0, 0)
    lines = text[begin:end].split("\n")
    if number >= len(lines) or not lines[number].strip():
        return span_of(node)
    begin += sum(len(line) + 1 for line in lines[:number])
    indent = len(lines[number]) - len(lines[number].lstrip())
    return _span_in(node, text, begin + indent, begin + len(lines[number].rstrip()))


def is_of_many_lines(node: Node) -> bool:
    """Whether a node takes several lines: its `span_of` is where it begins, and says little."""
    return node.start_mark.line != node.end_mark.line


def _content_of(node: Node, text: str) -> tuple[int, int]:
    """Where a scalar's text begins and ends: that of a block below its sign."""
    begin = node.start_mark.index
    if node.style in ("|", ">"):
        begin = text.find("\n", begin) + 1 or begin
    return begin, node.end_mark.index


def _span_in(node: Node, text: str, begin: int, end: int) -> Span:
    """A part of a node by its offsets, as far as it stands on one line."""
    start = node.start_mark
    line = start.line + text.count("\n", start.index, begin) + 1
    before = text.rfind("\n", 0, begin)
    line_end = text.find("\n", begin, end)
    return Span(line, begin - before, line, (end if line_end < 0 else line_end) - before)


def cut_at(text: str, offset: int) -> Span | None:
    """Where a comment begins behind what ends at an offset that may have been meant as text: shard #2."""
    match = _MEANT_AS_TEXT.match(text, offset)
    if match is None:
        return None
    begin, line = match.start(1), text.count("\n", 0, offset) + 1
    before = text.rfind("\n", 0, begin)
    return Span(line, begin - before, line, match.end() - before)


def lines_cut(text: str) -> frozenset[int]:
    """The lines, counted from 0, on which something may be cut off so."""
    if " #" not in text and "\t#" not in text:
        return frozenset()
    return frozenset(number for number, line in enumerate(text.split("\n")) if _MEANT_AS_TEXT.search(line))
