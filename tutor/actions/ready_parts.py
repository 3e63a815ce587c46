"""What of an exam the pack covers, domain by domain, and how the learner holds its cards."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content.tasks import task_of
from tutor.scheduling.gains import Studied
from tutor.scheduling.learner import EXAM, NEW, costs_of
from tutor.scheduling.memory import AGAIN, GOOD, learnt, recall_chance, retrievability, review
from tutor.scheduling.readiness import Part, Review, Tries, known, tries_of

if TYPE_CHECKING:
    from tutor.content.model.blueprint import Blueprint
    from tutor.desk import Desk
    from tutor.scheduling.memory import Memory, Weights

# Without an exam day, a gain is what is left of it after a week.
_WEEK = 7


@dataclass(frozen=True)
class Cover:
    """`parts` are the domains that topics serve. `counts` has covered tasks, tasks, cards and met cards of each domain,
    `topics` the domains of each topic; `outside` are the titles of topics that serve no task of the exam.
    """

    parts: tuple[Part, ...]
    counts: dict[str, tuple[int, int, int, int]]
    topics: dict[str, tuple[str, ...]]
    outside: tuple[str, ...]
    memories: dict[str, Memory]


def cover(desk: Desk, blueprint: Blueprint, day: int, memories: dict[str, Memory] | None = None) -> Cover:
    """The domains of an exam with the recall of their cards on a study day, by memories that are given or today's."""
    library = desk.library
    memories = desk.store.memories() if memories is None else memories
    tasks = _tasks(desk, blueprint)
    of_task = {task.id: task.domain for task in blueprint.tasks}
    topics = {topic: tuple(dict.fromkeys(of_task[task] for task in named)) for topic, named in tasks.items()}
    cards = {topic: library.ids("card", topic) for topic in topics}
    tries = _tries(desk)
    parts, counts = [], {}
    for domain in blueprint.domains:
        here = [card for topic, domains in topics.items() if domain.id in domains for card in cards[topic]]
        served = {task for named in tasks.values() for task in named if of_task[task] == domain.id}
        count = sum(task.domain == domain.id for task in blueprint.tasks)
        met = [memories[card] for card in here if card in memories]
        counts[domain.id] = (len(served), count, len(here), len(met))
        if here and domain.weight:
            recalls = tuple(recall_chance(memory, day) for memory in met)
            first = sum((tries[card] for card in here if card in tries), Tries())
            parts.append(Part(domain.id, domain.weight * len(served) / count, recalls, len(here) - len(met), first))
    total = sum(part.share for part in parts)
    parts = [Part(part.id, part.share / total, part.recalls, part.unmet, part.tries) for part in parts]
    outside = tuple(library.title("topic", topic) for topic, domains in topics.items() if not domains)
    return Cover(tuple(parts), counts, topics, outside, memories)


def studied(desk: Desk, covered: Cover, days: int | None) -> list[Studied]:
    """Every card of the covered part, with and without being studied today; `days` to the exam, None without one."""
    days = _WEEK if days is None else days
    today, costs = desk.today, costs_of({EXAM: desk.store.evidence.seconds()})
    unmet = known(sum((part.tries for part in covered.parts), Tries()))
    weights = desk.store.weights()
    first = [_first(rating, days, weights) for rating in (GOOD, AGAIN)]
    new = unmet * first[0] + (1 - unmet) * first[1]
    share = {part.id: part.share / max(len(part.recalls) + part.unmet, 1) for part in covered.parts}
    found = []
    for topic, domains in covered.topics.items():
        weight = sum(share.get(domain, 0) for domain in domains)
        for card in desk.library.ids("card", topic) if weight else ():
            memory = learnt(covered.memories.get(card))
            if memory is None:
                found.append(Studied(topic, unmet, max(new, unmet), costs.of(NEW), weight, is_met=False))
            elif memory.answered_on < today:
                before = recall_chance(memory, today + days)
                found.append(Studied(topic, before, _after(memory, today, days, weights), costs.of(EXAM), weight))
    return found


def reviews_of(desk: Desk) -> list[Review]:
    """What was foretold of cards met on an earlier day, and what came."""
    found = []
    for met in desk.store.evidence.met():
        guess = guess_of(met.kind, met.shown)
        came = (0, 0, met.count) if met.is_declared else (met.right, met.count - met.right, 0)
        found.append(Review(met.recall, guess, *came, met.decay))
    return found


def guess_of(kind: str, shown: int) -> float:
    """Chance of a blind hit on a question of a kind that shows so many things to choose from or to put in order."""
    if kind in ("single", "judge"):
        return 1 / max(shown, 2)
    if kind == "multiple":
        return 1 / math.comb(max(shown, 3), 2)  # two are right as a rule
    if kind in ("order", "match"):
        return 1 / math.factorial(max(shown, 1))
    return 0.0


def exam_guess(desk: Desk, blueprint: Blueprint) -> float:
    """Mean chance of a blind hit on the questions of the exam's mock forms; without any, that of one of four."""
    from tutor.content.library import Unknown

    chances = []
    for id in dict.fromkeys(question for form in blueprint.forms for question in form.questions):
        try:
            question = desk.library.question(id)
        except Unknown:
            continue
        chances.append(guess_of(question.kind, len(getattr(question, "choices", ()))))
    return sum(chances) / len(chances) if chances else 0.25


def _tasks(desk: Desk, blueprint: Blueprint) -> dict[str, tuple[str, ...]]:
    """The tasks of an exam that each topic serves, perhaps none."""
    name, known_tasks = blueprint.id.rpartition("/")[2], [task.id for task in blueprint.tasks]
    found = {}
    for topic in desk.library.ids("topic"):
        named = (task_of(known_tasks, task) for task in desk.library.topic(topic).exams.get(name, ()))
        found[topic] = tuple(dict.fromkeys(task for task in named if task))
    return found


def _tries(desk: Desk) -> dict[str, Tries]:
    found = {}
    for first in desk.store.evidence.first():
        guess, is_own = guess_of(first.kind, first.shown), not first.is_declared
        found[first.card] = tries_of(first.is_right and is_own, not first.is_right and is_own, guess, first.is_declared)
    return found


def _first(rating: str, days: int, weights: Weights) -> float:
    """Recall so many days after a first meeting."""
    return retrievability(review(None, None, 0, rating, weights)[0], days, weights)


def _after(memory: Memory, today: int, days: int, weights: Weights) -> float:
    """Recall after so many days, if the card is asked today; right or wrong as it is forecast."""
    recall, elapsed = recall_chance(memory, today), today - memory.reviewed_on
    good, again = (
        retrievability(review(memory.stability, memory.difficulty, elapsed, rating, weights)[0], days, weights)
        for rating in (GOOD, AGAIN)
    )
    return recall * good + (1 - recall) * again
