"""What plan and forecast add to Home: kept ones at once, fresh ones where waiting does not matter."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.actions.home import Aim, DayLine, HomeState, Range, TaskLine, by_rule
from tutor.actions.plan_choices import usual_exam
from tutor.actions.plan_kept import kept
from tutor.actions.plan_setting import PlanSetting, plan_setting
from tutor.scheduling.calendar import Calendar
from tutor.scheduling.learner import NEW
from tutor.scheduling.tasks import AHEAD, BESIDE, CONFIDENT_ERROR, DUE, FADING, LUCKY_GUESS, UNMET, WEIGHTY
from tutor.store.tallies import FORECAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.planning import Planned
    from tutor.actions.ready import Ready
    from tutor.desk import Desk
    from tutor.scheduling.tasks import Task

# Why, as Home says it of many cards at once.
_REASONS = {
    FADING: "would fade before the exam",
    WEIGHTY: "most exam weight for the time",
    CONFIDENT_ERROR: "missed although you were sure",
    LUCKY_GUESS: "guessed right last time",
    BESIDE: "beside what they are taken for",
    DUE: "most forgotten first",
    UNMET: "try first, then read",
    AHEAD: "ahead of their day",
}
# What is worth a remark beside the reason of most.
_REMARKS = {CONFIDENT_ERROR: "missed when sure", LUCKY_GUESS: "guessed"}


def aimed(desk: Desk, state: HomeState) -> HomeState:
    """Home with the exam it speaks of, the last forecast of it, and today's plan if one was made today already."""
    exam = usual_exam(desk)
    if not exam:
        return state
    setting, today = plan_setting(desk), state.today
    rest = Calendar(today, rest_days=setting.rest.days, rest_weekdays=setting.rest.weekdays)
    title = desk.library.title("blueprint", exam)
    aim = Aim(title, setting.on, _began_on(desk, setting), rest.is_rest(today))
    state = replace(state, aim=aim, minutes=setting.minutes, reach=last_range(desk, exam))
    state = replace(state, tasks=by_rule(state))
    if not kept(desk):  # the first time on a day: Home does not wait for the planner's modules
        return state
    from tutor.actions.planning import last_plan

    plan = last_plan(desk)
    return state if plan is None else with_plan(state, plan)


def with_plan(state: HomeState, plan: Planned) -> HomeState:
    """Home with a plan's tasks, coming days and mock exams."""
    if state.aim is None:
        return state
    coming = tuple(DayLine(day.day, day.reviews, day.new, _word(day.why)) for day in plan.coming)
    ahead = tuple(mock for mock in plan.mocks if not mock.is_done and mock.form)
    aim = replace(state.aim, coming=coming, mocks=tuple(mock.day for mock in ahead))
    tasks = task_lines(plan.today.tasks)
    tasks += tuple(
        TaskLine(1, "mock exam", mock.minutes, "e begins it: counts most for the range")
        for mock in ahead
        if mock.day == state.today
    )
    return replace(state, aim=aim, tasks=tasks)


def with_range(state: HomeState, found: Ready) -> HomeState:
    """Home with a forecast."""
    reach = Range(found.low, found.median, found.high, found.mocks, found.answers, found.by_plan)
    return replace(state, reach=reach)


def task_lines(tasks: Sequence[Task]) -> tuple[TaskLine, ...]:
    """Reviews and new cards, each with the reason of most of them, and how many an earlier answer brought here.

    What stands beside another card has its reason there.
    """
    new = [task for task in tasks if task.activity == NEW]
    met = [task for task in tasks if task.activity != NEW]
    return (*_line(met, "review", "reviews"), *_line(new, "new card", "new cards"))


def last_range(desk: Desk, exam: str) -> Range | None:
    """The range that was told last of an exam."""
    told = [data for _, _, data in desk.store.tallies.events(FORECAST)]
    told = [data for data in told if data["exam"] == exam and not data.get("what_if")]
    if not told:
        return None
    low, median, high, mocks, answers = (told[-1][name] for name in ("low", "median", "high", "mocks", "answers"))
    by_plan = told[-1].get("by_plan")
    return Range(low, median, high, mocks, answers, (by_plan[0], by_plan[1], by_plan[2]) if by_plan else None)


def _line(tasks: list[Task], one: str, many: str) -> tuple[TaskLine, ...]:
    if not tasks:
        return ()
    minutes = max(1, round(sum(task.seconds for task in tasks) / 60))
    counts = Counter(task.why for task in tasks)
    main = max(counts, key=lambda why: (why != BESIDE, counts[why]))
    remarks = [f"{counts[why]} {remark}" for why, remark in _REMARKS.items() if counts[why] and why != main]
    why = ", ".join([_REASONS.get(main, main), *remarks])
    return (TaskLine(len(tasks), one if len(tasks) == 1 else many, minutes, why),)


def _word(why: str) -> str:
    return {"rest": "rest", "exam": "the exam", "mock exam": "mock exam"}.get(why, "")


def _began_on(desk: Desk, setting: PlanSetting) -> int:
    """The study day on which the present exam day was decided: the way to it begins there."""
    began, last = desk.today, None
    for _, day, data in desk.store.tallies.events("setting"):
        if isinstance(plan := data.get("plan"), dict):
            began = day if plan.get("on") != last else began
            last = plan.get("on")
    return began if setting.on is not None else desk.today
