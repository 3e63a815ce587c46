"""What stands around the body of a problem's screen: which step it is, how to answer, which keys act now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.tui.commands.command import keys_for
from tutor.tui.commands.problem import PROBLEM, PROBLEM_BARE, PROBLEM_STEP
from tutor.tui.commands.study import RATING
from tutor.tui.screens.study_frame import note_lines, prompt, source_line
from tutor.views.frame import Frame, Key
from tutor.views.problem import BARE, SAID, STEP, ProblemState
from tutor.views.wanted import wanted_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.model.teaching import Fact
    from tutor.views.glyphs import Glyphs


def problem_frame(state: ProblemState, facts: Sequence[Fact], pages: Sequence[str], width: int, signs: Glyphs) -> Frame:
    """The frame of a state; `pages` are those that Tab turns, `facts` what the answer rests on."""
    posed = state.attempt.posed
    return Frame(
        "Problem",
        posed.problem.title,
        f"step {len(state.attempt.tried) + 1} of {len(posed.steps)}" if state.phase == STEP else "",
        answer=((prompt_of(state), "muted"),) if state.is_typed else source_line(facts, width, signs),
        keys=footer_keys(state, pages),
        note=note_lines(state.note, width),
    )


def prompt_of(state: ProblemState) -> str:
    """What stands before the field: in which unit the answer is asked for, or the step at hand."""
    step = state.attempt.step if state.phase == STEP else None
    return prompt(wanted_number((step or state.attempt.posed).expected.shown))


def footer_keys(state: ProblemState, pages: Sequence[str]) -> tuple[Key, ...]:
    """The footer: what acts now, in the words of now."""
    if state.is_rating:
        return RATING
    words = {"page": pages[(state.turn + 1) % len(pages)] if len(pages) > 1 else ""}
    if state.phase == BARE:
        return keys_for(PROBLEM_BARE, words=words | ({} if state.attempt.has_hint else {"hint": ""}))
    if state.phase == STEP:
        return keys_for(PROBLEM_STEP, words=words)
    is_right = state.feedback is not None and state.feedback.grade.is_correct
    if state.phase == SAID and not is_right:
        words |= {"next": "steps", "work": "", "card": ""}
    else:
        words |= {"next": "another", "again": "", "undo": ""}
    return keys_for(PROBLEM, state.phase, words)
