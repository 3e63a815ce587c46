"""What `tutor due`, `tutor topics` and `tutor stats` say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import DAY, Learner, open_learner, write_pack
from tutor.actions.figures import DueFigures, TopicFigures, due_figures, stats, topic_figures
from tutor.actions.sitting import Sitting
from tutor.progress.days import DayDone
from tutor.progress.mastery import NOT_SEEN, SHAKY, Tally
from tutor.progress.retention import Share
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
    figures = stats(learner.desk)
    assert figures.due == DueFigures(due=0, overdue=0, new=3, due_by_day=(0,) * 7)
    assert (figures.reviews, figures.seen, figures.cards, figures.streak, figures.days) == (0, 0, 4, 0, ())
    assert figures.right.value is None


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


def test_stats_count_what_was_not_taken_back(learner: Learner) -> None:
    answer(learner, True, True)
    learner.clock.sleep(1)
    sitting = answer(learner, False, True, False)
    sitting.undo()
    figures = stats(learner.desk)
    assert (figures.today, figures.reviews, figures.voided, figures.minutes, figures.streak) == (DAY + 1, 4, 1, 2, 2)
    assert figures.right == Share(3, 4)
    assert figures.days == (DayDone(DAY, 2, 2, 60_000), DayDone(DAY + 1, 2, 1, 60_000, 1, 1, expected=9468))


def test_retention_counts_first_answers_of_later_days(learner: Learner) -> None:
    answer(learner, True, True, True)
    learner.clock.sleep(3)
    answer(learner, True, False, True, True, True)
    figures = stats(learner.desk)
    assert (figures.retention.young, figures.retention.mature) == (Share(2, 3), Share(0, 0))
    assert figures.retention.expected == pytest.approx(0.881, abs=0.001)


def test_days_reach_back_seven_weeks(learner: Learner) -> None:
    answer(learner, True)
    learner.clock.sleep(48)
    assert [done.day for done in stats(learner.desk).days] == [DAY]
    learner.clock.sleep(1)
    assert stats(learner.desk).days == ()
    assert stats(learner.desk).reviews == 1


def test_a_card_that_left_the_pack_is_in_the_log_and_in_the_count_of_reviews_only(tmp_path: Path) -> None:
    before = open_learner(write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}}), tmp_path / "data")
    answer(before, False, False)
    before.desk.close()
    after = open_learner(write_pack(tmp_path / "pack", {"t": {"b": 1}}), tmp_path / "data", before.clock)
    after.clock.sleep(1)
    figures = stats(after.desk)
    assert (figures.reviews, figures.cards, figures.seen, figures.due.due) == (2, 1, 1, 1)
    assert after.sql("SELECT card FROM event ORDER BY seq") == [("p/a",), ("p/b",)]
    after.desk.close()
