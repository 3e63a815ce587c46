"""The words of code by what they are: keyword, name of a key, string, number, comment.

A few patterns a language, all that an exhibit of 18 lines needs. Whatever fits none of them is text, so that nothing is
lost and nothing added.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tutor.views.lines import Piece

_PYTHON_WORDS = (
    "False None True and as assert async await break case class continue def del elif else except finally for from "
    "global if import in is lambda match nonlocal not or pass raise return try while with yield"
)
_WHOLE = r"\"(?:\\.|[^\"\\\n])*\""
_STRING = rf"{_WHOLE}?"
_NUMBER = r"(?<![\w.-])-?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])"

# Tried in this order at each place; a group's name is the role of what it takes.
_PATTERNS = {
    "python": (
        r"(?P<comment>#[^\n]*)",
        r"(?P<string>(?:\b[rRbBfFuU]{1,2})?(?:\"\"\"(?s:.*?)(?:\"\"\"|\Z)|'''(?s:.*?)(?:'''|\Z)"
        rf"|{_STRING}|'(?:\\.|[^'\\\n])*'?))",
        r"(?P<key>@[\w.]+|(?<=\bdef )\w+|(?<=\bclass )\w+)",
        rf"(?P<keyword>\b(?:{'|'.join(_PYTHON_WORDS.split())})\b)",
        rf"(?P<number>{_NUMBER})",
    ),
    "json": (
        rf"(?P<key>{_WHOLE}(?=\s*:))",
        rf"(?P<string>{_STRING})",
        r"(?P<keyword>\b(?:true|false|null)\b)",
        rf"(?P<number>{_NUMBER})",
    ),
    "yaml": (
        r"(?P<comment>(?:(?<=\s)|(?<![\s\S]))#[^\n]*)",
        rf"(?P<key>(?m:(?<=^)|(?<=[\s{{,]))(?:{_WHOLE}|[^\s\"'#\-{{}}\[\],:!&*|>][^\s#{{}}\[\],:\"']*)(?=:(?:\s|\Z)))",
        rf"(?P<string>{_STRING}|(?<![\w])'(?:''|[^'\n])*'?)",
        r"(?P<keyword>(?<!\S)![\w:.]+|\b(?:true|false|null|yes|no)\b(?=\s*(?:[,}\]#\n]|\Z)))",
        rf"(?P<number>{_NUMBER}(?=\s*(?:[,}}\]#\n]|\Z)))",
    ),
}


@lru_cache(maxsize=16)
def pieces(kind: str, text: str) -> tuple[Piece, ...]:
    """A text as pieces that make it up again, each with its role; of a kind without words of its own, one piece."""
    if kind not in _PATTERNS:
        return ((text, "text"),)
    found: list[Piece] = []
    done = 0
    for match in _language(kind).finditer(text):
        if match.start() > done:
            found.append((text[done : match.start()], "text"))
        found.append((match.group(), match.lastgroup or "text"))
        done = match.end()
    return (*found, (text[done:], "text")) if text[done:] else tuple(found)


def lines(kind: str, text: str) -> list[list[Piece]]:
    """The same line by line; what spans several goes on in its role."""
    rows: list[list[Piece]] = [[]]
    for part, role in pieces(kind, text):
        first, *rest = part.split("\n")
        rows[-1].append((first, role))
        rows += [[(row, role)] for row in rest]
    return [[piece for piece in row if piece[0]] for row in rows]


@lru_cache(maxsize=len(_PATTERNS))
def _language(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(_PATTERNS[kind]))
