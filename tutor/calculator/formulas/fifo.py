"""SQS FIFO mappings: one batch at a time for each message group."""

from __future__ import annotations

from dataclasses import replace

from tutor.calculator.formulas.concurrency import ENVIRONMENTS, LIMIT
from tutor.calculator.formulas.queues import BATCH, BATCH_DURATION, MAX_CONCURRENCY
from tutor.calculator.formulas.shares import MIN_UNRESERVED, RESERVED, cap_of
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values


def solve_fifo(given: Values) -> Solution:
    """Concurrency of a FIFO mapping: one batch for each group, up to the lowest cap."""
    cap = cap_of(given)
    caps = {"message groups": given["groups"], "account" if given.get("reserved") is None else "reserved": cap}
    chosen = given.get("max_concurrency")
    if chosen is not None:
        caps["maximum concurrency"] = chosen
    name, runs = min(caps.items(), key=lambda item: item[1])
    duration = given.get("duration")
    throughput = None if duration is None else runs * given["batch"] / duration
    return Solution(
        {"concurrency": runs, "throughput": throughput},
        (
            Step(
                "Each message group runs one batch at a time; the lowest number holds",
                f"min({', '.join(number(value) for value in caps.values())})",
                runs,
                ENVIRONMENTS,
            ),
            Step(
                "Batches through their duration",
                "asks for --duration"
                if duration is None
                else f"{number(runs)} × {number(given['batch'])} / {quantity(duration, 's')}",
                throughput,
                "1/s",
            ),
        ),
        binding=name,
        assumptions=("Messages are spread evenly over the groups; one busy group is handled batch after batch.",),
    )


FIFO = Subject(
    "fifo",
    "SQS FIFO queue: concurrency and throughput",
    (
        Input("groups", "groups", "message groups with messages waiting", is_whole=True),
        MAX_CONCURRENCY,
        RESERVED,
        LIMIT,
        MIN_UNRESERVED,
        replace(BATCH, range_fact="esm.batch.fifo"),
        replace(BATCH_DURATION, is_optional=True),
    ),
    (
        Figure("concurrency", ENVIRONMENTS, "batches that run at a time"),
        Figure("throughput", "1/s", "messages per second", "asks for --duration"),
    ),
    solve_fifo,
    facts=("sqs.fifo.groups",),
    examples=("--groups 6 --max-concurrency 10", "--groups 100 --duration 200ms"),
)
