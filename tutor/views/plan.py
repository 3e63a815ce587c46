"""What is said of a plan: the exam and its day, what today holds, what a missed day costs, when to sit mock exams."""

from __future__ import annotations

from tutor.progress.days import date_of
from tutor.scheduling.tasks import BESIDE, WEIGHTY
from tutor.scheduling.value import HORIZON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.planning import Mock, Planned
    from tutor.scheduling.tasks import Task

_REASONS = {WEIGHTY: "most exam weight", BESIDE: "easily taken for the above"}
_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def heading(plan: Planned) -> str:
    """The exam, its day, and how far off that is."""
    if not plan.exam:
        return "The pack describes no exam: what is due comes first."
    if plan.on is None:
        return f"{plan.title}: no exam day is set"
    if plan.is_past:
        return f"{plan.title} was on {full_day(plan.on)}"
    return f"{plan.title} on {full_day(plan.on)}: {_away(plan.days_left or 0)}"


def terms(plan: Planned) -> list[str]:
    """What the plan rests on: time, days of rest, the part of the exam it covers, and what is to be decided."""
    said = [f"{_count(plan.minutes, 'minute')} a day, reading included{_rest(plan)}. {_covered(plan)}"]
    if plan.chosen_by == "current" and not plan.is_past:
        then = "" if plan.on is None else " then"
        said.append(f"It is the first exam that can be sat{then}; `tutor plan --exam ID` names another.")
    if plan.successor:
        said.append(f"{plan.short} can no longer be sat: `tutor plan --exam {plan.successor}` plans its successor.")
    if plan.is_past:
        said.append(
            "`tutor ready --add-outcome pass` or `fail` keeps how it went; `tutor plan --on DATE` sets another day."
        )
    elif plan.on is None and plan.exam:
        said.append("`tutor plan --on 2026-12-14` plans for the day of your exam; until then what is due comes first.")
    if plan.days_left in (0, 1):
        said.append("`tutor sheet` prints one page of your weakest facts, for a last look.")
    if (plan.days_left or 0) > HORIZON:
        said.append(f"Farther off than {HORIZON} days, it is planned as if it were {HORIZON} days off until it is.")
    return said


def today(plan: Planned) -> str:
    """What today holds, in a line."""
    held, done = plan.today, f", {_minutes(plan.spent)} done" if plan.spent >= 30 else ""
    if not plan.cards:
        return "Nothing to plan: no card of the pack serves this exam."
    if plan.minutes == 0:
        return "Nothing is planned: no minutes a day are set. `tutor plan --minutes 20` sets them."
    if held.is_rest:
        always = ", as is every day: `tutor plan --rest none` changes that" if _never(plan) else ""
        return f"Today is a day of rest{done}{always}."
    if held.tasks:
        return f"Today{done}: {_count(len(held.tasks), 'card')} in {_minutes(held.seconds)}"
    if plan.spent >= plan.minutes * 60:
        return "Today's minute is done." if plan.minutes == 1 else f"Today's {plan.minutes} minutes are done."
    return f"Today{done}: every card had better wait."


def missed(plan: Planned) -> str:
    """What it costs to do nothing today; '' where that is not known, and on the exam day itself."""
    if plan.fallback or not plan.today.tasks or not plan.days_left:
        return ""
    if plan.missed_points < 0.05:
        return "If you miss today: next to nothing is lost."
    return (
        f"If you miss today: about {plan.missed_points:.1f} points of 50 less in the Lambda part on the exam day, "
        f"with {100 * plan.today.missed_day:.1f} % fewer of its cards recalled."
    )


def mock_notes(plan: Planned) -> list[str]:
    """When to sit mock exams, a sentence each; one more where the pack has no form left."""
    said = [_mock(plan, mock) for mock in plan.mocks if mock.is_done or mock.form]
    if len(said) < len(plan.mocks):
        no_more = "No form is left" if not said else "No other form is left"
        said.append(
            f"{no_more} for a mock exam: a practice paper from elsewhere tells more than one sat twice, and "
            "`tutor ready --add-score NAME 68%` keeps it."
        )
    return said


def full_day(day: int) -> str:
    """A study day: Monday 14 December 2026."""
    date = date_of(day)
    return f"{date:%A} {date.day} {date:%B %Y}"


def reason(task: Task) -> str:
    """Why a card is asked, in a few words that fit beside it."""
    return _REASONS.get(task.why, task.why)


def _mock(plan: Planned, mock: Mock) -> str:
    day = full_day(mock.day)
    if mock.is_done:
        return f"Mock exam: done on {day}."
    how = f"`tutor exam {plan.short}`, {_count(mock.questions, 'question')} in {_count(mock.minutes, 'minute')}"
    return f"Mock exam {'today' if mock.day == plan.made_on else f'on {day}'}: {how}."


def _covered(plan: Planned) -> str:
    if not plan.exam:
        return f"{_count(plan.cards, 'card')}, {plan.met} met."
    out = f"; left out, as they serve no task of it: {', '.join(plan.left_out)}" if plan.left_out else ""
    return f"It covers the Lambda part of the exam alone: {_count(plan.cards, 'card')}, {plan.met} met{out}."


def _never(plan: Planned) -> bool:
    return len(plan.rest.weekdays) == len(_WEEKDAYS)


def _rest(plan: Planned) -> str:
    if _never(plan):
        return ", on no day of the week"
    days = [_WEEKDAYS[day] for day in sorted(plan.rest.weekdays)]
    days += [f"{date_of(day).day} {date_of(day):%b}" for day in sorted(plan.rest.days) if day >= plan.made_on]
    return f", none on {', '.join(days)}" if days else ""


def _away(days: int) -> str:
    return "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"


def _minutes(seconds: float) -> str:
    return _count(max(round(seconds / 60), 1), "minute")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
