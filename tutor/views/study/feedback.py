"""The feedback on the Study screen: the verdict, then every part in its order with its why, as many open as fit."""

from __future__ import annotations

from functools import cache

from tutor.views import question as parts
from tutor.views.frame import beside, room
from tutor.views.lines import EMPTY, Line, cells, cut, plain, wrap
from tutor.views.study.question import COLUMN_GAP, exhibit_page, left_column, width_of_left
from tutor.views.study.state import BLANKS, Block, Body, StudyState, measure_of, shifted, stacked, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.feedback import Feedback
    from tutor.content.model.teaching import Card
    from tutor.views.glyphs import Glyphs
    from tutor.views.question import Explained

INDENT = (("  ", "text"),)


def narrow(state: StudyState, feedback: Feedback, card: Card, width: int, height: int, signs: Glyphs) -> Body:
    """Tab brings question and exhibit back."""
    measure, most = measure_of(width), room(height)
    answer, rest = _answer(state, feedback, card, measure, most, signs)
    pages = [("answer", answer), *([("rule", Body(rest))] if rest else [])]
    pages.append(("question", Body(parts.stem_lines(feedback.asked.question.stem, measure))))
    if feedback.asked.question.exhibit is not None:
        pages.append(("exhibit", Body(exhibit_page(feedback.asked, measure, most, signs, show_marks=True))))
    return turned(pages, state.turn, most)


def _answer(
    state: StudyState, feedback: Feedback, card: Card, measure: int, most: int, signs: Glyphs
) -> tuple[Body, list[Line]]:
    """The verdict and every part with its why; below them rule and what to remember, else these for another page."""
    top = [*parts.verdict_lines(feedback, measure, signs), EMPTY]
    entries = parts.explained(feedback, signs, letters=False)
    if not entries:
        return Body([*top, *_typed(feedback, card, measure, signs)]), []
    body = _opened(state, entries, measure, most - len(top), signs)
    rule = wrap(feedback.asked.question.explanation, measure, "text", INDENT, "  ")
    remember = wrap(card.remember, measure, "bold", INDENT, "  ")
    left = most - BLANKS - len(top) - len(body.lines)
    if 2 + len(rule) + len(remember) <= left:
        below, rest = [EMPTY, *rule, EMPTY, *remember], []
    else:
        below = [EMPTY, *remember] if 1 + len(remember) <= left else []
        rest = [*rule, EMPTY, *remember]
    return Body([*top, *body.lines, *below], body.below(len(top))), rest


def wide(state: StudyState, feedback: Feedback, card: Card, width: int, height: int, signs: Glyphs) -> Body:
    """The question stays at the left, with the card below it where it fits; verdict and whys at the right."""
    left_width, most = width_of_left(feedback.asked), room(height)
    left = left_column(feedback.asked, left_width, signs, show_marks=True)
    rule = (
        []
        if not parts.explained(feedback, signs, letters=False)
        else [
            EMPTY,
            *wrap(feedback.asked.question.explanation, left_width, "text", INDENT, "  "),
        ]
    )
    if len(left) + len(rule) <= most - BLANKS:
        left += rule
    below = [
        EMPTY,
        *wrap(card.title, left_width, "bold", INDENT, "  "),
        *wrap(card.body, left_width, "text", INDENT, "  "),
    ]
    if len(left) + len(below) <= most - BLANKS:
        left += below
    column = left_width + COLUMN_GAP
    measure = width - column
    top = [*parts.verdict_lines(feedback, measure, signs), EMPTY]
    entries = parts.explained(feedback, signs, letters=False)
    typed = [] if entries else _typed(feedback, card, measure, signs)
    body = _opened(state, entries, measure, most - len(top), signs)
    right = [*top, *body.lines, *typed]
    return Body(beside(left, shifted(right), column), body.below(len(top)), ("answer",), column)


def card_page(state: StudyState, card: Card, width: int, height: int, signs: Glyphs) -> Body:
    """The card to read: its text, and its drawing on the same page where it fits, else behind Tab."""
    measure, most = measure_of(width), room(height)
    text = [*wrap(card.title, measure, "bold", INDENT, "  "), EMPTY, *wrap(card.body, measure, "text", INDENT, "  ")]
    text += [EMPTY, *wrap(card.remember, measure, "bold", INDENT, "  ")]
    rows = card.diagram.split("\n") if card.diagram else []
    drawing: list[Line] = [((f"  {cut(row, width - 2, signs.folded)}", "text"),) for row in rows]
    if drawing and len(text) + 1 + len(drawing) > most - BLANKS:
        return turned([("card", Body(text)), ("drawing", Body(drawing))], state.turn, most)
    more = [EMPTY, *drawing] if drawing else []
    cue = [EMPTY, *wrap(card.cue, measure, "muted", INDENT, "  ")] if card.cue else []
    if len(text) + len(more) + len(cue) <= most - BLANKS:
        more += cue
    return turned([("card", Body([*text, *more]))], state.turn, most)


def _opened(state: StudyState, entries: list[Explained], measure: int, most: int, signs: Glyphs) -> Body:
    """The parts with as many whys open as fit, the most generous way that does."""

    @cache  # the ways differ in a few parts only
    def block(i: int, is_open: bool, folds: bool) -> Block:
        return _block(i, entries[i], is_open, folds, measure, signs)

    body = Body([])
    for opened, spaced in _ways_to_open(state, entries):
        body = stacked([block(i, i in opened, not (spaced or i in opened)) for i in range(len(entries))], spaced)
        if len(body.lines) <= most - (BLANKS if spaced else 0):
            break
    return body


def _ways_to_open(state: StudyState, entries: list[Explained]) -> list[tuple[frozenset[int], bool]]:
    """Which whys are open, and whether blank rows part the choices. All without blank rows would be a wall."""
    everything = frozenset(range(len(entries)))
    needed = frozenset(i for i, entry in enumerate(entries) if entry.is_needed)
    if state.cursor >= 0:
        here = frozenset((state.cursor,))
        return [(everything, True), (needed | here, True), (needed | here, False), (here, True), (here, False)]
    fewer = [frozenset(sorted(needed)[:count]) for count in range(len(needed) - 1, 0, -1)]
    return [(everything, True), (needed, True), (needed, False), *[(some, False) for some in fewer]]


def _block(i: int, entry: Explained, is_open: bool, folds: bool, measure: int, signs: Glyphs) -> Block:
    """One part; a closed why is the sign for folded, and a long text too when rows are short."""
    if is_open:
        lines = parts.choice_lines(entry.text, entry.label, measure, entry.marker)
        return Block([*lines, *parts.why_lines(entry.why, measure)], i)
    lines = parts.choice_lines(entry.text, entry.label, measure - 1 - cells(signs.folded), entry.marker)
    if folds and len(lines) > 1:
        text = " ".join(plain(line).strip() for line in lines).removeprefix(plain(lines[0])[:7].strip()).strip()
        short = cut(text, measure - 10, f" {signs.folded}")
        return Block(parts.choice_lines(short, entry.label, measure, entry.marker)[:1], i)
    return Block([*lines[:-1], (*lines[-1], (f" {signs.folded}", "muted"))], i)


def _typed(feedback: Feedback, card: Card, measure: int, signs: Glyphs) -> list[Line]:
    lines = [*parts.typed_answer_lines(feedback, measure, signs), EMPTY, *parts.worked_lines(feedback, measure, signs)]
    lines += [*wrap(feedback.asked.question.explanation, measure, "text", INDENT, "  ")]
    return [*lines, EMPTY, *wrap(card.remember, measure, "bold", INDENT, "  ")]
