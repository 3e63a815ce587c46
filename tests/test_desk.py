"""The study day, and what survives when content changes under a learner."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.actions.packs import write_pack
from tutor.actions.sitting import Sitting
from tutor.desk import Clock, Desk, open_desk, study_day
from tutor.scheduling.memory import SURE, Memory
from tutor.study.selection import Scope

EPOCH = date(1970, 1, 1)


def day_of(text: str, zone: str) -> int:
    """The study day of a local time."""
    moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    offset = moment.utcoffset()
    assert offset is not None
    return study_day(moment.timestamp(), int(offset.total_seconds()))


def test_a_study_day_begins_at_four_in_the_morning() -> None:
    for zone in ("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu", "Pacific/Kiritimati"):
        today = (date(2026, 11, 21) - EPOCH).days
        assert day_of("2026-11-21T04:00:00", zone) == today
        assert day_of("2026-11-21T23:59:59", zone) == today
        assert day_of("2026-11-22T03:59:59.999", zone) == today
        assert day_of("2026-11-22T04:00:00", zone) == today + 1


def test_evening_and_next_morning_are_one_day_apart() -> None:
    assert day_of("2026-11-22T08:00", "Europe/Berlin") - day_of("2026-11-21T23:30", "Europe/Berlin") == 1
    assert day_of("2026-11-22T08:00", "Europe/Berlin") - day_of("2026-11-22T01:30", "Europe/Berlin") == 1


@pytest.mark.parametrize(
    ("zone", "changes_on"),
    [("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2026-10-25"), ("Australia/Lord_Howe", "2026-04-05")],
)
def test_study_days_follow_the_clock_on_the_wall_when_summer_time_begins_or_ends(zone: str, changes_on: str) -> None:
    start = datetime.fromisoformat(changes_on).replace(tzinfo=UTC) - timedelta(days=2)
    for quarter in range(4 * 24 * 4):
        moment = (start + timedelta(minutes=15 * quarter)).astimezone(ZoneInfo(zone))
        wall = moment.replace(tzinfo=None) - timedelta(hours=4)
        assert day_of(moment.replace(tzinfo=None).isoformat(), zone) == (wall.date() - EPOCH).days
        offset = moment.utcoffset()
        assert offset is not None
        assert study_day(moment.timestamp(), int(offset.total_seconds())) == (wall.date() - EPOCH).days


@pytest.fixture
def in_kathmandu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Local time is that of Kathmandu, UTC+05:45."""
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_kathmandu")
def test_the_clock_tells_the_moment_its_offset_and_its_study_day() -> None:
    before = time.time_ns() // 1_000_000
    moment = Clock().now()
    after = time.time_ns() // 1_000_000
    assert before <= moment.at <= after
    assert moment.offset == 345
    assert moment.day == study_day(moment.at / 1_000, 345 * 60)


# A pack that changes


def open_at(pack: Path, monkeypatch: pytest.MonkeyPatch, *more: Path) -> Desk:
    """The desk of a learner whose TUTOR_PACK names these packs."""
    monkeypatch.setenv("TUTOR_PACK", os.pathsep.join(str(folder) for folder in (pack, *more)))
    return open_desk()


def answer(desk: Desk, count: int) -> dict[str, Memory]:
    """Answers so many questions rightly; returns the memories."""
    sitting = Sitting(desk, Scope(), 1)
    for _ in range(count):
        asked = sitting.next()
        assert asked is not None
        sitting.answer(asked, frozenset((0,)), SURE, 9_000)
    return desk.store.memories()


def mend(path: Path, old: str, new: str) -> None:
    """Edits a file of a pack."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_typo_mended_in_a_card_or_a_question_keeps_the_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}})
    desk = open_at(pack, monkeypatch)
    memories = answer(desk, 2)
    desk.close()
    mend(pack / "content/topics/t.yaml", "What card a teaches.", "What the card a teaches us.")
    mend(pack / "quizzes/t.yaml", "Which is the first choice of b.1?", "Which one is the first choice of b.1?")
    mend(pack / "quizzes/t.yaml", "Choice 2 of b.1", "The second choice of b.1")
    desk = open_at(pack, monkeypatch)
    assert desk.library.question("p/b.1").stem == "Which one is the first choice of b.1?"
    assert desk.store.memories() == memories
    assert desk.store.asked(["p/a.1", "p/b.1"]) == {"p/a.1": 2, "p/b.1": 3}  # the first event is what the pack taught
    desk.close()


def test_a_card_that_is_broken_for_a_while_keeps_its_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}})
    desk = open_at(pack, monkeypatch)
    memories = answer(desk, 2)
    desk.close()
    mend(pack / "content/topics/t.yaml", "    title: Card a\n", "    titel: Card a\n")
    broken = open_at(pack, monkeypatch)
    assert broken.library.ids("card") == ["p/b"]
    broken.close()
    mend(pack / "content/topics/t.yaml", "    titel: Card a\n", "    title: Card a\n")
    desk = open_at(pack, monkeypatch)
    assert desk.store.memories() == memories
    desk.close()


def test_a_card_and_its_question_that_are_renamed_keep_their_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}})
    desk = open_at(pack, monkeypatch)
    memories = answer(desk, 2)
    desk.close()
    mend(pack / "content/topics/t.yaml", "  - id: a\n", "  - id: gateway\n    renamed_from: [a]\n")
    mend(pack / "quizzes/t.yaml", "card: a\n", "card: gateway\n    renamed_from: [a.1]\n")
    mend(pack / "quizzes/t.yaml", "  - id: a.1\n", "  - id: gateway.why\n")
    for _ in range(2):
        desk = open_at(pack, monkeypatch)
        carried = desk.store.memories()
        assert list(carried) == ["p/b", "p/gateway"]
        assert (carried["p/gateway"].stability, carried["p/gateway"].answers) == (memories["p/a"].stability, 1)
        assert carried["p/gateway"].last_question == "p/gateway.why"
        assert desk.store.asked(["p/gateway.why"]) == {"p/gateway.why": 2}
        desk.close()


def test_a_rename_that_is_reverted_gives_the_history_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    desk = open_at(pack, monkeypatch)
    memories = answer(desk, 1)
    desk.close()
    mend(pack / "content/topics/t.yaml", "  - id: a\n", "  - id: gateway\n    renamed_from: [a]\n")
    open_at(pack, monkeypatch).close()
    mend(pack / "content/topics/t.yaml", "  - id: gateway\n    renamed_from: [a]\n", "  - id: a\n")
    desk = open_at(pack, monkeypatch)
    assert desk.store.memories() == memories
    desk.close()


def test_opening_a_second_pack_renames_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both packs have a card `a`: the log has always kept it as `p/a`."""
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1}})
    other = write_pack(tmp_path / "other", {"t": {"a": 1}}, pack="other")
    desk = open_at(pack, monkeypatch)
    assert desk.library.short("p/a") == "a"
    memories = answer(desk, 1)
    desk.close()
    desk = open_at(pack, monkeypatch, other)
    assert desk.library.short("p/a") == "p/a"
    assert desk.store.memories() == memories
    assert not desk.store.is_met("other/a")
    assert sorted(answer(desk, 1)) == ["other/a", "p/a"]
    desk.close()
    desk = open_at(pack, monkeypatch)
    assert desk.store.memories()["p/a"] == memories["p/a"]
    desk.close()


def test_the_learners_data_are_where_tutor_home_says(
    tmp_path: Path, tutor_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_at(write_pack(tmp_path / "pack", {"t": {"a": 1}}), monkeypatch).close()
    assert sorted(path.name for path in tutor_home.iterdir()) == ["cache", "tutor.db"]
