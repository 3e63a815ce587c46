"""A key that was wrong: the author mends it and raises the revision; the answers given to it are marked anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.actions.packs import DAY, Learner, open_learner, question_yaml
from tests.changes.revised_pack import Edition, answer, opened
from tutor.actions.changes import mended_before
from tutor.actions.sitting import Sitting
from tutor.scheduling.memory import NO_IDEA, SURE, UNSURE, Answer
from tutor.store.changes import Change
from tutor.store.habits import Doubt, habits
from tutor.study.selection import Scope

WAS_WRONG = "revision: 2\n    changed: key"
FIRST = "        why: Because of reason 1.\n        correct: true\n"
SECOND = "        why: Because of reason 2.\n"
# The key moves from the first choice to the second.
MOVED = [
    (FIRST, FIRST.replace("        correct: true\n", "")),
    (SECOND, f"{SECOND}        correct: true\n"),
]


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """A pack with one question a card."""
    edition = Edition(tmp_path)
    edition.questions(question_yaml("a", 1) + question_yaml("b", 1))
    return edition


def mend(edition: Edition, revision: str = WAS_WRONG) -> None:
    """Moves the key of a.1."""
    text = question_yaml("a", 1).replace("    kind:", f"    {revision}\n    kind:", 1)
    for old, new in MOVED:
        assert old in text
        text = text.replace(old, new)
    edition.questions(text + question_yaml("b", 1))


def told(learner: Learner) -> list[tuple[str, Any]]:
    """What waits to be told: what changed, and its figures."""
    return [(change.changed, change.data) for change in learner.desk.store.changes.pending()]


def answer_again(learner: Learner, question: str) -> None:
    """A right answer to a question, whichever would be asked next."""
    moment = learner.clock.now()
    learner.desk.store.record(moment, "p/a", Answer(question, moment.day, True, SURE), 9_000, {"revision": 1})


def on_the_screen(learner: Learner) -> Callable[[], object]:
    """Asks a.1; what it returns answers that by the second choice, whatever became of the pack."""
    sitting = Sitting(learner.desk, Scope(cards=("p/a",)), seed=1)
    asked = sitting.next()
    assert asked is not None
    return lambda: sitting.answer(asked, frozenset((1,)), SURE, 9_000)


def test_an_answer_that_was_right_after_all_counts_as_right(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
        missed = learner.desk.store.memory("p/a")
    mend(edition)
    with opened(edition) as learner:
        memory = learner.desk.store.memory("p/a")
        assert missed is not None
        assert memory is not None
        assert (missed.is_last_right, memory.is_last_right) == (False, True)
        moved = [["p/a", missed.due_on, memory.due_on]]
        assert told(learner) == [("key", {"how": "", "answers": 1, "right": 1, "wrong": 0, "moved": moved})]


def test_an_answer_that_the_wrong_key_took_for_right_counts_as_wrong(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=1)
    mend(edition)
    with opened(edition) as learner:
        memory = learner.desk.store.memory("p/a")
        assert memory is not None
        assert memory.due_on == memory.reviewed_on + 1
        [(_, figures)] = told(learner)
        assert (figures["right"], figures["wrong"]) == (0, 1)


def test_what_was_logged_stays_and_the_new_mark_stands_beside_it(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
    mend(edition)
    with opened(edition) as learner:
        rows = learner.sql("SELECT kind, is_right FROM event WHERE question = 'p/a.1' ORDER BY seq")
        assert rows == [("answer", 0), ("regrade", 1), ("content change", None)]


def test_other_cards_stay_as_they_are(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", "b", choice=2)
        before = learner.desk.store.memory("p/b")
    mend(edition)
    with opened(edition) as learner:
        assert learner.desk.store.memory("p/b") == before


def test_making_the_memories_anew_comes_to_the_same(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
        edition.clock.sleep(3)
        answer(learner, "a", choice=1)
    mend(edition)
    with opened(edition) as learner:
        before = learner.desk.store.memories()
        learner.desk.store.rebuild()
        assert learner.desk.store.memories() == before


def test_the_learners_own_rating_stays(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
        [(event,)] = learner.sql("SELECT id FROM event WHERE kind = 'answer'")
        rated = learner.desk.store.rate(learner.clock.now(), str(event), "easy")
    mend(edition)
    with opened(edition) as learner:
        assert learner.desk.store.memory("p/a") == rated


def test_no_idea_stays_wrong_and_still_the_new_key_is_told(edition: Edition) -> None:
    """The wrong key was shown as the answer."""
    with opened(edition) as learner:
        answer(learner, "a", choice=2, confidence=NO_IDEA)
        before = learner.desk.store.memories()
    mend(edition)
    with opened(edition) as learner:
        assert told(learner) == [("key", {"how": ""})]
        assert learner.desk.store.memories() == before


def test_an_answer_that_was_taken_back_is_not_marked(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
        learner.desk.store.take_back(learner.clock.now())
    mend(edition)
    with opened(edition) as learner:
        assert told(learner) == []
        assert learner.sql("SELECT count(*) FROM event WHERE kind = 'regrade'") == [(0,)]


def test_taking_back_an_answer_says_how_it_was_marked_in_the_end(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
    mend(edition)
    with opened(edition) as learner:
        taken = learner.desk.store.take_back(learner.clock.now())
        assert taken is not None
        assert taken.is_right


def test_answers_to_the_mended_question_are_marked_once_and_for_all(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
    mend(edition)
    for _ in range(2):
        with opened(edition) as learner:
            answer(learner, "a", choice=2)
        edition.fact("0.25 MB")  # another edition
    with opened(edition) as learner:
        assert learner.sql("SELECT count(*) FROM event WHERE kind = 'regrade'") == [(1,)]
        assert len(told(learner)) == 1


def test_an_answer_by_a_program_that_was_open_while_the_key_was_mended_is_marked_anew(edition: Edition) -> None:
    with opened(edition) as still_open:
        answer_now = on_the_screen(still_open)
        mend(edition)
        with opened(edition) as learner:
            assert told(learner) == []
        answer_now()
        missed = still_open.desk.store.memory("p/a")
    for _ in range(2):
        with opened(edition) as learner:
            memory = learner.desk.store.memory("p/a")
            assert missed is not None
            assert memory is not None
            assert (missed.is_last_right, memory.is_last_right) == (False, True)
            moved = [["p/a", missed.due_on, memory.due_on]]
            assert told(learner) == [("key", {"how": "", "answers": 1, "right": 1, "wrong": 0, "moved": moved})]
            rows = learner.sql("SELECT kind FROM event WHERE kind IN ('taught', 'regrade') ORDER BY seq")
            assert rows == [("taught",), ("taught",), ("regrade",), ("taught",)], "once and for all"


def test_a_late_answer_is_found_under_the_name_that_its_question_had(edition: Edition) -> None:
    with opened(edition) as still_open:
        answer_now = on_the_screen(still_open)
        mend(edition)
        quiz = edition.root / "quizzes/t.yaml"
        quiz.write_text(quiz.read_text().replace("- id: a.1\n", "- id: a.new\n    renamed_from: [a.1]\n"))
        with opened(edition):
            pass
        answer_now()
    with opened(edition) as learner:
        assert [data["right"] for _, data in told(learner)] == [1]


def test_a_choice_is_found_again_wherever_the_mended_question_puts_it(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
    mend(edition)
    text = (edition.root / "quizzes/t.yaml").read_text()
    first, second = (
        f"      - text: Choice {n} of a.1\n        why: Because of reason {n}.\n{more}"
        for n, more in ((1, ""), (2, "        correct: true\n"))
    )
    assert first + second in text
    edition.questions(text.partition("questions:\n")[2].replace(first + second, second + first))
    with opened(edition) as learner:
        [(_, figures)] = told(learner)
        assert (figures["right"], figures["wrong"]) == (1, 0)


def test_where_the_revision_before_changed_a_fact_the_old_answers_were_right_in_their_day(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
    mend(edition, "revision: 3\n    changed_before: [fact]\n    changed: key")
    with opened(edition) as learner:
        [change] = learner.desk.store.changes.pending()
        assert (change.changed, change.card, change.question) == ("fact", "p/a", "")
        assert learner.sql("SELECT count(*) FROM event WHERE kind = 'regrade'") == [(0,)]


def test_a_revision_that_only_rewords_is_not_told_of(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.revise("revision: 2")
    with opened(edition) as learner:
        assert told(learner) == []


def test_what_was_made_clearer_waits_to_be_told_once(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.revise("revision: 2\n    changed: clarified\n    changed_how: It says now that order counts.")
    with opened(edition) as learner:
        changes = learner.desk.store.changes
        [change] = changes.pending()
        expected = Change("p/a", "p/a.1", "clarified", ("question p/a.1 2",), {"how": "It says now that order counts."})
        assert change == expected
        changes.tell(learner.clock.now(), [change])
        assert changes.pending() == []
    with opened(edition) as learner:
        assert told(learner) == []


def test_who_missed_a_revision_hears_the_weightiest_of_what_was_missed(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.card(revision=3, changed_before="[clarified]", changed="reworded")
    with opened(edition) as learner:
        assert told(learner) == [("clarified", {"how": ""})]


def test_a_card_that_its_author_calls_changed_is_learnt_anew(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.card(revision=2, changed="fact", changed_how="Batches count as a whole now.")
    with opened(edition) as learner:
        memory = learner.desk.store.memory("p/a")
        assert memory is not None
        assert memory.is_anew
        assert told(learner) == [("fact", {"facts": [], "how": "Batches count as a whole now."})]


@pytest.mark.parametrize("confidence", ["sure", UNSURE])
def test_a_typed_answer_is_read_again(edition: Edition, confidence: str) -> None:
    number = """\
  - id: n.1
    card: a
    kind: number
    stem: How many?
    answer: {}
    explanation: So many.
"""
    edition.questions(number.format("900 s") + question_yaml("b", 1))
    with opened(edition) as learner:
        sitting = Sitting(learner.desk, Scope(cards=("p/a",)), seed=1)
        asked = sitting.next()
        assert asked is not None
        assert not sitting.answer(asked, "1 minute", confidence, 9_000).grade.is_correct
    edition.questions(number.format("60 s").replace("kind:", f"{WAS_WRONG}\n    kind:") + question_yaml("b", 1))
    with opened(edition) as learner:
        [(_, figures)] = told(learner)
        assert (figures["right"], figures["wrong"]) == (1, 0)


def test_figures_of_the_day_and_readiness_take_the_mark_that_counts(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
    mend(edition)
    with opened(edition) as learner:
        [first] = learner.desk.store.evidence.first()
        [day] = learner.desk.store.days()
        assert first.is_right
        assert day[1:3] == (1, 1)


def test_an_answer_of_an_older_tutor_is_found_by_the_place_that_was_chosen(edition: Edition) -> None:
    """It kept no numbers of the texts, and no packs were taken in."""
    learner = open_learner(edition.root, edition.root.parent / "data", edition.clock)
    moment = learner.clock.now()
    data = {"response": [1], "shown": [3, 1, 0, 2], "kind": "single", "words": 30, "revision": 1, "grader": 1}
    learner.desk.store.record(moment, "p/a", Answer("p/a.1", moment.day, False, SURE), 9_000, data)
    learner.desk.close()
    mend(edition)
    with opened(edition) as learner:
        [(_, figures)] = told(learner)
        assert (figures["right"], figures["wrong"]) == (1, 0)


def test_a_mended_key_is_still_known_when_its_question_went_to_another_card(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", choice=2)
    mend(edition)
    with opened(edition):
        pass
    topic, quiz = edition.root / "content/topics/t.yaml", edition.root / "quizzes/t.yaml"
    text = topic.read_text()
    topic.write_text(text[: text.index("  - id: a\n")] + text[text.index("  - id: b\n") :])
    quiz.write_text(quiz.read_text().replace("    card: a\n", "    card: b\n"))
    with opened(edition) as learner:
        [news] = mended_before(learner.desk, "p/a.1")
        assert (news.title, news.marked) == ("Another card", "1 of your answers was right after all.")


def test_a_confident_error_that_was_right_after_all_is_none(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", "b", choice=2)
        wrong = Doubt(confident_error_on=DAY, lucky_guess_on=None)
        assert habits(learner.desk.store).doubts(DAY) == {"p/a": wrong, "p/b": wrong}
    mend(edition)
    with opened(edition) as learner:
        assert habits(learner.desk.store).doubts(DAY) == {"p/b": wrong}


def test_a_question_whose_answers_were_taken_back_does_not_let_its_card_begin_anew(edition: Edition) -> None:
    """Its fact moved: the card began anew for that, and is then revised."""
    edition.questions(question_yaml("a", 1) + question_yaml("a", 2))
    with opened(edition) as learner:
        answer(learner, "a", "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        answer_again(learner, "p/a.1")
        learner.desk.store.take_back(learner.clock.now())
        answer_again(learner, "p/a.2")
        before = learner.desk.store.memories()
    edition.revise("revision: 2\n    changed: fact")
    with opened(edition) as learner:
        assert learner.desk.store.memories() == before
