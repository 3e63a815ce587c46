"""The one frame of every screen: head, the line, body, answer line, keys."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tutor.views.glyphs import key_label
from tutor.views.lines import EMPTY, Line, Piece, cells, cut, plain, spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.views.glyphs import Glyphs

# From this width on a screen has a right column.
WIDE = 110
MARGIN = "  "


@dataclass(frozen=True)
class Key:
    """A key that acts now: how it is shown, its word, and the id of what it does."""

    label: str
    word: str
    action: str


@dataclass(frozen=True)
class Frame:
    """What stands around the body. `done` is how far the line has moved, 0 to 1; None for a plain rule.

    A note stands right above the answer line, over the end of the body where there is no room. `answer_keys` are those
    that the answer line may show.
    """

    title: str
    place: str = ""
    figure: str = ""
    done: float | None = None
    answer: Line = EMPTY
    keys: tuple[Key, ...] = ()
    note: tuple[Line, ...] = ()
    answer_keys: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Page:
    """A whole screen: its lines, what a click does, by row and by column range, and the row of the answer line."""

    lines: tuple[Line, ...]
    targets: Mapping[int, Sequence[tuple[int, int, str]]] = field(default_factory=dict)
    answer_row: int = 0


def room(height: int) -> int:
    """How many rows a body may have at most: all but head, line, answer line and keys."""
    return max(0, height - 4)


def compose(
    frame: Frame, body: Sequence[Line], rows: Mapping[int, str], width: int, height: int, signs: Glyphs, column: int = 0
) -> Page:
    """The frame around a body. `rows` says what a click on a row of the body does, from a column on.

    Where there is room, a blank row follows the line and another one stands before the keys.
    """
    free = room(height) - len(body)
    top = 1 if free >= 1 else 0
    low = 1 if free >= 2 else 0
    shown = list(body[: room(height)])
    lines = [head(frame, width, signs), rule(frame.done, width, signs), *[EMPTY] * top, *shown]
    lines += [EMPTY] * (height - 2 - low - len(lines))
    answer_row = len(lines)
    lines[max(2, answer_row - len(frame.note)) :] = frame.note[: max(0, answer_row - 2)]
    lines += [frame.answer, *[EMPTY] * low]
    foot, spans = footer([replace(key, label=key_label(key.label, signs)) for key in frame.keys], width)
    targets: dict[int, Sequence[tuple[int, int, str]]] = {
        row + 2 + top: ((column, width, action),) for row, action in rows.items()
    }
    targets[len(lines)] = spans
    targets[answer_row] = shown_keys(frame.answer, frame.answer_keys)
    return Page((*lines, foot), targets, answer_row)


def head(frame: Frame, width: int, signs: Glyphs) -> Line:
    """Screen in bold, place muted, one figure at the right."""
    figure = cut(frame.figure, width - cells(frame.title) - (18 if frame.place else 6), signs.folded)
    room_left = width - 4 - cells(frame.title) - 2 - cells(figure) - 2
    left: list[Piece] = [(MARGIN, "text"), (frame.title, "bold")]
    if frame.place:
        left.append((MARGIN + cut(frame.place, max(0, room_left), signs.folded), "muted"))
    return spread(left, ((figure, "muted"), (MARGIN, "text")), width)


def rule(done: float | None, width: int, signs: Glyphs) -> Line:
    """The line under the head: the only thing that moves."""
    if done is None:
        return ((signs.line_left * width, "rule"),)
    reached = round(width * min(max(done, 0.0), 1.0))
    return ((signs.line_done * reached, "accent"), (signs.line_left * (width - reached), "rule"))


def footer(keys: Sequence[Key], width: int) -> tuple[Line, list[tuple[int, int, str]]]:
    """The keys that act now, and the columns where each can be clicked. The last one is never left out."""
    pieces: list[Piece] = [(MARGIN, "text")]
    spans = []
    column = 2
    sizes = [cells(key.label) + 1 + cells(key.word) for key in keys]
    for i, (key, size) in enumerate(zip(keys, sizes, strict=True)):
        is_last = i == len(keys) - 1
        if column + size + (0 if is_last else 3 + sizes[-1]) > width:
            continue
        spans.append((column, column + size, key.action))
        pieces += [(key.label, "accent bold"), (f" {key.word}", "muted"), ("   ", "text")]
        column += size + 3
    return tuple(pieces[:-1]) if len(pieces) > 1 else EMPTY, spans


def shown_keys(line: Line, keys: Sequence[Key]) -> list[tuple[int, int, str]]:
    """The columns of a line where keys that it shows can be clicked."""
    text = plain(line)
    found = [(text.find(f" {key.label} {key.word}"), key) for key in keys]
    starts = [(cells(text[:at]) + 1, key) for at, key in found if at >= 0]
    return [(start, start + cells(f"{key.label} {key.word}"), key.action) for start, key in starts]


def beside(left: Sequence[Line], right: Sequence[Line], column: int) -> list[Line]:
    """Two columns of lines, the right one from a column on."""
    lines: list[Line] = []
    for i in range(max(len(left), len(right))):
        first = left[i] if i < len(left) else EMPTY
        second = right[i] if i < len(right) else EMPTY
        if second:
            used = sum(cells(text) for text, _ in first)
            first = (*first, (" " * max(0, column - used), "text"), *second)
        lines.append(first)
    return lines
