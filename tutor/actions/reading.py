"""What the reading room shows: the topics, one topic with its cards, and what is said about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content import curriculum
from tutor.progress.mastery import of_card
from tutor.study.shuffle import shuffled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.content.library import Library
    from tutor.content.model.teaching import Card, Fact, Topic
    from tutor.desk import Desk


@dataclass(frozen=True)
class TopicEntry:
    """A topic in the list; `levels` are those of its cards."""

    id: str
    title: str
    levels: tuple[str, ...]
    due: int


@dataclass(frozen=True)
class Link:
    """A topic to go to, and why."""

    topic: str
    title: str
    because: str = ""


@dataclass(frozen=True)
class Leaf:
    """A card with what is shown beside it.

    `other` is the title of the card it is compared with; `is_claim_true` says whether a myth's page claims what is so.
    """

    id: str
    card: Card
    level: str
    facts: tuple[Fact, ...]
    other: str
    is_good_first: bool
    is_claim_true: bool


@dataclass(frozen=True)
class Reading:
    """A topic opened. `tasks` are the exam tasks it serves, as one reads them."""

    id: str
    topic: Topic
    leaves: tuple[Leaf, ...]
    tasks: str
    requires: tuple[Link, ...]
    connections: tuple[Link, ...]


def topic_entries(desk: Desk) -> tuple[TopicEntry, ...]:
    """All topics, in the order of study."""
    memories, today, library = desk.store.memories(), desk.today, desk.library
    entries = []
    for topic, title, cards in curriculum.shelves(library):
        levels = tuple(of_card(memories.get(card), today) for card in cards)
        due = sum(cards[card] and card in memories and memories[card].due_on <= today for card in cards)
        entries.append(TopicEntry(topic, title, levels, due))
    return tuple(entries)


def reading(desk: Desk, id: str, seed: int, day: int | None = None) -> Reading:
    """A topic opened. The seed decides which of two codes stands first, the day (today) what a myth's page claims."""
    today = desk.today

    def level_of(card: str) -> str:
        return of_card(desk.store.memory(card), today)

    return opened(desk.library, id, level_of, seed, today if day is None else day)


def opened(library: Library, id: str, level_of: Callable[[str], str], seed: int, day: int) -> Reading:
    """A topic opened by somebody who holds its cards so firmly."""
    topic = library.topic(id)
    known = set(library.ids("topic"))
    return Reading(
        id,
        topic,
        tuple(_leaf(library, card, level_of(card), seed, day) for card in library.ids("card", id)),
        tasks_read(topic.exams),
        tuple(Link(other, library.title("topic", other)) for other in topic.requires if other in known),
        tuple(Link(to.to, library.title("topic", to.to), to.because) for to in topic.connections if to.to in known),
    )


def _leaf(library: Library, id: str, level: str, seed: int, day: int) -> Leaf:
    card = library.card(id)
    facts = tuple(library.fact(fact) for fact in card.facts)
    other = library.title("card", card.compare.with_) if card.compare is not None else ""
    is_good_first, is_claim_true = shuffled(2, seed, id)[0] == 0, shuffled(2, day, id)[0] == 0
    return Leaf(id, card, level, facts, other, is_good_first, is_claim_true)


def following(desk: Desk, here: Reading, been: Sequence[str]) -> str:
    """The topic to go on with: a connection where nobody has been, else the next one in the order of study."""
    topics = desk.library.ids("topic")
    at = topics.index(here.id) if here.id in topics else -1
    ways = [link.topic for link in here.connections] + topics[at + 1 :] + topics[:at]
    return next((topic for topic in ways if topic not in been), ways[0] if ways else here.id)


def tasks_read(exams: dict[str, tuple[str, ...]]) -> str:
    """Exam tasks as one reads them: `DVA 1.2   SAA 2.2, 3.2`. Of an exam's editions the newest counts."""
    newest = {name.partition("-")[0].upper(): tasks for name, tasks in sorted(exams.items())}
    return "   ".join(f"{name} {', '.join(tasks)}" for name, tasks in newest.items() if tasks)
