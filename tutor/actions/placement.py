"""Placement: twelve questions on cards never met, spread over the topics by what the exam makes of them.

Its answers are ordinary ones: they count as first tries, and leave a memory of each card.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.actions.home import home_state
from tutor.actions.ready import NotReady, chosen
from tutor.actions.ready_parts import cover
from tutor.actions.sitting import Sitting
from tutor.scheduling.memory import AGAIN
from tutor.study.selection import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.desk import Desk
    from tutor.study.session import Session, Turn

QUESTIONS = 12
# However much of the exam hangs on a topic, it gets at most this part of the questions while others have some left.
_MOST_OF_ONE = 3
# The setting that holds the cards of the placement begun last.
_KEPT = "placement"
BEGUN, DONE = "begun", "done"
KNOWN, GUESSED, MISSED = "known", "guessed", "missed"
_YIELDS = ("core", "common", "awareness")


@dataclass(frozen=True)
class TopicFound:
    """What came out for a topic: KNOWN, GUESSED or MISSED for each question, in the order of asking."""

    title: str
    found: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a placement found, its topics in Home's order; how many were missed although the learner was sure."""

    topics: tuple[TopicFound, ...]
    confident_errors: int

    def count(self, what: str) -> int:
        """How many questions were KNOWN, GUESSED or MISSED."""
        return sum(topic.found.count(what) for topic in self.topics)


def placement(desk: Desk, seed: int) -> Sitting:
    """A sitting over the cards of a placement, each asked once. It asks nothing where no card is left to meet.

    The cards are kept, so that a placement that was left goes on.
    """
    cards = placement_cards(desk)
    if cards and not _left(desk):
        desk.store.note(desk.clock.now(), "setting", data={_KEPT: list(cards)})
    sitting = Sitting(desk, Scope(only="new", cards=cards), seed, len(cards))
    sitting.session = replace(sitting.session, is_asked_once=True)
    return sitting


def placement_cards(desk: Desk, count: int = QUESTIONS) -> tuple[str, ...]:
    """The cards to ask: those left of a placement that was begun, else new ones.

    They come topic by topic in turns; of a topic first those that the exams turn on, the harder first.
    """
    if begun := _left(desk):
        return begun[:count]
    waiting = {topic: _to_meet(desk, topic) for topic in desk.library.ids("topic")}
    weights, left = topic_weights(desk), {topic: len(cards) for topic, cards in waiting.items()}
    turns = shared_out(weights, {topic: min(size, count // _MOST_OF_ONE) for topic, size in left.items()}, count)
    if len(turns) < count:
        turns = shared_out(weights, left, count)
    return tuple(waiting[topic].pop(0) for topic in turns)


def standing(desk: Desk) -> str:
    """Whether a placement was BEGUN and left, is DONE, or '' where none was begun."""
    return BEGUN if _left(desk) else DONE if _kept(desk) else ""


def shared_out(weights: Mapping[str, float], most: Mapping[str, int], count: int) -> list[str]:
    """So many turns by weight, none to a topic that has nothing left (Sainte-Laguë: the fairest to small topics)."""
    given = dict.fromkeys(weights, 0)
    turns: list[str] = []
    while len(turns) < count:
        open_topics = [topic for topic in weights if weights[topic] > 0 and given[topic] < most.get(topic, 0)]
        if not open_topics:
            break
        topic = max(open_topics, key=lambda one: weights[one] / (2 * given[one] + 1))
        given[topic] += 1
        turns.append(topic)
    return turns


def topic_weights(desk: Desk) -> dict[str, float]:
    """The share of the exam's covered part that hangs on each topic; without an exam, its share of the cards."""
    library = desk.library
    sizes = {topic: len(library.ids("card", topic)) for topic in library.ids("topic")}
    try:
        covered = cover(desk, chosen(desk, "", None)[0], desk.today)
    except NotReady:
        return {topic: float(size) for topic, size in sizes.items()}
    share = {part.id: part.share / max(len(part.recalls) + part.unmet, 1) for part in covered.parts}
    weights = {
        topic: sizes[topic] * sum(share.get(domain, 0) for domain in covered.topics[topic]) for topic in covered.topics
    }
    return weights if any(weights.values()) else {topic: float(size) for topic, size in sizes.items()}


def found(desk: Desk, session: Session) -> Found:
    """What the answers of a placement tell."""
    topics: dict[str, list[Turn]] = {}
    for turn in session.turns:
        topics.setdefault(desk.library.parent("card", turn.card), []).append(turn)
    ranks = {line.id: rank for rank, line in enumerate(home_state(desk).topics)}
    ordered = sorted(topics, key=lambda topic: ranks.get(topic, len(ranks)))
    lines = tuple(TopicFound(desk.library.title("topic", topic), _kinds(topics[topic])) for topic in ordered)
    return Found(lines, sum(not turn.is_right and turn.was_sure for turn in session.turns))


def _kinds(turns: Sequence[Turn]) -> tuple[str, ...]:
    """A right answer that counts as again was called a guess."""
    return tuple(MISSED if not turn.is_right else GUESSED if turn.rating == AGAIN else KNOWN for turn in turns)


def _kept(desk: Desk) -> tuple[str, ...]:
    """The cards of the placement that was begun last."""
    kept = desk.store.settings().get(_KEPT)
    return tuple(card for card in kept if isinstance(card, str)) if isinstance(kept, list) else ()


def _left(desk: Desk) -> tuple[str, ...]:
    """Those of them that can be asked and were not met yet."""
    library = desk.library
    return tuple(
        card
        for card in _kept(desk)
        if library.has("card", card) and library.probes(card) and not desk.store.is_met(card)
    )


def _to_meet(desk: Desk, topic: str) -> list[str]:
    """The cards of a topic that were never met and have a question."""
    library, store = desk.library, desk.store
    ranks = {}
    for card in library.ids("card", topic):
        probes = [] if store.is_met(card) else library.probes(card)
        if probes and library.has("question", probes[0]):
            harder = -library.question(probes[0]).difficulty
            ranks[card] = (_YIELDS.index(library.card(card).yield_), harder)
    return sorted(ranks, key=ranks.__getitem__)
