"""What is kept of a plan, in words, and as it would be typed."""

from __future__ import annotations

from tutor.progress.days import iso
from tutor.views.days import WEEKDAYS, full_date, long_day, short_day
from tutor.views.plan_form import Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.plan_choices import ExamChoice
    from tutor.actions.plan_setting import PlanSetting, Rest


def rows_of(setting: PlanSetting, exams: Sequence[ExamChoice], usual: str, today: int) -> tuple[Row, ...]:
    """Exam, day, minutes and days of rest; `usual` is the exam that is spoken of while none was chosen."""
    title = next((exam.title for exam in exams if exam.id == (setting.exam or usual)), "")
    first = "" if setting.exam or not title else "the first that can be sat"
    choices = tuple((exam.title, _days(exam)) for exam in exams)
    return (
        Row("Exam", title or "none in the packs", choices=choices, aside=first),
        Row("Day", _day(setting.on, today), "2026-12-14, 14 dec, in 3 weeks or +21; empty: none yet"),
        Row("Minutes a day", f"{setting.minutes}", "20, 45 min or 1 h"),
        Row("Rest", _rest(setting.rest, today), "sat, sun; weekends; 24 dec to 26 dec; empty: none"),
    )


def typed_of(at: int, setting: PlanSetting) -> str:
    """What stands in the field of a row when it is opened."""
    match at:
        case 1:
            return iso(setting.on) if setting.on is not None else ""
        case 2:
            return str(setting.minutes)
        case 3:
            weekdays = [WEEKDAYS[day][:3].lower() for day in sorted(setting.rest.weekdays)]
            return ", ".join([*weekdays, *(iso(day) for day in sorted(setting.rest.days))])
        case _:
            return ""


def _days(exam: ExamChoice) -> str:
    """From when and until when it can be sat, while that is ahead."""
    if exam.last_day:
        after = f"; {exam.successor} follows on {full_date(exam.successor_from)}" if exam.successor_from else ""
        return f"until {full_date(exam.last_day)}{after}"
    return f"from {full_date(exam.first_day)}" if exam.first_day else ""


def _day(on: int | None, today: int) -> str:
    if on is None:
        return "none yet"
    days = on - today
    when = "past" if days < 0 else "today" if not days else "tomorrow" if days == 1 else f"in {days} days"
    return f"{long_day(on, today)}, {when}"


def _rest(rest: Rest, today: int) -> str:
    """Weekdays, then the single days that are ahead, neighbours as a span."""
    weekdays = ", ".join(f"{WEEKDAYS[day]}s" for day in sorted(rest.weekdays))
    days = ", ".join(_spans([day for day in sorted(rest.days) if day >= today], today))
    return "; ".join(part for part in (weekdays, days) if part) or "none"


def _spans(days: Sequence[int], today: int) -> list[str]:
    spans: list[list[int]] = []
    for day in days:
        if spans and spans[-1][-1] == day - 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    return [
        short_day(span[0], today) + (f" to {short_day(span[-1], today)}" if len(span) > 1 else "") for span in spans
    ]
