"""What a file may not say, beyond its shape. One rule a function, grouped by subject."""

from __future__ import annotations

from tutor.content.model.question import (
    ClozeQuestion,
    JudgeQuestion,
    MatchQuestion,
    MultipleQuestion,
    NumberQuestion,
    OrderQuestion,
    QuestionBase,
    SingleQuestion,
    TextQuestion,
)
from tutor.content.model.scenario import Scenario
from tutor.content.model.teaching import Card
from tutor.content.reading import Item, Reading
from tutor.content.rules import kinds, questions, scenarios, teaching


def apply(reading: Reading) -> None:
    """Holds every whole item of a file against the rules for its kind."""
    for position, item in enumerate(reading.items):
        before = reading.errors
        _apply_to(item, reading)
        if reading.errors != before:
            reading.items[position] = Item(item.kind, item.id, item.span, None, item.node)


def examine(reading: Reading) -> None:
    """What only an author wants to hear of: warnings and notes, so that nothing is left out for them."""


def _apply_to(item: Item, reading: Reading) -> None:
    match item.value:
        case Card():
            teaching.body_length(item, reading)
            teaching.diagram_width(item, reading)
        case SingleQuestion() | MultipleQuestion():
            questions.number_of_correct_choices(item, reading)
            questions.choices_differ(item, reading)
        case NumberQuestion():
            questions.tolerance_is_readable(item, reading)
            questions.wrong_values_are_wrong(item, reading)
        case TextQuestion():
            questions.accepted_texts_are_accepted(item, reading)
            questions.near_misses_miss(item, reading)
        case Scenario():
            scenarios.ways_lead_somewhere(item, reading)
            scenarios.steps_are_reached_and_end(item, reading)
            scenarios.one_decision_is_right(item, reading)
            scenarios.evidence_is_there(item, reading)
        case JudgeQuestion():
            questions.number_of_correct_choices(item, reading)
            questions.choices_differ(item, reading)
            kinds.verdicts_have_reasons(item, reading)
        case OrderQuestion():
            questions.choices_differ(item, reading)
        case MatchQuestion():
            kinds.left_hand_texts_differ(item, reading)
        case ClozeQuestion():
            kinds.gaps_match_blanks(item, reading)
    if isinstance(item.value, QuestionBase):
        questions.number_in_range(item, reading)
        questions.ask_length(item, reading)
        questions.exhibit_size(item, reading)
