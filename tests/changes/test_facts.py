"""A fact that AWS changes: the author writes the new value and keeps the old one under `history`, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner
from tests.changes.revised_pack import Edition, answer, opened
from tutor.actions.changes import Bulletin, remark
from tutor.actions.sitting import Sitting
from tutor.scheduling.memory import recall_chance
from tutor.study.asking import Asked
from tutor.study.selection import Scope


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return Edition(tmp_path)


def asked_of(learner: Learner, card: str) -> Asked:
    """A question of a card, as a sitting asks it."""
    asked = Sitting(learner.desk, Scope(cards=(f"p/{card}",)), seed=1).next()
    assert asked is not None
    return asked


def test_who_learnt_the_old_value_learns_the_card_anew(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", "b")
        assert learner.desk.store.due(DAY) == []
    edition.clock.sleep(1)
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        memory = learner.desk.store.memory("p/a")
        assert memory is not None
        assert learner.desk.store.due(DAY + 1) == ["p/a"]
        assert memory.is_anew
        assert recall_chance(memory, DAY + 1) < 0.4
        [change] = learner.desk.store.changes.pending()
        assert change.data["facts"] == [{"fact": "p/size", "was": "256 KB", "now": "1 MB"}]


def test_a_page_that_asks_nothing_can_say_how_much_waits(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
        assert remark(learner.desk) == ""
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        assert remark(learner.desk) == "1 thing that you learnt has changed since: studying tells you."
        changes = learner.desk.store.changes
        changes.tell(learner.clock.now(), changes.pending())
        assert remark(learner.desk) == ""


def test_the_next_answer_counts_as_a_first_one(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
        first = learner.desk.store.memory("p/a")
    edition.clock.sleep(30)
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        answer(learner, "a")
        again = learner.desk.store.memory("p/a")
    assert first is not None
    assert again is not None
    assert (again.stability, again.difficulty, again.answers) == (first.stability, first.difficulty, 1)
    assert again.due_on - again.reviewed_on == first.due_on - first.reviewed_on


def test_the_log_keeps_what_was_answered_before(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        kinds = [kind for (kind,) in learner.sql("SELECT kind FROM event ORDER BY seq")]
    assert kinds == ["taught", "answer", "fact change", "taught"]


def test_a_value_that_is_only_written_otherwise_changes_nothing(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
        before = learner.desk.store.memories()
    edition.fact("0.25 MB")
    with opened(edition) as learner:
        assert learner.desk.store.memories() == before
        assert learner.desk.store.changes.pending() == []


def test_a_value_that_was_worded_otherwise_is_known_by_its_newest_wording(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.fact("0.25 MB")
    with opened(edition):
        pass
    edition.fact("1 MB", "0.25 MB until 2025-10-24")
    with opened(edition) as learner:
        [change] = learner.desk.store.changes.pending()
    assert change.data["facts"] == [{"fact": "p/size", "was": "0.25 MB", "now": "1 MB"}]


def test_an_older_value_that_the_author_adds_later_changes_nothing(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.fact("256 KB", "128 KB until 2019-01-01")
    with opened(edition) as learner:
        assert learner.desk.store.changes.pending() == []


def test_who_meets_the_card_after_the_change_hears_nothing_of_it(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "b")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        answer(learner, "a")
    with opened(edition) as learner:
        assert learner.desk.store.changes.pending() == []
        assert learner.sql("SELECT count(*) FROM event WHERE kind = 'fact change'") == [(0,)]


def test_a_pack_that_goes_back_and_forth_asks_anew_once(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    for _ in range(2):
        edition.fact("1 MB", "256 KB until 2025-10-24")
        with opened(edition) as learner:
            answer(learner, "a")
        edition.fact("256 KB")
        with opened(edition):
            pass
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        memory = learner.desk.store.memory("p/a")
        assert memory is not None
        assert memory.answers == 2
        assert learner.sql("SELECT count(*) FROM event WHERE kind = 'fact change'") == [(1,)]


def test_a_card_that_is_renamed_in_the_same_edition_is_followed(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    topic, quiz = edition.root / "content/topics/t.yaml", edition.root / "quizzes/t.yaml"
    topic.write_text(topic.read_text().replace("  - id: a\n", "  - id: c\n    renamed_from: [a]\n"))
    quiz.write_text(quiz.read_text().replace("    card: a\n", "    card: c\n"))
    with opened(edition) as learner:
        memory = learner.desk.store.memory("p/c")
        assert memory is not None
        assert memory.is_anew
        assert [change.card for change in learner.desk.store.changes.pending()] == ["p/c"]


def test_undoing_an_answer_from_before_the_change_leaves_the_card_anew(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        store = learner.desk.store
        store.take_back(learner.clock.now())
        memory = store.memory("p/a")
        assert memory is not None
        assert memory.is_anew
        store.take_back(learner.clock.now())
        assert store.memory("p/a") is None


def test_a_clock_that_was_set_back_does_not_put_the_change_before_the_answers(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    edition.clock.sleep(-10)
    with opened(edition) as learner:
        memory = learner.desk.store.memory("p/a")
        assert memory is not None
        assert memory.is_anew
        before = learner.desk.store.memories()
        learner.desk.store.rebuild()
        assert learner.desk.store.memories() == before


def test_a_card_that_leaves_the_pack_leaves_the_plan_and_its_history_stays(edition: Edition) -> None:
    with opened(edition) as learner:
        answer(learner, "a", "b")
    topic, quiz = edition.root / "content/topics/t.yaml", edition.root / "quizzes/t.yaml"
    whole, asked = topic.read_text(), quiz.read_text()
    topic.write_text(whole[: whole.index("  - id: b")])
    quiz.write_text(asked[: asked.index("  - id: b.1")])
    edition.clock.sleep(60)
    with opened(edition) as learner:
        from tutor.actions.figures import due_figures

        assert due_figures(learner.desk).due == 1
        assert "p/b" in learner.desk.store.memories()
        assert learner.sql("SELECT count(*) FROM event WHERE card = 'p/b'") == [(1,)]
    topic.write_text(whole)
    quiz.write_text(asked)
    with opened(edition) as learner:
        assert due_figures(learner.desk).due == 2


def test_each_card_that_rests_on_a_moved_fact_is_told(edition: Edition) -> None:
    edition.rest_both_on_the_fact()
    with opened(edition) as learner:
        answer(learner, "a", "b")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        changes = learner.desk.store.changes
        assert [change.card for change in changes.pending()] == ["p/a", "p/b"]
        changes.tell(learner.clock.now(), changes.pending()[1:])
        assert [change.card for change in changes.pending()] == ["p/a"]
        changes.tell(learner.clock.now(), changes.pending())
        assert changes.pending() == []


def test_a_fact_that_was_foretold_for_one_card_is_only_shown_for_the_next(edition: Edition) -> None:
    edition.rest_both_on_the_fact()
    with opened(edition) as learner:
        answer(learner, "a", "b")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    with opened(edition) as learner:
        bulletin = Bulletin(learner.desk)
        [first] = bulletin.about(asked_of(learner, "b"))
        assert first.is_foretold_first
        bulletin.tell([first], {"p/size": "512 KB"})
        for after in (bulletin, Bulletin(learner.desk)):
            [second] = after.about(asked_of(learner, "a"))
            assert (second.title, second.facts) == ("How large an event may be", first.facts)
            assert not second.is_foretold_first
    edition.fact("2 MB", "256 KB until 2025-10-24", "1 MB until 2026-10-24")
    with opened(edition) as learner:
        moved_again = Bulletin(learner.desk).about(asked_of(learner, "a"))
        assert [news.is_foretold_first for news in moved_again] == [False, True]
