"""`tutor check` over 10,000 questions in 200 files: cold, and again after one file changed; whole processes.

Cold is compared with yaml.compose by the C loader over the same files, again with `python -c pass`. Everything that is
said across files is in it: what asks nearly the same, what can be guessed, what should be cited. Runs are taken in
turn, and the best of each side is compared: what else the machine does is no part of either.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.first_question import xdg
from benchmarks.realistic_pack import write_pack

QUESTIONS = 10_000
COLD_RUNS, WARM_RUNS = 3, 25
COMPOSE = """
import sys, time, yaml
from pathlib import Path
texts = [path.read_text() for path in sorted(Path(sys.argv[1]).rglob("*.yaml"))]
began = time.perf_counter()
for text in texts:
    yaml.compose(text, Loader=yaml.CSafeLoader)
print(time.perf_counter() - began)
"""


def main() -> None:
    """Prints the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        pack = write_pack(Path(folder, "pack"), QUESTIONS)
        environment = xdg(folder) | {"TUTOR_PACK": str(pack)}
        pairs = [(compose(pack, environment), cold(pack, folder, environment)) for _ in range(COLD_RUNS)]
        composed, checked_cold = map(min, zip(*pairs, strict=True))
        print(f"{QUESTIONS:,} questions  {composed:6.2f} s composed, {checked_cold:.2f} s checked")
        print(f"ratio             {checked_cold / composed:6.2f} x   (at most 5)")
        again = [(passing(environment), warm(pack, run, environment)) for run in range(WARM_RUNS)]
    bare, checked = (min(times) * 1e3 for times in zip(*again, strict=True))
    print(f"one file changed  {checked:6.1f} ms, python -c pass {bare:.1f} ms")
    print(f"ratio             {checked / bare:6.2f} x   (at most 15)")


def command(pack: Path) -> list[str]:
    """`tutor check` of a pack, as it is installed, else as a module."""
    script = Path(sys.executable).with_name("tutor")
    tutor = [str(script)] if script.exists() else [sys.executable, "-m", "tutor"]
    return [*tutor, "check", "--format", "concise", str(pack)]


def compose(pack: Path, environment: dict[str, str]) -> float:
    """Seconds that composing every file takes, without starting Python and reading the files."""
    done = subprocess.run([sys.executable, "-c", COMPOSE, str(pack)], env=environment, capture_output=True, check=True)
    return float(done.stdout)


def cold(pack: Path, folder: str, environment: dict[str, str]) -> float:
    """Seconds of a check without a cache; the near-duplicates that were planted must be found."""
    for file in Path(folder, "cache").rglob("*.sqlite"):
        os.unlink(file)
    seconds, said = timed(command(pack), environment)
    found = said.count("W331")
    if found < QUESTIONS // 100:
        raise SystemExit(f"only {found} of the planted near-duplicates were found")
    return seconds


def warm(pack: Path, run: int, environment: dict[str, str]) -> float:
    """Seconds of a check after the stem and the explanation of one question have changed."""
    file = pack / f"quizzes/t{run:03}.yaml"
    file.write_text(file.read_text().replace(" the ", " this ", 1).replace("decides here", "decides it", 1))
    return timed(command(pack), environment)[0]


def passing(environment: dict[str, str]) -> float:
    """Seconds that Python takes to do nothing."""
    return timed([sys.executable, "-c", "pass"], environment)[0]


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """Seconds of a whole process, and what it printed."""
    began = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode > 1 or "Traceback" in done.stderr:
        raise SystemExit(done.stderr)
    return seconds, done.stdout


if __name__ == "__main__":
    main()
