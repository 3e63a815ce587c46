"""A move of a knob in the lab, from the state to the lines of the screen, beside `python -c pass`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from fractions import Fraction
from pathlib import Path

from benchmarks.simulation import timed
from tutor import paths
from tutor.actions.lab import Lab
from tutor.actions.lab_presets import PRESETS
from tutor.content.library import open_library
from tutor.desk import Clock, Desk
from tutor.store.database import open_database
from tutor.store.store import Store
from tutor.views.glyphs import UNICODE
from tutor.views.lab.body import Look, body
from tutor.views.lab.state import OPEN, LabState

MOVES = 15
LOOK = Look(120, 40, UNICODE)
TEN_MINUTES = Fraction(600)


def main() -> None:
    """Prints each situation at ten minutes."""
    with tempfile.TemporaryDirectory() as folder, closing(_desk(Path(folder))) as desk:
        for preset in PRESETS:
            lab = Lab(desk, preset)
            moves, bare = [], []
            for number in range(MOVES):
                moves.append(timed(lambda lab=lab, number=number: move(lab, number))[0])  # type: ignore[misc]
                bare.append(timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))[0])
            ratio = statistics.median(ours / floor for ours, floor in zip(moves, bare, strict=True))
            milliseconds = statistics.median(moves) * 1e3, statistics.median(bare) * 1e3
            print(
                f"{preset.id:<13} move {milliseconds[0]:6.1f} ms   python -c pass {milliseconds[1]:6.1f} ms   ", end=""
            )
            print(f"ratio {ratio:5.2f} x   (at most 2)")


def move(lab: Lab, number: int) -> int:
    """One knob turned over ten minutes: checked, simulated as a flow, drawn. Gives the number of rows."""
    knobs = {knob.name: knob for knob in lab.preset.bench.knobs}
    values = lab.turned(lab.values, knobs["time"], TEN_MINUTES)
    values = lab.turned(values, knobs["spike"], Fraction(1_000 + number))
    state = LabState(lab.preset, values, phase=OPEN).turned(values, lab.fluid(values))
    return len(body(state, LOOK).lines)


def _desk(folder: Path) -> Desk:
    library = open_library((paths.shipped_pack(),), str(folder / "cache"))
    return Desk(library, Store(open_database(str(folder / "tutor.db"))), Clock())


if __name__ == "__main__":
    main()
