"""How ready the learner is: the part of an exam that the pack covers, and what came of earlier forecasts."""

from __future__ import annotations

import shlex
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tutor.actions.exam_choice import CURRENT, exam_of, named, spoken
from tutor.actions.plan_setting import check_edition, date_text
from tutor.actions.ready_parts import Cover, cover, exam_guess, guess_of, reviews_of, studied
from tutor.errors import Misuse, TutorError
from tutor.progress.calibration import came_true, sat
from tutor.scheduling.gains import gains
from tutor.scheduling.papers import PaperScore, whole_exam_chance
from tutor.scheduling.readiness import CAP, LEAST_NEW, MockAnswer, Tries, belief, known, readiness
from tutor.store.tallies import FORECAST, OUTCOME, PAPER

if TYPE_CHECKING:
    from tutor.content.model.blueprint import Blueprint
    from tutor.desk import Desk
    from tutor.scheduling.readiness import Belief
    from tutor.store.evidence import InMock

ASKED = "asked"
PASSED, FAILED, NONE = "pass", "fail", "none"


class NotReady(TutorError):
    """There is no exam to speak of."""


class NotSat(Misuse):
    """An exam that is still to come has no result."""


class NotKept(Misuse):
    """What is to be taken back was never added."""


@dataclass(frozen=True)
class DomainReady:
    """A domain: its weight in percent, the share expected right, the tasks that the pack serves, and the cards."""

    id: str
    title: str
    weight: int
    right: float
    covered: int
    tasks: int
    cards: int
    met: int


@dataclass(frozen=True)
class TopicGain:
    """Points of 50 that an hour on a topic brings, and for how many hours there is something to gain."""

    topic: str
    title: str
    points: float
    hours: float


@dataclass(frozen=True)
class Held:
    """A forecast and what came: the chance that was told, and whether the exam was passed."""

    day: int
    chance: float
    is_whole: bool
    has_passed: bool


@dataclass(frozen=True)
class Ready:
    """What can be said of an exam. `low`, `median` and `high` are right answers of 50 in the covered part, on the exam
    day if nothing more were studied; without an exam day ahead, today. `chance` is None before the first answer.
    `by_plan` are low, median and high if the plan is kept to until then; None where it cannot be said.
    """

    exam: str
    title: str
    chosen_by: str
    today: int
    on: int | None
    is_past: bool
    answers: int
    low: int
    median: int
    high: int
    chance: float | None
    is_capped: bool
    whole_exam_chance: float | None
    papers: tuple[PaperScore, ...]
    mocks: int
    domains: tuple[DomainReady, ...]
    gains: tuple[TopicGain, ...]
    outside: tuple[str, ...]
    held: tuple[Held, ...]
    by_plan: tuple[int, int, int] | None = None


def ready(desk: Desk, exam: str = "", on: int | None = None) -> Ready:
    """The forecast, kept in the log whenever it is another one. Raises NotReady, Unknown, WrongEdition."""
    blueprint, chosen_by, planned = chosen(desk, exam, on)
    today = desk.today
    if on is not None and on >= today:
        check_edition(desk, blueprint, date_text(on))
    is_what_if = on is not None and on != planned
    on = planned if on is None else on
    day = on if on is not None and on >= today else today
    covered = cover(desk, blueprint, day)
    if not covered.parts:
        name = desk.library.short(blueprint.id)
        raise NotReady(f"No topic of the pack serves {name}: `exams:` in a topic names the tasks that it serves.")
    found = _ready(desk, blueprint, covered, chosen_by, on)
    _log(desk, found, is_what_if)
    return found


def add_score(desk: Desk, name: str, share: float | None, exam: str = "") -> str:
    """Keeps the score of a full practice paper for an exam, of whatever edition; the same name again replaces it.

    Without a share the paper is taken back. Returns what to say of it. Raises NotKept where there is none.
    """
    blueprint, _, _ = chosen(desk, exam, None)
    if share is None and name not in [paper.name for paper in _papers(desk, blueprint.family)]:
        raise NotKept(f'No practice paper is called "{name}".')
    desk.store.note(desk.clock.now(), PAPER, data={"name": name, "share": share, "family": blueprint.family})
    if share is None:
        return f'Taken back: the practice paper "{name}".'
    way_back = f"--add-score {shlex.quote(name)} none takes it back"
    return f'Kept: {100 * share:.0f} % in the practice paper "{name}"; {way_back}.'


def add_outcome(desk: Desk, outcome: str, exam: str = "", on: int | None = None) -> str:
    """Keeps how a real exam went, PASSED or FAILED, on the day it was sat; again for one day replaces it.

    The day is the plan's exam day where none is named, today without one. NONE takes the newest back. Returns what to
    say of it. Raises NotSat for a day that is still to come, NotKept where nothing is to be taken back.
    """
    blueprint, _, planned = chosen(desk, exam, None)
    name = spoken(blueprint.id)
    if outcome == NONE:
        days = [day for of, day, _ in sat(desk.store.tallies.events(OUTCOME)) if of == blueprint.id]
        if not days:
            raise NotKept(f"No result of {name} is kept.")
        on = days[-1]
    elif on is None:
        on = desk.today if planned is None else planned
    if on > desk.today:
        raise NotSat(f"{date_text(on)} is still to come: --on says on which day you sat {name}.")
    data = {"exam": blueprint.id, "outcome": outcome, "on": on}
    desk.store.note(desk.clock.now(), OUTCOME, data=data)
    if outcome == NONE:
        return f"Taken back: the result of {name} on {date_text(on)}."
    went = "passed" if outcome == PASSED else "not passed"
    return f"Kept: {name} {went} on {date_text(on)}; --add-outcome none takes it back."


def share_of(text: str) -> float | None:
    """A score as it is typed: 68%, 68 or 44/65; None for none. Raises Misuse."""
    if text.strip().lower() == NONE:
        return None
    right, bar, count = text.strip().removesuffix("%").partition("/")
    try:
        share = float(right) / (float(count) if bar else 100)
        if 0 < share < 0.01 and not bar:  # 0.68 is meant as 68 %
            share = -1.0
    except (ValueError, ZeroDivisionError):
        share = -1.0
    if not 0 <= share <= 1:
        raise Misuse(f'"{text}" is no score. Write the share that was right as 68% or 44/65.')
    return share


def chosen(desk: Desk, exam: str, on: int | None) -> tuple[Blueprint, str, int | None]:
    """The exam that is spoken of, by whom it was chosen, and the plan's exam day if it is the plan's exam."""
    library = desk.library
    name, day = named(*desk.store.tallies.planned())
    if exam:
        id = library.find("blueprint", exam)
        return library.blueprint(id), ASKED, day if id.rpartition("/")[2] == name.rpartition("/")[2] else None
    editions = [(blueprint.id, blueprint.first_day, blueprint.last_day) for blueprint in library.blueprints()]
    wanted = next((wish for wish in (on, day) if wish is not None), desk.today)
    id, chosen_by = exam_of(editions, name, wanted)
    if not id:
        raise NotReady(
            "The pack describes no exam, so that there is nothing to be ready for: content/exams/ holds them."
        )
    return library.blueprint(id), chosen_by, None if name and chosen_by == CURRENT else day


def _ready(desk: Desk, blueprint: Blueprint, covered: Cover, chosen_by: str, on: int | None) -> Ready:
    evidence, today = desk.store.evidence, desk.today
    reviews = reviews_of(desk)
    in_mocks = evidence.in_mocks()
    held = belief(reviews, [_mock_answer(answer, covered) for answer in in_mocks])
    guess = exam_guess(desk, blueprint)
    found = readiness(covered.parts, held, guess)
    answers = sum(day[1] for day in desk.store.days())
    mocks = _mocks(in_mocks)
    told = found.chance if mocks else min(found.chance, CAP)
    right = dict(found.accuracy)
    papers = tuple(_papers(desk, blueprint.family))
    horizon = on - today if on is not None and on > today else None
    return Ready(
        exam=blueprint.id,
        title=blueprint.title,
        chosen_by=chosen_by,
        today=today,
        on=on,
        is_past=on is not None and on < today,
        answers=answers,
        low=found.low,
        median=found.median,
        high=found.high,
        chance=told if answers else None,
        is_capped=not mocks and found.chance > CAP,
        whole_exam_chance=whole_exam_chance(papers, today),
        papers=papers,
        mocks=mocks,
        domains=tuple(
            DomainReady(domain.id, domain.title, domain.weight, right[domain.id], *covered.counts[domain.id])
            for domain in blueprint.domains
            if domain.id in right
        ),
        gains=tuple(
            TopicGain(gain.topic, desk.library.title("topic", gain.topic), gain.points, gain.hours)
            for gain in gains(studied(desk, covered, horizon), held, guess)
        ),
        outside=covered.outside,
        held=tuple(_held(desk, blueprint.id)),
        by_plan=_by_plan(desk, blueprint, chosen_by, on, held, guess),
    )


def _by_plan(
    desk: Desk, blueprint: Blueprint, chosen_by: str, on: int | None, held: Belief, guess: float
) -> tuple[int, int, int] | None:
    """Low, median and high if the plan is kept to; of the plan's exam and day only."""
    if chosen_by == ASKED or on is None or on != chosen(desk, "", None)[2]:
        return None
    from tutor.actions.ready_by_plan import ready_by_plan

    found = ready_by_plan(desk, blueprint, held, guess)
    return None if found is None else (found.low, found.median, found.high)


def _mocks(answers: list[InMock]) -> int:
    exams = [answer.exam for answer in answers]
    return sum(exams.count(exam) >= LEAST_NEW for exam in dict.fromkeys(exams))


def _mock_answer(answer: InMock, covered: Cover) -> MockAnswer:
    """A card met on the exam's own day has no forecast: it was as fresh as can be."""
    recall = 1.0 if answer.recall is None else answer.recall
    if not answer.is_met:
        recall = known(sum((part.tries for part in covered.parts), Tries()))
    return MockAnswer(recall, answer.is_met, guess_of(answer.kind, answer.shown), answer.is_right)


def _papers(desk: Desk, family: str) -> list[PaperScore]:
    """The newest score of each practice paper for any edition of an exam."""
    kept = [(day, data) for _, day, data in desk.store.tallies.events(PAPER) if data["family"] == family]
    newest = {data["name"]: PaperScore(data["name"], data["share"], day) for day, data in kept}
    return [paper for paper in newest.values() if paper.share is not None]


def _held(desk: Desk, exam: str) -> list[Held]:
    """Each sitting of an exam with the last forecast before it."""
    tallies = desk.store.tallies
    return [
        Held(day, chance, is_whole, has_passed)
        for of, day, chance, is_whole, has_passed in came_true(tallies.events(FORECAST), tallies.events(OUTCOME))
        if of == exam
    ]


def _log(desk: Desk, found: Ready, is_what_if: bool) -> None:
    """Keeps each forecast that was told; looking twice at one is no second one. Of another day than the plan's it is
    marked: it is not held to what comes of the exam.
    """
    kept = asdict(found)
    data = {name: kept[name] for name in ("exam", "on", "low", "median", "high", "chance", "mocks", "answers")}
    data |= {"what_if": True} if is_what_if else {}
    data |= {"whole": found.whole_exam_chance, "by_plan": found.by_plan and list(found.by_plan)}
    told = [(day, told) for _, day, told in desk.store.tallies.events(FORECAST) if told["exam"] == found.exam]
    if not told or told[-1] != (found.today, data):
        desk.store.note(desk.clock.now(), FORECAST, data=data)
