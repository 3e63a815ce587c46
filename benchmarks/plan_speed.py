"""Planning 1,000 cards: the planner alone, and `planned(desk)` over a pack and a log, beside `python -c pass`."""

from __future__ import annotations

import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.scheduling.calendar import Calendar
from tutor.scheduling.learner import Learner
from tutor.scheduling.memory import DEFAULT_WEIGHTS, Answer, Memory
from tutor.scheduling.plan import plan
from tutor.scheduling.tasks import PlanCard
from tutor.scheduling.value import Tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.desk import Desk

CARDS, RUNS, TODAY = 1_000, 15, 20_000
TOPICS, ANSWERS = 20, 3_000
CARD = "  - {{id: {id}, title: Card {id}, body: Text of {id}., remember: The line of {id}., yield: {often}{compare}}}\n"
QUESTION = """\
  - id: {id}
    card: {card}
    kind: single
    stem: Which is the first choice of {id}?
    explanation: It stands first.
    choices:
      - {{text: The first of {id}, why: It is., correct: true}}
      - {{text: The second of {id}, why: It is not.}}
      - {{text: The third of {id}, why: Nor is it.}}
      - {{text: The last of {id}, why: Nor is that.}}
"""
EXAM = """\
id: demo
title: Demo
family: demo
questions: 65
scored: 50
minutes: 130
styles: [single]
scale: {lowest: 100, highest: 1000, pass_mark: 720}
domains: [{id: d1, title: Building, weight: 60}, {id: d2, title: Running, weight: 40}]
tasks: [{id: "1.1", domain: d1, title: Build}, {id: "2.1", domain: d2, title: Run}]
sources: [{title: A guide, url: "https://example.com/", checked: 2026-11-01}]
"""


def main() -> None:
    """Prints the ratios."""
    began = time.perf_counter()
    data = Tables(DEFAULT_WEIGHTS).to_bytes()
    built = time.perf_counter() - began
    pairs = [(passing(), *planning(data)) for _ in range(RUNS)]
    bare, loaded, planned = (statistics.median(times) * 1e3 for times in zip(*pairs, strict=True))
    print(f"tables            {built:6.2f} s built ({len(data) / 1e6:.1f} MB), {loaded:.1f} ms loaded")
    print(f"plan of {CARDS:,}     {planned:6.1f} ms, python -c pass {bare:.1f} ms")
    print(f"ratio             {statistics.median(p / b for b, _, p in pairs):6.2f} x")
    with tempfile.TemporaryDirectory() as folder:
        whole = from_a_log(folder)
    for name, place in (("planned", 1), ("and 7 days", 2), ("last plan", 3)):
        figures = (
            statistics.median(run[place] for run in whole) * 1e3,
            statistics.median(r[place] / r[0] for r in whole),
        )
        print(f"{name:<17} {figures[0]:6.1f} ms, {figures[1]:.2f} x{'   (at most 12)' if place < 3 else ''}")


def from_a_log(folder: str) -> list[tuple[float, ...]]:
    """Seconds of a bare Python, of a plan without and with the coming days, and of the plan made last."""
    os.environ["TUTOR_HOME"] = f"{folder}/home"
    from tutor.actions.planning import build_tables, choose, last_plan
    from tutor.actions.planning import planned as made
    from tutor.desk import open_desk

    desk = open_desk((str(write_pack(Path(folder, "pack"))),))
    fill(desk)
    choose(desk, on=desk.today + 30)
    build_tables(desk)
    assert (made(desk).cards, made(desk).fallback) == (CARDS, "")
    runs: list[tuple[float, ...]] = [
        (passing(), seconds(lambda: made(desk, 0)), seconds(lambda: made(desk)), seconds(lambda: last_plan(desk)))
        for _ in range(RUNS)
    ]
    desk.close()
    return runs


def write_pack(root: Path) -> Path:
    """A pack of CARDS cards in TOPICS topics, a question each; every tenth is set beside the next one."""
    for name in ("content/topics", "content/exams", "quizzes"):
        (root / name).mkdir(parents=True)
    (root / "content/pack.yaml").write_text("id: p\ntitle: A pack\n")
    (root / "content/exams/demo.yaml").write_text(EXAM)
    for topic in range(TOPICS):
        cards = [f"c{number}" for number in range(topic, CARDS, TOPICS)]
        text = "".join(
            CARD.format(id=card, often=("core", "common", "awareness")[at % 3], compare=_beside(cards, at))
            for at, card in enumerate(cards)
        )
        task = "1.1" if topic % 2 else "2.1"
        path = root / f"content/topics/t{topic}.yaml"
        path.write_text(f'id: t{topic}\ntitle: Topic {topic}\nexams: {{demo: ["{task}"]}}\ncards:\n{text}')
        asked = "".join(QUESTION.format(id=f"{card}.q", card=card) for card in cards)
        (root / f"quizzes/t{topic}.yaml").write_text(f"topic: t{topic}\nquestions:\n{asked}")
    return root


def _beside(cards: list[str], at: int) -> str:
    if at % 10 or at + 1 == len(cards):
        return ""
    return f", compare: {{with: {cards[at + 1]}, rows: [{{aspect: which, this: one, that: other}}]}}"


def fill(desk: Desk) -> None:
    """ANSWERS answers over sixty days on four fifths of the cards."""
    from tutor.store.moment import Moment

    desk.store._db.execute("PRAGMA synchronous = OFF")  # only here: 3,000 flushes would take a while
    now, cards = desk.clock.now(), [card for at, card in enumerate(desk.library.ids("card")) if at % 5]
    for number in range(ANSWERS):
        card = cards[number * 7 % len(cards)]
        days = 60 - number * 60 // ANSWERS
        moment = Moment(now.at - days * 86_400_000 + number * 30_000 % 1_200_000, now.offset, now.day - days)
        answer = Answer(f"{card}.q", moment.day, number % 4 != 0, ("sure", "unsure", "guess")[number % 3])
        data = {"kind": "single", "words": 20, "response": [0], "shown": [0, 1, 2, 3], "revision": 1, "grader": 1}
        desk.store.record(moment, card, answer, 12_000 + number % 9_000, data)


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def cards(rng: random.Random) -> list[PlanCard]:
    """Cards of every stability, a fifth of them new."""
    return [PlanCard(str(number), None if rng.random() < 0.2 else memory(rng)) for number in range(CARDS)]


def memory(rng: random.Random) -> Memory:
    """Something held since one to fifteen days."""
    day = TODAY - rng.randint(1, 15)
    return Memory(math.exp(rng.uniform(-1.5, 4)), rng.uniform(1, 10), day, day, day + 5, True, "", 1)


def planning(data: bytes) -> tuple[float, float]:
    """Seconds that loading the tables takes, and then planning."""
    began = time.perf_counter()
    tables = Tables.from_bytes(data, DEFAULT_WEIGHTS)
    loaded = time.perf_counter()
    plan(cards(random.Random(1)), Calendar(TODAY, TODAY + 30), Learner(), tables)
    return loaded - began, time.perf_counter() - loaded


def passing() -> float:
    """Seconds of a Python that does nothing."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
