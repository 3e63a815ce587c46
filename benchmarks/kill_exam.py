"""Kills `tutor exam` at random moments: it must go on at the same question, with every answer and the time left.

A change counts as told when its confirmation could be read. Whatever was told must be on disk, and nothing else but
the one change that was on its way.
"""

from __future__ import annotations

import os
import random
import re
import select
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.kill import ROOT, log_of
from tutor import paths
from tutor.actions.exam import exam_of, open_exam
from tutor.content.library import open_library
from tutor.desk import Clock, Desk
from tutor.store.database import open_database
from tutor.store.store import Store
from tutor.study.exam import Exam, Slot, answering, crossing
from tutor.views.exam.paper import clock, counted

KILLS = 50
LONGEST_SECONDS = 1.5
# This share of the kills comes after a question was shown, however slow the start is.
IN_THE_EXAM = 0.85
HAND_IN_CHANCE = 0.003
_TOLD = re.compile(
    rb"^  (?P<chosen>[a-f](?: and [a-f])*) chosen\.$|^  (?:No longer f|F)lagged\.$|^  (?P<refused>choose \d: .*)$|"
    rb"^  (?:No longer m|M)arked as a guess\.$|^  (?P<shown>!? ?[Qq]uestion \d+ of \d+.*)$|"
    rb"(?P<over> right, in \d+:\d\d)",
    re.MULTILINE,
)
_GOING_ON = re.compile(r"Going on with .*?: (question \d+ of \d+), (\d+:\d\d) left\. (\d+ of \d+ answered)", re.DOTALL)

Marks = tuple[int, tuple[Slot, ...]]


@dataclass(frozen=True)
class Found:
    """What was seen over all kills so far."""

    kills: int = 0
    before_a_question: int = 0
    told: int = 0
    on_disk_and_not_told: int = 0
    resumed: int = 0
    handed_in: int = 0


def main() -> None:
    """Prints what was found. Raises AssertionError at the first exam that is not as it was told."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10_000)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = kill_often(Path(folder) / "home", kills, random.Random(seed))
    print(f"kills                     {found.kills:6}   seed {seed}, {time.monotonic() - began:.0f} s")
    print(f"  before a question       {found.before_a_question:6}")
    print(f"changes told              {found.told:6}   each on disk: answers, marks, the question one was at")
    print(f"on disk, not yet told     {found.on_disk_and_not_told:6}   at most one a kill")
    print(f"gone on with              {found.resumed:6}   at the same question, with the time that was left")
    print(f"handed in                 {found.handed_in:6}   every answer recorded, or none")
    print("after each kill: the database opens, integrity_check says ok, a replay gives the state")


def kill_often(home: Path, kills: int, rng: random.Random) -> Found:
    """Starts and kills so many runs of exams on one TUTOR_HOME, looking after each."""
    found, before = Found(), _on_disk(home)
    for _ in range(kills):
        run = Run(home, rng, before)
        if rng.random() < IN_THE_EXAM:
            run.reach_a_question()
        run.work_for(rng.uniform(0, LONGEST_SECONDS))
        run.kill()
        log_of(home)
        after = _on_disk(home)
        extra = run.check(after)
        found = replace(
            found,
            kills=found.kills + 1,
            before_a_question=found.before_a_question + (run.marks is None),
            told=found.told + run.told,
            on_disk_and_not_told=found.on_disk_and_not_told + extra,
            resumed=found.resumed + run.has_resumed,
            handed_in=found.handed_in + run.has_handed_in(after),
        )
        before = after if after is not None and not after.ended else None
    return found


class Run:
    """One run of `tutor exam`, driven at random; `before` is the exam it must go on with."""

    def __init__(self, home: Path, rng: random.Random, before: Exam | None) -> None:
        self.told = 0
        self.marks: Marks | None = None  # what was told
        self.has_resumed = False
        self._before, self._rng = before, rng
        self._pending: Marks | None = None  # what is on its way
        self._exam: Exam | None = None
        self._is_over = False
        self._rest = b""
        self._began = time.monotonic()
        self._first_shown = self._last_sent = self._last_told_sent = 0.0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tutor", "exam", "--plain"],
            env=os.environ | {"TUTOR_HOME": str(home), "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._home = home

    def reach_a_question(self) -> None:
        """Waits until the first question is shown."""
        while self.marks is None and self._read():
            pass

    def work_for(self, seconds: float) -> None:
        """Answers, marks and goes about until the time is over or the exam is handed in."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self._is_over:
            if select.select([self._out], [], [], left)[0] and not self._read():
                return

    def kill(self) -> None:
        """Ends the run at once, and reads what it had still written."""
        self._process.kill()
        while self._read(is_dead=True):
            pass
        _, remarks = self._process.communicate()
        assert remarks == b"", remarks.decode()
        self._ended = time.monotonic()

    def check(self, after: Exam | None) -> int:
        """Holds what is on disk against what was told; returns how many changes are there that were not told."""
        if after is None or (self.marks is None and self._before is None):
            assert (self.marks, self._before) == (None, None), "the exam is lost"
            return 0
        told = self.marks or (self._before.at, _marks(self._before)) if self._before else self.marks
        here = after.at, _marks(after)
        if told is None or after.ended:
            return 0
        assert here in (told, self._pending), f"told {told}, on its way {self._pending}, on disk {here}"
        self._check_time(after)
        return int(here != told)

    def has_handed_in(self, after: Exam | None) -> bool:
        """Whether this run ended the exam; then every answer must be in the log, else none."""
        mine = self._exam or self._before
        if after is None or mine is None or mine.paper.id != after.paper.id:
            return False
        with closing(open_database(str(self._home / "tutor.db"))) as db:
            sql = "SELECT count(*) FROM event WHERE kind = 'answer' AND target = ?"
            answers = db.execute(sql, (after.paper.id,)).fetchone()[0]
        assert answers == (len(after.slots) if after.ended else 0)
        assert after.ended or not self._is_over, "it was handed in, and is open"
        return bool(after.ended)

    def _check_time(self, after: Exam) -> None:
        """Of this run, at least the time up to the last change told is on disk, and at most all of it."""
        used = after.used - (self._before.used if self._before else 0)
        least = max(0.0, self._last_told_sent - self._first_shown) if self._first_shown else 0.0
        assert least * 1000 - 5 <= used <= (self._ended - self._began) * 1000 + 5, f"{used} ms, told {least} s"

    @property
    def _out(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def _read(self, is_dead: bool = False) -> bool:
        """Reads a piece and acts on what it tells; False at the end."""
        data = os.read(self._out, 65_536)
        *lines, self._rest = (self._rest + data).split(b"\n")
        text = b"\n".join(lines)
        if self._before is not None and not self.has_resumed and b"Going on with" in text:
            self._check_resumed(text.decode())
        for told in _TOLD.finditer(text):
            self._hear(told)
            if not is_dead and not self._is_over:
                self._act()
        return bool(data)

    def _check_resumed(self, text: str) -> None:
        exam, found = self._before, _GOING_ON.search(" ".join(text.split()))
        assert exam is not None
        assert found is not None, text
        place = f"question {exam.at + 1} of {len(exam.slots)}"
        assert found.groups() == (place, clock(exam.left), counted(exam).partition(",")[0].rstrip(".")), text
        self.has_resumed = True

    def _hear(self, told: re.Match[bytes]) -> None:
        """What is on its way was told; a refused answer changes nothing."""
        if told["over"]:
            self._is_over = True
            return
        if self.marks is None:
            self._first_shown = time.monotonic()
            exam = _on_disk(self._home)
            assert exam is not None
            self._exam = exam
            self.marks = exam.at, _marks(exam)
            return
        if self._pending is not None:
            self.marks = self.marks if told["refused"] else self._pending
            self.told += not told["refused"]
            self._last_told_sent = self._last_sent
            self._pending = None

    def _act(self) -> None:
        """Sends the next change, and keeps what it will lead to."""
        assert self.marks is not None
        at, slots = self.marks
        if self._rng.random() < HAND_IN_CHANCE:
            self._send("h\ny")
            return
        line, slot, place = self._change(slots[at], at)
        self._pending = place, tuple(slot if i == at else old for i, old in enumerate(slots))
        self._send(line)

    def _change(self, slot: Slot, at: int) -> tuple[str, Slot, int]:
        """A line to type, the slot it leads to, and the place."""
        assert self._exam is not None
        item = self._exam.paper.items[at]
        letters = self._rng.sample(range(len(item.order)), item.choose)
        match self._rng.choice(("answer", "answer", "go", "flag", "guess", "cross")):
            case "answer":
                chosen = frozenset(item.order[letter] for letter in letters)
                return "".join("abcdef"[letter] for letter in letters), answering(slot, chosen), at
            case "go":
                place = self._rng.choice([i for i in range(len(self._exam.slots)) if i != at])
                return str(place + 1), slot, place
            case "flag":
                return ":f", replace(slot, is_flagged=not slot.is_flagged), at
            case "guess":
                return ":g", replace(slot, is_guess=not slot.is_guess), at
            case _:
                return f":x {'abcdef'[letters[0]]}", crossing(slot, item.order[letters[0]]), at

    def _send(self, line: str) -> None:
        assert self._process.stdin is not None
        self._last_sent = time.monotonic()
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass


def _marks(exam: Exam) -> tuple[Slot, ...]:
    """What was made of each question, without times."""
    return tuple(replace(slot, ms=0) for slot in exam.slots)


def _on_disk(home: Path) -> Exam | None:
    """The open exam, else the one that was begun last; read as another program reads it."""
    path = home / "tutor.db"
    if not path.exists():
        return None
    library = open_library(paths.packs(), str(home / "cache"))
    with closing(open_database(str(path))) as db, closing(library):
        desk = Desk(library, Store(db), Clock())
        began = desk.store.exams.all()
        return open_exam(desk) or (exam_of(desk, began[-1].id) if began else None)


if __name__ == "__main__":
    main()
