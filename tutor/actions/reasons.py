"""Why a question comes now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.scheduling.memory import recall_chance
from tutor.scheduling.tasks import AHEAD, BESIDE, CONFIDENT_ERROR, FADING, LUCKY_GUESS, WEIGHTY
from tutor.study.selection import DUE, FLAGGED, LAP, NEW, ROUND

if TYPE_CHECKING:
    from tutor.desk import Desk
    from tutor.study.asking import Asked

# What the plan's reasons say of a card that was met.
_PLANNED = {
    FADING: "it is at risk of fading before the exam",
    WEIGHTY: "it brings most exam weight for the time",
    CONFIDENT_ERROR: "you were sure of a wrong answer on it",
    LUCKY_GUESS: "your last right answer on it was a guess",
    BESIDE: "it is easily taken for the card beside it",
    AHEAD: "ahead of its day, so that the tutor learns how you forget",
}
_SHAKY = "A shaky card, as you asked. "
_WORTH = {"core": "the exams turn on it", "common": "the exams use it often", "awareness": "good to know"}


def why(desk: Desk, asked: Asked, only: str = "") -> str:
    """The reason in a sentence, with the chance of recall where the card was met and what the exams make of it.

    `only` is what the sitting was narrowed to. Right after an answer recall is certain and says nothing.
    """
    memory = desk.store.memory(asked.question.card)
    worth = _WORTH[desk.library.card(asked.question.card).yield_]
    if asked.reason == LAP:
        return "You missed this card in this sitting."
    if asked.reason == FLAGGED:
        return "You flagged this question."
    if memory is None:
        by_plan, by_rule = " by plan: most exam weight for the time;", ", the next in the order of the topics:"
        return f"A new card{by_plan if asked.reason in _PLANNED else by_rule} {worth}."
    chance = f"{recall_chance(memory, desk.today):.0%}".replace("%", " %")
    if asked.reason in _PLANNED:
        return f"By your plan: {_PLANNED[asked.reason]}; your chance to recall it today is about {chance}; {worth}."
    if asked.reason == DUE:
        return f"Due: your chance to recall it today is about {chance}; {worth}."
    if asked.reason == NEW:
        return f"Second question of a new card: {worth}."
    if asked.reason == ROUND:
        return "Everything in this scope was asked: another round."
    if memory.answered_on == desk.today:
        said = "It was answered today already, so this is practice: only the first answer of a day counts."
        return f"{_SHAKY}{said}" if only == "weak" else said
    if only == "weak":
        how = "You were right last time" if memory.is_last_right else "Your last answer was wrong or a guess"
        return f"{_SHAKY}{how}, and your chance to recall it today is about {chance}."
    return f"Reading ahead: nothing is due; recall about {chance}."
