"""History follows an id that an author changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.learner import DAY, Learner
from tutor.scheduling.memory import GUESS, Memory
from tutor.store.habits import Doubt, habits

if TYPE_CHECKING:
    from tutor.store.store import Rename


def carry(learner: Learner, *renames: Rename, in_use: tuple[str, ...] = ()) -> None:
    """What opening a pack does that renames items, and in which these old ids stand."""
    learner.store.carry(learner.now(), renames, lambda kind, id: f"{kind} {id}" in in_use)


def state(learner: Learner) -> tuple[dict[str, Memory], list[tuple[str, int]], list[tuple[str, str, str]]]:
    probes = learner.db.execute("SELECT question, last_seq FROM probe ORDER BY question").fetchall()
    renames = learner.db.execute("SELECT kind, old, new FROM rename ORDER BY kind, old").fetchall()
    return learner.store.memories(), probes, renames


def renames_logged(learner: Learner) -> int:
    return int(learner.db.execute("SELECT count(*) FROM event WHERE kind = 'rename'").fetchone()[0])


def test_the_memory_of_a_card_follows_its_new_id(learner: Learner) -> None:
    learner.answers("p/nat")
    memory = learner.store.memory("p/nat")
    carry(learner, ("card", "p/nat", "p/gateway"))
    assert learner.store.memories() == {"p/gateway": memory}


def test_answers_under_the_new_id_go_on_from_there(learner: Learner) -> None:
    learner.answers("p/nat")
    carry(learner, ("card", "p/nat", "p/gateway"))
    learner.sleep(5)
    recorded = learner.answers("p/gateway")
    assert recorded.memory.answers == 2
    before = state(learner)
    learner.store.rebuild()
    assert state(learner) == before


def test_a_rename_is_logged_once(learner: Learner) -> None:
    learner.answers("p/nat")
    for _ in range(3):
        carry(learner, ("card", "p/nat", "p/gateway"))
    assert renames_logged(learner) == 1


def test_an_id_that_is_renamed_twice_is_followed(learner: Learner) -> None:
    learner.answers("p/nat")
    carry(learner, ("card", "p/nat", "p/gateway"))
    learner.answers("p/gateway")
    carry(learner, ("card", "p/gateway", "p/egress"))
    learner.answers("p/egress")
    assert {card: memory.answers for card, memory in learner.store.memories().items()} == {"p/egress": 3}
    before = state(learner)
    learner.store.rebuild()
    assert state(learner) == before


def test_a_learner_who_missed_a_version_comes_along(learner: Learner) -> None:
    learner.answers("p/nat")
    carry(learner, ("card", "p/nat", "p/egress"), ("card", "p/gateway", "p/egress"))
    assert list(learner.store.memories()) == ["p/egress"]


def test_two_cards_that_become_one_join_their_histories(learner: Learner) -> None:
    learner.answers("p/nat")
    learner.sleep(3)
    learner.answers("p/igw")
    carry(learner, ("card", "p/nat", "p/egress"), ("card", "p/igw", "p/egress"))
    memory = learner.store.memory("p/egress")
    assert memory is not None
    assert memory.answers == 2


def test_where_two_cards_claim_one_old_id_the_first_has_it_for_good(learner: Learner) -> None:
    learner.answers("p/nat")
    for _ in range(3):
        carry(learner, ("card", "p/nat", "p/gateway"), ("card", "p/nat", "p/instance"))
    assert list(learner.store.memories()) == ["p/gateway"]
    assert renames_logged(learner) == 1


def test_a_rename_that_the_author_takes_back_gives_the_history_back(learner: Learner) -> None:
    learner.answers("p/nat")
    memory = learner.store.memory("p/nat")
    carry(learner, ("card", "p/nat", "p/gateway"))
    for _ in range(3):
        carry(learner, in_use=("card p/nat",))
    assert learner.store.memories() == {"p/nat": memory}
    assert renames_logged(learner) == 2
    before = state(learner)
    learner.store.rebuild()
    assert state(learner) == before


def test_a_card_that_is_renamed_back_keeps_what_was_answered_in_between(learner: Learner) -> None:
    learner.answers("p/nat")
    carry(learner, ("card", "p/nat", "p/gateway"))
    learner.answers("p/gateway")
    for _ in range(3):
        carry(learner, ("card", "p/gateway", "p/nat"), in_use=("card p/nat",))
    assert {card: memory.answers for card, memory in learner.store.memories().items()} == {"p/nat": 2}
    before = state(learner)
    learner.store.rebuild()
    assert state(learner) == before


def test_two_ids_renamed_to_each_other_do_not_go_round_in_a_circle(learner: Learner) -> None:
    learner.answers("p/nat")
    carry(learner, ("card", "p/nat", "p/gateway"))
    carry(learner, ("card", "p/gateway", "p/nat"))
    assert list(learner.store.memories()) == ["p/nat"]


def test_an_old_id_that_still_stands_in_the_files_keeps_its_own_history(learner: Learner) -> None:
    learner.answers("p/nat")
    carry(learner, ("card", "p/nat", "p/gateway"), in_use=("card p/nat",))
    assert list(learner.store.memories()) == ["p/nat"]
    assert renames_logged(learner) == 0


def test_a_renamed_question_is_not_taken_for_one_never_asked(learner: Learner) -> None:
    learner.answers("p/nat", question="p/nat.q1")
    carry(learner, ("question", "p/nat.q1", "p/nat.cost"))
    assert learner.store.asked(["p/nat.q1", "p/nat.cost"]) == {"p/nat.cost": 1}
    memory = learner.store.memory("p/nat")
    assert memory is not None
    assert memory.last_question == "p/nat.cost"
    before = state(learner)
    learner.store.rebuild()
    assert state(learner) == before


def test_a_card_and_a_question_of_the_same_id_are_renamed_apart(learner: Learner) -> None:
    learner.answers("p/nat", question="p/nat")
    carry(learner, ("card", "p/nat", "p/gateway"))
    assert list(learner.store.memories()) == ["p/gateway"]
    assert learner.store.asked(["p/nat", "p/gateway"]) == {"p/nat": 1}


def test_undo_reaches_an_answer_from_before_the_rename(learner: Learner) -> None:
    kept = learner.answers("p/nat")
    undone = learner.answers("p/nat", is_right=False)
    carry(learner, ("card", "p/nat", "p/gateway"), ("question", "p/nat.q1", "p/gateway.q1"))
    learner.store.void(learner.now(), undone.event)
    memory = learner.store.memory("p/gateway")
    assert memory is not None
    assert (memory.answers, memory.due_on) == (1, kept.memory.due_on)
    assert learner.store.asked(["p/gateway.q1"]) == {"p/gateway.q1": 1}


def test_doubts_of_a_card_under_both_its_ids_are_one_with_the_later_days(learner: Learner) -> None:
    learner.answers("p/nat", is_right=False)
    learner.answers("p/nat", confidence=GUESS)
    learner.sleep(3)
    learner.answers("p/gateway", is_right=False)
    carry(learner, ("card", "p/nat", "p/gateway"))
    assert habits(learner.store).doubts(DAY) == {"p/gateway": Doubt(DAY + 3, DAY)}
