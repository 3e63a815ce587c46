"""Benches with the shipped facts, filled as one types."""

from __future__ import annotations

from tests.calculator.facts import shipped
from tutor.calculator.lab.bench import Bench
from tutor.calculator.lab.direct import DIRECT
from tutor.calculator.lab.polled import QUEUE, STREAM_BENCH
from tutor.calculator.simulation.scenario import Scenario
from tutor.calculator.subjects import fill

BENCHES = {"direct": DIRECT, "queue": QUEUE, "stream": STREAM_BENCH}


def scenario(name: str, **typed: str) -> Scenario:
    """The scenario of a bench, `from_` for from."""
    bench: Bench = BENCHES[name]
    given = {key.rstrip("_"): value for key, value in typed.items()}
    return bench.scenario(fill(bench.subject, given, shipped()))
