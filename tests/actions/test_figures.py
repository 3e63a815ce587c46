"""What `tutor due` and `tutor topics` say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner, write_pack
from tutor.actions.figures import DueFigures, TopicFigures, due_figures, topic_figures
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


def test_topics_are_told_by_how_their_cards_are_held(learner: Learner) -> None:
    answer(learner, False, False, True)
    learner.clock.sleep(1)
    assert topic_figures(learner.desk) == (
        TopicFigures("p/basics", "Topic basics", 1, Tally(cards=3, seen=2, shaky=1, safe=1, level=NOT_SEEN)),
        TopicFigures("p/limits", "Topic limits", 0, Tally(cards=1, seen=0, shaky=0, safe=0, level=NOT_SEEN)),
    )
    answer(learner, False, False)
    assert topic_figures(learner.desk)[1].tally == Tally(cards=1, seen=1, shaky=1, safe=0, level=SHAKY)
