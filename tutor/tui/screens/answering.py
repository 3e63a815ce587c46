"""How keys become an answer: what a pick does, what the answer line and the footer say, and what is submitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.tui.commands import RATING, STUDY, TYPED, keys_for
from tutor.views.frame import Key
from tutor.views.lines import Line, Piece, cut
from tutor.views.study import FEEDBACK, QUESTION, StudyState

if TYPE_CHECKING:
    from tutor.content.model.teaching import Fact
    from tutor.questions.grade import Response
    from tutor.study.asking import Asked
    from tutor.study.session import Session
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


def answer_line(state: StudyState, asked: Asked, width: int, signs: Glyphs) -> Line:
    """How to answer, or what is chosen and how to submit it."""
    if asked.kind in ("order", "match"):
        return _sequence_line(state, asked, width, signs)
    if not state.chosen:
        many: list[Piece] = [(f"choose {asked.choose}", "bold"), ("     ", "text")] if asked.choose > 1 else []
        return (("  ", "text"), *many, *_how(len(asked.order), "choose", signs))
    if len(state.chosen) != asked.choose:
        left = asked.choose - len(state.chosen)
        more = "one more before you go on" if left == 1 else f"{left} more" if left > 0 else f"{-left} too many"
        return ("  ", "text"), (f"choose {asked.choose}: {len(state.chosen)} chosen", "bold"), (f"   {more}", "muted")
    names = (" and " if asked.choose == 2 else ", ").join(str(position + 1) for position in sorted(state.chosen))
    return _submit_line(f"{names} chosen", width)


def _sequence_line(state: StudyState, asked: Asked, width: int, signs: Glyphs) -> Line:
    wanted, done = len(asked.pairs) or len(asked.order), len(state.sequence)
    if done == wanted:
        return _submit_line("all matched" if asked.pairs else "all placed", width)
    first = "comes first" if not done else "comes next"
    word = f"fits {chr(ord('A') + done)}" if asked.pairs else first
    back: list[Piece] = [("      ", "text"), ("Backspace", "accent bold"), (" take back", "muted")] if done else []
    return (("  ", "text"), *_how(len(asked.order), word, signs), *back)


def _how(count: int, word: str, signs: Glyphs) -> list[Piece]:
    return [
        (f"1{signs.dash}{count}", "accent bold"),
        (f" {word}", "muted"),
        ("      ", "text"),
        ("z", "accent bold"),
        (" no idea", "muted"),
    ]


def _submit_line(chosen: str, width: int) -> Line:
    keys = (("Enter", "sure"), ("u", "unsure"), ("g", "guess"), ("z", "no idea"))
    used = 2 + len(chosen) + sum(len(key) + 1 + len(word) for key, word in keys)
    gap = "    " if used + 4 * len(keys) + 1 <= width else "  "
    pieces: list[Piece] = [("  ", "text"), (chosen, "bold"), (" " if len(gap) > 2 else "", "text")]
    for key, word in keys:
        pieces += [(gap, "text"), (key, "accent bold"), (f" {word}", "muted")]
    return tuple(pieces)


def footer_keys(state: StudyState, pages: Sequence[str], is_rating: bool, can_undo: bool) -> tuple[Key, ...]:
    """The footer: what acts now, in the words of now."""
    if is_rating:
        return RATING
    if state.phase == QUESTION and state.asked is not None and state.asked.is_typed:
        return TYPED
    words = {"page": pages[(state.turn + 1) % len(pages)] if len(pages) > 1 else ""}
    if not can_undo:
        words["undo"] = ""
    match state.phase:
        case "feedback":
            words |= {"undo": "", "flag": "", "leave": ""}
            if state.asked is not None and state.asked.kind in ("number", "text"):
                words["down"] = ""
        case "card":
            words["leave"] = "back"
        case "lap offer":
            words["next"] = "last lap"
        case "done":
            words |= {"next": "Home", "leave": ""}
    return keys_for(STUDY, state.phase, words)


def source_line(facts: Sequence[Fact], width: int, signs: Glyphs) -> Line:
    """Where the first fact was read, and when it was last compared with its source."""
    if not facts:
        return (("  This question names no source", "muted"),)
    checked = f"   checked {facts[0].checked}"
    return ((f"  {cut(facts[0].source.title, width - 4 - len(checked), signs.folded)}{checked}", "muted"),)


def summary(session: Session, seconds: float, reason: str) -> tuple[str, ...]:
    """How a sitting went, and what Enter does."""
    right, answers, minutes = sum(turn.is_right for turn in session.turns), len(session.turns), int(seconds // 60)
    said = f"{right} of {answers} right in {minutes} {'minute' if minutes == 1 else 'minutes'}."
    parts = [reason, said] if reason else [said]
    if session.lap:
        parts.append(f"Last lap: {sum(turn.is_right for turn in session.lap)} of {len(session.lap)} right.")
    elif session.missed:
        cards = "one card" if len(session.missed) == 1 else f"{len(session.missed)} cards"
        parts.append(f"Enter goes once more over the {cards} missed, with another question where there is one.")
    return (*parts, "Every answer is kept.")
