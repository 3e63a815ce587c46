"""Save to redraw in `tutor preview`: the shipped pack copied, an editor's save timed until the terminal has the text.

Each kind of save in turn: written over, another file renamed over it, the old one renamed to a backup first. The ratio
is to `python -c pass`, taken in the same run.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.first_question import passing, xdg
from benchmarks.ptys import FRAME_END, Pty
from tutor import paths

SAVES = 20
# Between two saves, as long as a fast author takes; also, saves must not fall into step with looking.
PAUSE = 0.317
FILE, ITEM_LINE = "quizzes/concurrency.yaml", 3
STEM = "    stem: |\n      "


def main() -> None:
    """Prints the median and the worst, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        environment = xdg(folder)
        file = copied(Path(folder, "pack"))
        text = file.read_text(encoding="utf-8")
        preview = Pty([sys.executable, "-m", "tutor", "preview", "--at", f"{file}:{ITEM_LINE}"], environment)
        preview.wait_for(b"answer", FRAME_END)
        time.sleep(1)
        times, bare = [], []
        for number in range(SAVES):
            mark = f"Saved{number:03}"
            changed = text.replace(STEM, f"{STEM}{mark} ", 1)
            preview.seen = b""
            began = time.perf_counter()
            WAYS[number % len(WAYS)](file, changed)
            times.append(preview.wait_for(mark.encode(), FRAME_END) - began)
            bare.append(passing(environment))
            time.sleep(PAUSE)
        preview.kill()
    middle, worst, nothing = statistics.median(times), max(times), statistics.median(bare)
    print(f"save to redraw  p50 {middle * 1e3:6.1f} ms   worst {worst * 1e3:6.1f} ms   of {SAVES} (at most 500)")
    print(f"python -c pass  {nothing * 1e3:6.1f} ms")
    print(f"ratio           p50 {middle / nothing:6.2f} x    worst {worst / nothing:6.2f} x")


def copied(pack: Path) -> Path:
    """A copy of the shipped pack; the file that is edited in it."""
    for part in ("content", "quizzes"):
        shutil.copytree(os.path.join(paths.shipped_pack(), part), pack / part)
    return pack / FILE


def written_over(file: Path, text: str) -> None:
    """As nano and VS Code save: emptied, then written."""
    file.write_text(text, encoding="utf-8")


def renamed_over(file: Path, text: str) -> None:
    """As safe writers do: a new file takes the name."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def with_backup(file: Path, text: str) -> None:
    """As vim does: for a moment there is no file of the name."""
    file.replace(file.with_name(f"{file.name}~"))
    file.write_text(text, encoding="utf-8")


WAYS: tuple[Callable[[Path, str], None], ...] = (written_over, renamed_over, with_backup)

if __name__ == "__main__":
    main()
