"""The plan as a coach's note: what today holds and why, what the coming days hold, what a missed day costs."""

from __future__ import annotations

from tutor.progress.days import date_of
from tutor.views.lines import EMPTY, Line, cells, cut, wrap
from tutor.views.plan import heading, missed, mock_notes, reason, terms, today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.actions.planning import Coming, Planned
    from tutor.scheduling.tasks import Task

    # Of a card: its title and that of its topic.
    Names = Mapping[str, tuple[str, str]]

_ACTIVITIES = {"new": "new", "recall": "review", "exam": "review", "problem": "problem"}
_TITLE, _LENGTH, _ACTIVITY = 34, 7, 8
# Columns that a reason has beside its card; with fewer it stands below.
_LEAST_REASON = 16
_DAY = 14


def lines(plan: Planned, names: Names, width: int, sign: str = "…") -> list[Line]:
    """The whole page; the sign stands for what is cut off."""
    shown = [EMPTY, *_paragraph(heading(plan), width, "bold")]
    shown += [line for said in terms(plan) for line in _paragraph(said, width, "muted")]
    shown += [EMPTY, *_paragraph(today(plan), width, "bold")]
    shown += _tasks(plan.today.tasks, names, width, sign)
    shown += [line for said in _around(plan, names) for line in _paragraph(said, width, "muted")]
    if any(day.cards for day in plan.coming):
        shown += [EMPTY, *_coming(plan, width)]
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


def _tasks(tasks: Sequence[Task], names: Names, width: int, sign: str) -> list[Line]:
    """The cards of today. In a narrow window their titles take no more columns than they need."""
    titles = [names.get(task.card, (task.card, ""))[0] for task in tasks]
    beside = _ACTIVITY + _LENGTH + 5
    size = _TITLE
    if width < _TITLE + beside + 2 + _LEAST_REASON:
        size = min(max(map(cells, titles), default=0), _TITLE, width - beside)
    return [
        line
        for title, task in zip(titles, tasks, strict=True)
        for line in _task(cut(title, size, sign), size, task, width, sign)
    ]


def _task(title: str, size: int, task: Task, width: int, sign: str) -> list[Line]:
    """A card with the time it takes, and why it is asked: beside it where there is room, else below."""
    left = f"    {title:<{size}} {_ACTIVITIES[task.activity]:<{_ACTIVITY}}{_length(task.seconds):>{_LENGTH}}"
    room, why = width - len(left) - 2, reason(task)
    if room < min(_LEAST_REASON, cells(why)):
        return [((left, "text"),), *wrap(why, width, "muted", (("      ", "muted"),), "      ")]
    return [((left + "  ", "text"), (cut(why, room, sign), "muted"))]


def _coming(plan: Planned, width: int) -> list[Line]:
    size = min(_DAY, width - 27)
    head = f"  {'Coming days':<{size + 2}}{'new':>5}{'reviews':>9}{'minutes':>9}"
    return [((head, "bold"),), *[_coming_day(day, size) for day in plan.coming]]


def _coming_day(day: Coming, size: int) -> Line:
    date = date_of(day.day)
    left = f"    {f'{date:%a} {date.day} {date:%b}':<{size}}"
    if not day.cards:
        return ((left, "text"), (f"  {day.why}", "muted"))
    figures = f"{day.new or '':>5}{day.reviews or '':>9}{max(round(day.seconds / 60), 1):>9}"
    return ((left + figures, "text"), (f"  {day.why}" if day.why == "mock exam" else "", "muted"))


def _length(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds / 60:.1f} min"


def _paragraph(text: str, width: int, role: str = "text") -> list[Line]:
    return wrap(text, width, role, (("  ", role),), "  ")
