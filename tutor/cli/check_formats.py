"""A finding as lines for a terminal, and as plain values for a program."""

from __future__ import annotations

import os
import textwrap
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tutor.content.source import MAX_BYTES
from tutor.content.text import clean_line, is_safe, visible
from tutor.views.lines import EMPTY, Line, cells

if TYPE_CHECKING:
    from tutor.content.findings import Finding
    from tutor.views.glyphs import Glyphs

# Of a line of the source, where no terminal says how wide it is; and at the least.
SOURCE_COLUMNS = 100
LEAST_COLUMNS = 20
_ROLES = {"error": "wrong bold", "warning": "flag bold", "note": "accent bold"}


def plain(finding: Finding) -> dict[str, Any]:
    """A finding for a program; columns count from 1, the end column is the first one behind it."""
    span = finding.span
    return {
        "path": as_typed(finding.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "severity": finding.severity,
        "code": finding.code,
        "message": clean_line(finding.message),
        "hint": clean_line(finding.hint),
    }


def lines(finding: Finding, signs: Glyphs, with_source: bool, columns: int | None = None) -> list[Line]:
    """path:line:col-endcol severity[CODE] message (hint), and below it the line of the source that is meant.

    On a terminal of so many columns what is said goes on below; without, it is one line for programs that read it.
    """
    span = finding.span
    place = f"{clean_line(as_typed(finding.path))}:{span.line}:{span.column}-{span.end_column}"
    hint = f" ({clean_line(finding.hint)})" if finding.hint else ""
    said = f"{clean_line(finding.message)}{hint}"
    first: Line = ((f"{place} ", "bold"), (f"{finding.severity}[{finding.code}]", _ROLES[finding.severity]))
    head = [(*first, (f" {said}", "text"))] if columns is None else _head(first, said, columns)
    return [*head, *_source(finding, signs, columns), EMPTY] if with_source else head


def _head(first: Line, said: str, columns: int) -> list[Line]:
    """The head in lines of a terminal, broken between words. A backtick stays: it may be what is wrong."""
    rows = textwrap.wrap(said, columns, initial_indent=" " * (sum(cells(text) for text, _ in first) % columns + 1))
    if len(rows) == 1:
        return [(*first, (f" {said}", "text"))]
    one, *_ = rows
    rest = textwrap.wrap(said[len(one.strip()) :].strip(), columns, initial_indent="    ", subsequent_indent="    ")
    return [(*first, (f" {one.strip()}", "text")), *(((row, "text"),) for row in rest)]


def as_typed(path: str) -> str:
    """The path from the current folder when it is below it, else whole."""
    try:
        relative = os.path.relpath(path)
    except OSError:  # the current folder was deleted
        return path
    return path if relative.startswith(os.pardir) else relative


def _source(finding: Finding, signs: Glyphs, columns: int | None) -> list[Line]:
    """The line that is meant between its neighbours, with marks below it; nothing where a file has no such line."""
    span, source = finding.span, _lines_of(finding.path)
    if not 1 <= span.line <= len(source):
        return []
    width = len(str(span.line + 1))
    room = SOURCE_COLUMNS if columns is None else max(LEAST_COLUMNS, columns - width - 3 - 2 * cells(signs.folded))
    begin = max(0, span.column - room // 2) if span.column > room else 0
    empty_gutter = (f"{'':{width}} {signs.bar} ", "accent")
    frame: list[Line] = [(empty_gutter,)]
    for number in range(max(1, span.line - 1), min(len(source), span.line + 1) + 1):
        line = source[number - 1]
        frame.append(((f"{number:{width}} {signs.bar} ", "accent"), (_window(line, begin, room, signs.folded), "text")))
        if number == span.line:
            lead = _window(line[: span.column - 1], begin, room, signs.folded)
            meant = _visible_line(line[span.column - 1 : min(span.end_column - 1, begin + room)])
            frame.append((empty_gutter, (" " * cells(lead) + "^" * max(1, cells(meant)), _ROLES[finding.severity])))
    return frame


def _window(line: str, begin: int, room: int, folded: str) -> str:
    """As much of a line as fits, from a column on."""
    end = begin + room
    return (folded if begin else "") + _visible_line(line[begin:end]) + (folded if len(line) > end else "")


def _visible_line(line: str) -> str:
    """The line character for character, so that columns still count: a tab becomes a sign as well."""
    return line if is_safe(line) else "".join(c if is_safe(c) else visible(c) or " " for c in line)


@lru_cache(maxsize=8)
def _lines_of(path: str) -> list[str]:
    if not os.path.isfile(path):
        return []
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="\n") as file:
            text = file.read(MAX_BYTES)
    except OSError:
        return []
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
