"""How keys become an answer: what a pick and the cursor do, what is submitted, and what is still missing.

In a match, what can be picked is first each right-hand text, for the left-hand one at hand, then each left-hand one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.views.study import FEEDBACK, QUESTION, StudyState

if TYPE_CHECKING:
    from tutor.questions.grade import Response
    from tutor.study.asking import Asked
    from tutor.views.glyphs import Glyphs


def offered(state: StudyState) -> int:
    """How many things can be picked, or how many whys there are after the answer."""
    asked = state.asked
    if asked is None or state.phase not in (QUESTION, FEEDBACK):
        return 0
    if asked.pairs:
        return len(asked.pairs) + (len(asked.order) if state.phase == QUESTION else 0)
    return asked.gaps if state.phase == FEEDBACK and asked.gaps else len(asked.order)


def picked(state: StudyState, asked: Asked, position: int) -> StudyState:
    """The state after a pick: chosen, placed next, matched, or taken back."""
    match asked.kind:
        case "order":
            placed = state.sequence
            placed = placed[: placed.index(position)] if position in placed else (*placed, position)
            return replace(state, sequence=placed, cursor=position)
        case "match":
            return _matched(state, asked, position)
        case _:
            chosen = state.chosen ^ {position} if asked.choose > 1 else frozenset((position,))
            return replace(state, chosen=chosen, cursor=position)


def _matched(state: StudyState, asked: Asked, position: int) -> StudyState:
    """The left-hand text at hand with this right-hand one, the next open one at hand; or another one at hand."""
    if position >= len(asked.order):
        return replace(state, at=position - len(asked.order))
    count = len(asked.pairs)
    given = list(state.sequence) or [-1] * count
    given[state.at] = position
    following = [i % count for i in range(state.at + 1, state.at + count)]
    at = next((i for i in following if given[i] < 0), state.at)
    return replace(state, sequence=tuple(given), at=at)


def taken_back(state: StudyState, asked: Asked) -> StudyState:
    """The state without the last step; in a match without the one at hand, or without the one before it."""
    if not asked.pairs:
        return replace(state, sequence=state.sequence[:-1])
    count = len(asked.pairs)
    given = list(state.sequence) or [-1] * count
    at = next((i % count for i in range(state.at, state.at - count, -1) if given[i % count] >= 0), state.at)
    given[at] = -1
    return replace(state, sequence=tuple(given), at=at)


def filling(state: StudyState, gaps: int, typed: str) -> StudyState:
    """The state with the gap at hand as it was typed; nothing typed leaves it as it was."""
    filled = [*state.filled, *[""] * (gaps - len(state.filled))]
    filled[state.at] = typed.strip() or filled[state.at]
    return replace(state, filled=tuple(filled))


def done(state: StudyState) -> int:
    """How many steps are placed, or pairs matched."""
    return sum(position >= 0 for position in state.sequence)


def response_of(state: StudyState, asked: Asked) -> Response | None:
    """What is submitted; None while something is missing."""
    if asked.kind in ("order", "match"):
        wanted = len(asked.pairs) or len(asked.order)
        return tuple(asked.order[i] for i in state.sequence) if done(state) == wanted else None
    chosen = state.chosen
    if not chosen and asked.choose == 1 and state.cursor >= 0:
        chosen = frozenset((state.cursor,))
    return frozenset(asked.order[i] for i in chosen) if len(chosen) == asked.choose else None


def moved(state: StudyState, step: int) -> StudyState:
    """The state with the cursor moved; where one is asked, it chooses as it goes. A match moves the text at hand."""
    count = offered(state)
    if state.asked is None or not count:
        return state
    if state.phase == QUESTION and state.asked.pairs:
        return replace(state, at=(state.at + step) % len(state.asked.pairs))
    here = state.cursor if state.cursor >= 0 else _answered_at(state, state.asked)
    cursor = (here + step) % count if here >= 0 else (0 if step > 0 else count - 1)
    is_single = state.phase == QUESTION and state.asked.choose == 1
    return replace(state, cursor=cursor, chosen=frozenset((cursor,)) if is_single else state.chosen)


def _answered_at(state: StudyState, asked: Asked) -> int:
    """After the answer, the choice that was made, else the one that is right; -1 where nothing is chosen."""
    if state.feedback is None or not asked.choose:
        return -1
    made = state.feedback.response
    given = [at for at, position in enumerate(asked.order) if isinstance(made, frozenset) and position in made]
    right = [at for at, choice in enumerate(asked.choices) if choice.correct]
    return next(iter(given or right), -1)


def _more(count: int) -> str:
    return "one" if count == 1 else str(count)


def missing(state: StudyState, asked: Asked, signs: Glyphs) -> str:
    """What is still to do before it can be submitted; '' where the answer line says it already."""
    if state.sequence:
        left = (len(asked.pairs) or len(asked.order)) - done(state)
        return f"{left} more to {'match' if asked.pairs else 'place'} before you go on"
    if 1 < asked.choose < len(state.chosen):
        count = len(state.chosen)
        return f"Choose {asked.choose}: {count} are chosen, take {_more(count - asked.choose)} back"
    return "" if state.chosen else f"Choose first: 1{signs.dash}{len(asked.order)}, or z for no idea"
