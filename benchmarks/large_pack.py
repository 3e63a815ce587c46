"""A pack of 10,000 and one of 100,000 questions: reading them, and what the first question then costs.

Reading is compared with yaml.compose by the C loader over the same files; the first question and the peak memory of
`tutor quiz` with those over the shipped pack.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.first_question import first, xdg

FILES = 200
RUNS = 25
COMMAND = [sys.executable, "-m", "tutor", "quiz"]
NAMES = ("shipped pack", "100,000 questions")
QUESTION = """\
  - id: {id}
    card: {card}
    kind: single
    pool: study
    style: recall
    stem: |
      A function number {id} receives {n} requests per second and each of them takes 250 ms on average.
      The account has default quotas and no reservation.

      How many environments are busy on average?
    difficulty: 1
    asks: apply
    choices:
      - {{text: "{n} environments of the function", why: "This is the rate, and not the rate times the duration."}}
      - {{text: "About a quarter of {n}", correct: true, why: "Rate times duration in seconds gives it."}}
      - {{text: "Four times {n}", why: "This divides by the duration instead of multiplying."}}
      - {{text: "One, since they wait", why: "Requests of a function do not wait for each other."}}
    explanation: Concurrency is rate times duration in seconds.
"""


def main() -> None:
    """Prints the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        small = write_pack(Path(folder, "ten"), 10_000)
        compose, read = reading(small, folder)
        print(f"10,000 questions composed {compose:6.2f} s, read with places {read:6.2f} s")
        print(f"ratio            {read / compose:6.2f} x   (at most 2.5, aim 1.5)")
        large = write_pack(Path(folder, "hundred"), 100_000)
        packs = [prepared(folder, ""), prepared(folder, str(large))]
        times = [[first(COMMAND, environment) for environment in packs] for _ in range(RUNS)]
        memory = [peak(environment) for environment in packs]
    for pack, seconds, megabytes in zip(NAMES, zip(*times, strict=True), memory, strict=True):
        print(f"{pack:<18} {statistics.median(seconds) * 1e3:6.1f} ms to the first question, {megabytes:5.1f} MB peak")
    slower = statistics.median(large / small for small, large in times)
    print(f"ratio            {slower:6.2f} x time, {memory[1] / memory[0]:.2f} x memory   (at most 1.2; 40 MB)")


def write_pack(root: Path, questions: int) -> Path:
    """A pack of so many questions in 200 files, ten to a card."""
    for folder in ("content/topics", "quizzes"):
        Path(root, folder).mkdir(parents=True)
    Path(root, "content/pack.yaml").write_text(f"id: {root.name}\ntitle: A large pack\n")
    each = questions // FILES
    for number in range(FILES):
        cards = [f"t{number}.c{card}" for card in range(max(1, each // 10))]
        card = "  - {{id: {0}, title: Card {0}, body: A body of a few words., remember: One line., yield: core}}\n"
        topic = f"id: t{number}\ntitle: Topic {number}\ncards:\n" + "".join(card.format(id) for id in cards)
        Path(root, f"content/topics/t{number:03}.yaml").write_text(topic)
        asked = [
            QUESTION.format(id=f"t{number}.q{n}", card=cards[n * len(cards) // each], n=n + 40) for n in range(each)
        ]
        Path(root, f"quizzes/t{number:03}.yaml").write_text(f"topic: t{number}\nquestions:\n" + "".join(asked))
    return root


def reading(root: Path, folder: str) -> tuple[float, float]:
    """Seconds to compose every file, and seconds to read, check and compile them all; the better of two each."""
    import yaml

    from tutor.content.compiler import compile_packs

    texts = [path.read_text() for path in sorted(root.rglob("*.yaml"))]
    compose, read = [], []
    for run in range(2):
        began = time.perf_counter()
        for text in texts:
            yaml.compose(text, Loader=yaml.CSafeLoader)
        compose.append(time.perf_counter() - began)
        began = time.perf_counter()
        compile_packs((str(root),), os.path.join(folder, f"cache-{run}.sqlite")).close()
        read.append(time.perf_counter() - began)
    return min(compose), min(read)


def prepared(folder: str, pack: str) -> dict[str, str]:
    """An environment in which `tutor quiz` has a warm cache of this pack; '' is the shipped one."""
    environment = xdg(os.path.join(folder, f"home-{bool(pack)}")) | ({"TUTOR_PACK": pack} if pack else {})
    subprocess.run(COMMAND, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return environment


def peak(environment: dict[str, str]) -> float:
    """Peak memory in MB of a quiz that answers one question and goes on to the next."""
    measured = subprocess.run(
        [sys.executable, "-c", _PEAK], env=environment, capture_output=True, text=True, check=True
    )
    return int(measured.stdout.split()[-1]) / (1024 * 1024 if sys.platform == "darwin" else 1024)


# A fresh process, so that the largest child is the quiz alone.
_PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "tutor", "quiz", "-n", "2"], input=b"?\\n?\\n", stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


if __name__ == "__main__":
    main()
