"""A problem as lines: hints, worked steps, and what an answer came to. The app's pages and the plain way use them."""

from __future__ import annotations

from tutor.content.text import clean_line
from tutor.scheduling.memory import NO_IDEA
from tutor.views.lines import EMPTY, Line, Piece, cells, wrap
from tutor.views.question import counted_as, worked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.feedback import Feedback
    from tutor.questions.problem import PosedStep
    from tutor.study.attempt import Attempt, Tried
    from tutor.views.glyphs import Glyphs

INDENT: tuple[Piece, ...] = (("  ", "text"),)
REST, DEEP = " " * 5, " " * 7


def hint_lines(attempt: Attempt, width: int, first: int = 0) -> list[Line]:
    """The hints that were shown, each behind its number; `first` counts those to leave out."""
    many = len(attempt.posed.hints)
    lines: list[Line] = []
    for number, hint in enumerate(attempt.posed.hints[first : attempt.hints], first + 1):
        label = f"  Hint {number} of {many}  "
        lines += wrap(hint, width, "text", ((label, "flag"),), " " * cells(label))
    return lines


def verdict_lines(feedback: Feedback, width: int, signs: Glyphs) -> list[Line]:
    """Right or wrong, and what it counted as."""
    counted = counted_as(feedback)
    if feedback.grade.is_correct:
        said: Piece = (f"{signs.right} Right", "right bold")
        aside = {"guess": "by a guess", "unsure": "though unsure"}.get(feedback.confidence, "")
    elif feedback.confidence == NO_IDEA:
        said, aside = (f"{signs.wrong} No idea", "wrong bold"), "here are the steps"
    else:
        said = (f"{signs.wrong} Not this one", "wrong bold")
        aside = "and you were sure" if feedback.is_confident_error else ""
    lead: list[Piece] = [*INDENT, said, *([(f"  {aside}", "text")] if aside else [])]
    used = sum(cells(text) for text, _ in lead)
    if used + 3 + cells(counted) <= width:
        return [(*lead, (" " * (width - used - cells(counted)), "text"), (counted, "muted"))]
    return [tuple(lead), *wrap(counted, width, "muted", INDENT, "  ")]


def typed_lines(typed: str, remark: str, width: int, signs: Glyphs) -> list[Line]:
    """A wrong number with what it betrays; the right one is not said."""
    marked: tuple[Piece, ...] = (*INDENT, (signs.wrong, "wrong"), ("  ", "text"))
    lines = wrap(clean_line(typed), width, "text", marked, REST)
    return [*lines, *wrap(remark, width, "muted", ((REST, "muted"),), REST)] if remark else lines


def answer_lines(attempt: Attempt, feedback: Feedback, width: int, signs: Glyphs) -> list[Line]:
    """The right answer, and what was typed where that reads otherwise."""
    right: tuple[Piece, ...] = (*INDENT, (signs.right, "right"), ("  ", "text"))
    lines = wrap(attempt.posed.expected.shown, width, "bold", right, REST)
    typed = clean_line(str(feedback.response))
    if feedback.grade.is_correct and typed != attempt.posed.expected.shown:
        lines += wrap(f"you typed: {typed}", width, "muted", ((REST, "muted"),), REST)
    return lines


def step_lines(step: PosedStep, number: int, tried: Tried, width: int, signs: Glyphs) -> list[Line]:
    """A step that is behind one: what it asked, and how it comes out."""
    is_right = tried.grade.is_correct
    mark = (signs.right, "right") if is_right else (signs.wrong, "wrong") if tried.typed else (" ", "text")
    lines = wrap(step.ask, width, "text", (*INDENT, mark, (f" {number}  ", "muted")), DEEP)
    return [*lines, *outcome_lines(step, tried, width, signs)]


def outcome_lines(step: PosedStep, tried: Tried, width: int, signs: Glyphs) -> list[Line]:
    """How a step comes out, below a wrong try with its remark."""
    lines: list[Line] = []
    if tried.typed and not tried.grade.is_correct:
        said = f"not {clean_line(tried.typed)}" + (f": {tried.grade.remark}" if tried.grade.remark else "")
        lines += wrap(said, width, "muted", ((DEEP, "muted"),), DEEP)
    return [*lines, *wrap(worked(step, signs), width, "bold", ((DEEP, "text"),), DEEP)]


def tried_lines(tried: Tried, signs: Glyphs) -> list[Line]:
    """Whether a step that was typed is right, in a line; nothing for one that was shown."""
    if not tried.typed:
        return []
    said = (f"{signs.right} Right", "right") if tried.grade.is_correct else (f"{signs.wrong} Not this one", "wrong")
    return [(*INDENT, said)]


def ask_lines(step: PosedStep, number: int, width: int, signs: Glyphs) -> list[Line]:
    """The step that is asked now."""
    first = (*INDENT, (signs.cursor, "accent"), (f" {number}  ", "accent"))
    return wrap(step.ask, width, "bold", first, DEEP)


def way_lines(attempt: Attempt, width: int, signs: Glyphs, spaced: bool = False) -> list[Line]:
    """Every step up to the one that is asked now."""
    lines: list[Line] = []
    for number, (step, tried) in enumerate(zip(attempt.posed.steps, attempt.tried, strict=False), 1):
        lines += step_lines(step, number, tried, width, signs) + ([EMPTY] if spaced else [])
    if attempt.step is not None:
        return lines + ask_lines(attempt.step, len(attempt.tried) + 1, width, signs)
    return lines[:-1] if spaced else lines
