"""Repeatable chance."""

from __future__ import annotations

from collections import Counter

from tutor.study.shuffle import shuffled


def test_a_seed_and_a_name_give_the_same_order_on_every_machine() -> None:
    assert [shuffled(4, seed, "q") for seed in range(4)] == [(2, 0, 3, 1), (1, 3, 0, 2), (2, 0, 1, 3), (2, 0, 1, 3)]


def test_small_numbers_have_the_only_order_they_can() -> None:
    assert (shuffled(0, 1, "q"), shuffled(1, 1, "q")) == ((), (0,))


def test_every_order_of_four_comes_about_equally_often() -> None:
    counts = Counter(shuffled(4, seed, "q") for seed in range(24_000))
    assert len(counts) == 24
    assert all(850 < count < 1_150 for count in counts.values()), "five standard deviations"


def test_no_place_is_likelier_for_the_right_choice_from_question_to_question() -> None:
    places = Counter(shuffled(4, 7, f"p/card-{number}").index(0) for number in range(8_000))
    assert all(1_800 < count < 2_200 for count in places.values())
