"""The plan as a coach's note: what today holds and why, what the coming days hold, what a missed day costs."""

from __future__ import annotations

from tutor.progress.days import date_of
from tutor.views.lines import EMPTY, Line, cut, wrap
from tutor.views.plan import heading, missed, mock_notes, reason, terms, today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.actions.planning import Coming, Planned
    from tutor.scheduling.tasks import Task

    # Of a card: its title and that of its topic.
    Names = Mapping[str, tuple[str, str]]

_ACTIVITIES = {"new": "new", "recall": "review", "exam": "review", "drill": "drill", "problem": "problem"}
_TITLE, _LENGTH, _ACTIVITY = 34, 7, 8


def lines(plan: Planned, names: Names, width: int) -> list[Line]:
    """The whole page."""
    shown = [EMPTY, *_paragraph(heading(plan), width, "bold")]
    shown += [line for said in terms(plan) for line in _paragraph(said, width, "muted")]
    shown += [EMPTY, *_paragraph(today(plan), width, "bold")]
    shown += [_task(task, names, width) for task in plan.today.tasks]
    shown += [line for said in _around(plan, names) for line in _paragraph(said, width, "muted")]
    if any(day.cards for day in plan.coming):
        shown += [EMPTY, *_coming(plan)]
    closing = [said for said in (missed(plan), *mock_notes(plan)) if said]
    shown += [EMPTY] if closing else []
    return [*shown, *[line for said in closing for line in _paragraph(said, width)], EMPTY]


def _around(plan: Planned, names: Names) -> list[str]:
    """Where today's cards come from, and what would follow them."""
    said = []
    topics = [names[task.card][1] for task in plan.today.tasks if task.card in names]
    if topics:
        counts = sorted(dict.fromkeys(topics), key=lambda topic: -topics.count(topic))
        said.append("From " + ", ".join(f"{topic} ({topics.count(topic)})" for topic in counts) + ".")
    then = [names[task.card][0] for task in plan.today.then[:3] if task.card in names]
    if then and topics:
        said.append(f"With more time: {', '.join(then)}.")
    return said


def _task(task: Task, names: Names, width: int) -> Line:
    title = cut(names.get(task.card, (task.card, ""))[0], _TITLE)
    left = f"    {title:<{_TITLE}} {_ACTIVITIES[task.activity]:<{_ACTIVITY}}{_length(task.seconds):>{_LENGTH}}  "
    return ((left, "text"), (cut(reason(task), max(width - len(left), 10)), "muted"))


def _coming(plan: Planned) -> list[Line]:
    head = f"  {'Coming days':<16}{'new':>5}{'reviews':>9}{'minutes':>9}"
    return [((head, "bold"),), *[_coming_day(day) for day in plan.coming]]


def _coming_day(day: Coming) -> Line:
    date = date_of(day.day)
    left = f"    {f'{date:%a} {date.day} {date:%b}':<14}"
    if not day.cards:
        return ((left, "text"), (f"  {day.why}", "muted"))
    figures = f"{day.new or '':>5}{day.reviews or '':>9}{max(round(day.seconds / 60), 1):>9}"
    return ((left + figures, "text"), (f"  {day.why}" if day.why == "mock exam" else "", "muted"))


def _length(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds / 60:.1f} min"


def _paragraph(text: str, width: int, role: str = "text") -> list[Line]:
    return wrap(text, width, role, (("  ", role),), "  ")
