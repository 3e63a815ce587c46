"""Kafka mappings: pollers, partitions, and what they handle together."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from tutor.calculator.formulas.concurrency import ENVIRONMENTS
from tutor.calculator.formulas.pollers import (
    BATCH_DURATION,
    EACH_CONCURRENCY,
    EACH_THROUGHPUT,
    KEEPS_UP,
    RATE,
    SIZE,
    THROUGHPUT,
    UNIT,
    needs,
    throughput,
)
from tutor.calculator.formulas.queues import BATCH, batches_at_once
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values


def solve_kafka(given: Values) -> Solution:
    """Pollers of a Kafka mapping, which never outnumber the partitions."""
    by, steps = needs(given)
    name = max(by, key=lambda key: by[key])
    partitions = int(given["partitions"])
    used = min(max(by[name], 1), partitions)
    at_once = min(used * given["each_concurrency"], Fraction(partitions))
    by_throughput = used * given["each_throughput"]
    by_batches = throughput(at_once * given["batch"] / given["duration"], given["size"])
    capacity, busy = min(by_throughput, by_batches), batches_at_once(given["rate"], given["batch"], given["duration"])
    units = math.ceil(used / given["pollers_per_unit"])
    return Solution(
        {
            "throughput": throughput(given["rate"], given["size"]),
            "concurrency": busy,
            "by_throughput": by["throughput"],
            "by_concurrency": by["concurrency"],
            UNIT: used,
            "capacity": capacity,
            "units": units,
        },
        (
            *steps,
            Step(
                "Never more pollers than partitions",
                f"min({max(by[name], 1):,}, {partitions:,})",
                used,
                UNIT,
            ),
            Step(
                "They may invoke so many batches at a time, of each partition one",
                f"min({used:,} × {number(given['each_concurrency'])}, {partitions:,})",
                at_once,
                ENVIRONMENTS,
            ),
            Step(
                "The records of those batches, through the time of one",
                f"{number(at_once)} × {number(given['batch'])} / {quantity(given['duration'], 's')} "
                f"× {number(given['size'])} KB",
                by_batches,
                "MB/s",
            ),
            Step(
                "The pollers' throughput or their batches: the lower one holds",
                f"min({used:,} × {number(given['each_throughput'])}, {number(by_batches)})",
                capacity,
                "MB/s",
            ),
            Step("Billed in units of pollers", f"ceil({used:,} / {number(given['pollers_per_unit'])})", units, "EPU"),
        ),
        binding="partitions" if max(by[name], busy) > partitions else name,
        assumptions=(
            "Messages are spread evenly over the partitions, and each partition is read in order: batch after batch.",
            "Without provisioned mode Lambda looks at the lag each minute and adjusts the pollers within minutes.",
        ),
    )


KAFKA = Subject(
    "kafka",
    "Kafka: event pollers, partitions and billed units",
    (
        replace(RATE, help="records that arrive each second"),
        BATCH_DURATION,
        Input("partitions", "partitions", "partitions of the topic", least=1, is_whole=True),
        replace(BATCH, default="100", help="records of a batch, on average", range_fact="esm.batch.stream"),
        replace(SIZE, help="size of a record, on average"),
        replace(EACH_THROUGHPUT, fact="esm.kafka.poller.throughput"),
        replace(EACH_CONCURRENCY, fact="esm.kafka.poller.concurrency"),
        Input("pollers_per_unit", UNIT, "pollers of an Event Poller Unit", fact="esm.kafka.epu.pollers", least=1),
    ),
    (
        THROUGHPUT,
        KEEPS_UP,
        Figure("by_throughput", UNIT, "pollers that the throughput needs"),
        Figure("by_concurrency", UNIT, "pollers that the concurrency needs"),
        Figure(UNIT, UNIT, "pollers that work, at most one a partition"),
        Figure("capacity", "MB/s", "what they handle, by their throughput and by the time of a batch"),
        Figure("units", "EPU", "Event Poller Units billed"),
    ),
    solve_kafka,
    facts=("esm.kafka.pollers",),
    examples=("--rate 5000 --size 3KB --duration 200ms --partitions 12",),
)
