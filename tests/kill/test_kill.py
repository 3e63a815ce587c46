"""No answer is lost or doubled, whenever the program dies and however many run at once.

`python -m benchmarks.kill` does the same 200 times.
"""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.kill import Quiz, kill_often, log_of
from tests.actions.packs import write_pack

KILLS = 8


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is studied: thirty cards with two questions each."""
    folder = write_pack(tmp_path / "pack", {"t": dict.fromkeys((f"card-{n}" for n in range(30)), 2)})
    monkeypatch.setenv("TUTOR_PACK", str(folder))


def run(home: Path, number: int, *arguments: str) -> tuple[Quiz, int, str]:
    """Runs a quiz to its end: what it told, its exit code, its remarks."""
    quiz = Quiz(home, random.Random(number), *arguments)
    code, remarks = quiz.wait()
    return quiz, code, remarks


def test_every_answer_that_was_told_is_in_the_log_once_after_a_kill(tmp_path: Path) -> None:
    found = kill_often(tmp_path / "home", KILLS, random.Random(8))
    assert found.kills == KILLS
    assert len(log_of(tmp_path / "home")) == found.told + found.recorded_and_not_told


def test_eight_first_runs_at_once_make_one_database_and_lose_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with ThreadPoolExecutor(8) as pool:
        runs = list(pool.map(lambda number: run(home, number, "-n", "3"), range(8)))
    assert [(code, remarks) for _, code, remarks in runs] == [(0, "")] * 8
    assert [len(quiz.told) for quiz, _, _ in runs] == [3] * 8
    assert sorted(log_of(home)) == sorted(question for quiz, _, _ in runs for question in quiz.told)


def test_two_quizzes_at_once_record_everything(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, 0, "-n", "1")
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda number: run(home, number, "-n", "60"), range(2)))
    assert [(code, remarks) for _, code, remarks in runs] == [(0, "")] * 2
    told = [question for quiz, _, _ in runs for question in quiz.told]
    assert len(told) == 120
    assert sorted(log_of(home)[1:]) == sorted(told)
