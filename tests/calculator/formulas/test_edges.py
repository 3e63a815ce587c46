"""Every formula at its edges: nothing, one, exactly at the limit, just above it, and far beyond."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.calculator.facts import answered, one, options, shipped, subject
from tutor.calculator.subject import Number
from tutor.calculator.subjects import fill

Expected = dict[str, Number | None]

CASES: list[tuple[str, str | None, Expected]] = [
    ("concurrency --rps 0 --duration 1s", None, {"concurrency": 0, "environments": 0, "required_limit": 0}),
    ("concurrency --rps 1 --duration 1s", "concurrency", {"concurrency": 1, "required_limit": 1}),
    ("concurrency --rps 25 --duration 500ms", "concurrency", {"concurrency": Fraction(25, 2), "environments": 13}),
    ("concurrency --rps 10 --duration 100ms", "concurrency", {"required_limit": 1}),
    ("concurrency --rps 11 --duration 90ms", "rate", {"environments": 1, "required_limit": 2}),
    ("concurrency --rps 1e12 --duration 900s", "concurrency", {"required_limit": 9 * 10**14}),
    ("quota --rps 0 --duration 1s", None, {"served": 0, "throttled": 0, "required_limit": 0}),
    ("quota --rps 1000 --duration 1s", None, {"served": 1000, "throttled": 0}),
    ("quota --rps 1001 --duration 1s", "concurrency", {"served": 1000, "throttled": 1}),
    ("quota --rps 10000 --duration 100ms", None, {"served": 10_000, "required_limit": 1000}),
    ("quota --rps 10001 --duration 99ms", "rate", {"throttled": 1, "required_limit": 1001}),
    ("quota --rps 10001 --duration 100ms", "concurrency", {"throttled": 1, "required_limit": 1001}),
    ("quota --rps 5 --duration 1s --reserved 0", "concurrency", {"served": 0, "throttled": 5}),
    ("quota --rps 1 --duration 1s --limit 1", None, {"served": 1}),
    ("quota --rps 1e12 --duration 1s", "concurrency", {"throttled": 10**12 - 1000}),
    ("pool", None, {"reserved": 0, "unreserved": 1000, "pool": 1000, "reservable": 900}),
    ("pool --reserved 1", None, {"pool": 999, "reservable": 899}),
    ("pool --reserved 900", "unreserved minimum", {"pool": 100, "reservable": 0}),
    ("pool --reserved 500 --provisioned 100 --provisioned 50", None, {"pool": 350, "reservable": 250}),
    ("pool --limit 10", "unreserved minimum", {"pool": 10, "reservable": 0}),
    ("pool --limit 10 --min-unreserved 5 --reserved 5", "unreserved minimum", {"pool": 5, "reservable": 0}),
    ("claimed", None, {"claimed": 0, "left": 1000, "share": 0}),
    ("claimed --unreserved-busy 1000", "quota", {"left": 0, "share": 1}),
    ("claimed --unreserved-busy 200 --reserved 801", "quota", {"claimed": 1001, "left": 0}),
    ("provisioned --rps 0 --duration 1s --provisioned 10", None, {"on_provisioned": 0, "spillover": 0}),
    ("provisioned --rps 10 --duration 1s --provisioned 10", None, {"on_provisioned": 10, "utilisation": 1}),
    ("provisioned --rps 11 --duration 1s --provisioned 10", "provisioned", {"spillover": 1, "throttled": 0}),
    (
        "provisioned --rps 101 --duration 10ms --provisioned 10",
        "provisioned",
        {"on_demand": 1, "spillover": Fraction(1, 100), "utilisation": Fraction(1, 10)},
    ),
    (
        "provisioned --rps 10 --duration 1s --provisioned 0",
        None,
        {"on_demand": 10, "utilisation": None, "ready_after": 0},
    ),
    ("provisioned --rps 11 --duration 1s --provisioned 10 --reserved 10", "reserved", {"on_demand": 0, "throttled": 1}),
    (
        "provisioned --rps 600 --duration 1s --provisioned 200 --reserved 400",
        "reserved",
        {"on_provisioned": 200, "spillover": 200, "throttled": 200},
    ),
    ("provisioned --rps 1e9 --duration 1s --provisioned 900", "account", {"on_demand": 100}),
    ("provisioned --rps 1 --duration 1s --provisioned 5000 --limit 9000", None, {"ready_after": 170}),
    ("tracking --concurrency 0 --provisioned 10", None, {"utilisation": 0, "settles_at": 10}),
    ("tracking --concurrency 7 --provisioned 10", None, {"settles_at": 10, "scale_in_below": Fraction(63, 100)}),
    ("tracking --concurrency 8 --provisioned 10", None, {"settles_at": 12}),
    ("tracking --concurrency 65 --provisioned 100", None, {"utilisation": Fraction(65, 100), "settles_at": 100}),
    ("tracking --concurrency 62 --provisioned 100", None, {"settles_at": 89, "scale_in_concurrency": 63}),
    ("tracking --concurrency 140 --provisioned 100", None, {"utilisation": 1, "settles_at": 200}),
    ("tracking --concurrency 1e12 --provisioned 1 --target 90%", None, {"settles_at": 1_111_111_111_112}),
    ("burst --rps 0 --duration 1s", None, {"needed": 0, "full_after": 0, "throttled": 0}),
    ("burst --rps 1000 --duration 1s", None, {"full_after": 0, "throttled": 0}),
    ("burst --rps 1001 --duration 1s", "limit", {"full_after": None, "throttled": 60}),
    ("burst --rps 1001 --duration 1s --limit 2000", None, {"full_after": Fraction(1, 100)}),
    ("burst --rps 1001 --duration 1s --limit 2000 --refill steps", None, {"full_after": 10, "throttled": 10}),
    ("burst --rps 3000 --duration 1s --limit 5000", None, {"full_after": 20, "throttled": 20_000}),
    ("burst --rps 3000 --duration 1s --limit 5000 --refill steps", None, {"full_after": 20, "throttled": 30_000}),
    ("burst --rps 3000 --duration 1s --limit 5000 --time 0s", "scaling rate", {"environments": 1000, "throttled": 0}),
    ("burst --rps 2000 --duration 1s --limit 1500 --time 20s", "limit", {"throttled": 11_250}),
    ("burst --rps 1500 --duration 1s --warm 500 --limit 2000", None, {"full_after": 0, "throttled": 0}),
    # Short requests are held by the rate: 15,000 a second need as many environments as 1,500.
    ("burst --rps 15000 --duration 1ms --limit 2000", None, {"needed": 1500, "full_after": 5}),
    ("burst --rps 1e12 --duration 1s --limit 10m --refill steps --time 1h", "scaling rate", {"environments": 361_000}),
    ("coldstart --rps 0", None, {"sparse_share": 1, "sparse_per_day": 0, "burst_share": None}),
    ("coldstart --rps 1000", None, {"sparse_share": 0}),
    ("coldstart --rps 0 --environments 5 --requests 1", None, {"burst_share": 1}),
    ("coldstart --rps 0 --environments 5 --requests 0", None, {"burst_share": None}),
    ("erlang --rps 0 --duration 1s", None, {"throttled_share": 0, "required_limit": 0}),
    ("erlang --rps 1 --duration 1s --limit 0", "limit", {"throttled_share": 1, "served": 0}),
    (
        "erlang --rps 1 --duration 1s --limit 1 --target 50%",
        None,
        {"throttled_share": Fraction(1, 2), "required_limit": 1},
    ),
    ("erlang --rps 1 --duration 1s --limit 1 --target 49%", "limit", {"required_limit": 2}),
    ("sqs --rate 0 --duration 1s", None, {"needed": 0, "ramp": 0}),
    ("sqs --rate 10 --duration 1s", None, {"needed": 1, "ramp": 0}),
    ("sqs --rate 10000 --duration 1s", None, {"needed": 1000, "cap": 1000, "ramp": 199, "backlog_growth": 0}),
    ("sqs --rate 2000 --duration 1s", None, {"ramp": 39, "ramp_backlog": 38_025, "backlog_growth": 0}),
    (
        "sqs --rate 100 --duration 1s --max-concurrency 7",
        "maximum concurrency",
        {"ramp": Fraction(2, 5), "ramp_backlog": 16},
    ),
    ("sqs --rate 10001 --duration 1s", "account", {"needed": 1001, "backlog_growth": 1}),
    ("sqs --rate 10 --duration 1s --reserved 0", "reserved", {"cap": 0, "throughput": 0, "backlog_growth": 10}),
    ("sqs --rate 1e12 --duration 900s --limit 10000", "mapping", {"cap": 1250, "full_ramp": 249}),
    ("sqs --rate 100 --duration 1s --max-concurrency 2", "maximum concurrency", {"cap": 2, "ramp": 0}),
    ("fifo --groups 0", "message groups", {"concurrency": 0, "throughput": None}),
    ("fifo --groups 10 --max-concurrency 10", "message groups", {"concurrency": 10}),
    (
        "fifo --groups 11 --max-concurrency 10 --duration 1s",
        "maximum concurrency",
        {"concurrency": 10, "throughput": 100},
    ),
    ("fifo --groups 1e9", "account", {"concurrency": 1000}),
    ("fifo --groups 9 --reserved 3", "reserved", {"concurrency": 3}),
    ("pollers --rate 0 --duration 1s", "throughput", {"pollers": 2}),
    (
        "pollers --rate 1024 --duration 10ms --batch 10000",
        "throughput",
        {"throughput": 1, "by_throughput": 1, "pollers": 2},
    ),
    ("pollers --rate 3073 --duration 10ms --batch 10000", "throughput", {"by_throughput": 4, "pollers": 4}),
    (
        "pollers --rate 1m --duration 1s --batch 10 --most 10000",
        "concurrency",
        {"pollers": 10_000, "ramp": Fraction(59_988, 10)},
    ),
    ("pollers --rate 1m --duration 1s", "maximum pollers", {"pollers": 200, "ramp": Fraction(1188, 10)}),
    ("pollers --rate 10k --duration 500ms --size 4KB", "polls", {"concurrency": 500, "ramp": Fraction(288, 10)}),
    ("pollers --rate 10 --duration 1s --least 200", "throughput", {"pollers": 200, "ramp": 0}),
    ("visibility --timeout 1s", None, {"recommended": 6, "effective": None, "dead_letter_after": 30}),
    ("visibility --timeout 30s --visibility 180s", None, {"effective": 180, "dead_letter_after": 900}),
    ("visibility --timeout 30s --visibility 179s", "visibility timeout", {"effective": 179}),
    ("visibility --timeout 30s --window 5s --visibility 30s", "visibility timeout", {"effective": 65}),
    ("visibility --timeout 15min --window 300s", None, {"recommended": 5700}),
    ("visibility --timeout 15min --factor 49", "longest visibility timeout", {"recommended": 44_100}),
    ("stream --rate 0 --duration 1s --shards 1", None, {"backlog": 0, "needed_factor": 0}),
    ("stream --rate 100 --duration 1s --shards 1", None, {"capacity": 100, "iterator_age": 0, "catch_up": 0}),
    ("stream --rate 101 --duration 1s --shards 1", "capacity", {"backlog": 600, "catch_up": None, "needed_factor": 2}),
    (
        "stream --rate 200 --duration 1s --shards 1 --time 1h --later-rate 50",
        "capacity",
        {"backlog": 360_000, "iterator_age": 1800, "catch_up": 7200},
    ),
    ("stream --rate 200 --duration 1s --shards 1 --time 1h --later-rate 100", "capacity", {"catch_up": None}),
    ("stream --rate 200 --duration 1s --shards 1 --time 48h", "capacity", {"iterator_age": 86_400, "lost": 0}),
    (
        "stream --rate 200 --duration 1s --shards 1 --time 72h --source dynamodb",
        "retention",
        {"iterator_age": 86_400, "lost": 8_640_000},
    ),
    ("kafka --rate 0 --duration 1s --partitions 1", "throughput", {"pollers": 1, "units": 1}),
    ("kafka --rate 5120 --duration 1ms --partitions 1", "throughput", {"pollers": 1, "capacity": 5}),
    ("kafka --rate 5121 --duration 1ms --partitions 1", "partitions", {"by_throughput": 2, "pollers": 1}),
    ("kafka --rate 5121 --duration 1ms --partitions 2", "throughput", {"pollers": 2, "capacity": 10}),
    ("kafka --rate 56320 --duration 1ms --partitions 100", "throughput", {"pollers": 11, "units": 2}),
    (
        "kafka --rate 5000 --size 1KB --duration 10s --batch 100 --partitions 1",
        "partitions",
        {"pollers": 1, "capacity": Fraction(10, 1024)},
    ),
    (
        "kafka --rate 5000 --size 1KB --duration 10s --batch 100 --partitions 1000",
        "concurrency",
        {"pollers": 100, "capacity": Fraction(5000, 1024)},
    ),
    ("mq --rate 0 --duration 1s", None, {"concurrency": 5, "backlog_growth": 0}),
    ("mq --rate 500 --duration 1s", None, {"throughput": 500, "backlog_growth": 0}),
    ("mq --rate 101 --duration 1s --broker rabbitmq", "broker", {"concurrency": 1, "backlog_growth": 1}),
    ("async --retries 0", "retries", {"attempts": 1, "retries": 0, "given_up": 0}),
    ("async --retries 1", "retries", {"attempts": 2, "last_attempt": 60}),
    ("async --max-age 179s", "event age", {"attempts": 2, "given_up": 179}),
    ("async --max-age 180s", "retries", {"attempts": 3, "given_up": 180}),
    ("async --duration 15min", "retries", {"last_attempt": 1980, "given_up": 2880}),
    ("async --cause throttle --max-age 60s", "event age", {"retries": 5, "longest_wait_from": None}),
    ("async --cause throttle", "event age", {"retries": 79, "longest_wait_from": 511}),
    (
        "async --cause throttle --backoff 0.1s --growth 1.003",
        "event age",
        {"attempts": 2162, "longest_wait_from": None},
    ),
    ("async --cause throttle --growth 1.0001", "event age", {"attempts": 11_507}),
    ("async --cause throttle --backoff 0.1s --growth 1", "event age", {"attempts": 216_001, "last_attempt": 21_600}),
    ("async --cause throttle --backoff 10min", "event age", {"attempts": 73, "longest_wait_from": 0}),
    ("async --cause off", "reserved concurrency", {"attempts": 0, "last_attempt": None, "given_up": 0}),
    ("apigw --rps 0", None, {"admitted": 0, "throttled_share": 0, "first_429": None}),
    ("apigw --rps 10000", None, {"throttled": 0, "first_429": None}),
    ("apigw --rps 10001", None, {"throttled": 0, "first_429": 5000}),
    ("apigw --rps 15000 --time 1s", None, {"admitted": 15_000, "first_429": 1}),
    ("apigw --rps 15001 --time 1s", "rate", {"admitted": 15_000, "throttled": 1}),
    ("apigw --rps 1 --rate 0 --burst 0", "rate", {"admitted": 0, "throttled_share": 1, "first_429": 0}),
    ("db --concurrency 0 --max-connections 100", None, {"connections": 0, "refused": 0}),
    ("db --concurrency 97 --max-connections 100", None, {"refused": 0, "concurrency_cap": 97}),
    ("db --concurrency 98 --max-connections 100", "connections", {"refused": 1}),
    ("db --concurrency 10 --pool 10 --max-connections 100", "connections", {"refused": 3, "concurrency_cap": 9}),
    ("db --concurrency 1 --max-connections 2", "connections", {"concurrency_cap": 0}),
    ("db --concurrency 1 --memory 100TB", None, {"max_connections": 5000}),
    (
        "db --concurrency 1000 --max-connections 500 --proxy-share 50% --in-use 20%",
        "connections",
        {"proxy_pool": 250, "proxy_needed": 200},
    ),
    ("memory --memory 128MB", None, {"vcpu": Fraction(128, 1769), "duration": None}),
    ("memory --memory 1769MB --duration 1s", None, {"duration": 1, "change": 0}),
    ("memory --memory 1770MB", "threads", {"usable_vcpu": 1}),
    ("memory --memory 3538MB --duration 2s --measured-at 1769MB", "threads", {"duration": 2, "change": 1}),
    ("memory --memory 3538MB --duration 2s --measured-at 1769MB --threads 2", None, {"duration": 1, "change": 0}),
    ("memory --memory 1024MB --duration 2s --measured-at 512MB", None, {"duration": 1, "gb_seconds": 1, "change": 0}),
    ("cost --requests 0 --duration 1s --memory 128", None, {"total": 0, "utilisation": None}),
    ("cost --requests 1m --duration 400ms --memory 1024", None, {"gb_seconds": 400_000, "total": 0}),
    ("cost --requests 1000001 --duration 400ms --memory 1024", None, {"request_cost": Fraction(1, 5_000_000)}),
    ("cost --requests 1000 --duration 1.2ms --memory 1024", None, {"gb_seconds": 2}),
    (
        "cost --requests 3m --duration 120ms --memory 1024 --provisioned 100",
        None,
        {"provisioned_cost": 100 * 730 * 3600 * Fraction("0.0000041667")},
    ),
    (
        "cost --requests 100 --duration 3s --memory 1024 --provisioned 1 --provisioned-time 5min "
        "--provisioned-requests 100",
        None,
        {"utilisation": 1},
    ),
    (
        "cost --requests 100 --duration 3s --memory 1024 --provisioned 1 --provisioned-time 5min "
        "--provisioned-requests 100 --provisioned-duration 0s",
        None,
        {"utilisation": 0, "provisioned_compute_cost": 0},
    ),
    (
        "cost --requests 0 --duration 1s --memory 1024 --provisioned 1 --provisioned-time 1s",
        None,
        {"provisioned_cost": 300 * Fraction("0.0000041667"), "utilisation": 0},
    ),
    (
        "cost --requests 0 --duration 1s --memory 1024 --provisioned 1 --provisioned-time 301s",
        None,
        {"provisioned_cost": 600 * Fraction("0.0000041667")},
    ),
    (
        "cost --requests 6000.4m --duration 1s --memory 1024",
        None,
        {"compute_cost": 6 * 10**9 * Fraction("0.0000166667")},
    ),
    (
        "cost --requests 16000.4m --duration 1s --memory 1024",
        None,
        {"compute_cost": (6 + 9 * Fraction("0.9") + Fraction("0.8")) * 10**9 * Fraction("0.0000166667")},
    ),
    (
        "cost --requests 1000.4k --duration 1s --memory 1024 --arch arm --free-duration 0",
        None,
        {"compute_cost": 1_000_400 * Fraction("0.0000133334")},
    ),
]


@pytest.mark.parametrize(("typed", "binding", "expected"), CASES, ids=[case[0] for case in CASES])
def test_at_the_edge(typed: str, binding: str | None, expected: Expected) -> None:
    solution = answered(typed)
    assert {name: solution.figures[name] for name in expected} == expected
    assert solution.binding == binding


@pytest.mark.parametrize(("load", "limit"), [(5, 14), (10, 21), (50, 71), (100, 128), (500, 555), (1000, 1072)])
def test_random_arrivals_need_more_than_rate_times_duration(load: int, limit: int) -> None:
    assert one("erlang.required_limit", f"--rps {load} --duration 1s --target 0.1%") == limit


@pytest.mark.parametrize(("load", "limit", "percent"), [(50, 50, 10.5), (1000, 1000, 2.5), (50, 55, 5.4)])
def test_a_limit_of_the_average_throttles_and_ten_percent_more_still_does(
    load: int, limit: int, percent: float
) -> None:
    share = one("erlang.throttled_share", f"--rps {load} --duration 1s --limit {limit}")
    assert share is not None
    assert round(float(share) * 100, 1) == percent


def test_provisioned_concurrency_pays_above_six_tenths_on_both_architectures() -> None:
    for arch in ("x86", "arm"):
        even = one("cost.break_even", f"--requests 1 --duration 1s --memory 128 --arch {arch}")
        assert even is not None
        assert round(even, 4) == Fraction(3, 5)


def test_where_running_on_it_costs_as_much_provisioned_concurrency_never_pays() -> None:
    prices = "--price-duration $0.00001 --price-provisioned-duration $0.00001"
    assert one("cost.break_even", f"--requests 1 --duration 1s --memory 128 {prices}") is None


def test_pollers_that_overrun_the_reserved_concurrency_are_pointed_out() -> None:
    assert answered("sqs --rate 10 --duration 1s --reserved 50").assumptions[2] == (
        "The pollers of AWS do not look at the 50 reserved: batches beyond return to the queue, "
        "and every receive counts towards maxReceiveCount. Set --max-concurrency to it or lower."
    )
    assert len(answered("sqs --rate 10 --duration 1s --reserved 50 --max-concurrency 50").assumptions) == 2


def test_a_ramp_that_may_go_beyond_what_is_needed_says_which_is_which() -> None:
    assert answered("sqs --rate 2000 --duration 1s").assumptions[1] == (
        "The ramp may go on to 1,000 while messages wait; 200 keep up with those that arrive, and the more there are "
        "beyond it the sooner those that wait are gone."
    )
    assert len(answered("sqs --rate 10k --duration 1s").assumptions) == 1


def test_duration_is_drawn_for_no_memory_that_a_function_cannot_have() -> None:
    for typed, last in (
        ("--memory 1769MB --threads 6", 10_240),
        ("--memory 128MB --duration 1s", 3538),
        ("--memory 10240MB", 10_240),
    ):
        asked = subject("memory")
        assert asked.curve is not None
        points = asked.curve(fill(asked, options(typed), shipped())).points
        assert [points[0][0], points[-1][0]] == [128, last]


def test_what_a_database_does_not_hand_out_is_said() -> None:
    kept = "Kept are the 3 that PostgreSQL holds for superusers; RDS holds some for its own too."
    assert answered("db --concurrency 5 --max-connections 100").assumptions[2:] == (kept,)
    assert answered("db --concurrency 5 --memory 16GB").assumptions[2:] == (
        kept,
        "The memory that counts (DBInstanceClassMemory) is less than the instance's: its system takes a part, so the "
        "database takes fewer. Ask it for max_connections.",
    )


@pytest.mark.parametrize(
    ("typed", "text", "way"),
    [
        ("--concurrency 140", "It scales out, each time to what the metric sees", "100 → 143 → 200"),
        (
            "--concurrency 10k",
            "It scales out, each time to what the metric sees",
            "100 → 143 → 205 → 293 → ... → 14,286",
        ),
        ("--concurrency 62", "It scales in, to what is busy through the target", "100 → 89"),
        ("--concurrency 65", "Nothing is changed: the metric lies between the scale-in alarm and the target", "100"),
        ("--concurrency 0", "Nothing is changed: ", "100"),
    ],
)
def test_tracking_goes_up_in_the_steps_that_the_metric_shows(typed: str, text: str, way: str) -> None:
    step = answered(f"tracking {typed} --provisioned 100").steps[1]
    assert step.text.startswith(text)
    assert step.working == way


@pytest.mark.parametrize(
    ("typed", "text", "working"),
    [
        ("", "A function error is tried 2 more times", "waits of 60 s and 2 min"),
        ("--retries 0", "A function error is tried 0 more times", "no retries"),
        ("--max-age 179s", "A function error is tried 1 more time, and then it is too old", "waits of 60 s"),
    ],
)
def test_a_function_error_is_tried_as_often_as_is_said(typed: str, text: str, working: str) -> None:
    step = answered(f"async {typed}").steps[0]
    assert (step.text, step.working) == (text, working)


def test_provisioned_concurrency_without_a_time_is_there_all_month() -> None:
    said = "Taken where nothing was said: --provisioned-time 730 h, a month."
    load = "cost --requests 3m --duration 120ms --memory 1536MB"
    assert answered(f"{load} --provisioned 100").assumptions[-1] == said
    assert said not in answered(f"{load} --provisioned 100 --provisioned-time 8h").assumptions
    assert said not in answered(load).assumptions


def test_a_broker_is_called_by_its_name() -> None:
    workings = [
        answered(f"mq --rate 5 --duration 1s --broker {one}").steps[0].working for one in ("activemq", "rabbitmq")
    ]
    assert workings == ["an ActiveMQ broker", "a RabbitMQ broker"]
