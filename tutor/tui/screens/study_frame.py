"""What stands around the body of the Study screen: where one is, how to answer, which keys act now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.actions import flags
from tutor.tui.commands import ANSWER, RATING, STUDY, TYPED, keys_for
from tutor.views.frame import Frame, Key
from tutor.views.lines import EMPTY, Line, Piece, cells, cut, wrap
from tutor.views.study import FEEDBACK, QUESTION, StudyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.course import Course
    from tutor.actions.sitting import Sitting
    from tutor.content.model.teaching import Fact
    from tutor.study.asking import Asked
    from tutor.views.glyphs import Glyphs

PROMPT = "  Your answer  "


def study_frame(state: StudyState, course: Course, pages: Sequence[str], width: int, signs: Glyphs) -> Frame:
    """The frame of a state; `pages` are those that Tab turns."""
    note = wrap(state.note, width - 2, "flag", (("  ", "flag"),), "  ") if state.note else []
    return Frame(
        "Study",
        _place(state, course.sitting, signs),
        f"{int(course.used // 60)} min of {course.seconds // 60}",
        course.used / course.seconds,
        _above_keys(state, course.sitting, width, signs),
        footer_keys(state, pages, course.sitting.session.last is not None),
        tuple(note),
        keys_for(ANSWER, state.phase),
    )


def field_column() -> int:
    """Where the field of a typed answer begins."""
    return cells(PROMPT)


def facts_of(asked: Asked, sitting: Sitting) -> list[Fact]:
    """The facts that a question rests on."""
    return [sitting.desk.library.fact(id) for id in asked.question.facts]


def _place(state: StudyState, sitting: Sitting, signs: Glyphs) -> str:
    """Flag, last lap and topic."""
    if state.asked is None:
        return ""
    session, library = sitting.session, sitting.desk.library
    done = len(session.lap or ()) + (state.phase == QUESTION)
    lap = f"last lap, {done} of {len(session.missed)}, " if session.lap is not None else ""
    flag = f"{signs.flag} " if flags.is_flagged(sitting.desk, state.asked.question.id) else ""
    return flag + lap + library.title("topic", library.parent("card", state.asked.question.card))


def _above_keys(state: StudyState, sitting: Sitting, width: int, signs: Glyphs) -> Line:
    """The answer line; after the answer, the source."""
    if state.asked is None or state.phase not in (QUESTION, FEEDBACK):
        return EMPTY
    if state.phase == FEEDBACK:
        return source_line(facts_of(state.asked, sitting), width, signs)
    if state.asked.is_typed:
        gap = f"  Gap {len(state.filled) + 1} of {state.asked.gaps}".ljust(len(PROMPT))
        return ((gap if state.asked.gaps else PROMPT, "muted"),)
    return answer_line(state, state.asked, width, signs)


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


def footer_keys(state: StudyState, pages: Sequence[str], can_undo: bool) -> tuple[Key, ...]:
    """The footer: what acts now, in the words of now."""
    if state.is_rating:
        return RATING
    if state.is_typed:
        return keys_for(TYPED)
    words = {"page": pages[(state.turn + 1) % len(pages)] if len(pages) > 1 else ""}
    if not can_undo:
        words["undo"] = ""
    match state.phase:
        case "feedback":
            words |= {"undo": "", "flag": "", "report": "", "leave": ""}
            if state.asked is not None and state.asked.kind in ("number", "problem", "text"):
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
