"""What an exam came to, as lines: score, domains and tasks, every question."""

from __future__ import annotations

from tutor.progress.days import iso
from tutor.scheduling.readiness import LEAST_NEW
from tutor.views.exam.paper import clock
from tutor.views.lines import EMPTY, Line, Piece, cells, cut, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.exam_results import Result, Sat, Share
    from tutor.views.glyphs import Glyphs

_NOTHING = "this sitting does not count for readiness."


def summary_lines(result: Result, width: int, signs: Glyphs) -> list[Line]:
    """Score, estimate, what it tells readiness, then domains and tasks."""
    said = [
        f"{result.right} of {result.count} right, in {clock(result.used_ms)} of {result.minutes}:00.",
        f"Score about {result.low:,}{signs.dash}{result.high:,} of {result.lowest:,}{signs.dash}{result.highest:,}"
        f"{f', pass {result.pass_mark:,}' if result.pass_mark else ''}, by estimate: each question counts the same, "
        "and luck alone keeps you within that range in four of five such exams. How the exam scales is not published.",
        readiness(result),
        *_afterwards(result),
    ]
    if result.by == "time":
        said.insert(0, "The time was over, so the exam was handed in as it was.")
    unscored = sum(not sat.is_scored for sat in result.questions)
    if unscored:
        said.append(f"{unscored} questions were unscored, as in the exam; they are not in these figures.")
    head: Line = (("  ", "text"), (cut(f"{result.title}, form {result.form}", width - 14, signs.folded), "bold"))
    lines: list[Line] = [(*head, (f"  {day_of(result.day)}", "muted")), EMPTY]
    for sentence in said:
        lines += wrap(sentence, width, "text", (("  ", "text"),), "  ")
    for title, shares in (
        ("By domain, each question in all that it serves", result.domains),
        ("By task, each question in all that it serves", result.tasks),
    ):
        if shares:
            heading = wrap(title, width, "bold", (("  ", "text"),), "  ")
            lines += [EMPTY, *heading, *share_lines(shares, width, signs)]
    return lines


def readiness(result: Result) -> str:
    """What the exam tells of readiness: only answers tell anything, to questions never seen before."""
    if not result.fresh:
        return f"Every question had been seen before: {_NOTHING}"
    if result.is_given_up:
        return f"Fewer than half of its questions were answered: {_NOTHING}"
    if not result.telling:
        return f"Nothing was answered that had not been seen before: {_NOTHING}"
    few = "" if result.telling >= LEAST_NEW else f" Readiness calls it a mock exam from {LEAST_NEW} on."
    return _telling(result) + few


def _telling(result: Result) -> str:
    """How many questions count for readiness, and why the others do not."""
    if result.telling == result.count:
        return "None had been seen before: all count for readiness."
    if result.telling == result.fresh:
        why = f"Of its {result.count} questions you had never seen {result.fresh}"
    elif result.fresh == result.count:
        why = f"Of its {result.count} questions, none seen before, you answered {result.telling}"
    else:
        why = (
            f"Of its {result.count} questions you had never seen {result.fresh}, and answered {result.telling} of these"
        )
    if result.telling == 1:
        return f"{why}; only that one counts for readiness, and it was {'right' if result.fresh_right else 'wrong'}."
    return f"{why}; only those {result.telling} count for readiness, and {result.fresh_right} of them were right."


def _afterwards(result: Result) -> list[str]:
    """What becomes of wrong answers and of what was left open, unscored questions as well."""
    here = [sat for sat in result.questions if sat.is_right is not None]
    left_open = sum(not sat.is_answered for sat in here)
    said = []
    if any(sat.is_answered and not sat.is_right for sat in here):
        said.append("What was answered wrong is due the day after the exam.")
    if left_open:
        said.append(
            "The question left open counts as wrong here and for nothing else: its card stays as it was."
            if left_open == 1
            else f"The {left_open} questions left open count as wrong here and for nothing else: their cards stay as "
            "they were."
        )
    return [*said, "All its questions are studied like any other from now on."]


def share_lines(shares: Sequence[Share], width: int, signs: Glyphs) -> list[Line]:
    """A line for each part: right of asked, and its title."""
    return [
        (
            ("  ", "text"),
            (f"{share.right:>3} of {share.count:<3}", "text"),
            (" ", "text"),
            (cut(f"{share.id}  {share.title}", width - 14, signs.folded), "muted"),
        )
        for share in shares
    ]


def list_lines(questions: Sequence[Sat], width: int, signs: Glyphs, cursor: int = -1) -> list[Line]:
    """A line for each question: number, mark, time, flag and guess, and how it begins."""
    return [_entry(sat, i == cursor, width, signs) for i, sat in enumerate(questions)]


def _entry(sat: Sat, is_here: bool, width: int, signs: Glyphs) -> Line:
    marks = f"{signs.flag if sat.is_flagged else ' '}{'g' if sat.is_guess else ' '}"
    lead: list[Piece] = [
        (f"{signs.cursor if is_here else ' '} ", "accent"),
        (f"{sat.number:>3} ", "muted"),
        mark_of(sat, signs),
        (f" {clock(sat.ms):>6} {marks} ", "muted"),
        (_remark(sat), "bold"),
    ]
    used = sum(cells(text) for text, _ in lead)
    # From its beginning: what is asked at the end is the same for many.
    stem = sat.stem.replace("`", "") or "gone from the pack"
    return (*lead, (cut(stem, width - used - 1, signs.folded), "text"))


def _remark(sat: Sat) -> str:
    """What is to be known of a question before its words: that it is open, half chosen, or not counted."""
    if sat.is_right is None:
        return "not counted " if sat.stem else ""
    if sat.is_answered:
        return ""
    return f"{sat.chosen} of {sat.choose} " if sat.chosen else "open "


def mark_of(sat: Sat, signs: Glyphs) -> Piece:
    """Right, wrong, or neither."""
    if sat.is_right is None:
        return signs.not_seen, "muted"
    return (signs.right, "right") if sat.is_right else (signs.wrong, "wrong")


def day_of(day: int) -> str:
    """A study day as a date."""
    return iso(day)
