"""Kinesis and DynamoDB streams: concurrency, capacity, iterator age and catching up."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction

from tutor.calculator.formulas.concurrency import DURATION, ENVIRONMENTS
from tutor.calculator.shown import number, quantity
from tutor.calculator.subject import Curve, Figure, Input, Solution, Step, Subject, Values

RECORDS = "records"


def capacity(shards: Fraction, factor: Fraction, batch: Fraction, duration: Fraction) -> Fraction:
    """Records per second: batches at a time (shards times parallelisation factor) through the time of one."""
    return shards * factor * batch / duration


def iterator_age(rate: Fraction, able: Fraction, seconds: Fraction) -> Fraction:
    """Age of the record read after so many seconds of more records than are handled: backlog over arrival rate."""
    return seconds * (1 - able / rate) if rate > able else Fraction(0)


@dataclass(frozen=True)
class Lag:
    """How far the consumers of a stream fall behind."""

    given: Values

    @property
    def able(self) -> Fraction:
        """Records per second that are handled."""
        given = self.given
        return capacity(given["shards"], given["factor"], given["batch"], given["duration"])

    @property
    def grown(self) -> Fraction:
        """What the iterator age would be if records were kept for good."""
        return iterator_age(self.given["rate"], self.able, self.given["time"])

    @property
    def age(self) -> Fraction:
        """The iterator age: what is older than the retention is gone."""
        return min(self.grown, self.given["retention"])

    @property
    def backlog(self) -> Fraction:
        """Records that wait."""
        return self.age * self.given["rate"]

    @property
    def lost(self) -> Fraction:
        """Records that expired unread."""
        return (self.grown - self.age) * self.given["rate"]

    @property
    def later(self) -> Fraction:
        """Records that arrive each second afterwards."""
        later = self.given.get("later_rate")
        return self.given["rate"] if later is None else later

    @property
    def catch_up(self) -> Fraction | None:
        """Seconds until the backlog is gone; None where no less arrives than is handled."""
        if not self.backlog:
            return Fraction(0)
        return self.backlog / (self.able - self.later) if self.able > self.later else None


def solve(given: Values) -> Solution:
    """What the stream's consumers handle, how far they fall behind, and how long they take to catch up."""
    lag, batches = Lag(given), given["rate"] * given["duration"] / given["batch"]
    wanted, shards = math.ceil(batches / given["shards"]), math.ceil(batches / given["factor"])
    return Solution(
        {
            "concurrency": given["shards"] * given["factor"],
            "capacity": lag.able,
            "backlog": lag.backlog,
            "iterator_age": lag.age,
            "lost": lag.lost,
            "catch_up": lag.catch_up,
            "needed_factor": wanted,
            "needed_shards": shards,
        },
        (*_capacity_steps(lag, wanted, shards), *_lag_steps(lag)),
        binding="retention" if lag.lost else "capacity" if given["rate"] > lag.able else None,
        assumptions=(
            "Records are spread evenly over shards and keys: a hot key is handled batch after batch.",
            "Records older than the retention are gone; a failing batch blocks its shard and is not counted here.",
        ),
    )


def _capacity_steps(lag: Lag, wanted: int, needed_shards: int) -> tuple[Step, ...]:
    """What is handled, and what would keep up."""
    given, duration = lag.given, quantity(lag.given["duration"], "s")
    shards, factor, batch = (number(given[name]) for name in ("shards", "factor", "batch"))
    at_once = given["shards"] * given["factor"]
    return (
        Step(
            "One batch at a time for each shard and unit of the parallelisation factor",
            f"{shards} × {factor}",
            at_once,
            ENVIRONMENTS,
        ),
        Step("Their batches through the time of one", f"{number(at_once)} × {batch} / {duration}", lag.able, "1/s"),
        Step(
            "To keep up, each shard needs batches at a time",
            f"ceil({number(given['rate'])}/s × {duration} / {batch} / {shards})",
            wanted,
            "batches",
        ),
        Step(
            "At this factor so many shards keep up",
            f"ceil({number(given['rate'])}/s × {duration} / {batch} / {number(given['factor'])})",
            needed_shards,
            "shards",
        ),
    )


def _lag_steps(lag: Lag) -> tuple[Step, ...]:
    """How far they fall behind, and how they catch up."""
    rate, able, later = number(lag.given["rate"]), number(lag.able), number(lag.later)
    seconds, backlog = quantity(lag.given["time"], "s"), number(lag.backlog)
    is_behind = lag.given["rate"] > lag.able
    return (
        Step(
            f"More arrives than is handled, for {seconds}" if is_behind else "No more arrives than is handled",
            f"({rate} - {able})/s × {seconds}" if is_behind else f"{rate}/s of {able}/s",
            lag.backlog,
            RECORDS,
        ),
        Step("The record read is as old as the backlog takes to arrive", f"{backlog} / {rate}/s", lag.age, "s"),
        Step(
            f"What is over at {later}/s works the backlog off",
            f"{backlog} / ({able} - {later})/s",
            lag.catch_up,
            "s",
        ),
        Step(
            "What grew older than the retention is gone unread",
            f"({quantity(lag.grown, 's')} - {quantity(lag.age, 's')}) × {rate}/s",
            lag.lost,
            RECORDS,
        ),
    )


def curve(given: Values) -> Curve:
    """Iterator age over the time of overload."""
    moments = [given["time"] * i / 60 for i in range(61)]
    points = tuple((moment, Lag(Values({**given.plain, "time": moment})).age) for moment in moments)
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
