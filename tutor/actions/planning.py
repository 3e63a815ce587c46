"""The plan by exam day, from planner to learner: what today holds and why, what comes, what a missed day costs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from tutor.actions.plan_kept import keep, kept
from tutor.actions.plan_mocks import Mock, mocks
from tutor.actions.plan_setting import NO_DAY, PlanSetting, Rest, choose, plan_setting
from tutor.actions.plan_tables import build_tables, nearest_tables
from tutor.actions.ready import NotReady, chosen
from tutor.scheduling.calendar import Calendar
from tutor.scheduling.tasks import Task, Today

if TYPE_CHECKING:
    from typing import Any

    from tutor.actions.plan_inputs import Inputs
    from tutor.content.model.blueprint import Blueprint
    from tutor.desk import Desk
    from tutor.scheduling.value import Tables

__all__ = [
    "NO_DAY",
    "Coming",
    "Mock",
    "PlanSetting",
    "Planned",
    "Rest",
    "build_tables",
    "choose",
    "last_plan",
    "names",
    "plan_setting",
    "planned",
]

DAYS = 7
# Why the plan is the rule without an exam day.
NO_EXAM_DAY, OVER, NO_TABLES = "no exam day", "the exam is over", "the tables are not built"
# What a coming day is like.
REST, EXAM, MOCK, REVIEWS, NEW_CARDS, NOTHING = "rest", "exam", "mock exam", "reviews", "new cards", "nothing"
# Of what would follow today's tasks so many are told.
_THEN = 40


@dataclass(frozen=True)
class Coming:
    """A day after today: how many new cards and reviews are expected, the seconds they take, and what it is like."""

    day: int
    new: int
    reviews: int
    seconds: float
    why: str

    @property
    def cards(self) -> int:
        """How many cards in all."""
        return self.new + self.reviews


@dataclass(frozen=True)
class Planned:
    """A day's plan. `exam` is a whole id, '' in a pack without exams; `chosen_by` is PLAN or CURRENT of actions.ready.

    `spent` are the seconds that today was studied already; `today` fits what is left. A missed day costs
    `today.missed_day` of recall and `missed_points` of 50 in the covered part. `fallback` says why it is the rule
    without an exam day, '' for a plan by exam day. `successor` is the edition to be sat now, where this one has ended.
    """

    exam: str
    short: str
    title: str
    chosen_by: str
    made_on: int
    on: int | None
    minutes: int
    rest: Rest
    spent: float
    today: Today
    cards: int
    met: int
    left_out: tuple[str, ...]
    left_out_cards: int
    fallback: str = ""
    missed_points: float = 0.0
    coming: tuple[Coming, ...] = ()
    mocks: tuple[Mock, ...] = ()
    successor: str = ""

    @property
    def days_left(self) -> int | None:
        """Days until the exam, 0 on the day itself; None without an exam day and when it is over."""
        return None if self.on is None or self.on < self.made_on else self.on - self.made_on

    @property
    def is_past(self) -> bool:
        """Whether the exam is over."""
        return self.on is not None and self.on < self.made_on


def planned(desk: Desk, days: int = DAYS, tables: Tables | None = None) -> Planned:
    """The plan of now with so many coming days, by these tables or those kept; without any by the rule without an exam
    day.
    """
    from tutor.actions.plan_inputs import calendar_of, inputs

    blueprint, chosen_by, setting = _exam(desk)
    found = inputs(desk, blueprint)
    calendar = calendar_of(desk, setting)
    if calendar.days_left is not None and tables is None:
        tables = nearest_tables(desk)
    made = _planned(desk, blueprint, chosen_by, setting, found, calendar, tables, days)
    if made.fallback != NO_TABLES:  # that one is made anew once there are tables
        keep(desk, asdict(made))
    return made


def last_plan(desk: Desk) -> Planned | None:
    """The plan of today that was made last, without what was answered since; None when there is none."""
    plan = kept(desk)
    if plan is None:
        return None
    try:
        found = _from_plain(plan)
    except (KeyError, TypeError, ValueError):
        return None
    done = {card for card, memory in desk.store.memories().items() if memory.answered_on >= desk.today}
    left = tuple(task for task in found.today.tasks if task.card not in done)
    return replace(found, today=replace(found.today, tasks=left))


def names(desk: Desk, made: Planned) -> dict[str, tuple[str, str]]:
    """The titles of each card in a plan and of its topic."""
    library = desk.library
    cards = dict.fromkeys(task.card for task in (*made.today.tasks, *made.today.then))
    return {card: (library.title("card", card), library.title("topic", library.parent("card", card))) for card in cards}


def _exam(desk: Desk) -> tuple[Blueprint | None, str, PlanSetting]:
    """The plan's exam, or the first that can be sat; none in a pack without."""
    setting = plan_setting(desk)
    try:
        blueprint, chosen_by, _ = chosen(desk, "", None)
    except NotReady:
        return None, "", setting
    return blueprint, chosen_by, setting


def _planned(
    desk: Desk,
    blueprint: Blueprint | None,
    chosen_by: str,
    setting: PlanSetting,
    found: Inputs,
    calendar: Calendar,
    tables: Tables | None,
    days: int,
) -> Planned:
    from tutor.scheduling.plan import plan

    today = plan(found.cards, calendar, found.learner, tables)
    proposed = mocks(desk, blueprint, calendar) if blueprint else ()
    return Planned(
        exam=blueprint.id if blueprint else "",
        short=desk.library.short(blueprint.id) if blueprint else "",
        title=blueprint.title if blueprint else "",
        chosen_by=chosen_by,
        made_on=calendar.today,
        on=setting.on,
        minutes=setting.minutes,
        rest=setting.rest,
        spent=calendar.spent,
        today=replace(today, then=today.then[:_THEN]),
        cards=len(found.cards),
        met=sum(card.memory is not None for card in found.cards),
        left_out=found.left_out,
        left_out_cards=found.left_out_cards,
        fallback=_fallback(setting, calendar, tables),
        missed_points=_points(desk, blueprint, today.missed_day),
        coming=_coming(found, calendar, tables, proposed, days),
        mocks=proposed,
        successor=_successor(desk, blueprint, calendar.today),
    )


def _fallback(setting: PlanSetting, calendar: Calendar, tables: Tables | None) -> str:
    if setting.on is None:
        return NO_EXAM_DAY
    if calendar.days_left is None:
        return OVER
    return "" if tables is not None else NO_TABLES


def _points(desk: Desk, blueprint: Blueprint | None, recall: float) -> float:
    """What a share of recall is in right answers of 50: not all questions turn on a card, one slips, and guesses."""
    from tutor.actions.ready_parts import exam_guess
    from tutor.scheduling.readiness import OUTSIDE, SCORED, SLIP

    if blueprint is None or not recall:
        return 0.0
    return SCORED * (1 - OUTSIDE) * (1 - SLIP - exam_guess(desk, blueprint)) * recall


def _coming(
    found: Inputs, calendar: Calendar, tables: Tables | None, proposed: tuple[Mock, ...], days: int
) -> tuple[Coming, ...]:
    """The days after today, to the exam day; until there are tables what falls due on them."""
    if tables is None:
        due = [card.memory.due_on for card in found.cards if card.memory is not None and calendar.minutes]
        counts = {day: due.count(day) for day in range(calendar.today + 1, calendar.today + 1 + days)}
        seconds = found.learner.costs.recall
        ahead = [(day, 0.0, float(count), count * seconds) for day, count in counts.items()]
    else:
        from tutor.scheduling.forecast import forecast

        told = forecast(found.cards, calendar, found.learner, tables, days + 1)[1:] if days else []
        ahead = [(day.day, day.new_cards, day.reviews, day.new_seconds + day.review_seconds) for day in told]
    mock_days = {mock.day for mock in proposed if mock.form and not mock.is_done}
    exam_on = calendar.exam_on or 0
    coming = [_day(*day, calendar, mock_days) for day in ahead if calendar.days_left is None or day[0] < exam_on]
    if calendar.exam_on is not None and calendar.today < calendar.exam_on <= calendar.today + days:
        coming.append(Coming(calendar.exam_on, 0, 0, 0.0, EXAM))
    return tuple(coming)


def _day(day: int, new: float, reviews: float, seconds: float, calendar: Calendar, mock_days: set[int]) -> Coming:
    if calendar.is_rest(day):
        return Coming(day, 0, 0, 0.0, REST)
    like = NEW_CARDS if new > reviews else REVIEWS if round(reviews) else NOTHING
    return Coming(day, round(new), round(reviews), seconds, MOCK if day in mock_days else like)


def _successor(desk: Desk, blueprint: Blueprint | None, today: int) -> str:
    from tutor.actions.plan_setting import date_text

    if blueprint is None or not blueprint.last_day or date_text(today) <= blueprint.last_day:
        return ""
    return desk.library.short(blueprint.successor)


def _from_plain(plan: dict[str, Any]) -> Planned:
    """A plan as `asdict` and JSON left it."""
    today = plan["today"]
    tasks = {name: tuple(Task(**task) for task in today[name]) for name in ("tasks", "then")}
    rest = Rest(frozenset(plan["rest"]["weekdays"]), frozenset(plan["rest"]["days"]))
    parts = {
        "today": Today(**{**today, **tasks}),
        "rest": rest,
        "left_out": tuple(plan["left_out"]),
        "coming": tuple(Coming(**day) for day in plan["coming"]),
        "mocks": tuple(Mock(**mock) for mock in plan["mocks"]),
    }
    return Planned(**{**plan, **parts})
