"""The memory's weights are fitted to the learner, at most as often as his or her reviews have doubled."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import HandClock, write_pack
from tutor.actions.fitting import fit_beside
from tutor.actions.refitting import refit_if_due
from tutor.content.library import open_library
from tutor.desk import Desk
from tutor.scheduling.memory import (
    DEFAULT_WEIGHTS,
    NO_IDEA,
    SURE,
    Answer,
    recall_chance,
    replay,
    retrievability,
    review,
)
from tutor.scheduling.refit import is_available, log_loss
from tutor.store.database import open_database
from tutor.store.store import Store

needs_fsrs_rs = pytest.mark.skipif(not is_available(), reason="fsrs-rs-python is not installed")


class Forgetful:
    """A learner whose first right answer holds so many days, and who reviews every card every three days."""

    def __init__(self, first_stability: float, cards: int = 40, path: str = ":memory:") -> None:
        self.clock, self.rng = HandClock(), random.Random(3)
        self.db = open_database(path)
        self.store = Store(self.db)
        self.weights = (*DEFAULT_WEIGHTS[:2], first_stability, *DEFAULT_WEIGHTS[3:])
        self.cards = [f"p/{number}" for number in range(cards)]
        self.holds = dict.fromkeys(self.cards, review(None, None, 0, "good", self.weights))
        for card in self.cards:
            self.answer(card, True)

    def days(self, count: int) -> None:
        """Reviews every card every three days."""
        for _ in range(count):
            self.clock.sleep(3)
            for card in self.cards:
                stability, difficulty = self.holds[card]
                knows = self.rng.random() < retrievability(stability, 3, self.weights)
                self.holds[card] = review(stability, difficulty, 3, "good" if knows else "again", self.weights)
                self.answer(card, knows)

    def answer(self, card: str, is_right: bool) -> None:
        """One answer on disk."""
        moment = self.clock.now()
        answer = Answer(f"{card}.q", moment.day, is_right, SURE if is_right else NO_IDEA)
        self.store.record(moment, card, answer, 9_000, {"kind": "single", "words": 60})

    def events(self) -> int:
        """How many fits are in the log."""
        return int(self.db.execute("SELECT count(*) FROM event WHERE kind = 'weights'").fetchone()[0])


def mean_recall(store: Store, day: int) -> float:
    """The chance of recall on a day, over all cards."""
    memories = store.memories().values()
    return sum(recall_chance(memory, day) for memory in memories) / len(memories)


@pytest.fixture
def learner() -> Iterator[Forgetful]:
    learner = Forgetful(0.3)
    yield learner
    learner.db.close()


@needs_fsrs_rs
def test_nothing_is_fitted_before_150_cards_were_met_again(learner: Forgetful) -> None:
    learner.days(3)
    assert refit_if_due(learner.store, learner.clock) is None
    assert learner.store.weights() == DEFAULT_WEIGHTS


@needs_fsrs_rs
def test_a_learner_who_forgets_fast_is_believed_to(learner: Forgetful) -> None:
    learner.days(5)
    today = learner.clock.now().day
    before = mean_recall(learner.store, today + 3)
    fit = refit_if_due(learner.store, learner.clock)
    assert fit is not None
    assert fit.is_better
    assert learner.store.weights() == fit.weights
    assert mean_recall(learner.store, today + 3) < before


@needs_fsrs_rs
def test_memories_under_fitted_weights_are_the_log_replayed_under_them(learner: Forgetful) -> None:
    learner.days(5)
    refit_if_due(learner.store, learner.clock)
    learner.days(1)
    before = learner.store.memories()
    card = learner.cards[0]
    answers = [answer for _, _, answer in learner.store.log.answers([card])]
    assert before[card] == replay(answers, weights=learner.store.weights())
    learner.store.rebuild()
    assert learner.store.memories() == before


@needs_fsrs_rs
def test_the_next_fit_waits_until_the_reviews_have_doubled(learner: Forgetful) -> None:
    learner.days(5)
    assert refit_if_due(learner.store, learner.clock) is not None
    learner.days(4)
    assert refit_if_due(learner.store, learner.clock) is None
    learner.days(1)
    assert refit_if_due(learner.store, learner.clock) is not None
    assert learner.events() == 2


@needs_fsrs_rs
def test_a_fit_that_foretells_the_newest_reviews_worse_is_not_taken(learner: Forgetful) -> None:
    """The learner forgot fast, and from one day on remembers everything."""
    learner.days(5)
    learner.holds = dict.fromkeys(learner.cards, (500.0, 5.0))
    learner.days(2)
    fit = refit_if_due(learner.store, learner.clock)
    assert fit is not None
    assert fit.loss > fit.before
    assert learner.store.weights() == DEFAULT_WEIGHTS
    assert refit_if_due(learner.store, learner.clock) is None


@needs_fsrs_rs
def test_the_app_fits_in_a_program_of_its_own(tmp_path: Path) -> None:
    learner = Forgetful(0.3, path=str(tmp_path / "tutor.db"))
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    desk = Desk(open_library((str(pack),), str(tmp_path / "cache")), learner.store, learner.clock)
    assert fit_beside(desk) is None
    learner.days(5)
    child = fit_beside(desk)
    assert child is not None
    assert child.wait() == 0
    assert learner.store.weights() != DEFAULT_WEIGHTS
    assert fit_beside(desk) is None
    before = learner.store.memories()
    learner.store.rebuild()
    assert learner.store.memories() == before
    desk.close()


@needs_fsrs_rs
def test_a_program_that_dies_at_once_harms_nobody_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learner = Forgetful(0.3, path=str(tmp_path / "tutor.db"))
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    desk = Desk(open_library((str(pack),), str(tmp_path / "cache")), learner.store, learner.clock)
    learner.days(5)
    monkeypatch.setattr(sys, "executable", "/usr/bin/false")
    child = fit_beside(desk)
    assert child is not None
    for _ in range(600):  # nobody asks for it
        if child.returncode is not None:
            break
        time.sleep(0.05)
    assert child.returncode == 1
    desk.close()


def test_weights_from_another_machine_count_without_fsrs_rs(
    learner: Forgetful, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    learner.days(5)
    learner.store.take_weights(learner.clock.now(), learner.weights, {"reviews": 200})
    assert refit_if_due(learner.store, learner.clock) is None
    learner.days(1)
    card = learner.cards[0]
    answers = [answer for _, _, answer in learner.store.log.answers([card])]
    assert learner.store.memory(card) == replay(answers, weights=learner.weights)


def test_of_two_programs_that_fit_at_once_the_first_one_counts(tmp_path: Path) -> None:
    learner = Forgetful(0.3, cards=4, path=str(tmp_path / "tutor.db"))
    learner.days(2)
    begun, now = learner.store.newest_seq(), learner.clock.now
    other = Store(open_database(str(tmp_path / "tutor.db")))
    assert other.take_weights(now(), learner.weights, {"reviews": 8}, begun)
    assert not learner.store.take_weights(now(), (*DEFAULT_WEIGHTS[:2], 9.0, *DEFAULT_WEIGHTS[3:]), {}, begun)
    assert not learner.store.take_weights(now(), None, {}, begun)
    assert learner.store.weights() == learner.weights
    assert learner.events() == 1
    before = learner.store.memories()
    learner.store.rebuild()
    assert learner.store.memories() == before
    other.close()
    learner.db.close()


def test_a_fit_that_was_no_better_leaves_the_weights_of_another_machine(learner: Forgetful) -> None:
    learner.store.take_weights(learner.clock.now(), learner.weights, {"reviews": 200})
    before = learner.store.memories()
    assert learner.store.take_weights(learner.clock.now(), None, {"reviews": 400})
    assert (learner.store.weights(), learner.store.memories()) == (learner.weights, before)
    assert learner.store.reviews_to_fit()[1] == 400


def test_the_log_loss_is_the_mean_surprise_at_reviews_on_later_days() -> None:
    recall = retrievability(review(None, None, 0, "good")[0], 3)
    assert log_loss([[("good", 10), ("good", 13)]], DEFAULT_WEIGHTS) == pytest.approx(-math.log(recall))
    assert log_loss([[("good", 10), ("again", 13)]], DEFAULT_WEIGHTS) == pytest.approx(-math.log(1 - recall))
    assert log_loss([[("good", 10), ("good", 13)]], DEFAULT_WEIGHTS, since=14) == 0.0
