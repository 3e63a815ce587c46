"""The Study screen: what stands where, as a function of what is asked, what was answered, and the size.

Nothing scrolls: what does not fit loses its blank rows first, then folds to one line or turns to another page.
"""

from __future__ import annotations

from dataclasses import dataclass

from tutor.views import question as parts
from tutor.views.frame import WIDE, beside, room
from tutor.views.lines import EMPTY, MEASURE, Line, cells, cut, plain, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.sitting import Asked, Feedback
    from tutor.content.model.teaching import Card
    from tutor.views.glyphs import Glyphs

QUESTION, FEEDBACK, CARD, LAP_OFFER, DONE = "question", "feedback", "card", "lap offer", "done"
MIN_LEFT, MAX_LEFT = 66, 78
# Blank rows around a body that is not short of room: after the line, before the answer line, before the keys.
BLANKS = 3


@dataclass(frozen=True)
class StudyState:
    """What the screen shows. `chosen` and `cursor` count the choices in the order shown, `turn` counts pages."""

    phase: str
    asked: Asked | None = None
    feedback: Feedback | None = None
    card: Card | None = None
    chosen: frozenset[int] = frozenset()
    cursor: int = -1
    turn: int = 0
    source: str = ""
    message: tuple[str, ...] = ()


@dataclass(frozen=True)
class Body:
    """Lines, which row is which choice, and how many pages Tab turns."""

    lines: list[Line]
    rows: dict[int, int]
    pages: tuple[str, ...]


def body(state: StudyState, width: int, height: int, signs: Glyphs) -> Body:
    """The middle of the screen."""
    asked, feedback, card = state.asked, state.feedback, state.card
    if state.phase == QUESTION and asked is not None:
        return (
            _wide_question(state, asked, width, height, signs)
            if width >= WIDE
            else _question(state, asked, width, height, signs)
        )
    if state.phase == FEEDBACK and feedback is not None and card is not None:
        if width >= WIDE:
            return _wide_feedback(state, feedback, card, width, height, signs)
        return _feedback(state, feedback, card, width, height, signs)
    if state.phase == CARD and card is not None:
        return _card(state, card, width, height)
    lines = [
        line
        for text in state.message
        for line in [*wrap(text, _measure(width), "text", (("  ", "text"),), "  "), EMPTY]
    ]
    return Body(lines, {}, ("",))


def _measure(width: int) -> int:
    return min(width - 2, MEASURE + 2)


# The question


def _question(state: StudyState, asked: Asked, width: int, height: int, signs: Glyphs) -> Body:
    """One page where it fits; else Tab turns question, exhibit and choices, with the ask on each."""
    measure, most = _measure(width), room(height)
    stem = parts.stem_lines(asked.question.stem, measure)
    ask = _ask(asked, measure)
    choices = _choices(state, asked, measure, signs)
    exhibit = asked.question.exhibit
    stub = [_stub(asked, signs)] if exhibit is not None else []
    for spaced in (True, False):
        spread_out, rows = _stacked(choices, spaced)
        whole = [*stem, *stub, EMPTY, *spread_out]
        if len(whole) <= most - (BLANKS if spaced else 0):
            pages = ("question", "exhibit") if exhibit is not None else ("question",)
            if pages[state.turn % len(pages)] == "exhibit":
                return Body(_exhibit_page(asked, ask, signs, most, show_marks=False), {}, pages)
            return Body(whole, {row + len(stem) + len(stub) + 1: i for row, i in rows.items()}, pages)
    names = ("question", "exhibit", "choices") if exhibit is not None else ("question", "choices")
    match names[state.turn % len(names)]:
        case "question":
            return Body([*stem, *stub], {}, names)
        case "exhibit":
            return Body(_exhibit_page(asked, ask, signs, most, show_marks=False), {}, names)
    spread_out, rows = _stacked(choices, sum(map(len, choices)) + len(choices) + len(ask) < most)
    return Body([*ask, EMPTY, *spread_out], {row + len(ask) + 1: i for row, i in rows.items()}, names)


def _wide_question(state: StudyState, asked: Asked, width: int, height: int, signs: Glyphs) -> Body:
    """Stem and exhibit at the left, choices at the right."""
    left_width = _left_width(asked)
    left = _left(asked, left_width, signs, show_marks=False)
    column = left_width + 4
    if not asked.order:
        return Body(left, {}, ("question",))
    choices = _choices(state, asked, width - column - 2, signs)
    right, rows = _stacked([[_shifted(line) for line in block] for block in choices], spaced=True)
    return Body(beside(left, right, column), rows, ("question",))


def _left_width(asked: Asked) -> int:
    """The left column is as wide as the exhibit needs."""
    exhibit = asked.question.exhibit
    widest = max((cells(line) for line in exhibit.text.split("\n")), default=0) if exhibit is not None else 0
    return max(MIN_LEFT, min(widest + 4, MAX_LEFT))


def _left(asked: Asked, width: int, signs: Glyphs, show_marks: bool) -> list[Line]:
    lines = parts.stem_lines(asked.question.stem, width)
    if asked.question.exhibit is not None:
        lines += [EMPTY, *parts.exhibit_lines(asked.question.exhibit, signs, show_marks)]
    return lines


def _shifted(line: Line) -> Line:
    """A line without its left margin: the right column has its own."""
    if line and line[0][0].startswith("  "):
        return ((line[0][0][2:], line[0][1]), *line[1:])
    return line


def _ask(asked: Asked, measure: int) -> list[Line]:
    return wrap(parts.parts_of(asked.question.stem)[1], measure, "bold", (("  ", "text"),), "  ")


def _stub(asked: Asked, signs: Glyphs) -> Line:
    """The exhibit as one line under the ask."""
    exhibit = asked.question.exhibit
    if exhibit is None:
        return EMPTY
    count = exhibit.text.count("\n") + 1
    title = f"  {signs.exhibit} {exhibit.title or exhibit.kind}"
    return (title, "accent"), (f"  {count} lines   ", "muted"), ("Tab", "accent bold")


def _exhibit_page(asked: Asked, ask: list[Line], signs: Glyphs, most: int, show_marks: bool) -> list[Line]:
    """The whole exhibit with the ask below it. Its title goes first when rows are short."""
    exhibit = asked.question.exhibit
    if exhibit is None:
        return ask
    lines = parts.exhibit_lines(exhibit, signs, show_marks)
    if len(lines) + 1 + len(ask) <= most:
        return [*lines, EMPTY, *ask]
    return [*lines[1:], *ask] if len(lines) + len(ask) > most else [*lines, *ask]


def _choices(state: StudyState, asked: Asked, measure: int, signs: Glyphs) -> list[list[Line]]:
    """Each choice's lines: the cursor, a box where several are chosen, the number, the text."""
    blocks = []
    labels = parts.labels(asked, letters=False)
    for i, choice in enumerate(asked.choices):
        is_chosen = i in state.chosen
        marker = (signs.cursor, "accent") if i == state.cursor or (is_chosen and asked.choose == 1) else (" ", "text")
        label = labels[i]
        if asked.choose > 1:
            label = f"{label} {signs.boxed if is_chosen else signs.box}"
        blocks.append(parts.choice_lines(choice.text, label, measure, marker, "bold" if is_chosen else "text"))
    return blocks


def _stacked(blocks: list[list[Line]], spaced: bool) -> tuple[list[Line], dict[int, int]]:
    """Blocks under each other, and which row belongs to which."""
    lines: list[Line] = []
    rows: dict[int, int] = {}
    for i, block in enumerate(blocks):
        if i and spaced:
            lines.append(EMPTY)
        rows |= dict.fromkeys(range(len(lines), len(lines) + len(block)), i)
        lines += block
    return lines, rows


# The feedback


def _feedback(state: StudyState, feedback: Feedback, card: Card, width: int, height: int, signs: Glyphs) -> Body:
    """Verdict, then every choice in its order; Tab brings question and exhibit back."""
    measure, most = _measure(width), room(height)
    asked = feedback.asked
    pages = ("answer", "question") if asked.question.exhibit is None else ("answer", "question", "exhibit")
    match pages[state.turn % len(pages)]:
        case "question":
            return Body(parts.stem_lines(asked.question.stem, measure), {}, pages)
        case "exhibit":
            return Body(_exhibit_page(asked, _ask(asked, measure), signs, most, show_marks=True), {}, pages)
    top = [_verdict(feedback, measure, signs), EMPTY]
    if not asked.order:
        return Body([*top, *_typed(feedback, card, measure, signs)], {}, pages)
    for opened, spaced in _ways_to_open(state, feedback):
        lines, rows = _stacked(_explained(feedback, opened, measure, signs, folds=not spaced), spaced)
        if len(top) + len(lines) <= most - (BLANKS if spaced else 0):
            break
    if len(lines) <= most - BLANKS - 3 - len(remember := _remember(card, measure)):
        lines = [*lines, EMPTY, *remember]
    shift = len(top)
    return Body([*top, *lines], {row + shift: i for row, i in rows.items()}, pages)


def _ways_to_open(state: StudyState, feedback: Feedback) -> list[tuple[frozenset[int], bool]]:
    """Which whys are open and whether blank rows part the choices, the most generous way first."""
    everything = frozenset(range(len(feedback.asked.order)))
    needed = frozenset((state.cursor,)) if state.cursor >= 0 else _needed(feedback)
    fewer = [frozenset(sorted(needed)[:count]) for count in range(len(needed) - 1, 0, -1)]
    return [(everything, True), (needed, True), (needed, False), *[(some, False) for some in fewer]]


def _needed(feedback: Feedback) -> frozenset[int]:
    """What is open in any case, as positions shown: what was chosen and what was right."""
    chosen = feedback.response if isinstance(feedback.response, frozenset) else frozenset[int]()
    choices = feedback.asked.question.choices  # type: ignore[union-attr]
    return frozenset(
        i for i, position in enumerate(feedback.asked.order) if position in chosen or choices[position].correct
    )


def _explained(
    feedback: Feedback, opened: frozenset[int], measure: int, signs: Glyphs, folds: bool
) -> list[list[Line]]:
    """Choices with the whys that are open; a closed one ends in the sign for folded."""
    asked = feedback.asked
    blocks = []
    for i, (label, choice) in enumerate(zip(parts.labels(asked, letters=False), asked.choices, strict=True)):
        marker = parts.marker_of(feedback, asked.order[i], signs)
        lines = parts.choice_lines(choice.text, label, measure, marker)
        if i in opened:
            lines += parts.why_lines(choice.why, measure)
        elif folds and len(lines) > 1:
            first = plain(lines[0])[7:]
            lines = parts.choice_lines(
                cut(first + " " + plain(lines[1]).strip(), measure - 9, f" {signs.folded}"), label, measure, marker
            )
        else:
            lines[-1] = (*lines[-1], (f" {signs.folded}", "muted"))
        blocks.append(lines)
    return blocks


def _verdict(feedback: Feedback, measure: int, signs: Glyphs) -> Line:
    piece, aside = parts.verdict(feedback, signs)
    counted = parts.counted_as(feedback)
    used = 2 + cells(piece[0]) + 2 + cells(aside)
    return (
        ("  ", "text"),
        piece,
        (f"  {aside}", "text"),
        (" " * max(3, measure - used - cells(counted)), "text"),
        (counted, "muted"),
    )


def _typed(feedback: Feedback, card: Card, measure: int, signs: Glyphs) -> list[Line]:
    lines = parts.typed_answer_lines(feedback, measure, signs)
    lines += [EMPTY, *wrap(feedback.asked.question.explanation, measure, "text", (("  ", "text"),), "  ")]
    return [*lines, EMPTY, *_remember(card, measure)]


def _remember(card: Card, measure: int) -> list[Line]:
    return wrap(card.remember, measure, "bold", (("  ", "text"),), "  ")


def _wide_feedback(state: StudyState, feedback: Feedback, card: Card, width: int, height: int, signs: Glyphs) -> Body:
    """The question stays at the left, with the card below it where it fits; verdict and whys at the right."""
    asked = feedback.asked
    left_width, most = _left_width(asked), room(height)
    left = _left(asked, left_width, signs, show_marks=True)
    below = [
        EMPTY,
        *wrap(card.title, left_width, "bold", (("  ", "text"),), "  "),
        *wrap(card.body, left_width, "text", (("  ", "text"),), "  "),
    ]
    if len(left) + len(below) <= most - 2:
        left += below
    column = left_width + 4
    measure = width - column
    piece, aside = parts.verdict(feedback, signs)
    top: list[Line] = [(piece, (f"  {aside}", "text")), (("  ", "text"), (parts.counted_as(feedback), "muted")), EMPTY]
    if not asked.order:
        right = [_shifted(line) for line in _typed(feedback, card, measure, signs)]
        return Body(beside(left, [*top, *right], column), {}, ("answer",))
    for opened, spaced in _ways_to_open(state, feedback):
        lines, rows = _stacked(_explained(feedback, opened, measure, signs, folds=not spaced), spaced)
        if len(top) + len(lines) <= most - 2:
            break
    right = [*top, *[_shifted(line) for line in lines]]
    return Body(beside(left, right, column), {row + len(top): i for row, i in rows.items()}, ("answer",))


# The card


def _card(state: StudyState, card: Card, width: int, height: int) -> Body:
    """The card to read: its text, and its drawing on the same page where it fits, else behind Tab."""
    measure, most = _measure(width), room(height)
    indent = (("  ", "text"),)
    text = [*wrap(card.title, measure, "bold", indent, "  "), EMPTY, *wrap(card.body, measure, "text", indent, "  ")]
    text += [EMPTY, *wrap(card.remember, measure, "bold", indent, "  ")]
    drawing: list[Line] = [((f"  {line}", "text"),) for line in card.diagram.split("\n")] if card.diagram else []
    if drawing and len(text) + 1 + len(drawing) > most - 2:
        pages = ("card", "drawing")
        return Body(drawing if state.turn % 2 else text, {}, pages)
    more = [EMPTY, *drawing] if drawing else []
    cue = [EMPTY, *wrap(card.cue, measure, "muted", indent, "  ")] if card.cue else []
    if len(text) + len(more) + len(cue) <= most - 2:
        more += cue
    return Body([*text, *more], {}, ("card",))
