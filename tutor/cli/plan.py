"""`tutor plan`: the exam day and the time for it; what today holds and why, what the coming days hold."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from tutor.cli.options import json_option, opened, pack_option, plain_option, print_json
from tutor.cli.ready import complete_blueprints
from tutor.cli.terminal import Terminal
from tutor.cli.today import date_of
from tutor.errors import Misuse

if TYPE_CHECKING:
    from tutor.actions.planning import Planned, Rest
    from tutor.desk import Desk
    from tutor.scheduling.tasks import Task

_NONE = "none"
_DAYS = 14


@click.command("plan")
@click.option("--exam", metavar="ID", shell_complete=complete_blueprints, help="The exam to plan for; none: whichever.")
@click.option("--on", metavar="DAY", help="The exam day: 2026-12-14, 14 dec, in 3 weeks; none takes it back.")
@click.option("--minutes", metavar="TIME", help="Time for study a day: 20, 45 min, 1 h.")
@click.option("--rest", metavar="DAYS", help="All days without study: sat, sun, 24 dec to 26 dec; none for none.")
@click.option("--rest-day", metavar="DAY", multiple=True, help="One more day without study: tomorrow, 24 dec.")
@click.option("--study-day", metavar="DAY", multiple=True, help="A day that was to be without study, and is not.")
@json_option
@plain_option
@pack_option
def command(as_json: bool, plain: bool, pack: tuple[str, ...], **wishes: Any) -> None:
    """Plan by the day of your exam: what today holds and why, what comes, what a missed day costs.

    \b
    tutor plan
    tutor plan --exam dva-c03 --on 2026-12-14 --minutes 20
    tutor plan --rest "sat, sun" --rest-day tomorrow
    tutor plan --on none
    """
    from tutor.actions.planning import names
    from tutor.views.plan_page import lines

    with opened(pack) as desk:
        _choose(desk, wishes)
        made = _planned(desk)
        titles = names(desk, made)
        if as_json:
            print_json(_plain(made, desk))
            return
    terminal = Terminal(plain)
    terminal.show_rows(lines(made, titles, terminal.width, terminal.signs.folded))


def _choose(desk: Desk, wishes: dict[str, Any]) -> None:
    """Keeps what is wished: all of it, or nothing where something cannot be."""
    from tutor.actions.planning import NO_DAY, choose, plan_setting
    from tutor.actions.typed_day import typed_day
    from tutor.actions.typed_plan import typed_minutes

    exam, on, minutes = wishes["exam"], wishes["on"], wishes["minutes"]
    day = None if on is None else NO_DAY if on == _NONE else typed_day(on, desk.today)
    choose(
        desk,
        exam="" if exam == _NONE else exam,
        on=day,
        minutes=None if minutes is None else typed_minutes(minutes),
        rest=_rest(desk, wishes, plan_setting(desk).on if day is None else None if day == NO_DAY else day),
    )


def _rest(desk: Desk, wishes: dict[str, Any], on: int | None) -> Rest | None:
    """The days without study, where they are wished otherwise than they stand; `on` is the exam day."""
    from tutor.actions.planning import plan_setting
    from tutor.actions.typed_day import typed_day
    from tutor.actions.typed_plan import typed_rest

    if not (wishes["rest"] is not None or wishes["rest_day"] or wishes["study_day"]):
        return None
    if wishes["rest"] is not None and not wishes["rest"].strip(" ,;"):
        raise Misuse("--rest takes days: sat, sun, 24 dec to 26 dec. --rest none takes all days of rest back.")
    rest = plan_setting(desk).rest if wishes["rest"] is None else typed_rest(wishes["rest"], desk.today)
    if _NONE in wishes["rest_day"]:
        raise Misuse("--rest-day takes a day. --rest none takes all days of rest back, --study-day DAY one of them.")
    more = {typed_day(day, desk.today) for day in wishes["rest_day"]}
    fewer = {typed_day(day, desk.today) for day in wishes["study_day"]}
    for day in sorted(fewer):
        if (day + 3) % 7 in rest.weekdays:  # 1970-01-01, study day 0, was a Thursday
            raise Misuse(
                f"{date_of(day):%A}s are days of rest: --rest names all of them anew. Studying is free all the same."
            )
    idle = {day for day in more if on is not None and day >= on}
    _remark_days(idle, on, fewer - rest.days - more)
    return replace(rest, days=(rest.days | (more - idle)) - fewer)


def _remark_days(idle: set[int], on: int | None, never: set[int]) -> None:
    """Says of days that they change nothing: rest from the exam day on, study on what was no day of rest."""
    for day in sorted(idle):
        if on is not None:
            said = f"{date_of(day)} is not before the exam day, {date_of(on)}: a rest there changes nothing."
            print(f"tutor: {said}", file=sys.stderr)
    for day in sorted(never):
        print(f"tutor: {date_of(day)} was no day of rest.", file=sys.stderr)


def _planned(desk: Desk) -> Planned:
    """The plan; where its tables are not there they are built now, since nothing else was asked for."""
    from tutor.actions.plan_tables import kept_tables
    from tutor.actions.planning import build_tables, plan_setting, planned

    on = plan_setting(desk).on
    if on is None or on < desk.today:
        return planned(desk, _DAYS)
    tables = kept_tables(desk)
    if tables is None:
        print("Working out what each review is worth: about two seconds.", file=sys.stderr, flush=True)
        tables = build_tables(desk)
    return planned(desk, _DAYS, tables)


def _plain(made: Planned, desk: Desk) -> dict[str, object]:
    from tutor.actions.plan_setting import date_text

    return {
        "exam": made.short,
        "title": made.title,
        "covers": "the Lambda part of the exam",
        "on": None if made.on is None else date_text(made.on),
        "days_left": made.days_left,
        "minutes": made.minutes,
        "rest_weekdays": sorted(made.rest.weekdays),
        "rest_days": [date_text(day) for day in sorted(made.rest.days)],
        "seconds_done": round(made.spent),
        "by": made.fallback or "exam day",
        "cards": made.cards,
        "met": made.met,
        "left_out": list(made.left_out),
        "today": [_task(task, desk) for task in made.today.tasks],
        "then": [_task(task, desk) for task in made.today.then],
        "is_rest": made.today.is_rest,
        "missed_day": {"recall": round(made.today.missed_day, 4), "points_of_50": round(made.missed_points, 2)},
        "coming": [asdict(day) | {"day": date_text(day.day), "seconds": round(day.seconds)} for day in made.coming],
        "mocks": [asdict(mock) | {"day": date_text(mock.day)} for mock in made.mocks],
        "successor": made.successor,
    }


def _task(task: Task, desk: Desk) -> dict[str, object]:
    library = desk.library
    return {
        "card": library.short(task.card),
        "title": library.title("card", task.card),
        "topic": library.short(library.parent("card", task.card)),
        "activity": task.activity,
        "seconds": round(task.seconds),
        "why": task.why,
    }
