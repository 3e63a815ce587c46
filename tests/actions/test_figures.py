"""What `tutor due` and `tutor topics` say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner, write_pack
from tutor.actions.figures import DueFigures, TopicFigures, due_figures, topic_figures
from tutor.actions.home import home_state
from tutor.actions.progress import progress
from tutor.actions.reading import topic_entries
from tutor.actions.sitting import Sitting
from tutor.progress.mastery import NOT_SEEN, SHAKY, Tally
from tutor.scheduling.memory import SURE
from tutor.study.selection import Scope

TOPICS = {"basics": {"a": 2, "b": 1, "silent": 0}, "limits": {"c": 1}}


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at a pack of two topics and four cards, of which one has no question."""
    learner = open_learner(write_pack(tmp_path / "pack", TOPICS), tmp_path / "data")
    yield learner
    learner.desk.close()


def answer(learner: Learner, *marks: bool) -> Sitting:
    sitting = Sitting(learner.desk, Scope(), 1)
    for is_right in marks:
        asked = sitting.next()
        assert asked is not None
        sitting.answer(asked, frozenset((0 if is_right else 1,)), SURE, 30_000)
    return sitting


def test_before_the_first_answer_everything_is_new(learner: Learner) -> None:
    assert due_figures(learner.desk) == DueFigures(due=0, overdue=0, new=3, due_by_day=(0,) * 7)


def test_due_counts_today_what_was_left_over_and_the_coming_week(learner: Learner) -> None:
    answer(learner, False, True, True)  # a twice: due tomorrow; b: due in two days
    assert due_figures(learner.desk) == DueFigures(due=0, overdue=0, new=1, due_by_day=(1, 1, 0, 0, 0, 0, 0))
    learner.clock.sleep(2)
    assert due_figures(learner.desk) == DueFigures(due=2, overdue=1, new=1, due_by_day=(0,) * 7)


def test_a_card_that_nothing_asks_any_more_is_due_nowhere(learner: Learner) -> None:
    answer(learner, True, True)  # a and b
    learner.desk.close()
    quiz = learner.database.parent.parent / "pack/quizzes/basics.yaml"
    quiz.write_text(quiz.read_text().partition("  - id: b.1")[0])
    learner.clock.sleep(30)
    now = open_learner(quiz.parent.parent, learner.database.parent, learner.clock)
    figures = progress(now.desk.library, now.desk.store.tallies, now.desk.today)
    assert (due_figures(now.desk).due, home_state(now.desk).due, figures["due"]) == (1, 1, 1)
    assert (due_figures(now.desk).new, home_state(now.desk).new, figures["new"]) == (1, 1, 1)
    by_topic = [
        [topic.due for topic in topic_figures(now.desk)],
        [topic.due for topic in topic_entries(now.desk)],
        [topic["due"] for topic in figures["topics"]],
    ]
    assert by_topic == [[1, 0]] * 3
    now.desk.close()


def test_topics_are_told_by_how_their_cards_are_held(learner: Learner) -> None:
    answer(learner, False, False, True)
    learner.clock.sleep(1)
    assert topic_figures(learner.desk) == (
        TopicFigures("p/basics", "Topic basics", 1, Tally(cards=3, seen=2, shaky=1, safe=1, level=NOT_SEEN)),
        TopicFigures("p/limits", "Topic limits", 0, Tally(cards=1, seen=0, shaky=0, safe=0, level=NOT_SEEN)),
    )
    answer(learner, False, False)
    assert topic_figures(learner.desk)[1].tally == Tally(cards=1, seen=1, shaky=1, safe=0, level=SHAKY)
