"""Choices are marked all or nothing, as in the exam."""

from __future__ import annotations

import pytest

from tutor.content.model.question import Choice, MultipleQuestion, SingleQuestion
from tutor.questions import Grade, NotAnAnswer, grade


def choices(*right: int, count: int = 4) -> tuple[Choice, ...]:
    return tuple(Choice(text="abcdef"[i], why="It is so.", correct=i in right) for i in range(count))


SINGLE = SingleQuestion(id="q", card="c", stem="Which?", explanation="So.", choices=choices(2))
MULTIPLE = MultipleQuestion(id="q", card="c", stem="Which TWO?", explanation="So.", choices=choices(0, 4, count=5))


def test_the_correct_choice_is_right_and_any_other_wrong() -> None:
    assert [grade(SINGLE, frozenset([i])).is_correct for i in range(4)] == [False, False, True, False]


def test_the_correct_choice_is_named() -> None:
    assert grade(SINGLE, frozenset([0])) == Grade(False, "c")


def test_all_correct_choices_are_right_and_half_of_them_are_not() -> None:
    assert grade(MULTIPLE, frozenset([0, 4])) == Grade(True, "a; e")
    assert grade(MULTIPLE, frozenset([0, 1])) == Grade(False, "a; e")


@pytest.mark.parametrize(
    ("response", "sentence"),
    [
        (frozenset([0]), "choose 2: 1 chosen"),
        (frozenset([0, 1, 4]), "choose 2: 3 chosen"),
        (frozenset[int](), "choose 2: 0 chosen"),
        (frozenset([0, 5]), "Choose from the choices shown."),
        (frozenset([0, -1]), "Choose from the choices shown."),
        ("a e", "Choose from the choices shown."),
    ],
)
def test_another_count_than_asked_is_asked_again(response: frozenset[int] | str, sentence: str) -> None:
    with pytest.raises(NotAnAnswer) as problem:
        grade(MULTIPLE, response)
    assert str(problem.value) == sentence
