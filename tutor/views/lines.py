"""Lines of (text, role), wrapped to a width."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A line is its pieces, each a text and a role: text, bold, muted, accent, fill, right, wrong, flag, rule; a role
# may be doubled with bold: "right bold".
Piece = tuple[str, str]
Line = tuple[Piece, ...]
EMPTY: Line = ()

# Reading text never runs wider than this.
MEASURE = 76


def cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def plain(line: Line) -> str:
    """A line without its roles."""
    return "".join(text for text, _ in line).rstrip()


def wrap(text: str, width: int, role: str = "text", first: Sequence[Piece] = (), rest: str = "") -> list[Line]:
    """Prose as lines of at most `width` columns. Paragraphs keep their blank line; `code` in text is bold.

    `first` stands before the first line, `rest` before every other: a hanging indent.
    """
    lines: list[Line] = []
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        lead: tuple[Piece, ...] = tuple(first) if number == 0 else ((rest, role),) if rest else ()
        if number:
            lines.append(EMPTY)
        lines.extend(_wrap_paragraph(paragraph, width, role, lead, rest))
    return lines


def _wrap_paragraph(text: str, width: int, role: str, lead: tuple[Piece, ...], rest: str) -> list[Line]:
    lines: list[Line] = []
    line, used = list(lead), sum(cells(piece) for piece, _ in lead)
    is_begun = False
    for word in _words(text, role, max(8, width - cells(rest))):
        size = sum(cells(piece) for piece, _ in word)
        if is_begun and used + 1 + size > width:
            lines.append(_joined(line))
            line, used, is_begun = [(rest, role)] if rest else [], cells(rest), False
        if is_begun:
            line.append((" ", word[0][1] if line[-1][1] == word[0][1] else role))
            used += 1
        line.extend(word)
        used += size
        is_begun = True
    return [*lines, _joined(line)]


def _words(text: str, role: str, most: int) -> list[list[Piece]]:
    """Words as pieces, none wider than `most`: what stands between backticks is bold in reading text."""
    code_role = "bold" if role == "text" else role
    words: list[list[Piece]] = []
    is_code = False
    for raw in text.split():
        pieces: list[Piece] = []
        for number, part in enumerate(raw.split("`")):
            if number:
                is_code = not is_code
            if part:
                pieces.append((part, code_role if is_code else role))
        if sum(cells(part) for part, _ in pieces) > most:
            words.extend([(part[i : i + most // 2], r)] for part, r in pieces for i in range(0, len(part), most // 2))
        elif pieces:
            words.append(pieces)
    return words


def _joined(pieces: Iterable[Piece]) -> Line:
    """The pieces with neighbours of one role made one."""
    joined: list[Piece] = []
    for text, role in pieces:
        if joined and joined[-1][1] == role:
            joined[-1] = (joined[-1][0] + text, role)
        elif text:
            joined.append((text, role))
    return tuple(joined)


def cut(text: str, width: int, sign: str = "…") -> str:
    """A text in at most `width` columns, its end replaced by the sign when it is longer."""
    if cells(text) <= width:
        return text
    while text and cells(text) + cells(sign) > width:
        text = text[:-1]
    return text.rstrip() + sign


def spread(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Line:
    """One line with something at each end."""
    used = sum(cells(text) for text, _ in (*left, *right))
    return (*left, (" " * max(1, width - used), "text"), *right)
