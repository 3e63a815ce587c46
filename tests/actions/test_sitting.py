"""A sitting: what is asked in which order, what an answer comes to, undo, the last lap."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner, open_learner, write_pack
from tutor.actions.feedback import Feedback
from tutor.actions.flags import Flagged, flagged, is_flagged, toggle
from tutor.actions.reasons import why
from tutor.actions.sitting import Sitting
from tutor.questions import NotAnAnswer
from tutor.scheduling.memory import AGAIN, GOOD, GUESS, HARD, NO_IDEA, SURE, UNSURE
from tutor.study.asking import Asked
from tutor.study.selection import AHEAD, DUE, FLAGGED, LAP, NEW, ROUND, Scope
from tutor.views.question import counted_as

MakeLearner = Callable[..., Learner]


@pytest.fixture
def learn(tmp_path: Path) -> Iterator[MakeLearner]:
    """learn(a=2, b=1): a learner at a pack of one topic with these cards and numbers of questions."""
    opened: list[Learner] = []

    def make(**cards: int) -> Learner:
        opened.append(open_learner(write_pack(tmp_path / "pack", {"t": cards}), tmp_path / "data"))
        return opened[-1]

    yield make
    for learner in opened:
        learner.desk.close()


def sit(learner: Learner, limit: int | None = None, only: str = "", seed: int = 1, **scope: object) -> Sitting:
    return Sitting(learner.desk, Scope(only=only, **scope), seed, limit)  # type: ignore[arg-type]


def ask(sitting: Sitting) -> Asked:
    asked = sitting.next()
    assert asked is not None
    return asked


def reply(sitting: Sitting, asked: Asked, is_right: bool = True, confidence: str = SURE) -> Feedback:
    return sitting.answer(asked, frozenset((0 if is_right else 1,)), confidence, 15_000)


def say(sitting: Sitting, is_right: bool = True, confidence: str = SURE) -> str:
    """Answers the next question; returns its short id."""
    asked = ask(sitting)
    reply(sitting, asked, is_right, confidence)
    return asked.question.id.removeprefix("p/")


def events(learner: Learner) -> list[str]:
    return [str(kind) for (kind,) in learner.sql("SELECT kind FROM event ORDER BY seq")]


# What is asked


def test_new_cards_come_in_the_order_of_study_and_then_all_again(learn: MakeLearner) -> None:
    sitting = sit(learn(a=1, b=1, c=1))
    assert [say(sitting) for _ in range(7)] == ["a.1", "b.1", "c.1", "a.1", "b.1", "c.1", "a.1"]


def test_due_cards_come_first_and_the_most_forgotten_of_them_first(learn: MakeLearner) -> None:
    learner = learn(a=1, b=1, c=1, d=1, e=1)
    first = sit(learner)
    for is_right, confidence in ((True, SURE), (True, UNSURE), (False, SURE), (True, SURE)):
        say(first, is_right, confidence)
    learner.clock.sleep(1)
    sitting = sit(learner)
    asked: list[tuple[str, str]] = []
    for _ in range(7):
        question = ask(sitting)
        asked.append((question.question.card.removeprefix("p/"), question.reason))
        reply(sitting, question)
    assert asked == [("c", DUE), ("b", DUE), ("e", NEW), ("a", AHEAD), ("d", AHEAD), ("c", ROUND), ("b", ROUND)]


@pytest.mark.parametrize(
    ("only", "expected"),
    [("due", ["c.1", "c.1"]), ("new", ["e.1", "e.1"]), ("weak", ["c.1", "c.1"])],
)
def test_a_scope_goes_round_what_it_holds(learn: MakeLearner, only: str, expected: list[str]) -> None:
    learner = learn(a=1, b=1, c=1, e=1)
    first = sit(learner, limit=3)
    for is_right in (True, True, False):
        say(first, is_right)
    learner.clock.sleep(1)
    sitting = sit(learner, only=only)
    assert [say(sitting) for _ in range(2)] == expected


def test_an_empty_scope_asks_nothing(learn: MakeLearner) -> None:
    sitting = sit(learn(a=1), only="due")
    assert sitting.next_is_empty()
    assert sitting.next() is None


def test_looking_whether_there_is_a_question_does_not_use_it_up(learn: MakeLearner) -> None:
    sitting = sit(learn(a=1, b=1))
    assert not sitting.next_is_empty()
    assert not sitting.next_is_empty()
    assert say(sitting) == "a.1"


def test_cards_without_a_question_are_passed_over(learn: MakeLearner) -> None:
    sitting = sit(learn(a=0, b=1, c=0))
    assert [say(sitting) for _ in range(2)] == ["b.1", "b.1"]


def test_a_topic_scope_asks_only_its_topics(tmp_path: Path) -> None:
    topics: Mapping[str, Mapping[str, int]] = {"t": {"a": 1}, "u": {"b": 1, "c": 1}}
    learner = open_learner(write_pack(tmp_path / "pack", topics), tmp_path / "data")
    sitting = sit(learner, topics=("p/u",))
    assert [say(sitting) for _ in range(3)] == ["b.1", "c.1", "b.1"]
    learner.desk.close()


def test_a_kind_is_asked_alone(learn: MakeLearner) -> None:
    learner = learn(a=1, b=1)
    assert [say(sit(learner, kind="single")) for _ in range(2)] == ["a.1", "b.1"]
    assert sit(learner, kind="number").next_is_empty()


def test_a_limit_takes_exactly_so_many_answers(learn: MakeLearner) -> None:
    sitting = sit(learn(a=2, b=2), limit=3)
    assert [say(sitting, is_right=False) for _ in range(3)] == ["a.1", "a.2", "b.1"]
    assert sitting.next() is None


# New cards and rotation


@pytest.mark.parametrize(
    ("is_right", "confidence", "second"),
    [(True, SURE, "b.1"), (True, UNSURE, "a.2"), (True, GUESS, "a.2"), (False, SURE, "a.2"), (False, GUESS, "a.2")],
)
def test_a_new_card_gets_a_second_question_unless_right_and_sure(
    learn: MakeLearner, is_right: bool, confidence: str, second: str
) -> None:
    sitting = sit(learn(a=2, b=2))
    say(sitting, is_right, confidence)
    assert say(sitting) == second


def test_no_third_question_follows_and_none_where_the_card_has_but_one(learn: MakeLearner) -> None:
    sitting = sit(learn(a=3, b=1, c=1))
    assert [say(sitting, is_right=False) for _ in range(4)] == ["a.1", "a.2", "b.1", "c.1"]


def test_a_card_that_was_met_before_gets_no_second_question(learn: MakeLearner) -> None:
    learner = learn(a=3, b=1)
    say(sit(learner))
    learner.clock.sleep(9)
    sitting = sit(learner)
    assert [say(sitting, is_right=False) for _ in range(2)] == ["a.2", "b.1"]


def test_a_card_is_never_asked_the_same_question_twice_running(learn: MakeLearner) -> None:
    learner = learn(a=3)
    asked = []
    for _ in range(4):
        sitting = sit(learner)
        asked += [say(sitting, is_right=number % 2 == 0) for number in range(5)]
        sitting.begin_last_lap()
        asked.append(say(sitting))
        learner.clock.sleep(1)
    assert asked == [f"a.{number % 3 + 1}" for number in range(24)]


def test_a_cards_questions_do_not_follow_each_other_while_there_are_other_cards(learn: MakeLearner) -> None:
    learner = learn(a=3, b=2, c=3)
    followed = []
    for day in range(4):
        sitting = sit(learner)
        for number in range(12):
            say(sitting, is_right=(number + day) % 3 != 0)
        turns = sitting.session.turns
        followed.append([one.card for one, other in pairwise(turns) if one.card == other.card])
        learner.clock.sleep(2)
    assert followed == [["p/a", "p/c"], [], [], []], "only new cards that were missed are followed by themselves"


def test_choices_are_shuffled_by_the_seed_and_repeat_with_it(learn: MakeLearner) -> None:
    def orders(seed: int) -> list[tuple[int, ...]]:
        sitting = sit(learner, seed=seed)
        asked = []
        for _ in range(4):
            asked.append(ask(sitting))
            reply(sitting, asked[-1])
        while sitting.undo():
            pass
        return [question.order for question in asked]

    learner = learn(a=2, b=2, c=2, d=2)
    assert orders(7) == orders(7)
    assert orders(7) != orders(8)
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders(7))


# What an answer comes to


def test_an_answer_is_on_disk_when_its_feedback_is_returned(learn: MakeLearner) -> None:
    learner = learn(a=1)
    sitting = sit(learner)
    feedback = reply(sitting, ask(sitting))
    assert events(learner) == ["answer"]
    assert (feedback.grade.is_correct, feedback.rating, feedback.days) == (True, GOOD, 2)
    assert feedback.memory == learner.desk.store.memory("p/a")


def test_no_idea_is_wrong_counts_as_again_and_is_no_confident_error(learn: MakeLearner) -> None:
    sitting = sit(learn(a=1))
    asked = ask(sitting)
    feedback = sitting.answer(asked, "", NO_IDEA, 4_000)
    assert (feedback.grade.is_correct, feedback.rating, feedback.days) == (False, AGAIN, 1)
    assert feedback.grade.expected == "Choice 1 of a.1"
    assert not feedback.is_confident_error


def test_no_idea_is_wrong_even_when_the_right_choice_was_marked(learn: MakeLearner) -> None:
    sitting = sit(learn(a=1))
    assert not reply(sitting, ask(sitting), is_right=True, confidence=NO_IDEA).grade.is_correct


@pytest.mark.parametrize(
    ("is_right", "confidence", "is_error"),
    [(False, SURE, True), (False, UNSURE, False), (False, GUESS, False), (True, SURE, False)],
)
def test_wrong_and_sure_is_a_confident_error(
    learn: MakeLearner, is_right: bool, confidence: str, is_error: bool
) -> None:
    sitting = sit(learn(a=1))
    assert reply(sitting, ask(sitting), is_right, confidence).is_confident_error == is_error


@pytest.mark.parametrize(
    ("response", "sentence"),
    [
        (frozenset((0, 1)), "choose 1: 2 chosen"),
        (frozenset[int](), "choose 1: 0 chosen"),
        (frozenset((4,)), "Choose from the choices shown."),
        ("b", "Choose from the choices shown."),
    ],
)
def test_what_is_no_answer_is_not_recorded(learn: MakeLearner, response: frozenset[int] | str, sentence: str) -> None:
    learner = learn(a=1)
    sitting = sit(learner)
    asked = ask(sitting)
    with pytest.raises(NotAnAnswer) as problem:
        sitting.answer(asked, response, SURE, 4_000)
    assert str(problem.value) == sentence
    assert events(learner) == []
    assert sitting.session.turns == ()
    assert reply(sitting, asked).rating == GOOD


def test_an_answer_far_over_the_learners_usual_time_counts_as_hard(learn: MakeLearner) -> None:
    learner = learn(**dict.fromkeys("abcdefghijklm", 1))
    sitting = sit(learner)
    for _ in range(10):
        say(sitting)
    slow = sit(learner)
    told = slow.answer(ask(slow), frozenset((0,)), SURE, 31_000)
    assert (told.rating, told.because) == (HARD, "slower than your usual")
    assert counted_as(told) == "counts as hard (slower than your usual), back tomorrow"
    assert slow.rate(told, HARD).because == "", "the learner said so"
    assert slow.answer(ask(slow), frozenset((0,)), SURE, 29_000).rating == GOOD
    assert slow.answer(ask(slow), frozenset((0,)), SURE, 200_000).rating == GOOD, "the learner was away"


def test_a_rating_of_the_learners_own_is_counted_in_the_sitting_too(learn: MakeLearner) -> None:
    learner = learn(a=1)
    sitting = sit(learner)
    feedback = reply(sitting, ask(sitting))
    assert sitting.rate(feedback, AGAIN).days == 1
    assert [turn.rating for turn in sitting.session.turns] == [AGAIN]
    assert events(learner) == ["answer", "rate"]


def test_a_flag_is_an_event_and_the_same_key_takes_it_off(learn: MakeLearner) -> None:
    learner = learn(a=1)
    assert toggle(learner.desk, "p/a.1")
    assert is_flagged(learner.desk, "p/a.1")
    assert learner.sql("SELECT kind, card, question FROM event") == [("flag", "p/a", "p/a.1")]
    assert not toggle(learner.desk, "p/a.1")
    assert not is_flagged(learner.desk, "p/a.1")


def test_flagged_questions_are_listed_with_what_they_ask_the_newest_flag_first(learn: MakeLearner) -> None:
    learner = learn(a=1, b=1)
    for question in ("p/b.1", "p/a.1"):
        toggle(learner.desk, question)
    assert flagged(learner.desk) == (
        Flagged("p/a.1", "Which is the first choice of a.1?", "Topic t"),
        Flagged("p/b.1", "Which is the first choice of b.1?", "Topic t"),
    )


def test_a_sitting_over_flagged_questions_asks_each_of_them_once_and_then_goes_round(learn: MakeLearner) -> None:
    learner = learn(a=3, b=1, c=1)
    for id in ("p/a.1", "p/a.3", "p/c.1"):
        toggle(learner.desk, id)
    sitting = sit(learner, only=FLAGGED)
    asked: list[tuple[str, str]] = []
    for _ in range(5):
        question = ask(sitting)
        asked.append((question.question.id.removeprefix("p/"), question.reason))
        reply(sitting, question, is_right=False)
    assert asked == [("c.1", FLAGGED), ("a.1", FLAGGED), ("a.3", FLAGGED), ("c.1", ROUND), ("a.1", ROUND)]


def test_taking_flags_off_on_the_way_changes_nothing_in_the_sitting(learn: MakeLearner) -> None:
    learner = learn(a=1, b=1)
    for question in ("p/a.1", "p/b.1"):
        toggle(learner.desk, question)
    sitting = sit(learner, only=FLAGGED)
    assert why(learner.desk, ask(sitting)) == "You flagged this question."
    toggle(learner.desk, "p/a.1")
    assert ask(sitting).question.id == "p/a.1"
    assert not sit(learner, only=FLAGGED, topics=("p/other",)).next()


def test_an_answer_that_is_only_practice_cannot_be_counted_otherwise(learn: MakeLearner) -> None:
    learner = learn(a=2)
    sitting = sit(learner)
    say(sitting)
    practice = reply(sitting, ask(sitting), is_right=False)
    assert not practice.is_counted
    assert sitting.rate(practice, GOOD) == practice
    assert events(learner) == ["answer", "answer"]


# Undo


def test_an_undone_question_comes_again_and_then_the_one_that_was_showing(learn: MakeLearner) -> None:
    learner = learn(a=1, b=1, c=1)
    sitting = sit(learner)
    first = ask(sitting)
    reply(sitting, first, is_right=False)
    showing = ask(sitting)
    undone = sitting.undo()
    assert undone is first
    sitting.put_back(showing)
    sitting.put_back(undone)
    assert not learner.desk.store.is_met("p/a")
    assert [say(sitting) for _ in range(4)] == ["a.1", "b.1", "c.1", "a.1"]


def test_undo_while_the_feedback_shows_goes_on_with_the_next_card(learn: MakeLearner) -> None:
    sitting = sit(learn(a=1, b=1))
    asked = ask(sitting)
    reply(sitting, asked, is_right=False)
    assert sitting.undo() is asked
    reply(sitting, asked)
    assert say(sitting) == "b.1"
    assert [turn.is_right for turn in sitting.session.turns] == [True, True]


def test_undo_reaches_back_to_the_first_answer_and_no_further(learn: MakeLearner) -> None:
    learner = learn(a=1, b=1, c=1)
    sitting = sit(learner)
    for _ in range(3):
        say(sitting)
    taken_back = [undone.question.id for undone in iter(sitting.undo, None)]
    assert taken_back == ["p/c.1", "p/b.1", "p/a.1"]
    assert sitting.session.turns == ()
    assert learner.desk.store.memories() == {}
    assert events(learner) == ["answer"] * 3 + ["void"] * 3


def test_undo_over_the_second_question_of_a_new_card(learn: MakeLearner) -> None:
    sitting = sit(learn(a=2, b=1))
    first = ask(sitting)
    reply(sitting, first, is_right=False)
    second = ask(sitting)
    assert second.question.id == "p/a.2"
    undone = sitting.undo()
    assert undone is first
    sitting.put_back(second)
    sitting.put_back(undone)
    assert [say(sitting, is_right=False) for _ in range(3)] == ["a.1", "a.2", "b.1"]


def test_undo_of_a_second_question_asks_it_again_and_no_third(learn: MakeLearner) -> None:
    sitting = sit(learn(a=3, b=1))
    say(sitting, is_right=False)
    second = ask(sitting)
    reply(sitting, second, is_right=False)
    undone = sitting.undo()
    assert undone is second
    sitting.put_back(undone)
    assert [say(sitting, is_right=False) for _ in range(2)] == ["a.2", "b.1"]


def test_a_first_question_undone_and_then_right_and_sure_needs_no_second(learn: MakeLearner) -> None:
    sitting = sit(learn(a=2, b=1))
    asked = ask(sitting)
    reply(sitting, asked, is_right=False)
    sitting.undo()
    sitting.put_back(asked)
    assert [say(sitting) for _ in range(2)] == ["a.1", "b.1"]


def test_a_limit_counts_an_undone_answer_once(learn: MakeLearner) -> None:
    sitting = sit(learn(a=1, b=1, c=1), limit=2)
    say(sitting)
    asked = ask(sitting)
    reply(sitting, asked)
    sitting.undo()
    sitting.put_back(asked)
    assert say(sitting) == "b.1"
    assert sitting.next() is None


def test_undo_that_the_disk_refuses_leaves_the_sitting_as_it_was(learn: MakeLearner) -> None:
    learner = learn(a=1)
    sitting = sit(learner)
    say(sitting)
    learner.sql("CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'broken'); END")
    with pytest.raises(sqlite3.IntegrityError):
        sitting.undo()
    assert len(sitting.session.turns) == 1
    learner.sql("DROP TRIGGER broken")
    assert sitting.undo() is not None


# The last lap


def test_a_last_lap_asks_each_missed_card_once_by_another_question_and_rates_nothing(learn: MakeLearner) -> None:
    learner = learn(a=2, b=2, c=2, d=2)
    for _ in range(4):
        say(sit(learner, only="new"))
    learner.clock.sleep(30)
    sitting = sit(learner, limit=4)
    assert [say(sitting, is_right) for is_right in (False, True, False, True)] == ["a.2", "b.2", "c.2", "d.2"]
    assert sitting.next() is None
    stability = {card: memory.stability for card, memory in learner.desk.store.memories().items()}
    sitting.begin_last_lap()
    asked = ask(sitting)
    assert (asked.question.id, asked.reason) == ("p/a.1", LAP)
    assert reply(sitting, asked).rating is None
    assert say(sitting, is_right=False) == "c.1"
    assert sitting.next() is None
    assert {card: memory.stability for card, memory in learner.desk.store.memories().items()} == stability


def test_a_last_lap_can_be_run_again(learn: MakeLearner) -> None:
    sitting = sit(learn(a=2, b=1), limit=3)
    for is_right in (False, True, True):
        say(sitting, is_right)
    laps = []
    for _ in range(3):
        sitting.begin_last_lap()
        laps.append(say(sitting))
        assert sitting.next() is None
    assert laps == ["a.1", "a.2", "a.1"]


def test_a_last_lap_does_not_begin_with_the_card_just_asked(learn: MakeLearner) -> None:
    sitting = sit(learn(a=2, b=2), limit=5)
    assert [say(sitting, is_right=False) for _ in range(5)] == ["a.1", "a.2", "b.1", "b.2", "a.1"]
    sitting.begin_last_lap()
    assert [say(sitting) for _ in range(2)] == ["b.1", "a.2"]


def test_a_last_lap_over_one_card_asks_it_though_it_was_just_asked(learn: MakeLearner) -> None:
    sitting = sit(learn(a=2), limit=1)
    say(sitting, is_right=False)
    sitting.begin_last_lap()
    assert say(sitting) == "a.2"


def test_a_question_that_waits_when_the_last_lap_begins_is_not_asked_in_it(learn: MakeLearner) -> None:
    sitting = sit(learn(a=2, b=1, c=1))
    say(sitting, is_right=False)
    say(sitting)
    waiting = ask(sitting)
    assert waiting.question.id == "p/b.1"
    sitting.put_back(waiting)
    sitting.begin_last_lap()
    assert say(sitting) == "a.1"
    assert sitting.next() is None


def test_undo_in_a_last_lap_and_out_of_it(learn: MakeLearner) -> None:
    learner = learn(a=1, b=1)
    sitting = sit(learner, limit=2)
    say(sitting, is_right=False)
    last = ask(sitting)
    reply(sitting, last, is_right=False)
    sitting.begin_last_lap()
    lap_first = ask(sitting)
    reply(sitting, lap_first)
    assert sitting.undo() is lap_first
    sitting.put_back(lap_first)
    lap_first = ask(sitting)

    undone = sitting.undo()
    assert undone is last
    sitting.put_back(lap_first)
    sitting.put_back(undone)
    assert sitting.session.lap is None
    assert say(sitting) == "b.1"
    assert sitting.next() is None, "the lap is offered anew"
    sitting.begin_last_lap()
    assert say(sitting) == "a.1"
    assert sitting.next() is None


def test_undo_at_the_start_of_a_second_lap_leads_into_the_first(learn: MakeLearner) -> None:
    sitting = sit(learn(a=2, b=2), limit=2)
    say(sitting, is_right=False)
    say(sitting)
    sitting.begin_last_lap()
    in_lap = ask(sitting)
    reply(sitting, in_lap)
    sitting.begin_last_lap()
    assert sitting.undo() is in_lap
    assert sitting.session.lap == ()


# Why


def test_why_a_question_comes_now(learn: MakeLearner) -> None:
    learner = learn(a=2, b=1, c=1)
    sitting = sit(learner)
    reasons = []
    for is_right in (False, True, True):
        asked = ask(sitting)
        reasons.append(why(learner.desk, asked))
        reply(sitting, asked, is_right)
    assert reasons == [
        "A new card, the next in the order of the topics: the exams turn on it.",
        "Second question of a new card: the exams turn on it.",
        "A new card, the next in the order of the topics: the exams turn on it.",
    ]
    learner.clock.sleep(1)
    sitting = sit(learner)
    reasons = []
    for _ in range(5):
        asked = ask(sitting)
        reasons.append(why(learner.desk, asked))
        reply(sitting, asked, is_right=len(reasons) != 1)
    assert reasons == [
        "Due: your chance to recall it today is about 77 %; the exams turn on it.",
        "A new card, the next in the order of the topics: the exams turn on it.",
        "Reading ahead: nothing is due; recall about 95 %.",
        "Everything in this scope was asked: another round.",
        "Everything in this scope was asked: another round.",
    ]
    sitting.begin_last_lap()
    assert why(learner.desk, ask(sitting)) == "You missed this card in this sitting."


def test_why_a_shaky_card_comes_says_what_made_it_shaky_and_that_practice_does_not_count(learn: MakeLearner) -> None:
    learner = learn(a=1)
    sitting = sit(learner)
    reply(sitting, ask(sitting), is_right=False)
    assert why(learner.desk, ask(sit(learner, only="weak")), "weak") == (
        "A shaky card, as you asked. It was answered today already, so this is practice: only the first answer of a "
        "day counts."
    )
    learner.clock.sleep(1)
    assert why(learner.desk, ask(sit(learner, only="weak")), "weak") == (
        "A shaky card, as you asked. Your last answer was wrong or a guess, and your chance to recall it today is "
        "about 77 %."
    )


def test_a_sitting_that_runs_past_the_rollover_records_the_new_day(learn: MakeLearner) -> None:
    learner = learn(a=1, b=1)
    sitting = sit(learner)
    say(sitting)
    learner.clock.sleep(1)
    say(sitting)
    assert {m.answered_on for m in learner.desk.store.memories().values()} == {DAY, DAY + 1}
