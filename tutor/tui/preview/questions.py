"""A question in the preview: asked, answered as often as one likes, its card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.actions.previewing import QuestionPicture, answered
from tutor.content.text import clean_line
from tutor.questions import NotAnAnswer
from tutor.scheduling.memory import NO_IDEA, SURE
from tutor.study.asking import confidence_of
from tutor.tui.preview.showing import Showing
from tutor.tui.screens.answering import moved, picked, response_of
from tutor.tui.screens.study_frame import answer_line, source_line
from tutor.views import study as view
from tutor.views.study import CARD, FEEDBACK, QUESTION, StudyState

if TYPE_CHECKING:
    from typing import Self

    from tutor.questions.grade import Response
    from tutor.tui.preview.showing import Space
    from tutor.views.lines import Line
    from tutor.views.study.state import Body

# Kinds of which one choice alone is an answer.
_OF_ONE = ("single", "judge")


@dataclass(frozen=True)
class ShownQuestion(Showing):
    """A question, in a phase of the Study screen."""

    picture: QuestionPicture
    state: StudyState

    def body(self, space: Space) -> Body:
        return view.body(self.state, space.width, space.height, space.signs)

    def answer_line(self, space: Space) -> Line:
        asked = self.picture.asked
        if self.state.note:
            return ((f"  {self.state.note}", "flag"),)
        if self.state.phase == FEEDBACK:
            return source_line(self.picture.facts, space.width, space.signs)
        if self.state.phase == CARD:
            return ()
        if asked.is_typed:
            return ("  ", "text"), ("t", "accent bold"), (" type an answer", "muted"), *_NO_IDEA
        return answer_line(self.state, asked, space.width, space.signs)

    def words(self, space: Space) -> dict[str, str]:
        pages = self.body(space).pages
        words = {"page": pages[(self.state.turn + 1) % len(pages)]} if len(pages) > 1 else {}
        words["go"] = "answer" if self.state.phase == QUESTION else "question"
        words |= {"leave": "back"} if self.state.phase == CARD else {}
        return words | ({"card": "card"} if self.state.phase == FEEDBACK else {})

    @property
    def is_typed(self) -> bool:
        return self.picture.asked.is_typed

    def go(self, space: Space) -> Showing:
        """Answers, with what was chosen or with no idea; after the answer back to the question."""
        if self.state.phase != QUESTION:
            return self._in(StudyState(QUESTION, self.picture.asked))
        is_begun = bool(self.state.chosen or self.state.sequence)
        return self.submitted(SURE if is_begun else NO_IDEA)

    def turning(self, space: Space) -> Self:
        return self._in(replace(self.state, turn=self.state.turn + 1))

    def picked(self, position: int, space: Space) -> Showing:
        """Chooses; after the answer it is the next answer where one choice is, else its why."""
        asked = self.picture.asked
        if not 0 <= position < len(asked.order) or asked.is_typed or self.state.phase == CARD:
            return self
        if self.state.phase == QUESTION:
            return self._in(picked(self.state, asked, position))
        if asked.kind in _OF_ONE:
            return self._answered(frozenset((asked.order[position],)), SURE)
        return self._in(replace(self.state, cursor=position))

    def moved(self, step: int) -> Showing:
        return self._in(moved(self.state, step))

    def submitted(self, confidence: str) -> Showing:
        if self.state.phase != QUESTION:
            return self
        response = "" if confidence == NO_IDEA else response_of(self.state, self.picture.asked)
        return self if response is None else self._answered(response, confidence)

    def typed(self, text: str) -> Showing:
        answer, confidence = confidence_of(text.strip())
        if self.picture.asked.gaps and confidence != NO_IDEA:
            return self._answered(tuple(part.strip() for part in answer.split(";")), confidence)
        return self._answered(answer, confidence)

    def to_card(self) -> Showing:
        if self.state.phase != FEEDBACK:
            return self
        return self._in(replace(self.state, phase=CARD, turn=0))

    def back(self) -> Showing | None:
        return self._in(replace(self.state, phase=FEEDBACK, turn=0)) if self.state.phase == CARD else None

    def renewed(self, other: Showing) -> Showing:
        """Asked as before, or answered as before: the answer is marked anew."""
        if not isinstance(other, ShownQuestion) or not _is_alike(self.picture, other.picture):
            return other
        feedback, state = self.state.feedback, self.state
        if feedback is not None:
            shown = other._answered(feedback.response, feedback.confidence)
            if isinstance(shown, ShownQuestion) and shown.state.feedback is not None:
                kept = replace(shown.state, phase=state.phase, cursor=state.cursor, turn=state.turn)
                return replace(shown, state=kept)
            return shown
        return replace(other, state=replace(state, asked=other.picture.asked, note=""))

    def _answered(self, response: Response, confidence: str) -> Self:
        try:
            feedback = answered(self.picture, response, confidence)
        except NotAnAnswer as problem:
            return self._in(replace(self.state, note=clean_line(str(problem))))
        return self._in(StudyState(FEEDBACK, self.picture.asked, feedback, self.picture.card))

    def _in(self, state: StudyState) -> Self:
        return replace(self, state=state)


_NO_IDEA: Line = (("      ", "text"), ("z", "accent bold"), (" no idea", "muted"))


def shown_question(picture: QuestionPicture) -> ShownQuestion:
    """A question as it is asked."""
    return ShownQuestion(picture, StudyState(QUESTION, picture.asked))


def _is_alike(one: QuestionPicture, other: QuestionPicture) -> bool:
    """Whether what was chosen in one can be chosen in the other."""
    return (one.asked.kind, one.asked.order, one.asked.gaps) == (other.asked.kind, other.asked.order, other.asked.gaps)
