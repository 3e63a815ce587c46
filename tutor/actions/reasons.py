"""Why a question comes now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.scheduling.memory import recall_chance
from tutor.study.selection import DUE, FLAGGED, LAP, NEW, ROUND

if TYPE_CHECKING:
    from tutor.desk import Desk
    from tutor.study.asking import Asked

_WORTH = {"core": "the exams turn on it", "common": "the exams use it often", "awareness": "good to know"}


def why(desk: Desk, asked: Asked) -> str:
    """The reason in a sentence, with the chance of recall where the card was met and what the exams make of it."""
    memory = desk.store.memory(asked.question.card)
    worth = _WORTH[desk.library.card(asked.question.card).yield_]
    if asked.reason == LAP:
        return "You missed this card in this sitting."
    if asked.reason == FLAGGED:
        return "You flagged this question."
    if memory is None:
        return f"A new card: {worth}."
    chance = f"{recall_chance(memory, desk.today):.0%}".replace("%", " %")
    if asked.reason == DUE:
        return f"Due: your chance to recall it today is about {chance}; {worth}."
    if asked.reason == NEW:
        return f"Second question of a new card: {worth}."
    if asked.reason == ROUND:
        return "Everything in this scope was asked: another round."
    return f"Reading ahead: nothing is due; recall about {chance}."
