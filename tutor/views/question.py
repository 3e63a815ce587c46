"""A question and its feedback as lines: the parts that the app's pages and the plain quiz are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tutor.content.text import clean_line
from tutor.views.lines import EMPTY, Line, Piece, broken, cells, cut, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.feedback import Feedback
    from tutor.content.model.question import Exhibit
    from tutor.questions.grade import Response
    from tutor.questions.problem import PosedStep
    from tutor.study.asking import Asked
    from tutor.views.glyphs import Glyphs


_BARE_THOUSANDS = re.compile(r"(?<![\d.,_])\d{4,15}(?![\d,_])")


def parts_of(stem: str) -> tuple[str, str]:
    """The situation ('' when there is none) and the ask: the last paragraph."""
    situation, _, ask = stem.strip().rpartition("\n\n")
    return situation, ask


def stem_lines(stem: str, width: int, indent: str = "  ") -> list[Line]:
    """The situation, a blank line, and the ask in bold."""
    situation, ask = parts_of(stem)
    lines = [*wrap(situation, width, "text", ((indent, "text"),), indent), EMPTY] if situation else []
    return lines + wrap(ask, width, "bold", ((indent, "text"),), indent)


def exhibit_lines(exhibit: Exhibit, width: int, signs: Glyphs, show_marks: bool, by_word: bool = True) -> list[Line]:
    """The exhibit with a bar at its left; after the answer the deciding lines are bold. A long line goes on below.

    Code has a role for each word where that is shown; telling them apart costs a quiz part of its wait.
    """
    title = cut(exhibit.title or exhibit.kind, width - 2 - cells(signs.exhibit) - 1, signs.folded)
    lines: list[Line] = [((f"  {signs.exhibit} ", "accent"), (title, "accent"))]
    for number, pieces in enumerate(_code(exhibit) if by_word else _text(exhibit), 1):
        is_marked = show_marks and number in exhibit.mark
        bar = (f"  {signs.bar} ", "accent" if is_marked else "rule")
        said = [(text, f"{role} bold") for text, role in pieces] if is_marked else pieces
        lines += [(bar, *row) for row in broken(said, width - 4)]
    return lines


def exhibit_stub(exhibit: Exhibit, width: int, signs: Glyphs) -> list[Line]:
    """The exhibit as one line: its title, its length, the key that turns to it."""
    lines = exhibit.text.count("\n") + 1
    count = f"  {lines} {'line' if lines == 1 else 'lines'}   "
    title = cut(exhibit.title or exhibit.kind, width - cells(count) - 7, signs.folded)
    return [((f"  {signs.exhibit} {title}", "accent"), (count, "muted"), ("Tab", "accent bold"))]


def _code(exhibit: Exhibit) -> list[list[Piece]]:
    from tutor.views.syntax import lines

    return lines(exhibit.kind, exhibit.text)


def _text(exhibit: Exhibit) -> list[list[Piece]]:
    return [[(line, "text")] for line in exhibit.text.split("\n")]


def choice_lines(text: str, label: str, width: int, marker: Piece = (" ", "text"), role: str = "text") -> list[Line]:
    """One choice: marker in column 2, label in column 4, text from column 7 on."""
    label_role = marker[1] if marker[0].strip() else "muted"
    first = (("  ", "text"), marker, (" ", "text"), (label, label_role), ("  ", "text"))
    return wrap(text, width, role, first, " " * (len(label) + 6))


def offers(asked: Asked, width: int, signs: Glyphs) -> list[Line]:
    """What can be chosen, ordered, matched or filled, for the plain quiz; a blank line ends it."""
    lines: list[Line] = []
    for label, choice in zip(labels(asked, letters=True), asked.choices, strict=False):
        lines += choice_lines(choice.text, label, width)
    for at, pair in enumerate(asked.pairs):
        lines += choice_lines(pair.left, chr(ord("a") + at), width)
    if asked.pairs:
        lines.append(EMPTY)
    for number, text in enumerate(asked.rights, 1):
        lines += choice_lines(text, str(number), width)
    if asked.gaps:
        text = getattr(asked.question, "text", "")
        lines += [(("  ", "text"), *row) for line in text.split("\n") for row in broken([(line, "text")], width - 2)]
    return [*lines, EMPTY] if lines else []


def why_lines(why: str, width: int) -> list[Line]:
    """What a choice would do, under its text."""
    return wrap(why, width, "muted", (("       ", "muted"),), "       ")


def counted_as(feedback: Feedback) -> str:
    """What an answer counted as and when its card is back, for one line."""
    from tutor.views.days import back_words

    back = f"back {back_words(feedback.days, feedback.back)}"
    if not feedback.is_counted:
        return f"counts as practice (counted today), {back}"
    because = f" ({feedback.because})" if feedback.because else ""
    return f"counts as {feedback.rating or 'a guess'}{because}, {back}"


def verdict(feedback: Feedback, signs: Glyphs) -> tuple[Piece, str]:
    """Right or wrong as a coloured piece, and what to add about the confidence."""
    if feedback.grade.is_correct:
        aside = {"guess": "by a guess", "unsure": "though unsure"}.get(feedback.confidence, "")
        return (f"{signs.right} Right", "right bold"), aside
    if feedback.confidence == "none":
        return (f"{signs.wrong} No idea", "wrong bold"), "here it is"
    return (f"{signs.wrong} Not this one", "wrong bold"), "and you were sure" if feedback.is_confident_error else ""


def verdict_lines(feedback: Feedback, width: int, signs: Glyphs, is_spread: bool = True) -> list[Line]:
    """Right or wrong, what it counted as, and when the card is back: on one line where that fits."""
    piece, aside = verdict(feedback, signs)
    counted = counted_as(feedback)
    said = cells(piece[0]) + (2 + cells(aside) if aside else 0)
    tail: list[Piece] = [(f"  {aside}", "text")] if aside else []
    gap = width - 2 - said - cells(counted)
    if gap >= 3:
        return [(("  ", "text"), piece, *tail, (" " * (gap if is_spread else 3), "text"), (counted, "muted"))]
    if 2 + said > width:
        tail = []
    return [(("  ", "text"), piece, *tail), *wrap(counted, width, "muted", (("  ", "text"),), "  ")]


@dataclass(frozen=True)
class Explained:
    """One part of an answered question with its why: a choice, a step, a pair, a gap.

    It is needed when the learner must see it in any case: what was right, and what they got wrong.
    """

    marker: Piece
    label: str
    text: str
    why: str
    is_needed: bool


def explained(feedback: Feedback, signs: Glyphs, letters: bool) -> list[Explained]:
    """Every part in its order; none for number and text."""
    match feedback.asked.kind:
        case "order":
            return _steps(feedback, signs)
        case "match":
            return _pairs(feedback, signs, letters)
        case "cloze":
            return _gaps(feedback, signs)
        case _:
            return choices_explained(feedback.asked, feedback.response, signs, letters)


def choices_explained(asked: Asked, response: Response, signs: Glyphs, letters: bool) -> list[Explained]:
    """Every choice in the order shown, with what was chosen and what is right."""
    chosen = response if isinstance(response, frozenset) else frozenset[int]()
    entries = []
    for label, position, choice in zip(labels(asked, letters), asked.order, asked.choices, strict=False):
        is_chosen = position in chosen
        is_missed = choice.correct and not is_chosen and bool(chosen) and asked.choose > 1
        text = f"{choice.text} (missed)" if is_missed else choice.text
        mark = _mark(choice.correct, is_chosen, signs)
        entries.append(Explained(mark, label, text, choice.why, choice.correct or is_chosen))
    return entries


def _steps(feedback: Feedback, signs: Glyphs) -> list[Explained]:
    """The steps in their right order, each marked by whether it was put there, and where it was put instead; unmarked
    where none was put.
    """
    given = feedback.response if isinstance(feedback.response, tuple) else ()
    entries = []
    for i, choice in enumerate(getattr(feedback.asked.question, "choices", ())):
        is_right = i < len(given) and given[i] == i
        mark = _mark(is_right, bool(given) and not is_right, signs)
        aside = f" (you: {given.index(i) + 1})" if i in given and not is_right else ""
        entries.append(Explained(mark, str(i + 1), choice.text + aside, choice.why, not is_right))
    return entries


def _pairs(feedback: Feedback, signs: Glyphs, letters: bool) -> list[Explained]:
    """The pairs as they belong together. In the app, where c opens the card by now, without their letters."""
    from tutor.questions.match import right_hand

    given = feedback.response if isinstance(feedback.response, tuple) else ()
    texts = right_hand(feedback.asked.question)  # type: ignore[arg-type]
    entries = []
    for i, pair in enumerate(feedback.asked.pairs):
        is_right = i < len(given) and texts[int(given[i])] == pair.right
        label = chr(ord("a") + i) if letters else " "
        text = f"{pair.left} {signs.arrow} {pair.right}"
        entries.append(Explained(_mark(is_right, not is_right, signs), label, text, pair.why, not is_right))
    return entries


def _gaps(feedback: Feedback, signs: Glyphs) -> list[Explained]:
    from tutor.questions.cloze import fits

    given = feedback.response if isinstance(feedback.response, tuple) else ()
    entries = []
    for i, blank in enumerate(getattr(feedback.asked.question, "blanks", ())):
        typed = clean_line(str(given[i])) if i < len(given) else ""
        is_right = bool(typed) and fits(blank, typed)
        text = blank.accept[0] if is_right or not typed else f"{blank.accept[0]}  (not: {typed})"
        entries.append(Explained(_mark(is_right, not is_right, signs), str(i + 1), text, blank.why, not is_right))
    return entries


def _mark(is_right: bool, is_wrong: bool, signs: Glyphs) -> Piece:
    if is_right:
        return signs.right, "right"
    return (signs.wrong, "wrong") if is_wrong else (" ", "text")


def typed_answer_lines(feedback: Feedback, width: int, signs: Glyphs) -> list[Line]:
    """For number and text: what was typed, what is right, and what this wrong answer betrays."""
    right: tuple[Piece, ...] = (("  ", "text"), (signs.right, "right"), ("  ", "text"))
    typed, expected = (
        _as_read(str(feedback.response), feedback.asked),
        _as_read(feedback.grade.expected, feedback.asked),
    )
    lines: list[Line] = []
    if not feedback.grade.is_correct and feedback.confidence != "none":
        lines += wrap(typed, width, "text", (("  ", "text"), (signs.wrong, "wrong"), ("  ", "text")), "     ")
        if feedback.grade.remark:
            lines += wrap(feedback.grade.remark, width, "muted", (("     ", "muted"),), "     ")
    lines += wrap(expected, width, "bold", right, "     ")
    if feedback.grade.is_correct and typed != expected:
        lines += wrap(f"you typed: {typed}", width, "muted", (("     ", "muted"),), "     ")
    return lines


def _as_read(text: str, asked: Asked) -> str:
    """An answer on one line; a number has its thousands parted, however they were written."""
    line = clean_line(text)
    if asked.kind not in ("number", "problem"):
        return line
    return _BARE_THOUSANDS.sub(lambda found: f"{int(found[0]):,}", line)


def worked(step: PosedStep, signs: Glyphs) -> str:
    """How a problem's step is computed: 100/s × 500 ms = 50 environments."""
    return f"{step.working.replace('×', signs.times)} = {step.expected.shown}"


def worked_lines(feedback: Feedback, width: int, signs: Glyphs) -> list[Line]:
    """After an error on a problem, how each step is computed, a blank line behind them; nothing for other kinds."""
    posed = feedback.asked.posed
    if posed is None or feedback.grade.is_correct:
        return []
    lines: list[Line] = []
    for number, step in enumerate(posed.steps, 1):
        lines += wrap(step.ask, width, "text", ((f"  {number}  ", "muted"),), "     ")
        lines += wrap(worked(step, signs), width, "bold", (("     ", "text"),), "     ")
    return [*lines, EMPTY]


def labels(asked: Asked, letters: bool) -> list[str]:
    """What the choices are called: 1-6 in the app, a-f in the plain quiz."""
    return [chr(ord("a") + i) if letters else str(i + 1) for i in range(len(asked.order))]
