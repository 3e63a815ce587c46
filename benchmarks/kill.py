"""Kills `tutor quiz --json` at random moments and looks for answers that are missing, doubled or half written.

An answer counts as told when the whole line of its feedback could be read.
"""

from __future__ import annotations

import json
import os
import random
import select
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from tutor.store.database import open_database
from tutor.store.store import Store

KILLS = 200
LONGEST_SECONDS = 0.7
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Found:
    """What was seen over all kills so far."""

    kills: int = 0
    before_a_question: int = 0
    told: int = 0
    recorded_and_not_told: int = 0


def main() -> None:
    """Prints what was found. Raises AssertionError at the first answer that is not as it was told."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10_000)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = kill_often(Path(folder) / "home", kills, random.Random(seed))
    print(f"kills                     {found.kills:6}   seed {seed}, {time.monotonic() - began:.0f} s")
    print(f"  before a question       {found.before_a_question:6}")
    print(f"answers told              {found.told:6}   each in the log exactly once")
    print(f"recorded, not yet told    {found.recorded_and_not_told:6}   at most one a kill")
    print("after each kill: the database opens, integrity_check says ok, a replay gives the state")


def kill_often(home: Path, kills: int, rng: random.Random) -> Found:
    """Starts and kills so many quizzes on one TUTOR_HOME, looking after each."""
    found, before = Found(), 0
    for _ in range(kills):
        quiz = Quiz(home, rng)
        quiz.answer_for(rng.uniform(0, LONGEST_SECONDS))
        quiz.kill()
        answers = log_of(home)
        new = answers[before:]
        assert new[: len(quiz.told)] == quiz.told, f"told {quiz.told}, recorded {new}"
        assert len(new) - len(quiz.told) <= 1, f"told {quiz.told}, recorded {new}"
        before = len(answers)
        found = replace(
            found,
            kills=found.kills + 1,
            before_a_question=found.before_a_question + (not quiz.asked),
            told=found.told + len(quiz.told),
            recorded_and_not_told=found.recorded_and_not_told + len(new) - len(quiz.told),
        )
    return found


class Quiz:
    """A running `tutor quiz --json`, answered at random. `told` are the questions whose feedback was read."""

    def __init__(self, home: Path, rng: random.Random, *arguments: str) -> None:
        self.told: list[str] = []
        self.asked = 0
        self._rng = rng
        self._rest = b""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tutor", "quiz", "--json", *arguments],
            env=os.environ | {"TUTOR_HOME": str(home), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def answer_for(self, seconds: float) -> None:
        """Answers what is asked until the time is over or the quiz ends."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._out], [], [], left)[0] and not self._read():
                return

    def wait(self) -> tuple[int, str]:
        """Answers until the quiz ends; returns its exit code and what it said on stderr."""
        while self._read():
            pass
        _, remarks = self._process.communicate()
        return self._process.returncode, remarks.decode()

    def kill(self) -> None:
        """Ends the quiz at once, and reads what it had still written."""
        self._process.kill()
        while self._read(is_dead=True):
            pass
        self._process.communicate()

    @property
    def _out(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def _read(self, is_dead: bool = False) -> bool:
        """Reads a piece and answers the questions in it; False at the end."""
        data = os.read(self._out, 65_536)
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            message = json.loads(line)
            if message["type"] == "feedback":
                self.told.append(message["id"])
            elif message["type"] == "question":
                self.asked += 1
                if not is_dead:
                    self._send(message)
        return bool(data)

    def _send(self, question: dict[str, str]) -> None:
        """A guess where one of four is asked, else no idea."""
        assert self._process.stdin is not None
        answer: dict[str, object] = {"confidence": "none"}
        if question["kind"] == "single":
            answer = {"response": [self._rng.choice("abcd")], "confidence": self._rng.choice(("sure", "unsure"))}
        self._process.stdin.write(json.dumps(answer).encode() + b"\n")
        self._process.stdin.flush()


def log_of(home: Path) -> list[str]:
    """The questions that were answered, in the order of the log. Fails unless the database is whole."""
    path = home / "tutor.db"
    if not path.exists():
        return []
    with closing(open_database(str(path))) as db, closing(sqlite3.connect(":memory:")) as copy:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        answers = [row[0] for row in db.execute("SELECT question FROM event WHERE kind = 'answer' ORDER BY seq")]
        db.backup(copy)
        copy.isolation_level = None
        before = state_of(copy)
        Store(copy).rebuild()
        assert state_of(copy) == before, "a replay of the log gives another state"
    return answers


def state_of(db: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """All that is believed, row by row."""
    tables = ("memory", "probe", "rename", "day")
    return [db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


if __name__ == "__main__":
    main()
