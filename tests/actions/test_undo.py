"""Taking back the newest answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner, write_pack
from tutor.actions.sitting import Sitting
from tutor.actions.undo import Undone, undo
from tutor.scheduling.memory import SURE, UNSURE
from tutor.study.selection import Scope


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at a pack of two cards."""
    learner = open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}}), tmp_path / "data")
    yield learner
    learner.desk.close()


def answer(sitting: Sitting, is_right: bool, confidence: str) -> None:
    asked = sitting.next()
    assert asked is not None
    sitting.answer(asked, frozenset((0 if is_right else 1,)), confidence, 9_000)


def test_undo_takes_back_the_newest_answer_and_says_what_it_was(learner: Learner) -> None:
    sitting = Sitting(learner.desk, Scope(), 1)
    answer(sitting, True, SURE)
    answer(sitting, False, UNSURE)
    learner.clock.at += 5 * 60_000
    assert undo(learner.desk) == Undone(
        card="b", question="b.1", title="Card b", is_right=False, confidence=UNSURE, minutes_ago=5, days=None
    )
    assert list(learner.desk.store.memories()) == ["p/a"]


def test_undo_says_when_the_card_is_due_now(learner: Learner) -> None:
    sitting = Sitting(learner.desk, Scope(), 1)
    for is_right in (True, True, False):
        answer(sitting, is_right, SURE)
    undone = undo(learner.desk)
    assert undone is not None
    assert (undone.card, undone.days) == ("a", 2)


def test_undo_again_goes_one_further_back_until_nothing_is_left(learner: Learner) -> None:
    sitting = Sitting(learner.desk, Scope(), 1)
    answer(sitting, True, SURE)
    answer(sitting, True, SURE)
    cards = [undone.card for undone in iter(lambda: undo(learner.desk), None)]
    assert cards == ["b", "a"]
    assert undo(learner.desk) is None


def test_an_answer_undone_in_its_sitting_is_not_undone_again(learner: Learner) -> None:
    sitting = Sitting(learner.desk, Scope(), 1)
    answer(sitting, True, SURE)
    answer(sitting, True, SURE)
    sitting.undo()
    undone = undo(learner.desk)
    assert undone is not None
    assert undone.card == "a"


def test_undo_of_an_answer_on_a_renamed_card_says_what_it_is_called_now(tmp_path: Path) -> None:
    before = open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1}}), tmp_path / "data")
    sitting = Sitting(before.desk, Scope(), 1)
    answer(sitting, True, SURE)
    answer(sitting, True, SURE)
    before.desk.close()
    pack = write_pack(tmp_path / "pack", {"t": {"z": 1}})
    topic = pack / "content/topics/t.yaml"
    topic.write_text(topic.read_text().replace("yield: core", "yield: core\n    renamed_from: [a]"))
    after = open_learner(pack, tmp_path / "data", before.clock)
    undone = undo(after.desk)
    assert undone is not None
    assert (undone.card, undone.title, undone.days) == ("z", "Card z", 2)
    after.desk.close()
