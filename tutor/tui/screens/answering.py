"""How keys become an answer: what a pick and the cursor do, what is submitted, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.views.study import FEEDBACK, QUESTION, StudyState

if TYPE_CHECKING:
    from tutor.questions.grade import Response
    from tutor.study.asking import Asked
    from tutor.views.glyphs import Glyphs


def offered(state: StudyState) -> int:
    """How many things the cursor moves over: what can be picked, or the whys after the answer."""
    asked = state.asked
    if asked is None or state.phase not in (QUESTION, FEEDBACK):
        return 0
    if state.phase == FEEDBACK and asked.pairs:
        return len(asked.pairs)
    return asked.gaps if state.phase == FEEDBACK and asked.gaps else len(asked.order)


def picked(state: StudyState, asked: Asked, position: int) -> StudyState:
    """The state after a pick: chosen, placed next, matched next, or taken back."""
    match asked.kind:
        case "order":
            placed = state.sequence
            placed = placed[: placed.index(position)] if position in placed else (*placed, position)
            return replace(state, sequence=placed, cursor=position)
        case "match":
            has_room = len(state.sequence) < len(asked.pairs)
            return replace(state, sequence=(*state.sequence, position), cursor=-1) if has_room else state
        case _:
            chosen = state.chosen ^ {position} if asked.choose > 1 else frozenset((position,))
            return replace(state, chosen=chosen, cursor=position)


def response_of(state: StudyState, asked: Asked) -> Response | None:
    """What is submitted; None while something is missing."""
    if asked.kind in ("order", "match"):
        wanted = len(asked.pairs) or len(asked.order)
        return tuple(asked.order[i] for i in state.sequence) if len(state.sequence) == wanted else None
    chosen = state.chosen
    if not chosen and asked.choose == 1 and state.cursor >= 0:
        chosen = frozenset((state.cursor,))
    return frozenset(asked.order[i] for i in chosen) if len(chosen) == asked.choose else None


def moved(state: StudyState, step: int) -> StudyState:
    """The state with the cursor moved; where one is asked, it chooses as it goes."""
    count = offered(state)
    if state.asked is None or not count:
        return state
    cursor = (state.cursor + step) % count if state.cursor >= 0 else (0 if step > 0 else count - 1)
    is_single = state.phase == QUESTION and state.asked.choose == 1
    return replace(state, cursor=cursor, chosen=frozenset((cursor,)) if is_single else state.chosen)


def missing(state: StudyState, asked: Asked, signs: Glyphs) -> str:
    """What is still to do before it can be submitted; '' where the answer line says it already."""
    if state.sequence:
        left = (len(asked.pairs) or len(asked.order)) - len(state.sequence)
        return f"{left} more to {'match' if asked.pairs else 'place'} before you go on"
    return "" if state.chosen else f"Choose first: 1{signs.dash}{len(asked.order)}, or z for no idea"
