"""A question on the Study screen: one page where it fits, else Tab turns question, exhibit and what is offered."""

from __future__ import annotations

from tutor.views import question as parts
from tutor.views.frame import beside, room
from tutor.views.lines import EMPTY, Line, broken, cells, wrap
from tutor.views.study.state import BLANKS, Block, Body, StudyState, measure_of, shifted, stacked, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.study.asking import Asked
    from tutor.views.glyphs import Glyphs

MIN_LEFT, MAX_LEFT, COLUMN_GAP, MIN_RIGHT = 66, 78, 4, 38
GAP = "____"


def narrow(state: StudyState, asked: Asked, width: int, height: int, signs: Glyphs) -> Body:
    """Stem, exhibit as one line, offers. Blank rows between offers go first when rows are short."""
    measure, most = measure_of(width), room(height)
    stem = [*parts.stem_lines(asked.question.stem, measure), *_stub(asked, measure, signs)]
    offers = _offers(state, asked, measure, signs)
    for spaced in (True, False):
        body = stacked(offers, spaced)
        if len(stem) + 1 + len(body.lines) <= most - (BLANKS if spaced else 0):
            return _whole(state, asked, stem, body, measure, most, signs)
    return _parted(state, asked, stem, offers, measure, most, signs)


def _whole(
    state: StudyState, asked: Asked, stem: list[Line], offers: Body, measure: int, most: int, signs: Glyphs
) -> Body:
    question = Body([*stem, EMPTY, *offers.lines], offers.below(len(stem) + 1)) if offers.lines else Body(stem)
    return turned([("question", question), *_exhibit(asked, measure, most, signs)], state.turn, most)


def _parted(
    state: StudyState, asked: Asked, stem: list[Line], offers: list[Block], measure: int, most: int, signs: Glyphs
) -> Body:
    """Too tall for one page: the ask stands on each."""
    ask = ask_lines(asked, measure)
    body = stacked(offers, spaced=True)
    if len(ask) + 1 + len(body.lines) > most - BLANKS:
        body = stacked(offers, spaced=False)
    choices = Body([*ask, EMPTY, *body.lines], body.below(len(ask) + 1))
    pages = [("question", Body(stem)), *_exhibit(asked, measure, most, signs), ("choices", choices)]
    return turned(pages, state.turn, most)


def _exhibit(asked: Asked, measure: int, most: int, signs: Glyphs) -> list[tuple[str, Body]]:
    """The page of the exhibit, where there is one."""
    if asked.question.exhibit is None:
        return []
    return [("exhibit", Body(exhibit_page(asked, measure, most, signs, show_marks=False)))]


def wide(state: StudyState, asked: Asked, width: int, height: int, signs: Glyphs) -> Body:
    """Stem and exhibit at the left, what is offered at the right."""
    left_width = width_of_left(asked)
    left = left_column(asked, left_width, signs, show_marks=False)
    column = left_width + COLUMN_GAP
    if asked.is_typed:
        gaps = stacked(_offers(state, asked, left_width, signs), spaced=False)
        return Body([*left, EMPTY, *gaps.lines] if gaps.lines else left)
    offers = _offers(state, asked, width - column, signs)
    body = stacked(offers, spaced=True)
    if len(body.lines) > room(height) - BLANKS:
        body = stacked(offers, spaced=False)
    return Body(beside(left, shifted(body.lines), column), body.rows, column=column)


def has_room_beside(asked: Asked, width: int) -> bool:
    """Whether the right column is wide enough to read in."""
    return width - width_of_left(asked) - COLUMN_GAP >= MIN_RIGHT


def width_of_left(asked: Asked) -> int:
    """The left column is as wide as the exhibit needs."""
    exhibit = asked.question.exhibit
    widest = max((cells(line) for line in exhibit.text.split("\n")), default=0) if exhibit is not None else 0
    return max(MIN_LEFT, min(widest + 4, MAX_LEFT))


def left_column(asked: Asked, width: int, signs: Glyphs, show_marks: bool) -> list[Line]:
    """The stem, and the exhibit below it."""
    lines = parts.stem_lines(asked.question.stem, width)
    if asked.question.exhibit is not None:
        lines += [EMPTY, *parts.exhibit_lines(asked.question.exhibit, width, signs, show_marks)]
    return lines


def ask_lines(asked: Asked, measure: int) -> list[Line]:
    """The ask alone."""
    return wrap(parts.parts_of(asked.question.stem)[1], measure, "bold", (("  ", "text"),), "  ")


def exhibit_page(asked: Asked, measure: int, most: int, signs: Glyphs, show_marks: bool) -> list[Line]:
    """The whole exhibit with the ask below it. Its title goes first when rows are short."""
    exhibit, ask = asked.question.exhibit, ask_lines(asked, measure)
    if exhibit is None:
        return ask
    lines = parts.exhibit_lines(exhibit, measure, signs, show_marks)
    if len(lines) + 1 + len(ask) <= most:
        return [*lines, EMPTY, *ask]
    return [*lines[1:], *ask] if len(lines) + len(ask) > most else [*lines, *ask]


def _stub(asked: Asked, measure: int, signs: Glyphs) -> list[Line]:
    """The exhibit as one line under the ask."""
    exhibit = asked.question.exhibit
    return [] if exhibit is None else parts.exhibit_stub(exhibit, measure, signs)


def _offers(state: StudyState, asked: Asked, measure: int, signs: Glyphs) -> list[Block]:
    """What can be picked, or the text whose gaps are filled; nothing for number and text."""
    match asked.kind:
        case "order":
            return [_step(state, i, text.text, measure, signs) for i, text in enumerate(asked.choices)]
        case "match":
            return _match(state, asked, measure, signs)
        case "cloze":
            return [Block(_gapped(state, getattr(asked.question, "text", ""), measure))]
        case _:
            return [_choice(state, asked, i, c.text, measure, signs) for i, c in enumerate(asked.choices)]


def _choice(state: StudyState, asked: Asked, i: int, text: str, measure: int, signs: Glyphs) -> Block:
    """A choice: the cursor, a box where several are chosen, the number, the text."""
    is_chosen = i in state.chosen
    has_cursor = i == state.cursor or (is_chosen and asked.choose == 1)
    label = str(i + 1) if asked.choose == 1 else f"{i + 1} {signs.boxed if is_chosen else signs.box}"
    role = "bold" if is_chosen else "text"
    return Block(parts.choice_lines(text, label, measure, _cursor(has_cursor, signs), role), i)


def _step(state: StudyState, i: int, text: str, measure: int, signs: Glyphs) -> Block:
    """A step to be put into order, with the place it was given."""
    is_placed = i in state.sequence
    place = f"{state.sequence.index(i) + 1}." if is_placed else f"{signs.box} "
    lines = parts.choice_lines(
        text, f"{i + 1} {place}", measure, _cursor(i == state.cursor, signs), "bold" if is_placed else "text"
    )
    return Block(lines, i)


def _match(state: StudyState, asked: Asked, measure: int, signs: Glyphs) -> list[Block]:
    """Left-hand texts with what they were given, then the right-hand texts to pick from."""
    lefts: list[Block] = []
    for i, pair in enumerate(asked.pairs):
        is_given = i < len(state.sequence) and state.sequence[i] >= 0
        given = f"  {signs.arrow} {state.sequence[i] + 1}" if is_given else ""
        marker = _cursor(i == state.at, signs)
        lines = parts.choice_lines(pair.left, chr(ord("a") + i), measure - 6, marker)
        lines[-1] = (*lines[-1], (given, "accent bold"))
        lefts.append(Block(lines, len(asked.order) + i, joins=i < len(asked.pairs) - 1, ends=i == len(asked.pairs) - 1))
    rights = [Block(parts.choice_lines(text, str(i + 1), measure), i) for i, text in enumerate(asked.rights)]
    return [*lefts, *rights]


def _gapped(state: StudyState, text: str, measure: int) -> list[Line]:
    """A text with its gaps: filled ones bold, the one at hand in the accent."""
    lines: list[Line] = []
    number = 0
    for row in text.split("\n"):
        first, *rest = row.split(GAP)
        pieces = [(first, "text")]
        for after in rest:
            typed = state.filled[number].rstrip("?").rstrip() if number < len(state.filled) else ""
            shown, role = (typed, "bold") if typed else (f"[{number + 1}]", "muted")
            if number == state.at:
                shown, role = f"[{typed or number + 1}]", "accent bold"
            pieces += [(shown, role), (after, "text")]
            number += 1
        lines += [(("  ", "text"), *line) for line in broken(pieces, measure - 2)]
    return lines


def _cursor(is_here: bool, signs: Glyphs) -> tuple[str, str]:
    return (signs.cursor, "accent") if is_here else (" ", "text")
