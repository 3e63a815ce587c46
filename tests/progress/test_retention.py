"""True retention."""

from __future__ import annotations

from tutor.progress.retention import retention


def test_retention_is_counted_for_young_and_mature_cards_apart() -> None:
    rows = [(20_000, 9, 7, 90_000, 2, 1, 0, 0, 17_000), (20_003, 2, 2, 19_000, 0, 0, 2, 2, 19_000)]
    assert retention(rows) == {
        "young": {"right": 1, "answers": 2},
        "mature": {"right": 2, "answers": 2},
        "expected": 0.9,
    }


def test_without_a_first_answer_of_a_later_day_nothing_was_expected() -> None:
    assert retention([(20_000, 9, 7, 90_000, 0, 0, 0, 0, 0)])["expected"] is None
    assert retention([])["young"] == {"right": 0, "answers": 0}
