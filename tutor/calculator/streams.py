"""Kinesis and DynamoDB streams: concurrency, capacity, iterator age and catching up."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from tutor.calculator.concurrency import DURATION, ENVIRONMENTS
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Curve, Figure, Input, Solution, Step, Subject, Values

RECORDS = "records"


def capacity(shards: Fraction, factor: Fraction, batch: Fraction, duration: Fraction) -> Fraction:
    """Records per second: batches at a time (shards times parallelisation factor) through the time of one."""
    return shards * factor * batch / duration


def iterator_age(rate: Fraction, able: Fraction, seconds: Fraction) -> Fraction:
    """Age of the record read after so many seconds of more records than are handled: backlog over arrival rate."""
    return seconds * (1 - able / rate) if rate > able else Fraction(0)


def _lag(given: Values) -> tuple[Fraction, Fraction]:
    """Records that wait and the age of the oldest read, after the time of overload."""
    rate, seconds = given["rate"], given["time"]
    able = capacity(given["shards"], given["factor"], given["batch"], given["duration"])
    age = iterator_age(rate, able, seconds)
    kept = min(age, given["retention"])
    return kept * rate, kept


def solve(given: Values) -> Solution:
    """What the stream's consumers handle, how far they fall behind, and how long they take to catch up."""
    rate, shards, factor = given["rate"], given["shards"], given["factor"]
    batch, duration, later = given["batch"], given["duration"], given.get("later_rate")
    able = capacity(shards, factor, batch, duration)
    backlog, age = _lag(given)
    lost = max(iterator_age(rate, able, given["time"]) - given["retention"], Fraction(0)) * rate
    then = rate if later is None else later
    caught = Fraction(0) if not backlog else backlog / (able - then) if able > then else None
    wanted = math.ceil(rate * duration / batch / shards)
    return Solution(
        {
            "concurrency": shards * factor,
            "capacity": able,
            "backlog": backlog,
            "iterator_age": age,
            "lost": lost,
            "catch_up": caught,
            "needed_factor": wanted,
            "needed_shards": math.ceil(rate * duration / batch / factor),
        },
        (
            Step(
                "One batch at a time for each shard and unit of the parallelisation factor",
                f"{number(shards)} × {number(factor)}",
                shards * factor,
                ENVIRONMENTS,
            ),
            Step(
                "Their batches through the time of one",
                f"{number(shards * factor)} × {number(batch)} / {quantity(duration, 's')}",
                able,
                "1/s",
            ),
            Step(
                f"More arrives than is handled, for {quantity(given['time'], 's')}"
                if rate > able
                else "No more arrives than is handled",
                f"({number(rate)} - {number(able)})/s × {quantity(given['time'], 's')}" if rate > able else "0",
                backlog,
                RECORDS,
            ),
            Step(
                "The record read is as old as the backlog takes to arrive",
                f"{number(backlog)} / {number(rate)}/s",
                age,
                "s",
            ),
            Step(
                f"What is over at {number(then)}/s works the backlog off",
                f"{number(backlog)} / ({number(able)} - {number(then)})/s",
                caught,
                "s",
            ),
            Step(
                "To keep up, each shard needs batches at a time",
                f"ceil({number(rate)} × {number(duration)} / {number(batch)} / {number(shards)})",
                wanted,
                "batches",
            ),
        ),
        binding="retention" if lost else "capacity" if rate > able else None,
        assumptions=(
            "Records are spread evenly over shards and keys: a hot key is handled batch after batch.",
            "Records older than the retention are gone; a failing batch blocks its shard and is not counted here.",
        ),
    )


def curve(given: Values) -> Curve:
    """Iterator age over the time of overload and the catching up."""
    rate, seconds = given["rate"], given["time"]
    able = capacity(given["shards"], given["factor"], given["batch"], given["duration"])
    points = tuple(
        (at, min(iterator_age(rate, able, at), given["retention"])) for at in (seconds * i / 60 for i in range(61))
    )
    return Curve("Iterator age, over time", "time", "s", "iterator age", "s", points)


STREAM = Subject(
    "stream",
    "Kinesis and DynamoDB streams: capacity, iterator age, catching up",
    (
        Input("rate", "1/s", "records that arrive each second"),
        replace(DURATION, help="how long one batch takes, on average"),
        Input("shards", "shards", "shards of the stream", least=1, is_whole=True),
        Input(
            "factor",
            "batches",
            "ParallelizationFactor of the mapping",
            default="1",
            range_fact="esm.stream.parallelization",
            least=1,
            is_whole=True,
        ),
        Input(
            "batch", RECORDS, "records of a batch, on average", default="100", range_fact="esm.batch.stream", least=1
        ),
        Input("time", "s", "how long that rate lasts", default="10min"),
        Input("later_rate", "1/s", "records each second afterwards", is_optional=True),
        Input("source", "", "what is read", default="kinesis", choices=("kinesis", "dynamodb")),
        Input("retention", "s", "how long records are kept", fact="{source}.retention"),
    ),
    (
        Figure("concurrency", ENVIRONMENTS, "batches that run at a time"),
        Figure("capacity", "1/s", "records per second that are handled"),
        Figure("backlog", RECORDS, "records waiting after that time"),
        Figure("iterator_age", "s", "IteratorAge after that time"),
        Figure("lost", RECORDS, "records that expired unread"),
        Figure("catch_up", "s", "until the backlog is gone", "never: no less arrives than is handled"),
        Figure("needed_factor", "batches", "parallelisation factor that keeps up"),
        Figure("needed_shards", "shards", "shards that keep up at this factor"),
    ),
    solve,
    facts=("esm.iterator-age", "esm.stream.blocking"),
    curve=curve,
    examples=(
        "--rate 1000 --duration 500ms --shards 4 --later-rate 500",
        "--rate 1000 --duration 500ms --shards 4 --factor 2",
    ),
)
