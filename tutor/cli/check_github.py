"""Findings as commands of a GitHub workflow: each becomes a remark beside its line in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.cli.check_places import within
from tutor.content.text import clean_line

if TYPE_CHECKING:
    from tutor.content.findings import Finding

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def command(finding: Finding, base: str) -> str:
    """One finding on one line. Its last column belongs to it: GitHub counts so."""
    span = finding.span
    values = {
        "file": clean_line(within(finding.path, base)),
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": max(span.column, span.end_column - 1),
        "title": finding.code,
    }
    properties = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in values.items())
    hint = f" ({finding.hint})" if finding.hint else ""
    message = _escaped(clean_line(finding.message + hint), _DATA)
    return f"::{_COMMANDS[finding.severity]} {properties}::{message}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
