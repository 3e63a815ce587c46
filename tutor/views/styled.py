"""Lines for a terminal: roles as the sixteen colours that every theme of a terminal defines, or none."""

from __future__ import annotations

from tutor.views.lines import Line, plain

_CODES = {
    "bold": "1",
    "muted": "2",
    "accent": "34",
    "fill": "34",
    "right": "32",
    "wrong": "31",
    "flag": "33",
    "rule": "2",
}


def styled(line: Line) -> str:
    """The line with its roles as colours."""
    parts = []
    for text, role in line:
        codes = ";".join(_CODES[name] for name in role.split() if name in _CODES)
        parts.append(f"\033[{codes}m{text}\033[0m" if codes else text)
    return "".join(parts).rstrip()


def printable(lines: list[Line], has_colour: bool) -> str:
    """Lines as one text, ending in a newline."""
    return "".join((styled(line) if has_colour else plain(line)) + "\n" for line in lines)
