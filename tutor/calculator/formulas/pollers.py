"""Event pollers: provisioned mode of SQS mappings."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from tutor.calculator.formulas.concurrency import DURATION, ENVIRONMENTS, SHORTEST
from tutor.calculator.formulas.queues import BATCH, SMALLER_BATCHES, batches_at_once
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import BadInput, Figure, Input, Solution, Step, Subject, Values

UNIT = "pollers"
RATE = Input("rate", "1/s", "messages that arrive each second")
SIZE = Input("size", "KB", "size of a message, on average", default="1KB")
EACH_THROUGHPUT = Input("each_throughput", "MB/s", "throughput of a poller", least=SHORTEST)
EACH_CONCURRENCY = Input("each_concurrency", ENVIRONMENTS, "concurrent invocations of a poller", least=1)
BATCH_DURATION = replace(DURATION, help="how long one batch takes, on average")
KEEPS_UP = Figure("concurrency", ENVIRONMENTS, "batches that run at a time to keep up")
THROUGHPUT = Figure("throughput", "MB/s", "what arrives")


def throughput(rate: Fraction, size: Fraction) -> Fraction:
    """MB per second of so many messages per second of this size in KB."""
    return rate * size / 1024


def needs(given: Values) -> tuple[dict[str, int], tuple[Step, ...]]:
    """Pollers that throughput and concurrency need, and how they are found."""
    rate, batch, duration = given["rate"], given["batch"], given["duration"]
    arriving, busy = throughput(rate, given["size"]), batches_at_once(rate, batch, duration)
    by = {
        "throughput": math.ceil(arriving / given["each_throughput"]),
        "concurrency": math.ceil(busy / given["each_concurrency"]),
    }
    return by, (
        Step("Messages times their size arrive", f"{number(rate)}/s × {number(given['size'])} KB", arriving, "MB/s"),
        Step(
            f"A poller handles {number(given['each_throughput'])} MB/s",
            f"ceil({number(arriving)} / {number(given['each_throughput'])})",
            by["throughput"],
            UNIT,
        ),
        Step(
            "Batches per second times the time of a batch",
            f"ceil({number(rate)}/s / {number(batch)} × {quantity(duration, 's')})",
            busy,
            ENVIRONMENTS,
        ),
        Step(
            f"A poller handles {number(given['each_concurrency'])} invocations",
            f"ceil({busy:,} / {number(given['each_concurrency'])})",
            by["concurrency"],
            UNIT,
        ),
    )


def solve_pollers(given: Values) -> Solution:
    """Pollers of an SQS mapping in provisioned mode."""
    if given["least"] > given["most"]:
        raise BadInput(f"--least {number(given['least'])} is more than --most {number(given['most'])}.")
    by, steps = needs(given)
    by["polls"] = math.ceil(given["rate"] / given["batch"] / given["each_polls"])
    name = max(by, key=lambda key: by[key])
    wanted = max(by[name], int(given["least"]))
    used = min(wanted, int(given["most"]))
    busy = batches_at_once(given["rate"], given["batch"], given["duration"])
    each = given["each_concurrency"]
    goal, start = min(Fraction(busy), used * each), given["least"] * each
    ready = max(goal - start, Fraction(0)) / given["per_minute"] * 60
    return Solution(
        {
            "throughput": throughput(given["rate"], given["size"]),
            "concurrency": busy,
            "by_throughput": by["throughput"],
            "by_concurrency": by["concurrency"],
            "by_polls": by["polls"],
            UNIT: used,
            "ramp": ready,
        },
        (
            *steps,
            Step(
                f"A poller polls {number(given['each_polls'])} times a second",
                f"ceil({number(given['rate'])}/s / {number(given['batch'])} / {number(given['each_polls'])})",
                by["polls"],
                UNIT,
            ),
            Step(
                "The largest need holds, within the mapping's limits",
                f"min(max({', '.join(f'{need:,}' for need in by.values())}, {number(given['least'])}), "
                f"{number(given['most'])})",
                used,
                UNIT,
            ),
            Step(
                f"The fewest pollers are there already, with {number(start)} invocations; more come each minute",
                f"max({number(goal)} - {number(start)}, 0) / {number(given['per_minute'])} min",
                ready,
                "s",
            ),
        ),
        binding="maximum pollers" if wanted > used else name,
        assumptions=(SMALLER_BATCHES, "Provisioned mode cannot be combined with MaximumConcurrency."),
    )


POLLERS = Subject(
    "pollers",
    "SQS provisioned mode: event pollers that keep up",
    (
        RATE,
        BATCH_DURATION,
        BATCH,
        SIZE,
        replace(EACH_THROUGHPUT, fact="esm.sqs.poller.throughput"),
        replace(EACH_CONCURRENCY, fact="esm.sqs.poller.concurrency"),
        Input("each_polls", "1/s", "polls of a poller each second", fact="esm.sqs.poller.polls", least=SHORTEST),
        Input("per_minute", "environments/min", "concurrency added each minute", fact="esm.sqs.pollers.rate", least=1),
        Input(
            "least",
            UNIT,
            "MinimumPollers of the mapping",
            default="2",
            range_fact="esm.sqs.pollers.minimum",
            is_whole=True,
        ),
        Input(
            "most", UNIT, "MaximumPollers of the mapping", default="200", range_fact="esm.sqs.pollers", is_whole=True
        ),
    ),
    (
        THROUGHPUT,
        KEEPS_UP,
        Figure("by_throughput", UNIT, "pollers that the throughput needs"),
        Figure("by_concurrency", UNIT, "pollers that the concurrency needs"),
        Figure("by_polls", UNIT, "pollers that the polls need"),
        Figure(UNIT, UNIT, "pollers that keep up, within the mapping's limits"),
        Figure("ramp", "s", "until that concurrency, or what the pollers manage, is reached"),
    ),
    solve_pollers,
    examples=("--rate 10k --duration 500ms --size 4KB",),
)
