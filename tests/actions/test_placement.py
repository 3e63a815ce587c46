"""Placement: which cards it asks, that its answers are ordinary ones, and what it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import Learner, open_learner, write_pack
from tutor.actions.home import home_state
from tutor.actions.placement import (
    GUESSED,
    KNOWN,
    MISSED,
    Found,
    TopicFound,
    found,
    placement,
    placement_cards,
    shared_out,
    topic_weights,
)
from tutor.desk import Desk

SIX = {f"t{t}": {f"c{t}{c}": 1 for c in range(4)} for t in range(6)}


def learner_at(tmp_path: Path, topics: dict[str, dict[str, int]]) -> Learner:
    return open_learner(write_pack(tmp_path / "pack", topics), tmp_path / "data")


def answered(desk: Desk, *answers: tuple[bool, str]) -> Found:
    """What a placement finds that was answered so: right or wrong, with this confidence."""
    sitting = placement(desk, seed=5)
    for is_right, confidence in answers:
        asked = sitting.next()
        assert asked is not None
        sitting.answer(asked, frozenset({0 if is_right else 1}), confidence, 9_000)
    return found(desk, sitting.session)


# Which cards


def test_twelve_cards_are_asked_no_card_twice_and_topics_take_turns(tmp_path: Path) -> None:
    cards = placement_cards(learner_at(tmp_path, SIX).desk)
    assert len(cards) == len(set(cards)) == 12
    assert [card[3] for card in cards] == ["0", "1", "2", "3", "4", "5"] * 2


def test_a_topic_gets_its_share_by_what_the_exam_makes_of_it(tmp_path: Path) -> None:
    desk = open_learner(write_exam_pack(tmp_path / "pack"), tmp_path / "data").desk
    assert topic_weights(desk) == {"p/t": pytest.approx(0.6), "p/u": pytest.approx(0.4)}
    assert placement_cards(desk) == ("p/a", "p/b")
    assert shared_out({"t": 0.6, "u": 0.4}, {"t": 9, "u": 9}, 5) == ["t", "u", "t", "u", "t"]


def test_what_the_exams_turn_on_comes_first_and_of_that_the_harder(tmp_path: Path) -> None:
    root = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1, "c": 1}})
    topic, quiz = root / "content/topics/t.yaml", root / "quizzes/t.yaml"
    topic.write_text(topic.read_text().replace("yield: core", "yield: common", 1))
    quiz.write_text(quiz.read_text().replace("card: c\n", "card: c\n    difficulty: 3\n"))
    assert placement_cards(open_learner(root, tmp_path / "data").desk) == ("p/c", "p/b", "p/a")


def test_cards_that_were_met_or_have_no_question_are_not_asked(tmp_path: Path) -> None:
    desk = learner_at(tmp_path, {"t": {"a": 1, "b": 1, "c": 0}}).desk
    answered(desk, (True, "sure"))
    assert placement_cards(desk) == ("p/b",)
    answered(desk, (True, "sure"))
    assert placement(desk, seed=5).next() is None


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 9)), max_size=8), st.integers(0, 20))
def test_turns_are_given_while_a_topic_of_some_weight_has_cards(sizes: list[tuple[int, int]], count: int) -> None:
    weights = {f"t{number}": weight / 100 for number, (weight, _) in enumerate(sizes)}
    most = {f"t{number}": size for number, (_, size) in enumerate(sizes)}
    turns = shared_out(weights, most, count)
    assert len(turns) == min(count, sum(size for topic, size in most.items() if weights[topic] > 0))
    assert all(turns.count(topic) <= most[topic] for topic in turns)


# What becomes of the answers


def test_a_missed_card_is_not_asked_a_second_time(tmp_path: Path) -> None:
    desk = learner_at(tmp_path, {"t": {"a": 2, "b": 2}}).desk
    sitting = placement(desk, seed=5)
    for card in ("p/a", "p/b"):
        asked = sitting.next()
        assert asked is not None
        assert asked.question.card == card
        sitting.answer(asked, "", "none", 9_000)
    assert sitting.next() is None


def test_answers_are_first_tries_and_leave_memories_like_any_other(tmp_path: Path) -> None:
    learner = learner_at(tmp_path, {"t": {"a": 1, "b": 1}})
    answered(learner.desk, (True, "sure"), (False, "unsure"))
    assert learner.sql("SELECT card, target, rating FROM event WHERE kind = 'answer' ORDER BY seq") == [
        ("p/a", "", "good"),
        ("p/b", "", "again"),
    ]
    assert [(first.card, first.is_right) for first in learner.desk.store.evidence.first()] == [
        ("p/a", True),
        ("p/b", False),
    ]
    assert set(learner.desk.store.memories()) == {"p/a", "p/b"}


# What it finds


def test_it_finds_what_was_known_guessed_and_missed_with_the_topics_as_on_home(tmp_path: Path) -> None:
    desk = learner_at(tmp_path, {"t": {"a": 1, "b": 1}, "u": {"c": 1, "d": 1}}).desk
    told = answered(desk, (True, "sure"), (False, "sure"), (True, "unsure"), (True, "guess"))
    assert told == Found((TopicFound("Topic t", (KNOWN, KNOWN)), TopicFound("Topic u", (MISSED, GUESSED))), 1)
    assert [line.title for line in home_state(desk).topics] == ["Topic t", "Topic u"]
    assert [told.count(what) for what in (KNOWN, GUESSED, MISSED)] == [2, 1, 1]
