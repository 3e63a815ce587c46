"""SQS mappings without provisioned mode: concurrency, its caps and its ramp."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from tutor.calculator.formulas.concurrency import DURATION, ENVIRONMENTS, EXECUTIONS, LIMIT
from tutor.calculator.formulas.shares import MIN_UNRESERVED, RESERVED, cap_of
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import BadInput, Curve, Figure, Input, Solution, Step, Subject, Values

MESSAGES = "messages"
RATE = Input("rate", "1/s", "messages that arrive each second")
BATCH_DURATION = replace(DURATION, help="how long one batch takes, on average")
BATCH = Input(
    "batch",
    MESSAGES,
    "messages of a batch, on average",
    default="10",
    range_fact="esm.batch.sqs",
    least=1,
)
MAX_CONCURRENCY = Input(
    "max_concurrency",
    EXECUTIONS,
    "MaximumConcurrency of the mapping",
    range_fact="esm.sqs.max-concurrency",
    is_whole=True,
    is_optional=True,
)
WINDOW = Input("window", "s", "batching window", default="0s", range_fact="esm.window", is_whole=True)
RESERVED_POLLERS = (
    "Simulated pollers stop at the reserved concurrency. Those of AWS go on, and batches beyond it return to the "
    "queue: neither these nor their receives are simulated."
)
SMALLER_BATCHES = "Batches are as full as said; real ones are often smaller than the batch size."


def batches_at_once(rate: Fraction, batch: Fraction, duration: Fraction) -> int:
    """Concurrency that keeps up with the messages."""
    return math.ceil(rate / batch * duration)


def ramp(start: Fraction, per_minute: Fraction, seconds: Fraction) -> Fraction:
    """Concurrent batches this long after the first message, without any cap."""
    return start + per_minute / 60 * seconds


def left_by_ramp(given: Values, seconds: Fraction) -> Fraction:
    """Messages that arrive in this time of the ramp, less those that its growing number of batches handles."""
    on_average = ramp(given["start"], given["per_minute"], seconds / 2)
    handled = on_average * given["batch"] / given["duration"] * seconds
    return max(given["rate"] * seconds - handled, Fraction(0))


def _caps(given: Values) -> dict[str, Fraction]:
    """Every cap on the mapping's concurrency by its name."""
    cap = cap_of(given)
    caps = {"mapping": given["most"], "account" if given.get("reserved") is None else "reserved": cap}
    chosen = given.get("max_concurrency")
    return caps if chosen is None else {"maximum concurrency": chosen, **caps}


def solve_sqs(given: Values) -> Solution:
    """What the queue needs, what the mapping may use, and how long it takes to get there."""
    rate, batch, duration = given["rate"], given["batch"], given["duration"]
    if batch > given["no_window"] and not given["window"]:
        raise BadInput(f"--batch above {number(given['no_window'])} needs a --window of at least 1 s.")
    caps = _caps(given)
    name, cap = min(caps.items(), key=lambda item: item[1])
    wanted, start, pace = batches_at_once(rate, batch, duration), given["start"], given["per_minute"]
    goal, throughput = min(Fraction(wanted), cap), cap * batch / duration
    ready = max(goal - start, Fraction(0)) / pace * 60
    full, waiting = max(cap - start, Fraction(0)) / pace * 60, left_by_ramp(given, ready)
    growth = max(rate - throughput, Fraction(0))
    return Solution(
        {
            "needed": wanted,
            "cap": cap,
            "throughput": throughput,
            "ramp": ready,
            "full_ramp": full,
            "ramp_backlog": waiting,
            "backlog_growth": growth,
        },
        (
            Step(
                "Batches per second times the time of a batch",
                f"ceil({number(rate)}/s / {number(batch)} × {quantity(duration, 's')})",
                wanted,
                ENVIRONMENTS,
            ),
            Step(
                "The lowest cap holds", f"min({', '.join(number(value) for value in caps.values())})", cap, EXECUTIONS
            ),
            Step(
                "With it the mapping can handle",
                f"{number(cap)} × {number(batch)} / {quantity(duration, 's')}",
                throughput,
                "1/s",
            ),
            Step(
                f"It starts at {number(start)} and adds {number(pace)} a minute",
                f"({number(goal)} - {number(start)}) / {number(pace)} min",
                ready,
                "s",
            ),
            Step(
                "Until then it handles less than arrives: what is left of it waits",
                f"{number(rate)}/s × {quantity(ready, 's')} - {number(ramp(start, pace, ready / 2))} on average × "
                f"{number(batch)} / {quantity(duration, 's')} × {quantity(ready, 's')}",
                waiting,
                MESSAGES,
            ),
            Step("To the cap it takes", f"max({number(cap)} - {number(start)}, 0) / {number(pace)} min", full, "s"),
            Step("There the queue still grows by", f"max({number(rate)} - {number(throughput)}, 0)", growth, "1/s"),
        ),
        binding=name if wanted > cap else None,
        assumptions=(SMALLER_BATCHES, *_beyond_need(wanted, cap), *_overpolling(given)),
    )


def _beyond_need(wanted: int, cap: Fraction) -> tuple[str, ...]:
    if wanted >= cap:
        return ()
    return (
        f"The ramp may go on to {number(cap)} while messages wait; {wanted:,} keep up with those that arrive, and the "
        "more there are beyond it the sooner those that wait are gone.",
    )


def _overpolling(given: Values) -> tuple[str, ...]:
    reserved, chosen = given.get("reserved"), given.get("max_concurrency")
    if reserved is None or min(given["most"], chosen or given["most"]) <= reserved:
        return ()
    return (
        f"The pollers of AWS do not look at the {number(reserved)} reserved: batches beyond return to the queue, "
        "and every receive counts towards maxReceiveCount. Set --max-concurrency to it or lower.",
    )


def curve_of_sqs(given: Values) -> Curve:
    """Concurrent batches over time, up to the cap."""
    cap = min(_caps(given).values())
    stop = max(cap - given["start"], Fraction(1)) / given["per_minute"] * 72
    points = tuple(
        (stop * i / 60, min(cap, ramp(given["start"], given["per_minute"], stop * i / 60))) for i in range(61)
    )
    wanted = batches_at_once(given["rate"], given["batch"], given["duration"])
    return Curve(
        "What the ramp allows, over time",
        "time",
        "s",
        "batches",
        ENVIRONMENTS,
        points,
        wanted,
        "needed to keep up",
    )


SQS = Subject(
    "sqs",
    "SQS standard queue: concurrency that keeps up, its caps and its ramp",
    (
        RATE,
        BATCH_DURATION,
        BATCH,
        WINDOW,
        MAX_CONCURRENCY,
        RESERVED,
        LIMIT,
        MIN_UNRESERVED,
        Input("start", ENVIRONMENTS, "concurrent batches at first", fact="esm.sqs.scaling.start", least=1),
        Input("per_minute", "environments/min", "concurrency added each minute", fact="esm.sqs.scaling.rate", least=1),
        Input("most", ENVIRONMENTS, "the largest concurrency of a mapping", fact="esm.sqs.scaling.most", least=1),
        Input("no_window", MESSAGES, "the largest batch without a window", fact="esm.sqs.batch.no-window"),
    ),
    (
        Figure("needed", ENVIRONMENTS, "concurrency that keeps up with the messages"),
        Figure("cap", EXECUTIONS, "concurrency that the mapping may reach"),
        Figure("throughput", "1/s", "messages per second at the cap"),
        Figure("ramp", "s", "until what is needed, or the cap, is reached"),
        Figure("full_ramp", "s", "until the cap is reached"),
        Figure("ramp_backlog", MESSAGES, "messages that wait once the ramp is over"),
        Figure("backlog_growth", "1/s", "messages per second that the queue grows by after it"),
    ),
    solve_sqs,
    facts=("esm.sqs.reserved-sum",),
    curve=curve_of_sqs,
    examples=("--rate 2000 --duration 1s", "--rate 20k --duration 1s --max-concurrency 500"),
)
