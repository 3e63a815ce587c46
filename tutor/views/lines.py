"""Lines of (text, role), wrapped to a width."""

from __future__ import annotations

import re
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A line is its pieces, each a text and a role: text, bold, muted, accent, fill, right, wrong, flag, rule, and in code
# keyword, key, string, number, comment; a role may be doubled with bold: "right bold".
Piece = tuple[str, str]
Line = tuple[Piece, ...]
EMPTY: Line = ()

# Stands for a blank at which no line may end.
_GLUE = "\0"
_DATE = re.compile(r"\b(\d{1,2})\s((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\s(20\d\d)\b")
# What stands apart by two blanks or more.
_COLUMNS = re.compile(r"[^ ]+(?: [^ ]+)*")
# How far the rest of a row is set in that cannot hang below its second column.
_HANG = 4
# Reading text never runs wider than this.
MEASURE = 76


def cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return len(text) + sum(_more_than_one(c) for c in text if c > "\x7f")


@lru_cache(maxsize=1024)
def _more_than_one(character: str) -> int:
    """How many columns a character takes beyond the usual one."""
    from unicodedata import category, east_asian_width

    return -1 if category(character) in ("Mn", "Me", "Cf") else int(east_asian_width(character) in "WF")


def plain(line: Line) -> str:
    """A line without its roles."""
    return "".join(text for text, _ in line).rstrip()


def wrap(text: str, width: int, role: str = "text", first: Sequence[Piece] = (), rest: str = "") -> list[Line]:
    """Prose as lines of at most `width` columns. Paragraphs keep their blank line; `code` in text is bold.

    `first` stands before the first line, `rest` before every other: a hanging indent. A word that is wider than a
    line goes on in the next one.
    """
    lines: list[Line] = []
    paragraphs = [part for part in text.split("\n\n") if part.strip()] or [""]
    for number, paragraph in enumerate(paragraphs):
        lead: tuple[Piece, ...] = tuple(first) if number == 0 else ((rest, role),) if rest else ()
        if number:
            lines.append(EMPTY)
        lines.extend(_wrap_paragraph(paragraph, width, role, lead, rest))
    return lines


# A page is drawn again at every key, and most of it is what it was.
@lru_cache(maxsize=512)
def _wrap_paragraph(text: str, width: int, role: str, lead: tuple[Piece, ...], rest: str) -> tuple[Line, ...]:
    indent = cells(rest)
    most = max(8, width - indent)
    lines: list[Line] = []
    line, used, is_begun = list(lead), sum(cells(piece) for piece, _ in lead), False
    for word in _words(text, role):
        size = cells(word[0][0]) if len(word) == 1 else sum(cells(piece) for piece, _ in word)
        if used + is_begun + size > width and (is_begun or used > indent):
            lines.append(_joined(line))
            line, used, is_begun = [(rest, role)] if rest else [], indent, False
        if is_begun:
            line.append((" ", word[0][1] if line[-1][1] == word[0][1] else role))
            used += 1
        *whole, last = broken(word, most) if size > most else [word]
        for part in whole:
            lines.append(_joined([*line, *part]))
            line = [(rest, role)] if rest else []
            used, size = indent, sum(cells(piece) for piece, _ in last)
        line.extend(last)
        used += size
        is_begun = True
    return (*lines, _joined(line))


def folded(line: Line, width: int) -> list[Line]:
    """A row of a list in lines of at most `width` columns, broken between words; what is wider than that stays whole.

    The rest hangs below the second column, or a little in where the first one leaves that no room. What stands apart
    by two blanks goes on in the next line whole where it can.
    """
    if sum(cells(text) for text, _ in line) <= width:
        return [line]
    lead = cells(line[0][0]) + _blanks(line[1][0]) if len(line) > 1 else width
    indent = lead if lead <= width // 2 else _HANG
    rows: list[list[Piece]] = [[]]
    used, gap = 0, 0
    for text, role in line:
        end = 0
        for found in _COLUMNS.finditer(text):
            gap, end = gap + found.start() - end, found.end()
            fits = used + gap + cells(found[0]) <= width or (used and indent + cells(found[0]) <= width)
            for part in [found[0]] if fits else found[0].split(" "):
                if used and used + gap + cells(part) > width:
                    rows.append([])
                    used, gap = 0, indent
                rows[-1].append((" " * gap + part, role))
                used, gap = used + gap + cells(part), 1
            gap = 0
        gap += len(text) - end
    return [_joined(row) for row in rows]


def _blanks(text: str) -> int:
    """How many blanks a text begins with."""
    return len(text) - len(text.lstrip(" "))


def broken(pieces: Iterable[Piece], width: int) -> list[list[Piece]]:
    """Text that has no place to break at, in rows of at most `width` columns."""
    rows: list[list[Piece]] = [[]]
    room = width
    for text, role in pieces:
        start = 0
        for end, character in enumerate(text):
            size = cells(character)
            if size > room:
                rows[-1].append((text[start:end], role))
                rows.append([])
                start, room = end, width
            room -= size
        rows[-1].append((text[start:], role))
    return rows


def _words(text: str, role: str) -> list[list[Piece]]:
    """Words as pieces; what stands between two backticks is bold in reading text."""
    code_role = "bold" if role == "text" else role
    text = _whole_dates(text) if " 20" in text else text
    words: list[list[Piece]] = []
    is_inside = False  # whether the next piece goes on with a word
    for part, is_code in _code_spans(text):
        if part[:1].isspace():
            is_inside = False
        for raw in part.split():
            piece = (raw.replace(_GLUE, " "), code_role if is_code else role)
            if is_inside:
                words[-1].append(piece)
            else:
                words.append([piece])
            is_inside = False
        is_inside = bool(words) and not part[-1:].isspace()
    return words


def _whole_dates(text: str) -> str:
    """The text with what stands for a blank in each date, so that no line ends inside one: 17 November 2026."""
    return _DATE.sub(lambda date: _GLUE.join(date.groups()), text)


def _code_spans(text: str) -> list[tuple[str, bool]]:
    """The text in parts that are code or not. A backtick without a partner, or two with nothing between, are text."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        parts[-2:] = [f"{parts[-2]}`{parts[-1]}"]
    spans = [(part, i % 2 == 1) if part or i % 2 == 0 else ("``", False) for i, part in enumerate(parts)]
    return [span for span in spans if span[0]]


def _joined(pieces: Iterable[Piece]) -> Line:
    """The pieces with neighbours of one role made one."""
    joined: list[Piece] = []
    texts: list[str] = []
    last = ""
    for text, role in pieces:
        if not text:
            continue
        if role != last and texts:
            joined.append(("".join(texts), last))
            texts = []
        texts.append(text)
        last = role
    return (*joined, ("".join(texts), last)) if texts else tuple(joined)


def cut(text: str, width: int, sign: str = "…") -> str:
    """A text on one line of at most `width` columns, its end replaced by the sign when it is longer."""
    text = text.replace("\n", " ")
    if cells(text) <= width:
        return text
    room, fitting = width - cells(sign), 0
    if room < 0:
        return ""
    for character in text:
        room -= cells(character)
        if room < 0:
            break
        fitting += 1
    return text[:fitting].rstrip() + sign


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Line:
    """One line with something at each end."""
    used = sum(cells(text) for text, _ in (*left, *right))
    return (*left, (" " * max(1, width - used), "text"), *right)
