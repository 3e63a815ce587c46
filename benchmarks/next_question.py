"""Key to next question in the app on a pseudo-terminal, beside an app of one widget, in one run."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time

from benchmarks.first_question import fill_log, xdg
from benchmarks.ptys import FRAME_END, Pty

KEYS = 300
# Textual draws at most 60 frames a second: a key sent into the frame before would be timed waiting for its turn.
PAUSE = 0.05

STUDY = """
from tutor.desk import open_desk
from tutor.study.selection import Scope
from tutor.tui.app import TutorApp

class Straight(TutorApp):
    def on_ready(self):
        self.study(Scope(kind="single"))

Straight(open_desk()).run()
"""
ONE_WIDGET = """
from textual.app import App
from textual.widgets import Static

class One(App):
    COUNT = 0
    def compose(self):
        yield Static("widget 0", markup=False)
    def on_key(self, event):
        self.COUNT += 1
        self.query_one(Static).update(f"widget {self.COUNT}")

One().run()
"""


def main() -> None:
    """Prints p50 and p99 of both, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        environment = xdg(folder)
        fill_log(environment, 400)
        study = Pty([sys.executable, "-c", STUDY], environment)
        study.wait_for(b"no idea", FRAME_END)
        one = Pty([sys.executable, "-c", ONE_WIDGET], environment)
        one.wait_for(b"widget 0", FRAME_END)
        ours, theirs = [], []
        for number in range(1, KEYS + 1):
            study.send(b"z")
            study.wait_for(b"rating", FRAME_END)
            time.sleep(PAUSE)
            began, shown = go_on(study)
            if b"no idea" in study.seen:
                ours.append(shown - began)
            elif b"last lap" not in study.seen:  # the card that was missed is shown, and we go on
                time.sleep(PAUSE)
                go_on(study)
            if b"last lap" in study.seen:  # everything was asked: the app offers an end, and we go on
                time.sleep(PAUSE)
                study.send(b"m")
                study.wait_for(b"no idea", FRAME_END)
            time.sleep(PAUSE)
            began = one.send(b"x")
            theirs.append(one.wait_for(b"widget %d" % number, FRAME_END) - began)
        study.kill()
        one.kill()
    for name, times in (("next question", ours), ("one widget", theirs)):
        print(f"{name:<14} p50 {p50(times) * 1e3:6.2f} ms   p99 {p99(times) * 1e3:6.2f} ms")
    middle, worst = p50(ours) / p50(theirs), p99(ours) / p99(theirs)
    print(f"ratio          p50 {middle:6.2f} x    p99 {worst:6.2f} x   (at most 2.5 and 2, aim 2 and 1.6)")


def go_on(study: Pty) -> tuple[float, float]:
    """Enter after feedback; when it was sent, and when a question, a card or the end stands."""
    began = study.send(b"\r")
    ends = (b"no idea", b"last lap", b"Esc\x1b")
    return began, study.wait_for_any(*((end, FRAME_END) for end in ends))


def p50(times: list[float]) -> float:
    """The median."""
    return statistics.median(times)


def p99(times: list[float]) -> float:
    """What one in a hundred exceeds."""
    return statistics.quantiles(times, n=100)[98]


if __name__ == "__main__":
    main()
