"""Changes of content and fitted weights, between whatever else happens: making the state anew gives the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.test_replay import CARDS, STEPS, Machine, Step, merged, state
from tutor.scheduling.memory import DEFAULT_WEIGHTS
from tutor.store.changes import FACT, KEY, Change, Marked, Regrade, Taught


@dataclass(frozen=True)
class FactMoves:
    """An edition of the pack in which a card's fact is otherwise."""

    card: str
    value: int


@dataclass(frozen=True)
class KeyMoves:
    """An edition in which an answer so far is marked by another key."""

    number: int
    is_right: bool


@dataclass(frozen=True)
class Fit:
    """Weights that were fitted to the learner: how long a first good answer holds, and the decay."""

    first: float
    decay: float


MOVES = st.one_of(
    st.builds(FactMoves, st.sampled_from(CARDS), st.integers(1, 2)),
    st.builds(KeyMoves, st.integers(0, 30), st.booleans()),
    st.builds(Fit, st.floats(0.5, 9), st.floats(0.1, 0.8)),
)
HISTORIES = st.lists(st.one_of(STEPS, st.lists(MOVES, max_size=2)), max_size=5)


class Revised(Machine):
    """A machine whose pack is published anew now and then."""

    def live(self, history: list[Any]) -> None:
        """Lets a whole history happen."""
        for steps in history:
            for step in steps:
                self.take(step)

    def take(self, step: Step | FactMoves | KeyMoves | Fit) -> None:
        """Lets one thing happen."""
        match step:
            case FactMoves():
                self.at += 60_000
                cause = f"fact {step.card} {step.value}"
                self._publish([Change(self._name(step.card), "", FACT, (cause,))], {})
            case KeyMoves() if self.answers:
                self._mark(self.answers[step.number % len(self.answers)], step.is_right)
            case Fit():
                weights = (*DEFAULT_WEIGHTS[:2], step.first, *DEFAULT_WEIGHTS[3:20], step.decay)
                self.store.take_weights(self._now(), weights, {"reviews": 150})
            case FactMoves() | KeyMoves():
                pass
            case _:
                self.do(step)

    def _mark(self, event: str, is_right: bool) -> None:
        card, question, _ = self.store.log.whereabouts(event)
        card = next(self._name(name) for name in CARDS if card.startswith(name))
        answer = Marked(event, card, question, not is_right, "sure", 1, 1, {})
        key = Change(card, question, KEY, (f"question {question} {self.at}",))
        self._publish([key], {question: [Regrade(answer, is_right, 2)]})

    def _publish(self, changes: list[Change], regrades: dict[str, list[Regrade]]) -> None:
        self.store.changes.take_in(self._now(), "p", f"{self.at} {changes}", Taught(), changes, regrades)


@given(HISTORIES)
@settings(max_examples=100)
def test_making_the_state_anew_from_the_log_changes_nothing(history: list[Any]) -> None:
    machine = Revised()
    machine.live(history)
    before = state(machine.db)
    machine.store.rebuild()
    assert state(machine.db) == before
    machine.db.close()


@given(HISTORIES, HISTORIES)
@settings(max_examples=40)
def test_two_machines_merged_in_either_order_believe_the_same(first: list[Any], second: list[Any]) -> None:
    one, other = Revised(), Revised()
    one.live(first)
    other.live(second)
    assert merged(one.db, other.db) == merged(other.db, one.db)
    assert merged(one.db, one.db) == one.store.memories()
    one.db.close()
    other.db.close()


def test_a_change_that_two_machines_found_lets_a_card_begin_anew_once() -> None:
    """The second machine found it later, after the first one had learnt the card again."""
    from tests.store.test_replay import Say

    say = Say("p/a", 1, True, "sure", "", "study", 1)
    one, other = Revised(), Revised()
    one.live([[say, FactMoves("p/a", 1), say]])
    other.live([[say, *[Say("p/b", 1, True, "sure", "", "study", 24)] * 5, FactMoves("p/a", 1)]])
    memory = merged(one.db, other.db)["p/a-v0"]
    assert not memory.is_anew
    assert memory.answers == 1
