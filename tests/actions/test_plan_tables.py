"""Which tables a plan takes: those for what the learner's reviews say, or the nearest until they are built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.packs import Learner, open_learner, write_pack
from tutor import paths
from tutor.actions.plan_tables import kept_tables, nearest_tables, put
from tutor.scheduling.memory import DEFAULT_WEIGHTS, Answer
from tutor.scheduling.value import Tables, fingerprint

CARDS = [f"c{number}" for number in range(60)]


@pytest.fixture
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Learner]:
    """A desk on a pack of sixty cards."""
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    learner = open_learner(write_pack(tmp_path / "pack", {"t": dict.fromkeys(CARDS, 1)}), tmp_path / "data")
    yield learner
    learner.desk.close()


def keep(decay: float) -> None:
    """Keeps short tables for a decay, as if they had been built."""
    path = Path(paths.cache_folder(), f"plan-{fingerprint(DEFAULT_WEIGHTS, decay)}.tables")
    put(str(path), Tables(DEFAULT_WEIGHTS, days=1, decay=decay).to_bytes())


def answer_all(learner: Learner, is_right: bool) -> None:
    """Answers each card, with nothing to pick from."""
    for card in CARDS:
        moment = learner.clock.now()
        data = {"kind": "number", "words": 40, "revision": 1, "grader": 1}
        learner.desk.store.record(moment, f"p/{card}", Answer(f"p/{card}.1", moment.day, is_right, "sure"), 9_000, data)


def test_without_tables_there_are_none(learner: Learner) -> None:
    assert (kept_tables(learner.desk), nearest_tables(learner.desk)) == (None, None)


def test_a_plan_is_cautious_before_the_first_review(learner: Learner) -> None:
    keep(0.4)
    kept = kept_tables(learner.desk)
    assert kept is not None
    assert kept.decay == 0.4


def test_when_all_is_recalled_after_weeks_a_plan_assumes_a_flat_curve_once_its_tables_are_built(
    learner: Learner,
) -> None:
    keep(0.4)
    answer_all(learner, is_right=True)
    learner.clock.sleep(30)
    answer_all(learner, is_right=True)
    assert kept_tables(learner.desk) is None
    meanwhile = nearest_tables(learner.desk)
    assert meanwhile is not None
    assert meanwhile.decay == 0.4
    keep(0.0)
    kept = kept_tables(learner.desk)
    assert kept is not None
    assert kept.decay == 0.0


def test_a_damaged_file_counts_as_none(learner: Learner) -> None:
    keep(0.4)
    for path in Path(paths.cache_folder()).glob("plan-*.tables"):
        path.write_bytes(path.read_bytes()[:-1])
    assert kept_tables(learner.desk) is None
