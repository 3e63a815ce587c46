"""What stands around the body of the Study screen: where one is, how to answer, which keys act now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.actions import flags
from tutor.tui.commands.command import keys_for
from tutor.tui.commands.study import ANSWER, GAP, LAST_GAP, RATING, STUDY
from tutor.tui.screens.answering import done
from tutor.views.frame import Frame, Key
from tutor.views.lines import EMPTY, Line, Piece, broken, cells, cut, wrap
from tutor.views.study import FEEDBACK, QUESTION, StudyState
from tutor.views.study.state import is_overlay
from tutor.views.wanted import wanted_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.course import Course
    from tutor.actions.sitting import Sitting
    from tutor.content.model.teaching import Fact
    from tutor.study.asking import Asked
    from tutor.views.glyphs import Glyphs

PROMPT = "Your answer"
MOST_PROMPT = 40


def study_frame(
    state: StudyState, course: Course, pages: Sequence[str], width: int, signs: Glyphs, back: str = "Home"
) -> Frame:
    """The frame of a state; `pages` are those that Tab turns, `back` is where Enter leads at the end."""
    return Frame(
        "Study",
        _place(state, course.sitting, signs),
        f"{course.done} of {course.wanted} min",
        course.share,
        _above_keys(state, course.sitting, width, signs),
        footer_keys(state, pages, course.sitting.session.last is not None, back),
        note_lines(state.note, width),
        keys_for(ANSWER, state.phase),
    )


def note_lines(note: str, width: int) -> tuple[Line, ...]:
    """A remark; each line of it begins anew, so that an address has one of its own. Several stand off the page."""
    rows = [_note_row(row, width) for row in note.split("\n") if row]
    gap = (EMPTY,) if is_overlay(note) else ()
    return (*gap, *[line for row in rows for line in row])


def _note_row(row: str, width: int) -> list[Line]:
    """A row of a remark; an address stays in one piece where the window holds it, else it ends rows at its slashes."""
    if " " in row or cells(row) + 4 <= width:
        return wrap(row, width - 2, "flag", (("  ", "flag"),), "  ")
    rows = [""]
    for part in row.replace("/", "/ ").split():
        if rows[-1] and cells(rows[-1] + part) > width - 2:
            rows.append("")
        rows[-1] += part
    return [(("  ", "flag"), *piece) for row in rows for piece in broken([(row, "flag")], width - 2)]


def prompt_of(state: StudyState) -> str:
    """What stands before the field: which gap it is, or in which unit a number is asked for."""
    asked = state.asked
    if asked is None or not asked.gaps:
        return prompt(wanted_of(asked) if asked is not None else "")
    return f"  Gap {state.at + 1} of {asked.gaps}".ljust(len(prompt("")))


def prompt(wanted: str) -> str:
    """What stands before the field of what is wanted; one column more than it needs parts them."""
    said = f"{wanted[:1].upper()}{wanted[1:]}" or PROMPT
    return f"  {cut(said, MOST_PROMPT)}  "


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
        return ((prompt_of(state), "muted"),)
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
    numbers = (" and " if asked.choose == 2 else ", ").join(str(position + 1) for position in sorted(state.chosen))
    return submit_line(f"{numbers} chosen", width)


def _sequence_line(state: StudyState, asked: Asked, width: int, signs: Glyphs) -> Line:
    wanted, placed = len(asked.pairs) or len(asked.order), done(state)
    if placed == wanted:
        return submit_line("all matched" if asked.pairs else "all placed", width)
    first = "comes first" if not placed else "comes next"
    word = f"fits {chr(ord('a') + state.at)}" if asked.pairs else first
    last = chr(ord("a") + len(asked.pairs) - 1)
    rows: list[Piece] = [(f"a{signs.dash}{last}", "accent bold"), (" go to", "muted"), ("      ", "text")]
    back: list[Piece] = [("      ", "text"), ("Backspace", "accent bold"), (" take back", "muted")] if placed else []
    return (("  ", "text"), *(rows if asked.pairs else []), *_how(len(asked.order), word, signs), *back)


def _how(count: int, word: str, signs: Glyphs) -> list[Piece]:
    return [
        (f"1{signs.dash}{count}", "accent bold"),
        (f" {word}", "muted"),
        ("      ", "text"),
        ("z", "accent bold"),
        (" no idea", "muted"),
    ]


def submit_line(chosen: str, width: int) -> Line:
    """What is chosen, and the keys that submit it with a confidence; closer together where the window is narrow."""
    keys = (("Enter", "sure"), ("u", "unsure"), ("g", "guess"), ("z", "no idea"))
    used = 2 + len(chosen) + sum(len(key) + 1 + len(word) for key, word in keys)
    gap = "    " if used + 4 * len(keys) + 1 <= width else "  "
    pieces: list[Piece] = [("  ", "text"), (chosen, "bold"), (" " if len(gap) > 2 else "", "text")]
    for key, word in keys:
        pieces += [(gap, "text"), (key, "accent bold"), (f" {word}", "muted")]
    return tuple(pieces)


def footer_keys(state: StudyState, pages: Sequence[str], can_undo: bool, back: str) -> tuple[Key, ...]:
    """The footer: what acts now, in the words of now."""
    if state.is_rating:
        return RATING
    if state.is_typed:
        return _typed_keys(state)
    words = {"page": pages[(state.turn + 1) % len(pages)] if len(pages) > 1 else ""}
    if not can_undo:
        words["undo"] = ""
    match state.phase:
        case "feedback":
            words |= {"undo": "", "flag": "", "report": "", "leave": ""}
            if is_overlay(state.note):
                words |= {"down": "", "page": "", "card": "", "source": "", "rating": "", "leave": "close"}
            if state.asked is not None and state.asked.kind in ("number", "problem", "text"):
                words["down"] = ""
        case "card":
            words["leave"] = "back"
        case "lap offer":
            words["next"] = "last lap"
        case "done":
            words |= {"next": back, "leave": ""}
    return keys_for(STUDY, state.phase, words)


def _typed_keys(state: StudyState) -> tuple[Key, ...]:
    """While an answer is typed: on a gap before the last one Enter goes on."""
    gaps = state.asked.gaps if state.asked is not None else 0
    back = {"gap_back": f"gap {state.at}" if state.at else ""}
    if state.at + 1 < gaps:
        return keys_for(GAP, words={"submit_typed('')": f"gap {state.at + 2}", **back})
    return keys_for(LAST_GAP, words=back)


def source_line(facts: Sequence[Fact], width: int, signs: Glyphs) -> Line:
    """Where the first fact was read, and when it was last compared with its source."""
    if not facts:
        return (("  This question names no source", "muted"),)
    newest = max(fact.checked for fact in facts if fact.source.url == facts[0].source.url)
    checked = f"   checked {newest}"
    return ((f"  {cut(facts[0].source.title, width - 4 - len(checked), signs.folded)}{checked}", "muted"),)
