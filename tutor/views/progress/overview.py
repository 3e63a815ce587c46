"""How topics and tasks of the exam are held, and the time that was spent."""

from __future__ import annotations

from datetime import date

from tutor.progress.levels import NOT_SEEN, SAFE
from tutor.views.lines import EMPTY, Line, cells, cut
from tutor.views.progress.bars import bar, count, held, hours, percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.progress.shapes import Objective, Progress, TopicDone, Week
    from tutor.views.glyphs import Glyphs

BARS = 16
# Columns of a row's last figure: a time, a number.
TIME, NUMBER = 12, 5


def overview(progress: Progress, width: int, signs: Glyphs) -> list[Line]:
    """Everything in three rows, each topic, each of the last weeks."""
    topics = [_topic(topic, width, signs) for topic in progress["topics"]]
    most = max((week["seconds"] for week in progress["weeks"]), default=0)
    weeks = [_week(week, most, width, signs) for week in progress["weeks"]]
    return [
        *_whole(progress, signs),
        EMPTY,
        _heading("Topics", "safe", "answering", TIME, width),
        *(topics or [(("  The pack holds no topic.", "muted"),)]),
        EMPTY,
        (("  Weeks from Monday", "bold"), (f"   {hours(progress['minutes'] * 60)} of answering in all", "muted")),
        *weeks,
    ]


def objectives(progress: Progress, width: int, signs: Glyphs) -> list[Line]:
    """The tasks of the exam, each with the cards of the topics that serve it."""
    found = progress["objectives"]
    if not found["exam"]:
        return [(("  The pack describes no exam: content/exams/ holds them.", "muted"),)]
    title = cut(found["title"], width - 19 - NUMBER, signs.folded)
    rows = [_objective(task, width, signs) for task in found["tasks"]]
    legend = f"  {signs.safe} safe   {signs.shaky} shaky   {signs.not_seen} not met"
    if not rows:
        rows = [(("  No topic names a task of this exam.", "muted"),)]
    part: Line = (("  Of each task its Lambda part alone", "muted"),)
    return [_heading(title, "safe", "met", NUMBER, width), *rows, EMPTY, part, ((legend, "muted"),)]


def _whole(progress: Progress, signs: Glyphs) -> list[Line]:
    right, days = percent({"right": progress["right"], "answers": progress["reviews"]}), progress["streak"]
    taken = f", {progress['voided']:,} taken back" if progress["voided"] else ""
    rows = (
        ("answers", f"{progress['reviews']:,}", f"{right} right{taken}" if progress["reviews"] else taken[2:]),
        (
            "cards met",
            f"{progress['seen']:,} of {progress['cards']:,}",
            f"{signs.safe} {progress['safe']:,} safe   {signs.shaky} {progress['shaky']:,} shaky   "
            f"{signs.not_seen} {progress['cards'] - progress['seen']:,} not met",
        ),
        ("in a row", count(days, "day"), f"the longest was {count(progress['longest_streak'], 'day')}"),
    )
    return [((f"  {name:<11}", "muted"), (f"{value:<16}", "bold"), (more, "muted")) for name, value, more in rows]


def _heading(title: str, first: str, last: str, last_width: int, width: int) -> Line:
    gap = " " * (width - 17 - last_width - cells(title))
    return ("  " + title, "bold"), (f"{gap}  {first:>11}  {last:>{last_width}}", "muted")


def _topic(topic: TopicDone, width: int, signs: Glyphs) -> Line:
    levels = topic["levels"]
    safe = f"{levels.count(SAFE):,} of {len(levels):,}"
    return _row(topic["title"], held(levels, BARS, signs), safe, f"{hours(topic['seconds']):>{TIME}}", width, signs)


def _objective(task: Objective, width: int, signs: Glyphs) -> Line:
    shaky, safe, cards = task["shaky"], task["safe"], task["cards"]
    levels = [SAFE] * safe + ["shaky"] * shaky + [NOT_SEEN] * (cards - safe - shaky)
    title = f"{task['task']}  {task['title']}"
    return _row(title, held(levels, BARS, signs), f"{safe:,} of {cards:,}", f"{safe + shaky:>{NUMBER},}", width, signs)


def _row(title: str, bars: str, first: str, last: str, width: int, signs: Glyphs) -> Line:
    """A title, a bar, and two figures below their headings."""
    size = max(8, width - 19 - BARS - len(last))
    shown = cut(title, size, signs.folded)
    gap = " " * (size - cells(shown))
    return (f"  {shown}{gap}  ", "text"), (f"{bars:<{BARS}}", "fill"), (f"  {first:>11}  {last}", "muted")


def _week(week: Week, most: int, width: int, signs: Glyphs) -> Line:
    monday = date.fromisoformat(week["monday"])
    length = max(10, width - 46)
    done = f"{hours(week['seconds']):>14}   {count(week['answers'], 'answer')}" if week["answers"] else ""
    bars = bar(week["seconds"], most, length, signs)
    return (f"  {monday.day:>2} {monday:%b}   ", "muted"), (f"{bars:<{length}}", "fill"), (done, "muted")
