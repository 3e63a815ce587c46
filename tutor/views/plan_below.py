"""Below the form of the plan: what today and the coming days hold, what a missed day costs, when to sit mock exams."""

from __future__ import annotations

from tutor.views import plan as told
from tutor.views.days import short_day
from tutor.views.lines import EMPTY, Line, wrap
from tutor.views.study.state import measure_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.planning import Coming, Planned

_COLUMN = 20
_NOTHING = "nothing"


def lines(plan: Planned, is_waiting: bool, width: int) -> list[Line]:
    """The plan in a few lines; `is_waiting` says that it is still being worked out."""
    measure = measure_of(width)
    said = [_today(plan)]
    if is_waiting:
        said.append("What each review is worth is being worked out; until then what is due comes first.")
    elif cost := told.missed(plan):
        said.append(cost)
    said += [line for line in (_mocks(plan), _successor(plan)) if line]
    shown: list[Line] = [line for text in said for line in wrap(text, measure, "text", (("  ", "text"),), "  ")]
    if not any(day.cards or day.why != _NOTHING for day in plan.coming):
        return shown
    head = f"  {'Coming days':<{_COLUMN - 2}}{'reviews':>8}{'new':>6}{'minutes':>10}"
    return [*shown, EMPTY, ((head, "bold"),), *[_coming(day, plan.made_on) for day in plan.coming]]


def _today(plan: Planned) -> str:
    if not plan.minutes and plan.cards:
        return "Nothing is planned: no minutes a day are set."
    mock = next((mock for mock in plan.mocks if mock.day == plan.made_on and mock.form and not mock.is_done), None)
    on_top = f"; the mock exam of {mock.minutes} minutes comes on top" if mock is not None else ""
    return f"{told.today(plan).removesuffix('.')}{on_top}."


def _coming(day: Coming, today: int) -> Line:
    name = (f"  {short_day(day.day, today):<{_COLUMN - 2}}", "muted")
    if not day.cards:
        return name, (f"{'':>3}{day.why}", "muted")
    figures = f"{day.reviews or '':>8}{day.new or '':>6}{max(round(day.seconds / 60), 1):>10}"
    return name, (figures, "text"), ("   and a mock exam" if day.why == "mock exam" else "", "bold")


def _mocks(plan: Planned) -> str:
    """The days of mock exams; one without a form of its own repeats another."""
    days = [
        f"{short_day(mock.day, plan.made_on)}{' (done)' if mock.is_done else ''}"
        for mock in plan.mocks
        if mock.is_done or mock.form
    ]
    said = [f"Mock exam{'s' if len(days) > 1 else ''}: {', '.join(days)}."] if days else []
    again = [short_day(mock.day, plan.made_on) for mock in plan.mocks if not mock.is_done and not mock.form]
    if again:
        lead = "" if days else "Mock exams on " if len(again) > 1 else "Mock exam on "
        repeats = "repeat" if len(again) > 1 else "repeats"
        said.append(f"{lead}{' and '.join(again)}: {repeats} a form you have seen, for practice.")
    return " ".join(said)


def _successor(plan: Planned) -> str:
    if not plan.successor:
        return ""
    return f"{plan.short.upper()} can no longer be sat: its successor is {plan.successor.upper()}."
