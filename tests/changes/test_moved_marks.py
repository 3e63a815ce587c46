"""A mended key of a problem whose facts moved: an answer is held against the facts of its day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.packs import HandClock, open_learner
from tests.changes.test_keys import told
from tests.views.problem_pack import mend_the_quota, write_problem_pack
from tutor.actions.solving import Solving
from tutor.desk import take_in
from tutor.scheduling.memory import SURE

KEY_MENDED = "revision: 2\n    changed: key"
AS_BEFORE = ("key", {"how": "", "answers": 1, "right": 0, "wrong": 0, "moved": []})


def replace(path: Path, *pairs: tuple[str, str]) -> None:
    """Writes texts of a file otherwise."""
    text = path.read_text()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)


def quota_moves(root: Path) -> None:
    """A unit of the quota admits twice as much."""
    history = "    history: [{value: 10, until: 2026-10-01}]\n    checked:"
    replace(root / "content/facts/t.yaml", ('value: "10"', 'value: "20"'), ("    checked:", history))
    text = (root / "content/problems/t.yaml").read_text()
    (root / "content/problems/t.yaml").write_text(text.replace('"1,200"', '"600"'))


@pytest.mark.parametrize("is_at_once", [True, False])
def test_a_problem_that_was_computed_with_the_old_value_keeps_its_mark(tmp_path: Path, is_at_once: bool) -> None:
    root, clock = write_problem_pack(tmp_path / "pack"), HandClock()
    problems = root / "content/problems/t.yaml"
    for edition in range(3):
        if edition == 1:
            quota_moves(root)
        if edition == 2:
            replace(problems, ("A quota for a rate\n", f"A quota for a rate\n    {KEY_MENDED}\n"))
        if edition == 1 and is_at_once:
            continue
        learner = open_learner(root, tmp_path / "data", clock)
        take_in(learner.desk.library, learner.desk.store, clock)
        if edition == 0:
            assert Solving(learner.desk, "p/b.quota").answer("1200", SURE, 9_000).grade.is_correct
        news = told(learner)
        learner.desk.close()
    assert AS_BEFORE in news


def test_a_problem_whose_facts_stand_is_marked_anew(tmp_path: Path) -> None:
    root, clock = write_problem_pack(tmp_path / "pack"), HandClock()
    learner = open_learner(root, tmp_path / "data", clock)
    take_in(learner.desk.library, learner.desk.store, clock)
    assert not Solving(learner.desk, "p/b.quota").answer("1150", SURE, 9_000).grade.is_correct
    learner.desk.close()
    mend_the_quota(root)
    learner = open_learner(root, tmp_path / "data", clock)
    take_in(learner.desk.library, learner.desk.store, clock)
    [(changed, figures)] = told(learner)
    assert (changed, figures["right"], figures["wrong"]) == ("key", 1, 0)
    learner.desk.close()
