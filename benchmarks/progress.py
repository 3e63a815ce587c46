"""Figures over a million reviews: `tutor stats --json`, whole processes beside `python -c pass`, and the reads alone.

The log is written straight into a store, three years of it on the shipped pack, and the roll-up is made from it once.
Runs are taken in turn, and the best of each side is compared: what else the machine does is no part of either.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.first_question import xdg

REVIEWS, DAYS, RUNS = 1_000_000, 1_000, 40
DAY_MS = 86_400_000
COLUMNS = ("id", "device", "at", "offset", "day", "kind", "card", "question", "target", "is_right", "confidence", "ms")
CONFIDENCES = ("sure", "sure", "sure", "unsure", "unsure", "guess", "none")


def main() -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        environment = xdg(folder)
        os.environ.update({name: environment[name] for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME")})
        voided, counting, answer = fill()
        print(
            f"{REVIEWS:,} reviews, the roll-up made from them in {counting:.1f} s; an answer then takes {answer:.1f} ms"
        )
        script = Path(sys.executable).with_name("tutor")
        stats = [*([str(script)] if script.exists() else [sys.executable, "-m", "tutor"]), "stats", "--json"]
        told = json.loads(subprocess.run(stats, env=environment, capture_output=True, check=True).stdout)
        if (told["reviews"], told["voided"]) != (REVIEWS - voided + 1, voided):
            raise SystemExit(f"{told['reviews']:,} reviews and {told['voided']:,} taken back were told of")
        pairs = [(spent(stats, environment), spent([sys.executable, "-c", "pass"], environment)) for _ in range(RUNS)]
        print(f"reading and counting alone  {reading():6.1f} ms")
    for at, name in enumerate(("elapsed", "processor time")):
        whole, bare = min(pair[0][at] for pair in pairs), min(pair[1][at] for pair in pairs)
        print(f"tutor stats --json   {whole * 1e3:6.1f} ms {name}, python -c pass {bare * 1e3:.1f} ms")
        print(f"ratio                {whole / bare:6.2f} x   (at most 3)")


def fill() -> tuple[int, float, float]:
    """Writes the log and makes the roll-up; how many were taken back, seconds of counting, ms of one more answer."""
    from tutor.desk import open_desk
    from tutor.scheduling.memory import Answer
    from tutor.store.database import transaction
    from tutor.store.rollup import Rollup

    with closing(open_desk()) as desk:
        db, now = desk.store._db, desk.clock.now()
        device = db.execute("SELECT id FROM device").fetchone()[0]
        questions = [(desk.library.parent("question", id), id) for id in desk.library.ids("question")]
        marks = ", ".join("?" * len(COLUMNS))
        db.execute("PRAGMA cache_size = -500000")  # the log in memory while it is written
        with transaction(db):
            insert = f"INSERT INTO event ({', '.join(COLUMNS)}, data) VALUES ({marks}, ?)"
            db.executemany(insert, events(questions, device, now.day))
            db.executemany(
                "INSERT INTO memory VALUES (?, ?, 5, ?, ?, ?, ?, ?, 1000, ?)", memories(dict(questions), now.day)
            )
            began = time.perf_counter()
            Rollup(db).rebuild()
            counting = time.perf_counter() - began
        voided = db.execute("SELECT count(*) FROM event WHERE kind = 'void'").fetchone()[0]
        card, question = questions[0]
        began = time.perf_counter()
        desk.store.record(desk.clock.now(), card, Answer(question, now.day, True, "sure"), 9_000, {})
        return voided, counting, (time.perf_counter() - began) * 1e3


def events(questions: list[tuple[str, str]], device: str, today: int) -> Iterator[tuple[Any, ...]]:
    """Answers over the days up to yesterday, a few of them taken back."""
    chance = random.Random(1)
    seen: dict[str, int] = {}
    for number in range(REVIEWS):
        day = today - DAYS + number * DAYS // REVIEWS
        at = day * DAY_MS + number % DAY_MS // 2
        card, question = chance.choice(questions)
        data = {"kind": "single", "words": 80, "mode": "study", "pace": "", "hint": False}
        if seen.get(card, day) < day:
            data |= {"recall": round(chance.uniform(0.6, 0.99), 4), "stability": round(chance.uniform(1, 90), 2)}
        seen[card] = day
        confidence, id = chance.choice(CONFIDENCES), f"answer-{number}"
        is_right = confidence != "none" and chance.random() < 0.8
        ms = chance.randrange(5_000, 90_000)
        yield id, device, at, 60, day, "answer", card, question, "", is_right, confidence, ms, json.dumps(data)
        if number % 100 == 50:
            yield f"void-{number}", device, at + 1, 60, day, "void", card, question, id, None, None, None, "{}"


def memories(cards: dict[str, str], today: int) -> Iterator[tuple[Any, ...]]:
    """How each card is held: card, stability, reviewed, answered, due, right last, question, moment."""
    chance = random.Random(2)
    for card, question in cards.items():
        stability, back = chance.uniform(1, 90), chance.randrange(1, 60)
        day = today - back
        yield card, stability, day, day, day + round(stability), chance.random() < 0.8, question, day * DAY_MS


def reading() -> float:
    """Milliseconds of reading the roll-up and making every figure, without starting Python; best of many."""
    from tutor.actions.progress import progress
    from tutor.desk import open_overlook

    times = []
    with closing(open_overlook()) as overlook:
        for _ in range(RUNS):
            began = time.perf_counter()
            progress(overlook.library, overlook.tallies, overlook.today)
            times.append(time.perf_counter() - began)
    return min(times) * 1e3


def spent(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds that a whole process takes: elapsed, and of the processor, which tells more on a busy machine."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
