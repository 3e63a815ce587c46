"""How one text is written: plain, in quotes, folded, or line for line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from tutor.content.layout.same import said
from tutor.content.layout.shapes import Shape
from tutor.content.scalars import TEXT_TAG, reads_differently
from tutor.content.source import Node, parse

# Plain in every place and to every reader: one or more words that begin with a letter.
_SURELY_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9./()'-]*(?: [A-Za-z0-9./()'-]+)+\Z")


@dataclass(frozen=True)
class Written:
    """A text on the line of its key, or below a head such as >-; the lines below are not yet indented."""

    head: str
    below: tuple[str, ...] = ()


def written(node: Node, shape: Shape, room: int, width: int) -> Written:
    """A scalar where `room` columns are left beside its key and `width` below it."""
    text = said(node, shape)
    beside = in_one_line(node, shape)
    if beside is not None and len(beside) > room and node.style and _is_plain(text, TEXT_TAG, False):
        beside = text  # quotes that nobody needs may be what is too much
    if beside is not None and node.style != "|" and (len(beside) <= room or not _may_break(text)):
        return Written(beside)
    if not _fits_block(text):
        return Written(_in_double_quotes(text))
    if node.style == "|" or "\n" in text:
        return Written(_head("|", text), tuple(_lines(text, shape, width)))
    return Written(_head(">-", text), tuple(_wrapped(text, width)))


def in_one_line(node: Node, shape: Shape, in_brackets: bool = False) -> str | None:
    """A scalar as it stands in one line; None when it has several."""
    text = said(node, shape)
    if "\n" in text and node.style in ("|", ">"):
        return None
    if not node.style:
        if not node.value or node.tag.endswith(":null"):
            return str(node.value)
        if not shape.is_text or not reads_differently(node):
            return text if _is_plain(text, node.tag, in_brackets) else _in_double_quotes(text)
        return _in_double_quotes(text)
    if node.style == "'" and "\n" not in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if node.style in ("|", ">") and _is_plain(text, TEXT_TAG, in_brackets):
        return text
    return _in_double_quotes(text)


def _may_break(text: str) -> bool:
    """Whether a text that is too long for its line can stand on several; folding keeps no space at an end."""
    return " " in text and _fits_block(text) and text == text.strip(" ")


def _fits_block(text: str) -> bool:
    """A block cannot escape what a reader would refuse or take for a line's end."""
    return bool(text.strip()) and all(line.replace("\t", "").isprintable() for line in text.split("\n"))


def _head(sign: str, text: str) -> str:
    """The head of a block; where the first line begins with a space, the indentation has to be said."""
    first = next(line for line in text.split("\n") if line)
    return f"{sign[0]}2{sign[1:]}" if first.startswith(" ") else sign


def _lines(text: str, shape: Shape, width: int) -> list[str]:
    if not shape.is_prose:
        return text.split("\n")
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += [*([""] if lines else []), *_wrapped(paragraph, width)]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at single spaces only: folding puts exactly one space back."""
    lines: list[str] = []
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=4096)
def _is_plain(text: str, tag: str, in_brackets: bool) -> bool:
    """Whether a text reads as itself without quotes."""
    if tag == TEXT_TAG and _SURELY_PLAIN.match(text):
        return True
    if "\n" in text or not text.isprintable():
        return False
    root, _, findings = parse("", f"k: [{text}]".encode() if in_brackets else f"k: {text}".encode())
    if root is None or findings or root.id != "mapping" or len(root.value) != 1:
        return False
    value = root.value[0][1]
    if in_brackets:
        if value.id != "sequence" or len(value.value) != 1:
            return False
        value = value.value[0]
    return bool(value.id == "scalar" and value.value == text and value.tag == tag and not value.style)


def _in_double_quotes(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else _escape(c) for c in quoted)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
