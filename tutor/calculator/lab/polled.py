"""Queues and streams: what waits, and what the pollers make of it."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from tutor.calculator.formulas.concurrency import EXECUTIONS, LIMIT
from tutor.calculator.formulas.queues import SQS
from tutor.calculator.formulas.scaling import BURST, CONTINUOUS, STEPS
from tutor.calculator.formulas.shares import MIN_UNRESERVED
from tutor.calculator.formulas.streams import STREAM
from tutor.calculator.lab import bench
from tutor.calculator.lab.direct import MOST, scaling_rate
from tutor.calculator.lab.knobs import Knob
from tutor.calculator.shown import number
from tutor.calculator.simulation.scenario import Limits, Queue, Scenario, Service, Source, Stream
from tutor.calculator.subject import BadInput

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.subject import Values
    from tutor.calculator.subjects import Given

_LIMIT = Knob("limit", EXECUTIONS, LIMIT.help, fact=LIMIT.fact, is_whole=True, least=1, most=MOST, label="limit")
_LOAD = (
    bench.rate("usual", "what arrives each second before and after the spike", "100"),
    bench.rate("spike", "what arrives each second during the spike", "1000"),
    bench.duration("how long one batch takes", "1 s"),
    bench.seconds("from", "when the spike begins", "0 s"),
    bench.seconds("to", "when the spike ends", "60 s"),
    bench.length(),
)
# How fast environments come: never turned here, since pollers are slower.
_SCALING = (
    replace(BURST.input("refill"), name="scaling", default=CONTINUOUS, choices=(CONTINUOUS, STEPS)),
    BURST.input("step"),
    BURST.input("period"),
)


def _scenario(given: Values, source: Source, reserved: int | None = None) -> Scenario:
    limits = Limits(int(given["limit"]), reserved, scaling=scaling_rate(given))
    seconds = float(given["duration"])
    return Scenario(bench.load(given), Service(seconds, seconds), limits, float(given["time"]), source)


def queue_scenario(given: Values) -> Scenario:
    """A standard queue. Raises BadInput for a large batch without a window."""
    if given["batch"] > given["no_window"] and not given["window"]:
        raise BadInput(
            f"batch above {number(given['no_window'])} needs a window of at least 1 s: set the window first."
        )
    most = min(given["most"], given.get("max_concurrency") or given["most"])
    source = Queue(
        int(given["batch"]), int(given["start"]), float(given["per_minute"]), int(most), float(given["window"])
    )
    return _scenario(given, source, bench.reserved_of(given))


def stream_scenario(given: Values) -> Scenario:
    """A stream whose records are spread over its shards, but for those of a hot key."""
    source = Stream(
        int(given["shards"]), int(given["factor"]), ceil(given["batch"]), hot_share=float(given["hot_share"])
    )
    return _scenario(given, source)


def _sqs(given: Values) -> Given:
    names = ("duration", "batch", "window", "max_concurrency", "reserved", "limit")
    return {name: given.plain[name] for name in names} | {"rate": given["spike"]}


def _stream(given: Values) -> Given:
    lasts = max(min(given["to"], given["time"]) - given["from"], 0 * given["to"])
    return {name: given.plain[name] for name in ("duration", "shards", "factor", "batch")} | {
        "rate": given["spike"],
        "time": lasts,
        "later_rate": given["usual"],
    }


QUEUE = bench.Bench(
    bench.inputs(
        "queue",
        "An SQS standard queue",
        *_LOAD,
        Knob(
            "batch",
            "messages",
            "messages of a batch at most",
            default="10",
            range_fact="esm.batch.sqs",
            least=1,
            is_whole=True,
            label="batch",
        ),
        Knob("window", "s", "batching window", default="0 s", range_fact="esm.window", is_whole=True, label="window"),
        Knob(
            "max_concurrency",
            EXECUTIONS,
            "MaximumConcurrency of the mapping",
            range_fact="esm.sqs.max-concurrency",
            is_whole=True,
            is_optional=True,
            label="max concurrency",
            first=100,
        ),
        Knob(
            "reserved",
            EXECUTIONS,
            "reserved concurrency of the function",
            is_whole=True,
            is_optional=True,
            most=MOST,
            label="reserved",
            first=100,
        ),
        _LIMIT,
        bench.arrivals(),
        *(SQS.input(name) for name in ("start", "per_minute", "most", "no_window")),
        MIN_UNRESERVED,
        *_SCALING,
    ),
    "messages",
    queue_scenario,
    {"sqs": _sqs},
)

STREAM_BENCH = bench.Bench(
    bench.inputs(
        "stream",
        "A Kinesis or DynamoDB stream",
        *_LOAD,
        Knob(
            "shards", "shards", "shards of the stream", default="4", least=1, most=1000, is_whole=True, label="shards"
        ),
        Knob(
            "factor",
            "batches",
            STREAM.input("factor").help,
            default="1",
            range_fact=STREAM.input("factor").range_fact,
            least=1,
            is_whole=True,
            label="factor",
        ),
        Knob(
            "batch",
            "records",
            "records of a batch at most",
            default="100",
            range_fact="esm.batch.stream",
            least=1,
            is_whole=True,
            label="batch",
        ),
        Knob(
            "hot_share",
            "share",
            "records that have one partition key",
            default="0%",
            most=1,
            label="hot key",
            finest=bench.SHORTEST * 10,
        ),
        _LIMIT,
        bench.arrivals(),
        *_SCALING,
    ),
    "records",
    stream_scenario,
    {"stream": _stream},
)
