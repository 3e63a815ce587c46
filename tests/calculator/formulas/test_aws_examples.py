"""The worked examples that AWS prints: title, what is typed, and what the page says comes out."""

from __future__ import annotations

import pytest

from tests.calculator.facts import answered, one
from tutor.calculator.shown import quantity

SCALING = "Lambda Developer Guide, Understanding Lambda function scaling"
PRICING = "AWS Lambda Pricing"

EXAMPLES = [
    (f"{SCALING}: 100 requests a second of half a second", "concurrency --rps 100 --duration 500ms", "concurrency", 50),
    (f"{SCALING}: 20,000 rps of 50 ms need 1,000 at a time", "quota --rps 20k --duration 50ms", "required_limit", 2000),
    (f"{SCALING}: and of them half is throttled by the rate", "quota --rps 20k --duration 50ms", "throttled", 10_000),
    (f"{SCALING}: reserved 400 and 400 of 1,000", "pool --reserved 400 --reserved 400", "pool", 200),
    (
        f"{SCALING}: ten units spill over at ten requests at a time",
        "provisioned --rps 40 --duration 500ms --provisioned 10",
        "spill_starts",
        20,
    ),
    (
        f"{SCALING}: ten units spill over at 100 requests a second, when they are short",
        "provisioned --rps 150 --duration 50ms --provisioned 10",
        "spill_starts",
        100,
    ),
    (
        f"{SCALING}: 6,000 environments a minute, after a minute or two",
        "provisioned --rps 1 --duration 1s --provisioned 6000 --limit 10000 --preparation 2min",
        "ready_after",
        180,
    ),
    ("Lambda API Reference, PutFunctionConcurrency: 900 of 1,000 can be reserved", "pool", "reservable", 900),
    (
        "Lambda Developer Guide, Configuring provisioned concurrency: a buffer of 10%",
        "provisioned --rps 200 --duration 1s --provisioned 100",
        "suggested",
        220,
    ),
    (
        "Lambda Developer Guide, Configuring provisioned concurrency: target tracking at 0.7",
        "tracking --concurrency 70 --provisioned 70",
        "settles_at",
        100,
    ),
    (
        "Lambda Developer Guide, Lambda scaling behavior: 1,000 environments every 10 seconds",
        "burst --rps 3000 --duration 1s --limit 5000 --refill steps --time 10s",
        "environments",
        2000,
    ),
    (
        "Lambda Developer Guide, Scaling for SQS: 300 more a minute, up to 1,250",
        "sqs --rate 100k --duration 1s --limit 5000",
        "cap",
        1250,
    ),
    (
        "Lambda Developer Guide, Scaling for SQS: six message groups and a maximum concurrency of ten",
        "fifo --groups 6 --max-concurrency 10",
        "concurrency",
        6,
    ),
    (
        "Lambda Developer Guide, Creating an SQS mapping: six times the timeout, and the window",
        "visibility --timeout 30s --window 5s",
        "recommended",
        185,
    ),
    (
        "Lambda Developer Guide, Using Lambda with Kinesis: factor 2 and 100 shards",
        "stream --rate 1 --duration 1s --shards 100 --factor 2",
        "concurrency",
        200,
    ),
    (
        "Lambda Developer Guide, Asynchronous error handling: two more attempts, after one minute and two",
        "async",
        "last_attempt",
        180,
    ),
    (
        "Lambda Developer Guide, Asynchronous error handling: up to six hours",
        "async --cause throttle",
        "given_up",
        21600,
    ),
    ("Lambda Developer Guide, Configure memory: 1,769 MB are one vCPU", "memory --memory 1769MB", "vcpu", 1),
    # The page rounds 1,599.98 to 1,600; a database opens whole connections.
    (
        "Aurora User Guide, Managing Aurora PostgreSQL: 15.25 GB",
        "db --concurrency 1 --memory 15250000000bytes",
        "max_connections",
        1599,
    ),
    (
        f"{PRICING}: one Event Poller Unit for ten Kafka pollers",
        "kafka --rate 15k --size 3KB --duration 200ms --partitions 30",
        "units",
        1,
    ),
]


@pytest.mark.parametrize(("title", "typed", "name", "value"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_an_example_of_aws_comes_out_as_printed(title: str, typed: str, name: str, value: int) -> None:
    subject, _, rest = typed.partition(" ")
    assert one(f"{subject}.{name}", rest) == value


BILLS = [
    (
        "On demand, example 1: mobile application backend",
        "--requests 3m --duration 120ms --memory 1536MB",
        {"compute_cost": "$2.33", "request_cost": "$0.40", "total": "$2.73"},
    ),
    (
        "On demand, example 2: telemetry, without the free tier",
        "--requests 7.44m --duration 2s --memory 1024MB --free-requests 0 --free-duration 0",
        {"compute_cost": "$248.00", "request_cost": "$1.49", "total": "$249.49"},
    ),
    (
        "On demand, example 3: machine learning with 2,048 MB of ephemeral storage",
        "--requests 6m --duration 280ms --memory 4096MB --tmp 2048MB",
        {"compute_cost": "$105.33", "request_cost": "$1.00", "storage_cost": "$0.08", "total": "$106.41"},
    ),
    (
        "Provisioned concurrency, example 1: mobile application launch",
        "--requests 3m --duration 120ms --memory 1536MB --provisioned 100 --provisioned-time 8h "
        "--provisioned-requests 500k --provisioned-duration 100ms",
        {
            "provisioned_cost": "$18.00",
            "provisioned_compute_cost": "$0.73",
            "compute_cost": "$0.83",
            "request_cost": "$0.40",
            "total": "$19.96",
        },
    ),
    (
        "Provisioned concurrency, example 2: Cyber Monday",
        "--requests 2m --duration 280ms --memory 4096MB --provisioned 7 --provisioned-time 24h "
        "--provisioned-requests 2m --free-requests 0",
        {
            "provisioned_cost": "$10.08",
            "provisioned_compute_cost": "$21.78",
            "request_cost": "$0.40",
            "total": "$32.26",
        },
    ),
    (
        "Response streaming: the part that is requests and duration",
        "--requests 3m --duration 500ms --memory 1536MB",
        {"compute_cost": "$30.83", "request_cost": "$0.40"},
    ),
    # The page goes on with 60 million requests ($12.00), but counted 30 million when it took the seconds.
    (
        "Provisioned mode, example 1: Kafka, one million invocations on 30 days, 800 EPU-hours",
        "--requests 30m --duration 2s --memory 1024MB --free-requests 0 --epu-hours 800",
        {"compute_cost": "$993.34", "request_cost": "$6.00", "poller_cost": "$148.00"},
    ),
    (
        "Provisioned mode, example 2: SQS, 8,000 EPU-hours",
        "--requests 30m --duration 1s --memory 1024MB --free-requests 0 --free-duration 0 --epu-hours 8000 "
        "--price-epu $0.00925",
        {"compute_cost": "$500.00", "request_cost": "$6.00", "poller_cost": "$74.00", "total": "$580.00"},
    ),
    (
        "Provisioned mode, example 3: ten Kafka mappings that share a unit for 720 hours",
        "--requests 300m --duration 200ms --memory 1024MB --free-requests 0 --free-duration 0 --epu-hours 720",
        {"compute_cost": "$1,000.00", "request_cost": "$60.00", "poller_cost": "$133.20", "total": "$1,193.20"},
    ),
    (
        "The page as it was at 100 ms: 512 MB, three million seconds",
        "--requests 3m --duration 1s --memory 512MB --price-duration $0.00001667",
        {"compute_cost": "$18.34", "request_cost": "$0.40", "total": "$18.74"},
    ),
    (
        "The free tier: 512 MB, 200 ms, one million requests",
        "--requests 1m --duration 200ms --memory 512MB",
        {"gb_seconds": "100,000 GB-s", "total": "$0.00"},
    ),
]


@pytest.mark.parametrize(("title", "typed", "printed"), BILLS, ids=[bill[0] for bill in BILLS])
def test_a_bill_on_the_pricing_page_comes_out_to_the_cent(title: str, typed: str, printed: dict[str, str]) -> None:
    found = answered(f"cost {typed}").figures
    shown = {name: quantity(found[name], "GB-s" if name == "gb_seconds" else "USD") for name in printed}
    assert shown == printed
