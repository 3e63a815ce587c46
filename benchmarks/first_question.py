"""Command to first question: `tutor quiz` on a pseudo-terminal until its prompt stands, beside `python -c pass`.

Warm cache, 10,000 answers in the log, XDG folders, whole processes, taken in turn.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.ptys import Pty

RUNS = 40
ANSWERS = 10_000
PROMPT = b" > "


def main() -> None:
    """Prints the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        environment = xdg(folder)
        fill_log(environment, ANSWERS)
        quiz_command = [sys.executable, "-m", "tutor", "quiz"]
        script = Path(sys.executable).with_name("tutor")
        if script.exists():
            quiz_command = [str(script), "quiz"]
        first(quiz_command, environment)
        quiz, bare = [], []
        for _ in range(RUNS):
            quiz.append(first(quiz_command, environment))
            bare.append(passing(environment))
        ratio = statistics.median(q / b for q, b in zip(quiz, bare, strict=True))
        print(f"first question  {statistics.median(quiz) * 1e3:6.1f} ms")
        print(f"python -c pass  {statistics.median(bare) * 1e3:6.1f} ms")
        print(f"ratio           {ratio:6.2f} x   (at most 8, aim 6)")


def first(command: list[str], environment: dict[str, str]) -> float:
    """Seconds from the start to the prompt after the last choice."""
    terminal = Pty(command, environment)
    seconds = terminal.wait_for(PROMPT) - terminal.began
    terminal.kill()
    return seconds


def passing(environment: dict[str, str]) -> float:
    """Seconds that Python takes to do nothing."""
    terminal = Pty([sys.executable, "-c", "pass"], environment)
    return terminal.wait_for_end() - terminal.began


def xdg(folder: str) -> dict[str, str]:
    """An environment whose data and cache are in a folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TUTOR_", "PYTHON"))}
    root = str(Path(__file__).resolve().parent.parent)
    return kept | {
        "XDG_DATA_HOME": f"{folder}/data",
        "XDG_CACHE_HOME": f"{folder}/cache",
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "PYTHONPATH": root,
    }


def fill_log(environment: dict[str, str], answers: int) -> None:
    """Records answers on every card of the shipped pack, over a hundred days."""
    os.environ.update({name: environment[name] for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME")})
    from tutor.desk import open_desk
    from tutor.scheduling.memory import Answer
    from tutor.store.moment import Moment

    desk = open_desk()
    desk.store._db.execute("PRAGMA synchronous = OFF")  # only here: 10,000 flushes would take a minute
    now = desk.clock.now()
    questions = desk.library.ids("question")
    for number in range(answers):
        question = questions[number * 7 % len(questions)]
        day = now.day - 100 + number * 100 // answers
        moment = Moment(now.at - (answers - number) * 864_000, now.offset, day)
        answer = Answer(question, day, number % 5 != 0, "sure" if number % 3 else "unsure")
        data = {"kind": "single", "words": 80, "response": [0], "shown": [0, 1, 2, 3], "revision": 1, "grader": 1}
        desk.store.record(moment, desk.library.parent("question", question), answer, 15_000 + number % 9_000, data)
    desk.close()


if __name__ == "__main__":
    main()
