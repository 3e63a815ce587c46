"""The sheet for the last evenings: the learner's weakest facts, the shakiest cards first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.progress.mastery import NOT_SEEN, SHAKY, of_card
from tutor.scheduling.memory import recall_chance

if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.desk import Desk
    from tutor.scheduling.memory import Memory

CORE = "core"


@dataclass(frozen=True)
class SheetFact:
    """A fact as it stands on the sheet, its value with the unit."""

    id: str
    title: str
    value: str


@dataclass(frozen=True)
class SheetCard:
    """A card with the facts that no card before it has named.

    `recall` is the chance of it tomorrow, None when the card was never met. The card names its topic as well:
    a page that has no room for all cards groups those it takes.
    """

    id: str
    title: str
    topic: str
    topic_title: str
    level: str
    recall: float | None
    remember: str
    facts: tuple[SheetFact, ...]


@dataclass(frozen=True)
class EveningSheet:
    """The cards worth a last look, those that need it most first. `exam` is '' where the pack describes none.

    `days_left` are the days until it, None where its day is not planned or is past.
    """

    exam: str
    day: int
    days_left: int | None
    has_answers: bool
    cards: tuple[SheetCard, ...]


def evening_sheet(desk: Desk, exam: str = "") -> EveningSheet:
    """Shaky cards, the most forgotten first; then core cards that were never met, some of every topic; then what is
    safe. Raises Unknown."""
    name, days_left = _exam(desk, exam)
    memories = desk.store.memories()
    places = _places(desk.library, name)
    ranked = sorted(places, key=lambda card: _need(desk, card, memories.get(card), places[card]))
    named: set[str] = set()
    cards = []
    for id in ranked:
        cards.append(_card(desk, id, named))
        named |= {fact.id for fact in cards[-1].facts}
    return EveningSheet(name, desk.today, days_left, any(id in memories for id in ranked), tuple(cards))


def _exam(desk: Desk, exam: str) -> tuple[str, int | None]:
    """The exam to look at, by its short id: the one asked for, the plan's, or the one that can be taken now; and the
    days until it.
    """
    from tutor.actions.ready import NotReady, chosen

    try:
        blueprint, _, on = chosen(desk, exam, None)
    except NotReady:
        return "", None
    return desk.library.short(blueprint.id), None if on is None or on < desk.today else on - desk.today


def _places(library: Library, exam: str) -> dict[str, int]:
    """The cards of the topics that serve an exam (of all where none says so), each with its place in its topic."""
    topics = library.ids("topic")
    serving = [topic for topic in topics if library.topic(topic).exams.get(exam.rpartition("/")[2])]
    return {card: place for topic in serving or topics for place, card in enumerate(library.ids("card", topic))}


def _need(desk: Desk, id: str, memory: Memory | None, place: int) -> tuple[int, float]:
    """What a card is sorted by: shaky, new and core, safe, new; then its recall, or its place in the topic."""
    if memory is None:
        return (1 if desk.library.card(id).yield_ == CORE else 3), place
    return (0 if of_card(memory, desk.today) == SHAKY else 2), recall_chance(memory, desk.today + 1)


def _card(desk: Desk, id: str, named: set[str]) -> SheetCard:
    library, memory = desk.library, desk.store.memory(id)
    card, topic = library.card(id), library.parent("card", id)
    level = NOT_SEEN if memory is None else of_card(memory, desk.today)
    recall = None if memory is None else recall_chance(memory, desk.today + 1)
    facts = tuple(_fact(library, fact) for fact in card.facts if fact not in named)
    return SheetCard(id, card.title, topic, library.title("topic", topic), level, recall, card.remember, facts)


def _fact(library: Library, id: str) -> SheetFact:
    fact = library.fact(id)
    return SheetFact(id, fact.title, f"{fact.value} {fact.unit}".strip())
