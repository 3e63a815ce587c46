"""The plan as a form: exam, day, minutes and rest days, one row each; at the first run what is asked, in words."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.views.lines import EMPTY, Line, cells, cut, wrap
from tutor.views.study.state import measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.views.glyphs import Glyphs

# Where what is kept begins, and where it is typed.
COLUMN = 20
_WELCOME = (
    "Three questions, so that every day asks what counts most: what would fade before the exam, what is new, when a "
    "mock exam is due. The tutor teaches the Lambda part of these exams. Enter goes on, an empty answer skips, Esc "
    "leaves all of it for later."
)


@dataclass(frozen=True)
class Row:
    """A part of the plan: its name, what is kept of it in words, what may be typed, and what to choose from instead.

    `choices` are a text and a remark each; the aside is said where there is room for it.
    """

    name: str
    value: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    aside: str = ""


@dataclass(frozen=True)
class Form:
    """The rows, where one is, whether that one is open, the cursor among its choices, and why what was given was not
    taken.
    """

    rows: tuple[Row, ...]
    at: int = 0
    is_open: bool = False
    cursor: int = 0
    refusal: str = ""
    is_first: bool = False


@dataclass(frozen=True)
class FormPage:
    """Lines, which of them is which row or which choice of the open one, and the one that is typed in, -1 for none."""

    lines: list[Line]
    rows: dict[int, int]
    choices: dict[int, int]
    field: int = -1


def page(form: Form, below: Sequence[Line], width: int, most: int, signs: Glyphs) -> FormPage:
    """The form with what the plan makes of it below, as far as there is room."""
    measure = measure_of(width)
    lines: list[Line] = []
    rows: dict[int, int] = {}
    choices: dict[int, int] = {}
    field = -1
    if form.is_first:
        lines += [*wrap(_WELCOME, measure, "text", (("  ", "text"),), "  "), EMPTY]
    for number, row in enumerate(form.rows):
        is_here = number == form.at
        rows[len(lines)] = number
        if is_here and form.is_open and not row.choices:
            field = len(lines)
        lines.append(_row(row, is_here, is_here and form.is_open, form.is_first and number > form.at, measure, signs))
        if is_here and form.is_open:
            choices |= {len(lines) + line: choice for line, choice in _choice_rows(row, measure).items()}
            lines += _opened(form, row, measure, signs)
    shown = [*lines, EMPTY, *below] if below and not form.is_first else lines
    if len(shown) > most > len(lines):
        left = len(shown) - most + 1
        shown = [*shown[: most - 1], ((f"  {signs.folded} {left} more rows when this one is shut", "muted"),)]
    return FormPage(shown[:most], rows, choices, field)


def _row(row: Row, is_here: bool, is_open: bool, is_ahead: bool, measure: int, signs: Glyphs) -> Line:
    sign = signs.cursor if is_here and not (is_open and row.choices) else " "
    marker = (f"  {sign} ", "accent")
    name = (row.name.ljust(COLUMN - 4), "bold" if is_here else "muted" if is_ahead else "text")
    if is_open:
        return marker, name
    whole, room = f"{row.value}   {row.aside}".rstrip(), measure - COLUMN
    value = whole if cells(whole) <= room else cut(row.value, room, signs.folded)
    return marker, name, (value, "muted" if is_ahead else "bold" if is_here else "text")


def _opened(form: Form, row: Row, measure: int, signs: Glyphs) -> list[Line]:
    """What can be chosen or typed, and why the last try was refused."""
    lines = [
        line
        for number, (text, remark) in enumerate(row.choices)
        for line in _choice(number, text, remark, number == form.cursor, measure, signs)
    ]
    if row.hint:
        lines += wrap(row.hint, measure, "muted", ((" " * COLUMN, "muted"),), " " * COLUMN)
    if form.refusal:
        lines += wrap(form.refusal, measure, "flag", ((" " * COLUMN, "flag"),), " " * COLUMN)
    return [*lines, EMPTY]


def _choice(number: int, text: str, remark: str, is_here: bool, measure: int, signs: Glyphs) -> list[Line]:
    marker, room = signs.cursor if is_here else " ", measure - 9
    remark = remark if cells(remark) <= room else remark.partition("; ")[0]
    first: Line = (
        (f"    {marker} ", "accent"),
        (f"{number + 1}  ", "accent bold"),
        (cut(text, room, signs.folded), "bold" if is_here else "text"),
    )
    return [first, (("         " + cut(remark, room, signs.folded), "muted"),)] if remark else [first]


def _choice_rows(row: Row, measure: int) -> dict[int, int]:
    """Which line below the row is which choice."""
    lines: list[int] = []
    for number, (_, remark) in enumerate(row.choices):
        lines += [number] * (2 if remark else 1)
    return dict(enumerate(lines))
