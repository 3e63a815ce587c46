"""The bodies of the app's exam screens, page by page where they are taller than the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.views.exam import explained as about
from tutor.views.exam import paper, result
from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.listing import more, window
from tutor.views.question import exhibit_lines, exhibit_stub, stem_lines
from tutor.views.study.state import BLANKS, Body, measure_of, parted, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.exam_results import Chosen, Result, Sat
    from tutor.study.asking import Asked
    from tutor.study.exam import Exam
    from tutor.views.exam.state import ExamState
    from tutor.views.glyphs import Glyphs

    _Offers = tuple[list[Line], dict[int, int]]


def said(sentences: Sequence[str], width: int) -> Body:
    """Sentences, a blank line between them."""
    lines: list[Line] = []
    for sentence in sentences:
        lines += [*([EMPTY] if lines else []), *wrap(sentence, measure_of(width), "text", (("  ", "text"),), "  ")]
    return Body(lines)


def question(exam: Exam, asked: Asked | None, state: ExamState, width: int, height: int, signs: Glyphs) -> Body:
    """The question with its choices; where it is too tall, Tab turns question, exhibit and choices."""
    measure, most = measure_of(width), room(height) - BLANKS
    if asked is None:
        return said([paper.GONE], width)
    stem = stem_lines(asked.question.stem, measure)
    choices, rows = _choices(exam, asked, state, measure, signs)
    exhibit = asked.question.exhibit
    shown = exhibit_lines(exhibit, measure, signs, False) if exhibit is not None else []
    whole = [*stem, EMPTY, *([*shown, EMPTY] if shown else [])]
    if len(whole) + len(choices) <= most:
        return Body([*whole, *choices], {row + len(whole): i for row, i in rows.items()})
    stub = exhibit_stub(exhibit, measure, signs) if exhibit is not None else []
    above = [*stem, *stub, EMPTY]
    if len(above) + len(choices) <= most:
        first = Body([*above, *choices], {row + len(above): i for row, i in rows.items()})
        return turned([("question", first), *([("exhibit", Body(shown))] if shown else [])], state.turn, most)
    pages = [
        ("question", Body([*stem, *stub])),
        *([("exhibit", Body(shown))] if shown else []),
        ("choices", Body(choices, rows)),
    ]
    return turned(pages, state.turn, most)


def _choices(exam: Exam, asked: Asked, state: ExamState, width: int, signs: Glyphs) -> _Offers:
    lines = paper.offered(asked, exam.slot, width, signs, letters=False, cursor=state.cursor)
    rows: dict[int, int] = {}
    at = -1
    for row, line in enumerate(lines):
        at += len(line) > 2 and line[0][0] == "  " and "".join(text for text, _ in line)[4:5].isdigit()
        rows[row] = max(at, 0)
    return lines, rows


def overview(exam: Exam, cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """Every question with its state, the cursor on one of them."""
    from dataclasses import replace

    lines = paper.overview_lines(replace(exam, at=cursor), measure_of(width), signs)
    return turned([("questions", Body(lines))], 0, room(height) - BLANKS)


def summary(found: Result, turn: int, width: int, height: int, signs: Glyphs) -> Body:
    """The score; Tab turns to the rest where it is long."""
    pages = leaves(result.summary_lines(found, measure_of(width), signs), room(height) - BLANKS)
    return turned([("more" if at else "result", Body(lines)) for at, lines in enumerate(pages)], turn, room(height))


def leaves(lines: list[Line], most: int) -> list[list[Line]]:
    """Pages of at most so many lines; no heading stands alone at the end of one."""
    parted: list[list[Line]] = []
    while lines:
        end = min(most, len(lines))
        while 1 < end < len(lines) and (lines[end - 1] == EMPTY or _is_heading(lines[end - 1])):
            end -= 1
        parted.append(lines[:end])
        lines = lines[end:]
        lines = lines[1:] if lines[:1] == [EMPTY] else lines
    return parted


def _is_heading(line: Line) -> bool:
    return len(line) == 2 and line[1][1] == "bold"


def questions(sats: Sequence[Sat], cursor: int, width: int, height: int, signs: Glyphs) -> Body:
    """The questions of a result, those that a filter left."""
    if not sats:
        return said(["There is none of these."], width)
    measure = measure_of(width)
    shown = window(len(sats), cursor, max(1, room(height) - BLANKS - 2))
    part = list(sats)[shown.start : shown.stop]
    lines = result.list_lines(part, measure, signs, cursor - shown.start)
    rest = more(shown, len(sats))
    rows = {row: row + shown.start for row in range(len(lines))}
    return Body([*lines, *([EMPTY, ((f"  {rest}", "muted"),)] if rest else [])], rows)


def explained(sat: Sat, chosen: Chosen | None, turn: int, width: int, height: int, signs: Glyphs) -> Body:
    """One question with every choice explained; where that is too tall, the answer comes first, and Tab turns to what
    was asked."""
    measure, most = measure_of(width), room(height) - BLANKS
    whole = about.explained_lines(sat, chosen, measure, signs, letters=False)
    if chosen is None or len(whole) <= most:
        return turned([("question", Body(whole))], turn, most)
    answer = parted(about.answer_blocks(sat, chosen, measure, signs), most)
    pages = [("more" if at else "answer", Body(lines)) for at, lines in enumerate(answer)]
    return turned([*pages, ("question", Body(about.asked_lines(chosen, measure, signs)))], turn, most)
