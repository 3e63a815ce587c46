"""A mock exam as a value: steps, time, answers and marks."""

from __future__ import annotations

from tutor.study.exam import (
    CLOCK,
    END,
    GO,
    LEARNER,
    Exam,
    Item,
    Paper,
    Slot,
    Step,
    answering,
    choosing,
    crossing,
    marking,
    sat,
    unscored,
)

ONE = Item("p/one", (2, 0, 1, 3), 1)
TWO = Item("p/two", (0, 1, 2, 3, 4), 2)
PAPER = Paper("id", "p/x", "a", 240_000, (ONE, TWO))


def chosen(*positions: int) -> Slot:
    return Slot(frozenset(positions))


def test_steps_lead_to_the_same_exam_whenever_they_are_folded() -> None:
    steps = [marking(0, 1_000, chosen(2)), Step(GO, 1, 5_000), marking(1, 6_000, Slot(is_flagged=True))]
    exam = sat(PAPER, steps)
    again = sat(PAPER, steps[:1])
    for step in steps[1:]:
        again = again.stepped(step)
    assert again == exam
    assert (exam.at, exam.used, exam.left, exam.steps) == (1, 6_000, 234_000, 3)
    assert exam.slots == (Slot(frozenset({2}), ms=5_000), Slot(is_flagged=True, ms=1_000))


def test_time_never_runs_back_nor_past_the_end() -> None:
    exam = sat(PAPER, [Step(CLOCK, 0, 9_000), Step(CLOCK, 0, 4_000)])
    assert (exam.used, exam.slots[0].ms) == (9_000, 9_000)
    over = exam.stepped(Step(CLOCK, 0, 999_000))
    assert (over.used, over.left, over.slots[0].ms) == (240_000, 0, 240_000)


def test_where_one_is_asked_a_choice_takes_the_place_of_the_other() -> None:
    assert choosing(chosen(1), 2, ONE) == chosen(2)
    assert choosing(chosen(1), 1, ONE) == chosen()


def test_where_two_are_asked_a_third_is_not_taken() -> None:
    assert choosing(chosen(0), 3, TWO) == chosen(0, 3)
    assert choosing(chosen(0, 3), 4, TWO) == chosen(0, 3)
    assert choosing(chosen(0, 3), 3, TWO) == chosen(0)


def test_one_of_two_chosen_is_no_answer_yet() -> None:
    exam = Exam(PAPER, (chosen(1), chosen(1)))
    assert exam.open_questions == (1,)
    assert exam.is_answered(0)


def test_what_is_eliminated_is_not_chosen_and_what_is_chosen_is_not_eliminated() -> None:
    crossed = crossing(chosen(1), 1)
    assert crossed == Slot(crossed=frozenset({1}))
    assert choosing(crossed, 1, ONE) == chosen(1)
    assert answering(crossed, frozenset({1})) == chosen(1)
    assert crossing(crossed, 1) == chosen()


def test_an_exam_that_was_handed_in_knows_by_whom_and_what_was_right() -> None:
    exam = sat(PAPER, [Step(END, 0, 7_000, {"by": LEARNER, "rights": [True, False]})])
    assert (exam.ended, exam.rights) == ("learner", (True, False))


def test_fifteen_of_sixty_five_are_unscored_and_always_the_same() -> None:
    first = unscored(65, 65, 50, "p/x#a")
    assert len(first) == 15
    assert unscored(65, 65, 50, "p/x#a") == first
    assert unscored(65, 65, 50, "p/x#b") != first
    assert unscored(25, 65, 50, "p/x#a") == frozenset()


def test_readiness_learns_from_questions_that_count_and_were_never_seen() -> None:
    items = (Item("p/a", (), 1), Item("p/b", (), 1, is_seen=True), Item("p/c", (), 1, is_scored=False))
    assert Paper("id", "p/x", "a", 1, items).fresh == 1
