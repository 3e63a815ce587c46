"""A problem in the preview: asked bare, its hints, its worked steps, then the same with other numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.actions.previewing import answered
from tutor.content.text import clean_line
from tutor.questions import NotAnAnswer
from tutor.questions.grade import Grade
from tutor.scheduling.memory import NO_IDEA
from tutor.study.asking import confidence_of
from tutor.study.attempt import Attempt, Tried
from tutor.tui.preview.showing import Showing
from tutor.views import problem as view
from tutor.views.glyphs import key_label
from tutor.views.problem import BARE, WORKED, ProblemState

if TYPE_CHECKING:
    from typing import Self

    from tutor.actions.previewing import ProblemPicture, QuestionPicture
    from tutor.tui.preview.showing import Space
    from tutor.views.lines import Line
    from tutor.views.study.state import Body


@dataclass(frozen=True)
class ShownProblem(Showing):
    """One variant of a problem; `at` counts variants from 0."""

    picture: ProblemPicture
    at: int
    state: ProblemState

    def body(self, space: Space) -> Body:
        return view.body(self.state, space.width, space.height, space.signs)

    def answer_line(self, space: Space) -> Line:
        variant = f"  variant {self.at + 1} of {len(self.picture.variants)} shown"
        if self.state.note:
            return ((f"  {self.state.note}", "flag"),)
        if self.state.phase != BARE:
            return ((variant, "muted"),)
        has_hint = self.state.attempt.has_hint
        hint: Line = (("    ", "text"), (key_label("↓", space.signs), "accent bold"), (" hint", "muted"))
        typing: Line = (("  ", "text"), ("t", "accent bold"), (" type an answer", "muted"))
        return *typing, *(hint if has_hint else ()), (f"    {variant}", "muted")

    def words(self, space: Space) -> dict[str, str]:
        pages = self.body(space).pages
        words = {"page": pages[(self.state.turn + 1) % len(pages)]} if len(pages) > 1 else {}
        return words | {"go": "other numbers" if self.state.phase == WORKED else "steps"}

    @property
    def is_typed(self) -> bool:
        return self.state.phase == BARE

    def go(self, space: Space) -> Showing:
        """The worked steps; then another variant."""
        if self.state.phase == WORKED:
            return _variant(self.picture, (self.at + 1) % len(self.picture.variants))
        return self.worked()

    def worked(self) -> Self:
        """Its whole way."""
        state = self._answered("", NO_IDEA).state if self.state.phase == BARE else self.state
        attempt = state.attempt.stepping()
        while attempt.step is not None:
            attempt = attempt.stepped(Tried("", Grade(False, attempt.step.expected.shown)))
        return self._in(replace(state, attempt=attempt, turn=0))

    def turning(self, space: Space) -> Self:
        return self._in(replace(self.state, turn=self.state.turn + 1))

    def moved(self, step: int) -> Showing:
        """Down: one hint more."""
        return self._in(replace(self.state, attempt=self.state.attempt.hinted())) if step > 0 else self

    def submitted(self, confidence: str) -> Showing:
        return self._answered("", confidence) if self.state.phase == BARE and confidence == NO_IDEA else self

    def typed(self, text: str) -> Showing:
        answer, confidence = confidence_of(text.strip())
        return self._answered(answer, confidence) if self.state.phase == BARE else self

    def renewed(self, other: Showing) -> Showing:
        """The same variant, as far on its way: marked and computed anew."""
        if not isinstance(other, ShownProblem) or self.at >= len(other.picture.variants):
            return other
        shown, state = _variant(other.picture, self.at), self.state
        for _ in range(state.attempt.hints):
            shown = shown._in(replace(shown.state, attempt=shown.state.attempt.hinted()))
        if state.feedback is not None:
            shown = shown._answered(str(state.feedback.response), state.feedback.confidence)
        return shown.worked() if state.phase == WORKED else shown

    def _answered(self, typed: str, confidence: str) -> Self:
        try:
            feedback = answered(self._variant, typed, confidence)
        except NotAnAnswer as problem:
            return self._in(replace(self.state, note=clean_line(str(problem))))
        return self._in(ProblemState(self.state.attempt.answered(), feedback))

    @property
    def _variant(self) -> QuestionPicture:
        return self.picture.variants[self.at]

    def _in(self, state: ProblemState) -> Self:
        return replace(self, state=state)


def shown_problem(picture: ProblemPicture) -> ShownProblem:
    """A problem as its file has it."""
    return _variant(picture, 0)


def _variant(picture: ProblemPicture, at: int) -> ShownProblem:
    posed = picture.variants[at].asked.posed
    if posed is None:
        raise ValueError("a problem is asked as one of its variants")
    return ShownProblem(picture, at, ProblemState(Attempt(posed)))
