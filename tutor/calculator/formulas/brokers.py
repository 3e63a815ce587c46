"""Amazon MQ: a fixed number of batches at a time."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tutor.calculator.formulas.concurrency import ENVIRONMENTS
from tutor.calculator.formulas.pollers import BATCH_DURATION, RATE
from tutor.calculator.formulas.queues import BATCH, SMALLER_BATCHES
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Figure, Input, Solution, Step, Subject, Values

# As one says it.
_NAMES = {"activemq": "an ActiveMQ broker", "rabbitmq": "a RabbitMQ broker"}


def solve_mq(given: Values) -> Solution:
    """What a mapping of an Amazon MQ broker handles: its concurrency is fixed."""
    runs, batch, duration = given["concurrency"], given["batch"], given["duration"]
    able = runs * batch / duration
    growth = max(given["rate"] - able, Fraction(0))
    return Solution(
        {"concurrency": runs, "throughput": able, "backlog_growth": growth},
        (
            Step("Batches at a time", _NAMES[given.word("broker")], runs, ENVIRONMENTS),
            Step(
                "Their messages through the time of a batch",
                f"{number(runs)} × {number(batch)} / {quantity(duration, 's')}",
                able,
                "1/s",
            ),
            Step("By the rest the queue grows", f"max({number(given['rate'])} - {number(able)}, 0)", growth, "1/s"),
        ),
        binding="broker" if given["rate"] > able else None,
        assumptions=(SMALLER_BATCHES, "Reserved and provisioned concurrency do not change the number of batches."),
    )


MQ = Subject(
    "mq",
    "Amazon MQ: what its few batches at a time handle",
    (
        RATE,
        BATCH_DURATION,
        Input("broker", "", "engine of the broker", default="activemq", choices=("activemq", "rabbitmq")),
        replace(BATCH, default="100", range_fact="esm.batch.stream"),
        Input("concurrency", ENVIRONMENTS, "batches that run at a time", fact="esm.mq.{broker}", least=1),
    ),
    (
        Figure("concurrency", ENVIRONMENTS, "batches that run at a time"),
        Figure("throughput", "1/s", "messages per second that are handled"),
        Figure("backlog_growth", "1/s", "messages per second that the queue grows by"),
    ),
    solve_mq,
    examples=("--rate 600 --duration 1s", "--rate 600 --duration 1s --broker rabbitmq"),
)
