"""The Study screen: what stands where, as a function of what is asked, what was answered, and the size.

Nothing scrolls: what does not fit loses its blank rows first, then folds to one line or turns to another page.
"""

from __future__ import annotations

from tutor.views.frame import WIDE, room
from tutor.views.lines import EMPTY, wrap
from tutor.views.study import feedback, question
from tutor.views.study.state import CARD, DONE, FEEDBACK, LAP_OFFER, QUESTION, Body, StudyState, measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.views.glyphs import Glyphs

__all__ = ["CARD", "DONE", "FEEDBACK", "LAP_OFFER", "QUESTION", "Body", "StudyState", "body"]


def body(state: StudyState, width: int, height: int, signs: Glyphs) -> Body:
    """The middle of the screen."""
    asked, marked, card = state.asked, state.feedback, state.card
    is_wide = width >= WIDE and asked is not None and question.has_room_beside(asked, width)
    if state.phase == QUESTION and asked is not None:
        beside = question.wide(state, asked, width, height, signs) if is_wide else None
        return _fitting(beside, height) or question.narrow(state, asked, width, height, signs)
    if state.phase == FEEDBACK and marked is not None and card is not None:
        beside = feedback.wide(state, marked, card, width, height, signs) if is_wide else None
        return _fitting(beside, height) or feedback.narrow(state, marked, card, width, height, signs)
    if state.phase == CARD and card is not None:
        return feedback.card_page(state, card, width, height, signs)
    measure = measure_of(width)
    paragraphs = [wrap(text, measure, "text", (("  ", "text"),), "  ") for text in state.message]
    return Body([line for paragraph in paragraphs for line in [*paragraph, EMPTY]])


def _fitting(body: Body | None, height: int) -> Body | None:
    """A page of two columns, unless a column is taller than the screen: then Tab turns pages there too."""
    return body if body is not None and len(body.lines) <= room(height) else None
