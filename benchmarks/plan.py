"""What simulated learners know on the exam day under the shipped planner, and under other ways to fill the same time.

Mean recall of 300 cards over at least 50 learners a cell; the same learners with the same luck for every policy.
`--learners 5` is quick. With `--results FILE` what was measured is kept, and a run that was stopped goes on.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path

from benchmarks.policies import POLICIES, simulate
from tutor.scheduling.refit import is_available

DAYS, MINUTES = (14, 30, 60), (20, 40)
BASELINE = "FSRS at 0.9, no steps"

Cell = tuple[int, int, bool]
Results = dict[Cell, dict[str, dict[int, float]]]


def main() -> None:
    """Prints a table for each truth."""
    options = _options()
    cells = list(product(options.days, options.minutes, (False, True)))
    names = [name for name in POLICIES if "fitted" not in name or is_available()]
    kept = _read(options.results)
    began = time.perf_counter()
    todo = [
        (name, seed, *cell)
        for seed in range(options.learners)
        for cell in cells
        for name in names
        if seed not in kept[cell][name]
    ]
    with ProcessPoolExecutor(options.processes) as pool:
        for run, score in zip(todo, pool.map(_run, todo, chunksize=5), strict=True):
            kept[run[2:]][run[0]][run[1]] = score
            _keep(options.results, run, score)
    for is_steep in (False, True):
        _print(kept, [cell for cell in cells if cell[2] == is_steep], names, options.learners)
    print(f"{len(todo)} exams in {time.perf_counter() - began:.0f} s on {options.processes} processes")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=50, help="learners a cell")
    parser.add_argument("--days", type=int, nargs="+", default=DAYS)
    parser.add_argument("--minutes", type=int, nargs="+", default=MINUTES)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--results", type=Path, help="where results are kept, a line each")
    return parser.parse_args()


def _run(run: tuple[str, int, int, int, bool]) -> float:
    return simulate(*run)


def _read(path: Path | None) -> Results:
    results: Results = defaultdict(lambda: defaultdict(dict))
    for line in path.read_text().splitlines() if path and path.exists() else ():
        name, seed, days, minutes, is_steep, score = json.loads(line)
        results[days, minutes, is_steep][name][seed] = score
    return results


def _keep(path: Path | None, run: tuple[str, int, int, int, bool], score: float) -> None:
    if path:
        with path.open("a") as file:
            file.write(json.dumps([*run, score]) + "\n")


def _print(results: Results, cells: list[Cell], names: list[str], learners: int) -> None:
    """Means, and for planners how they differ from the baseline, in points with the standard error."""
    truth = "steep forgetting" if cells[0][2] else "FSRS-6 with weights of its own"
    print(f"\n{truth}; recall on the exam day, {learners} learners")
    print(f"{'':28}" + "".join(f"{f'{days} d {minutes} min':>14}" for days, minutes, _ in cells))
    for name in names:
        scores = [[results[cell][name][seed] for seed in range(learners)] for cell in cells]
        print(f"{name:28}" + "".join(f"{statistics.mean(row):8.3f} ±{_error(row):.3f}" for row in scores))
    for name in (name for name in names if name.startswith("planner")):
        differences = [
            [100 * (results[cell][name][seed] - results[cell][BASELINE][seed]) for seed in range(learners)]
            for cell in cells
        ]
        print(
            f"{name + ' − no steps':28.28}"
            + "".join(f"{statistics.mean(d):+8.1f} ±{_error(d):4.1f}" for d in differences)
        )


def _error(row: list[float]) -> float:
    """The standard error of a mean."""
    return statistics.stdev(row) / len(row) ** 0.5 if len(row) > 1 else 0.0


if __name__ == "__main__":
    main()
