"""No change of an exam is lost, whenever the program dies. `python -m benchmarks.kill_exam` does the same 50 times."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.kill_exam import kill_often
from tests.actions.exam_pack import write_exam_pack

KILLS = 5


def test_an_exam_goes_on_after_a_kill_with_all_that_was_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_PACK", str(write_exam_pack(tmp_path / "pack")))
    found = kill_often(tmp_path / "home", KILLS, random.Random(4))
    assert found.kills == KILLS
