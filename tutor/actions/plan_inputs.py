"""What the planner is given: the cards of the exam's covered part, and what the log tells of the learner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.actions.ready_parts import cover
from tutor.content import outline as whole
from tutor.scheduling.calendar import Calendar
from tutor.scheduling.learner import EXAM, NEW, PROBLEM, RECALL, Learner, costs_of
from tutor.scheduling.memory import learnt
from tutor.scheduling.readiness import Tries
from tutor.scheduling.tasks import PlanCard
from tutor.store.habits import habits
from tutor.study.session import freshest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.actions.plan_setting import PlanSetting
    from tutor.actions.ready_parts import Cover
    from tutor.content.model.blueprint import Blueprint
    from tutor.content.outline import Outline
    from tutor.desk import Desk
    from tutor.scheduling.memory import Memory
    from tutor.store.habits import Spell
    from tutor.store.tallies import Tallies

# How much of the exam hangs on a card beside others of its domain.
_YIELDS = {"core": 1.0, "common": 0.6, "awareness": 0.3}
# A doubt that is older is no news: its card is nearly forgotten, and comes for that.
_DOUBT_DAYS = 90
# What is asked as the exam asks, and so takes as long; whatever else is asked is recalled.
_AS_IN_EXAM = ("single", "multiple")


@dataclass(frozen=True)
class Inputs:
    """The cards that can be asked, those that serve no task of the exam, by title of their topics, and the learner."""

    cards: tuple[PlanCard, ...]
    left_out: tuple[str, ...]
    left_out_cards: int
    learner: Learner


def calendar_of(desk: Desk, setting: PlanSetting) -> Calendar:
    """The days until the exam, and what of today was studied already."""
    today = desk.today
    spent = habits(desk.store).seconds_on(today)
    return Calendar(today, setting.on, setting.minutes, setting.rest.days, setting.rest.weekdays, spent)


def inputs(desk: Desk, blueprint: Blueprint | None) -> Inputs:
    """What stands now. Without an exam all cards weigh what their yield says."""
    covered = None if blueprint is None else cover(desk, blueprint, desk.today)
    outlines = whole.outlines(desk.library.rows)
    weights = _weights(outlines, covered)
    cards = tuple(_cards(desk, weights, desk.store.memories() if covered is None else covered.memories))
    out = dict.fromkeys(outline.topic for outline in outlines if outline.id not in weights)
    titles = tuple(desk.library.title("topic", topic) for topic in out)
    return Inputs(cards, titles, len(outlines) - len(weights), _learner(desk, covered))


def _weights(outlines: list[Outline], covered: Cover | None) -> dict[str, float]:
    """What hangs on each card: its domains' shares of the covered part, times its yield; 1 on average."""
    if covered is None:
        found = {outline.id: _YIELDS[outline.yield_] for outline in outlines}
    else:
        share = {part.id: part.share / max(len(part.recalls) + part.unmet, 1) for part in covered.parts}
        of_topic = {topic: sum(share.get(name, 0.0) for name in names) for topic, names in covered.topics.items()}
        found = {
            outline.id: of_topic[outline.topic] * _YIELDS[outline.yield_]
            for outline in outlines
            if of_topic.get(outline.topic)
        }
    mean = sum(found.values()) / len(found) if found else 1.0
    return {card: weight / mean for card, weight in found.items()}


def _cards(desk: Desk, weights: dict[str, float], memories: dict[str, Memory]) -> Iterable[PlanCard]:
    library, store = desk.library, desk.store
    probes, twins = whole.probes(library.rows), whole.twins(library.rows)
    asked = store.asked([id for card in weights for id, _ in probes.get(card, ())])
    doubts = habits(store).doubts(desk.today - _DOUBT_DAYS)
    for card, weight in weights.items():
        if card not in probes:
            continue
        doubt = doubts.get(card)
        yield PlanCard(
            card,
            learnt(memories.get(card)),
            weight,
            _activity(probes[card], asked),
            twins.get(card, ()),
            doubt.confident_error_on if doubt else None,
            doubt.lucky_guess_on if doubt else None,
        )


def _activity(probes: list[tuple[str, str]], asked: dict[str, int]) -> str:
    """What the card's next question is."""
    kinds = dict(probes)
    return activity_of(kinds[freshest([id for id, _ in probes], asked)])


def activity_of(kind: str) -> str:
    """What a kind of question asks for; '' is a problem."""
    return EXAM if kind in _AS_IN_EXAM else RECALL if kind else PROBLEM


def _learner(desk: Desk, covered: Cover | None) -> Learner:
    """Times, first answers and reviews of this learner; first answers as readiness counts them."""
    tries = sum((part.tries for part in covered.parts), Tries()) if covered else Tries()
    wrong = tries.count - tries.right
    return Learner(
        costs_of(_seconds(habits(desk.store).spells())),
        first_tries=tries.count,
        first_right=tries.right,
        guess=tries.lucky / (wrong + tries.lucky) if wrong else 0.0,
        cross_day_reviews=_reviews(desk.store.tallies),
    )


def _seconds(spells: list[Spell]) -> dict[str, list[float]]:
    """Seconds by activity. A new card takes what was spent on it on its first day: its question, text, and question."""
    new: dict[tuple[str, int], float] = {}
    found: dict[str, list[float]] = {}
    for spell in spells:
        place = spell.card, spell.day
        if spell.is_first or place in new:
            new[place] = new.get(place, 0.0) + spell.seconds
        elif spell.is_counted:
            found.setdefault(activity_of("" if spell.is_problem else spell.kind), []).append(spell.seconds)
    return {**found, NEW: list(new.values())}


def _reviews(tallies: Tallies) -> int:
    """Cards met again on a later day, as the days count them: young and mature ones."""
    return sum(day[4] + day[6] for day in tallies.days())
