"""How long things take the learner, and how much was known before."""

from __future__ import annotations

import pytest

from tutor.scheduling.learner import ACTIVITIES, EXAM, NEW, Costs, Learner, costs_of


def test_every_activity_takes_some_time_before_anything_was_measured() -> None:
    assert {name: Costs().of(name) for name in ACTIVITIES} == {
        "new": 150,
        "recall": 20,
        "exam": 90,
        "problem": 180,
    }


def test_from_ten_times_on_the_learners_own_median_counts() -> None:
    costs = costs_of({EXAM: [60.0] * 6 + [300.0] * 4, NEW: [10.0] * 9})
    assert costs == Costs(exam=60)


def test_answers_without_reading_do_not_make_a_card_cheap() -> None:
    hasty = costs_of({NEW: [4.0] * 12, EXAM: [0.0] * 10})
    assert (hasty.of(NEW), hasty.of(EXAM)) == (45, 15)


@pytest.mark.parametrize(
    ("tries", "right", "guess", "known"),
    [
        (0, 0, 0.25, 0.3),
        (10, 10, 0.25, 0.65),
        (10, 0, 0.0, 0.15),
        (10, 7, 0.0, 0.5),
        # Of 40 answers with one of four, 12 wrong ones tell of 4 that were right by chance.
        (40, 28, 0.25, 0.54),
        # All by chance: what is known is not less than nothing.
        (40, 2, 0.25, 0.06),
    ],
)
def test_what_is_known_unseen_is_learnt_from_first_tries_without_lucky_ones(
    tries: int, right: int, guess: float, known: float
) -> None:
    assert Learner(first_tries=tries, first_right=right, guess=guess).known == pytest.approx(known)
