"""A sitting as a value."""

from __future__ import annotations

from tutor.scheduling.memory import AGAIN, GOOD
from tutor.study.session import Session, Turn, freshest


def turn(card: str, is_right: bool = True, was_sure: bool = True, was_new: bool = False, number: int = 1) -> Turn:
    rating = GOOD if is_right else AGAIN
    return Turn(f"{card}-event", card, f"{card}.{number}", is_right, was_sure, was_new, rating)


def sitting(*turns: Turn, limit: int | None = None) -> Session:
    session = Session(limit)
    for each in turns:
        session = session.answered(each)
    return session


def test_a_new_sitting_has_nothing_behind_it() -> None:
    session = Session()
    assert (session.last, session.second, session.missed, session.lap_left, session.questions) == (None, "", (), (), ())
    assert not session.is_full


def test_an_answer_makes_another_sitting_and_leaves_the_first() -> None:
    before = Session()
    after = before.answered(turn("a"))
    assert before == Session()
    assert after.last == turn("a")


def test_a_limit_is_reached_with_as_many_answers() -> None:
    assert not sitting(turn("a"), limit=2).is_full
    assert sitting(turn("a"), turn("b"), limit=2).is_full
    assert not sitting(*[turn("a")] * 1_000).is_full


def test_a_new_card_comes_second_unless_right_and_sure() -> None:
    assert sitting(turn("a", was_new=True)).second == ""
    assert sitting(turn("a", was_sure=False, was_new=True)).second == "a"
    assert sitting(turn("a", is_right=False, was_new=True)).second == "a"
    assert sitting(turn("a", is_right=False)).second == ""
    assert sitting(turn("a", is_right=False, was_new=True), turn("a")).second == ""


def test_missed_cards_are_named_once_in_the_order_of_their_first_miss() -> None:
    session = sitting(turn("b", is_right=False), turn("a", is_right=False), turn("b", is_right=False), turn("c"))
    assert session.missed == ("b", "a")


def test_a_card_that_was_missed_and_then_right_is_still_missed() -> None:
    assert sitting(turn("a", is_right=False), turn("a")).missed == ("a",)


def test_the_last_lap_goes_once_over_what_was_missed() -> None:
    session = sitting(turn("a", is_right=False), turn("b", is_right=False), turn("c")).in_last_lap()
    assert session.lap_left == ("a", "b")
    session = session.answered(turn("a", is_right=False, number=2))
    assert session.lap_left == ("b",)
    session = session.answered(turn("b", number=2))
    assert session.lap_left == ()
    assert session.missed == ("a", "b"), "what the lap adds is no miss of the sitting"
    assert session.questions == ("a.1", "b.1", "c.1", "a.2", "b.2")
    assert session.in_last_lap().lap_left == ("a", "b")


def test_the_card_asked_just_before_the_lap_comes_last_in_it() -> None:
    session = sitting(turn("a", is_right=False), turn("b", is_right=False), turn("a", is_right=False))
    assert session.in_last_lap().lap_left == ("b", "a")
    assert sitting(turn("a", is_right=False)).in_last_lap().lap_left == ("a",)


def test_a_lap_does_not_fill_the_limit_and_has_no_second_question() -> None:
    session = sitting(turn("a", is_right=False, was_new=True), limit=2).in_last_lap().answered(turn("a"))
    assert (session.is_full, session.second) == (False, "")
    assert session.last == turn("a")


def test_a_rating_of_the_learners_own_replaces_ours_where_there_was_one() -> None:
    logged_only = Turn("b-event", "b", "b.1", True, True, False, None)
    session = sitting(turn("a"), logged_only)
    assert [t.rating for t in session.rated("a-event", AGAIN).turns] == [AGAIN, None]
    assert session.rated("b-event", AGAIN) == session


def test_questions_never_asked_come_first_and_then_the_one_asked_longest_ago() -> None:
    probes = ["q1", "q2", "q3"]
    assert freshest(probes, {}) == "q1"
    assert freshest(probes, {"q1": 5}) == "q2"
    assert freshest(probes, {"q1": 9, "q2": 3, "q3": 7}) == "q2"
    assert freshest(["q1"], {"q1": 9}) == "q1"


def test_a_question_seen_in_this_sitting_comes_last() -> None:
    assert freshest(["q1", "q2"], {"q2": 7}, seen=["q1"]) == "q2"
    assert freshest(["q1", "q2"], {"q1": 8, "q2": 9}, seen=["q1", "q2"]) == "q1"
