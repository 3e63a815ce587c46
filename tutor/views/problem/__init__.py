"""The screen of a problem: asked bare, then what the answer came to, then the way to it, step by step."""

from __future__ import annotations

from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.problem import parts
from tutor.views.problem.state import BARE, SAID, STEP, WORKED, ProblemState
from tutor.views.question import stem_lines
from tutor.views.study.state import BLANKS, Body, measure_of, turned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.views.glyphs import Glyphs

__all__ = ["BARE", "SAID", "STEP", "WORKED", "ProblemState", "body"]

STEPPING = "Enter works it through, one step at a time."


def body(state: ProblemState, width: int, height: int, signs: Glyphs) -> Body:
    """The middle of the screen: the question stays above while there is room, else Tab brings it back."""
    measure, most = measure_of(width), room(height)
    stem = stem_lines(state.attempt.posed.stem, measure)
    for spaced in (True, False):
        below = _below(state, measure, signs, spaced)
        if len(stem) + 1 + len(below) <= most - (BLANKS if spaced else 0):
            return Body([*stem, EMPTY, *below] if below else stem)
    name = {BARE: "hints", STEP: "step"}.get(state.phase, "answer")
    return turned([(name, Body(below)), ("question", Body(stem))], state.turn, most)


def _below(state: ProblemState, measure: int, signs: Glyphs, spaced: bool) -> list[Line]:
    match state.phase:
        case "bare":
            return parts.hint_lines(state.attempt, measure)
        case "said":
            return _said(state, measure, signs)
        case "step":
            return _step(state, measure, signs, spaced)
        case _:
            return _worked(state, measure, signs, spaced)


def _said(state: ProblemState, measure: int, signs: Glyphs) -> list[Line]:
    """The verdict; the answer with its explanation where it was right, else what the wrong number betrays."""
    feedback = state.feedback
    if feedback is None:
        return []
    lines = [*parts.verdict_lines(feedback, measure, signs), EMPTY]
    if not feedback.grade.is_correct:
        lines += parts.typed_lines(str(feedback.response), feedback.grade.remark, measure, signs)
        return [*lines, EMPTY, *wrap(STEPPING, measure, "text", parts.INDENT, "  ")]
    lines += parts.answer_lines(state.attempt, feedback, measure, signs)
    return [*lines, EMPTY, *wrap(state.attempt.posed.explanation, measure, "text", parts.INDENT, "  ")]


def _step(state: ProblemState, measure: int, signs: Glyphs, spaced: bool) -> list[Line]:
    """The way so far; at its first step the verdict of an answer that was not tried."""
    lines = parts.way_lines(state.attempt, measure, signs, spaced)
    is_first = not state.attempt.tried and state.feedback is not None and not str(state.feedback.response)
    if not is_first or state.feedback is None:
        return lines
    return [*parts.verdict_lines(state.feedback, measure, signs), EMPTY, *lines]


def _worked(state: ProblemState, measure: int, signs: Glyphs, spaced: bool) -> list[Line]:
    """The whole way, the answer, and the rule behind it."""
    lines = parts.way_lines(state.attempt, measure, signs, spaced)
    if state.feedback is None:
        return lines
    lines += [EMPTY] if lines else []
    lines += parts.answer_lines(state.attempt, state.feedback, measure, signs)
    return [*lines, EMPTY, *wrap(state.attempt.posed.explanation, measure, "text", parts.INDENT, "  ")]
