"""Where the learner stands: what `tutor stats` says and the app's Progress screen shows.

Made from the roll-up alone: no answer of the log is read, and nothing that only answering needs is loaded.
"""

from __future__ import annotations

from tutor.actions.exam_choice import exam_of, named
from tutor.content import curriculum
from tutor.content.tasks import task_of
from tutor.progress.calibration import confidences, outcomes
from tutor.progress.days import coming, days_done, first_shown, iso, longest_streak, streak, weeks_done
from tutor.progress.holding import bands, forecast
from tutor.progress.levels import NOT_SEEN, SAFE, SHAKY, of_hold, of_topic
from tutor.progress.retention import retention
from tutor.store.tallies import FORECAST, OUTCOME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.desk import Desk
    from tutor.progress.shapes import Objective, Objectives, Outcome, Progress, TopicDone
    from tutor.store.tallies import Held, Tallies

    Shelf = tuple[str, str, dict[str, bool]]  # a topic's id, its title, its cards and whether anything asks for them


def progress(library: Library, tallies: Tallies, today: int) -> Progress:
    """Every figure of progress on a study day."""
    days, held, shelves = tallies.days(first_shown(today)), tallies.held(), curriculum.shelves(library)
    studied, total = tallies.all_days()
    done = tallies.cards()
    cards = {card: is_askable for _, _, here in shelves for card, is_askable in here.items()}
    topics = _topics(shelves, held, done, today)
    levels = [level for topic in topics for level in topic["levels"]]
    due_days = [held[card][2] for card in cards if cards[card] and card in held]
    ahead = forecast(due_days, today)
    return {
        "today": today,
        "reviews": total[1],
        "right": total[2],
        "voided": sum(row[3] for row in done.values()),
        "cards": len(cards),
        "seen": len(levels) - levels.count(NOT_SEEN),
        "shaky": levels.count(SHAKY),
        "safe": levels.count(SAFE),
        "due": ahead["backlog"] + ahead["today"],
        "overdue": ahead["backlog"],
        "new": sum(is_askable and card not in held for card, is_askable in cards.items()),
        "due_by_day": list(coming(due_days, today)),
        "due_by_day_from": iso(today + 1),
        "streak": streak(studied, today),
        "longest_streak": longest_streak(studied),
        "minutes": total[3] // 60_000,
        "topics": topics,
        "objectives": _objectives(library, tallies, topics, today),
        "retention": retention([total]),
        "confidence": confidences(tallies.confidences()),
        "readiness": _outcomes(library, tallies),
        "forecast": ahead,
        "stability": bands(held[card][0] for card in cards if card in held),
        "weeks": weeks_done(days, today),
        "days": days_done(days, today),
    }


def progress_aside(desk: Desk) -> Progress:
    """The same for the app, in a thread of its own: on connections of its own, where the data are on disk."""
    from contextlib import closing

    from tutor.actions.beside import desk_beside

    beside = desk_beside(desk)
    if beside is None:
        return progress(desk.library, desk.store.tallies, desk.today)
    with closing(beside):
        return progress(beside.library, beside.store.tallies, beside.today)


def _level(held: Held | None, today: int) -> str:
    if held is None:
        return NOT_SEEN
    stability, reviewed_on, _, is_last_right = held
    return of_hold(stability, today - reviewed_on, is_last_right)


def _topics(
    shelves: list[Shelf], held: dict[str, Held], done: dict[str, tuple[int, ...]], today: int
) -> list[TopicDone]:
    found: list[TopicDone] = []
    for topic, title, cards in shelves:
        levels = [_level(held.get(card), today) for card in cards]
        of_cards = [done[card] for card in cards if card in done]
        found.append(
            {
                "topic": topic,
                "title": title,
                "level": of_topic(levels),
                "levels": levels,
                "due": sum(cards[card] and card in held and held[card][2] <= today for card in cards),
                "answers": sum(row[0] for row in of_cards),
                "seconds": sum(row[2] for row in of_cards) // 1000,
            }
        )
    return found


def _objectives(library: Library, tallies: Tallies, topics: list[TopicDone], today: int) -> Objectives:
    """The tasks of the exam that is planned or can be taken, in its order; those that no topic serves are left out."""
    exam, on = named(*tallies.planned())
    exam, _ = exam_of(curriculum.editions(library), exam, today if on is None else on)
    if not exam:
        return {"exam": "", "title": "", "tasks": []}
    tasks = curriculum.tasks(library, exam)
    levels: dict[str, list[str]] = {task: [] for task in tasks}
    served = curriculum.tasks_by_topic(library, exam.rpartition("/")[2])
    for topic in topics:
        for task in {task_of(list(tasks), one) for one in served.get(topic["topic"], ())} - {""}:
            levels[task] += topic["levels"]
    shown = [_objective(task, title, levels[task]) for task, title in tasks.items() if levels[task]]
    return {"exam": library.short(exam), "title": library.title("blueprint", exam), "tasks": shown}


def _objective(task: str, title: str, levels: list[str]) -> Objective:
    return {
        "task": task,
        "title": title,
        "level": of_topic(levels),
        "cards": len(levels),
        "shaky": levels.count(SHAKY),
        "safe": levels.count(SAFE),
    }


def _outcomes(library: Library, tallies: Tallies) -> list[Outcome]:
    results = tallies.events(OUTCOME)
    found = outcomes(tallies.events(FORECAST), results) if results else []
    for outcome in found:
        outcome["exam"] = library.short(outcome["exam"])
    return found
