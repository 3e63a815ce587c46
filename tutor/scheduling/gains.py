"""What an hour of study brings to the score, by topic."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.scheduling.readiness import OUTSIDE, SCORED, SLIP, on_a_new_question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tutor.scheduling.readiness import Belief

HOUR = 3_600.0


@dataclass(frozen=True)
class Studied:
    """A card that could be studied now: recall on the exam day without and with it, what that takes, and its weight.

    `share` is how much of the covered part's score hangs on the card, 0 to 1. One never met is not forecast, so that
    the learner's offset is no part of `before`.
    """

    topic: str
    before: float
    after: float
    seconds: float
    share: float
    is_met: bool = True


@dataclass(frozen=True)
class Gain:
    """Points of 50 that an hour on a topic brings, on its best cards first; `hours` is how long there is to gain."""

    topic: str
    points: float
    hours: float


def gains(cards: Iterable[Studied], held: Belief, guess: float = 0.25) -> list[Gain]:
    """What each topic brings per hour, the most first; topics without a gain are left out."""
    by_topic: dict[str, list[tuple[float, float]]] = {}
    offset, transfer = held.offset, held.transfer
    for card in cards:
        points = _points(card, offset, transfer, guess)
        if points > 0:
            by_topic.setdefault(card.topic, []).append((points, card.seconds))
    found = [_gain(topic, cards) for topic, cards in by_topic.items()]
    return sorted(found, key=lambda gain: -gain.points)


def _points(card: Studied, offset: float, transfer: float, guess: float) -> float:
    before = on_a_new_question(card.before, offset if card.is_met else 0, transfer)
    after = on_a_new_question(card.after, offset, transfer)
    return SCORED * card.share * (1 - OUTSIDE) * (1 - SLIP - guess) * (after - before)


def _gain(topic: str, cards: list[tuple[float, float]]) -> Gain:
    """The first hour's points, or those of less than an hour scaled to one."""
    cards.sort(key=lambda card: -card[0] / card[1])
    points = seconds = 0.0
    for more, taken in cards:
        if seconds + taken > HOUR:
            break
        points, seconds = points + more, seconds + taken
    if not seconds:
        points, seconds = cards[0]
    return Gain(topic, points * HOUR / seconds, sum(taken for _, taken in cards) / HOUR)
