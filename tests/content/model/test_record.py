"""Records are what `dataclass(frozen=True)` makes, only sooner."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from tutor.content.model.question import Choice, Pair, SingleQuestion
from tutor.content.model.teaching import Topic

REQUIRED: Any = {"id": "p/q", "card": "p/c", "stem": "Which?", "choices": (), "explanation": "Because."}


def test_values_go_by_name_or_in_order_and_the_rest_takes_its_default() -> None:
    pair = Pair("queue", "SQS", why="It is one.")

    assert pair == Pair(left="queue", right="SQS", why="It is one.")
    assert repr(pair) == "Pair(left='queue', right='SQS', why='It is one.')"
    assert SingleQuestion(**REQUIRED).pool == "study"


def test_records_of_equal_values_are_equal_and_those_of_other_kinds_are_not() -> None:
    one, same, other = Choice(text="A", why="W"), Choice(why="W", text="A"), Choice(text="B", why="W")

    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != object()


def test_a_record_cannot_be_changed() -> None:
    choice = Choice(text="A", why="W")

    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'text'"):
        choice.text = "B"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'text'"):
        del choice.text


def test_a_changed_copy_leaves_the_record_as_it_was() -> None:
    choice = Choice(text="A", why="W")

    assert dataclasses.replace(choice, correct=True) == Choice(text="A", why="W", correct=True)
    assert not choice.correct
    assert copy.deepcopy(choice) == choice
    assert pickle.loads(pickle.dumps(choice)) == choice  # its own


def test_what_is_missing_or_unknown_is_named() -> None:
    with pytest.raises(TypeError, match=r"Choice: missing \['why'\], unknown \['wy'\]"):
        Choice(text="A", wy="W")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Pair takes left, right, why, each once"):
        Pair("a", "b", "c", "d")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Pair takes left, right, why, each once"):
        Pair("a", "b", "c", left="d")  # type: ignore[misc]


def test_no_two_records_share_a_mapping() -> None:
    one, other = (Topic(id="p/t", title="T", cards=()) for _ in range(2))

    assert one.exams == other.exams == {}
    assert one.exams is not other.exams


def test_fields_are_known_in_the_order_in_which_they_are_declared() -> None:
    names = [part.name for part in dataclasses.fields(Choice)]

    assert names == ["text", "correct", "blames", "why"]
    assert list(vars(Choice(why="W", text="A"))) == names
