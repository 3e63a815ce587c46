"""The order of cards without an exam day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise

import pytest

from tutor.study.selection import AHEAD, DUE, NEW, ROUND, deck


def cards_of(
    only: str = "",
    due: Iterable[str] = (),
    new: Iterable[str] = (),
    ahead: Iterable[str] = (),
    weak: Iterable[str] = (),
    can_ask: Callable[[str], bool] = lambda card: True,
) -> Iterator[tuple[str, str]]:
    return deck(only, lambda: due, lambda: new, lambda: ahead, lambda: weak, can_ask)


def first(count: int, cards: Iterator[tuple[str, str]]) -> list[str]:
    return [f"{reason} {card}" for card, reason in islice(cards, count)]


def test_due_then_new_then_ahead_then_round_again_without_end() -> None:
    cards = cards_of(due=["d1", "d2"], new=["n1"], ahead=["d1", "a1"])
    one_round = ["d1", "d2", "n1", "a1"]
    expected = ["due d1", "due d2", "new n1", "ahead a1", *[f"round {card}" for card in one_round * 2]]
    assert first(12, cards) == expected


@pytest.mark.parametrize(("only", "reason"), [("due", DUE), ("new", NEW), ("weak", AHEAD)])
def test_a_scope_takes_one_source_only(only: str, reason: str) -> None:
    cards = cards_of(only, due=["due"], new=["new"], ahead=["ahead"], weak=["weak"])
    assert list(islice(cards, 3)) == [(only, reason), (only, ROUND), (only, ROUND)]


def test_a_card_without_a_question_is_passed_over() -> None:
    cards = cards_of(due=["d1", "d2"], new=["n1"], can_ask=lambda card: card == "d2")
    assert first(2, cards) == ["due d2", "round d2"]


def test_nothing_to_ask_ends_at_once() -> None:
    assert list(cards_of()) == []
    assert list(cards_of(due=["d1"], can_ask=lambda card: False)) == []


def test_no_source_is_read_before_it_is_reached() -> None:
    def not_yet() -> Iterable[str]:
        raise AssertionError("the first card costs one query")

    cards = deck("", lambda: ["d1"], not_yet, not_yet, not_yet, lambda card: True)
    assert next(cards) == ("d1", DUE)


def test_a_card_that_fell_due_while_it_was_new_comes_once_a_round() -> None:
    cards = cards_of(due=["c"], new=["c"], ahead=["c"])
    assert first(3, cards) == ["due c", "round c", "round c"]


def test_cards_never_follow_themselves_while_there_are_two() -> None:
    cards = [card for card, _ in islice(cards_of(due=["a"], new=["b"], ahead=["a", "b", "c"]), 30)]
    assert all(one != other for one, other in pairwise(cards))
