"""What a file may not say, beyond its shape. One rule a function, grouped by subject."""

from __future__ import annotations

from tutor.content.model.blueprint import Blueprint
from tutor.content.model.problem import Problem
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
from tutor.content.rules import (
    blueprints,
    guessing,
    kinds,
    questions,
    revisions,
    scenarios,
    teaching,
    wording,
)


def apply(reading: Reading) -> None:
    """Holds every whole item of a file against the rules for its kind."""
    for position, item in enumerate(reading.items):
        before = reading.errors
        _apply_to(item, reading)
        if reading.errors != before:
            reading.items[position] = Item(item.kind, item.id, item.span, None, item.node)


def examine(reading: Reading) -> None:
    """What only an author wants to hear of: warnings and notes, so that nothing is left out for them."""
    for item in reading.items:
        if isinstance(item.value, QuestionBase):
            _examine_question(item, reading)
        if isinstance(item.value, QuestionBase | Card | Problem):
            revisions.every_revision_says_what_it_changed(item, reading)


def _examine_question(item: Item, reading: Reading) -> None:
    wording.exam_style_is_of_the_exam(item, reading)
    wording.explanation_mentions_the_key(item, reading)
    wording.negative_ask_is_emphasised(item, reading)
    wording.other_cards_are_others(item, reading)
    if isinstance(item.value, SingleQuestion | MultipleQuestion | JudgeQuestion):
        wording.choices_are_not_nearly_the_same(item, reading)
        wording.choices_stand_alone(item, reading)
        guessing.key_is_not_the_longest_by_far(item, reading)
        guessing.key_does_not_echo_the_stem(item, reading)
        guessing.absolute_words_are_on_both_sides(item, reading)
        guessing.article_fits_every_choice(item, reading)


def _apply_to(item: Item, reading: Reading) -> None:
    match item.value:
        case Card():
            teaching.body_length(item, reading)
            teaching.diagram_width(item, reading)
        case SingleQuestion() | MultipleQuestion():
            questions.number_of_correct_choices(item, reading)
            questions.choices_differ(item, reading)
            wording.announced_number_is_marked(item, reading)
        case NumberQuestion():
            from tutor.content.rules import typed  # the graders are loaded for those alone

            typed.tolerance_is_readable(item, reading)
            typed.wrong_values_are_wrong(item, reading)
        case TextQuestion():
            from tutor.content.rules import typed

            typed.accepted_texts_are_accepted(item, reading)
            typed.near_misses_miss(item, reading)
        case Scenario():
            scenarios.ways_lead_somewhere(item, reading)
            scenarios.steps_are_reached_and_end(item, reading)
            scenarios.one_decision_is_right(item, reading)
            scenarios.evidence_is_there(item, reading)
        case Blueprint():
            blueprints.weights_make_a_whole(item, reading)
            blueprints.tasks_belong_to_domains(item, reading)
            blueprints.days_are_in_order(item, reading)
            blueprints.numbers_fit(item, reading)
        case Problem():
            from tutor.content.rules import problems  # the calculator is loaded for those alone

            problems.names_can_be_used(item, reading)
            problems.values_can_be_read(item, reading)
            problems.names_are_known(item, reading)
            problems.shown_variant_is_one(item, reading)
            problems.check_is_a_checked_figure(item, reading)
            problems.numbers_have_a_source(item, reading)
            problems.stem_tells_all(item, reading)
            problems.difficulty_in_range(item, reading)
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
