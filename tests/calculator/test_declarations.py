"""Every subject keeps what it declares, since options, lists and screens are made from that."""

from __future__ import annotations

import pytest

from tests.calculator.facts import NAMES, answered, options, shipped, subject
from tutor.calculator.quantities import parse
from tutor.calculator.subject import BadInput
from tutor.calculator.subjects import declared_figure, facts_of, fill, solve

EXAMPLES = [f"{name} {example}".strip() for name in NAMES for example in subject(name).examples]


@pytest.mark.parametrize("typed", EXAMPLES)
def test_an_example_answers_every_figure_with_steps(typed: str) -> None:
    asked, solution = subject(typed.split(maxsplit=1)[0]), answered(typed)

    assert list(solution.figures) == [figure.name for figure in asked.figures]
    assert len(solution.steps) >= 2
    assert all(step.text and step.working for step in solution.steps)


# Where a figure is 0 or is left out in all examples.
ALL_FIGURES = (
    "cost --requests 3m --duration 120ms --memory 1536MB --tmp 1024MB --epu-hours 5",
    "stream --rate 200 --duration 1s --shards 1 --time 72h --source dynamodb",
    "pollers --rate 1m --duration 1s",
    "kafka --rate 5000 --duration 10s --partitions 3",
    "async --max-age 179s",
    "async --cause off",
    "visibility --timeout 30s --window 5s --visibility 30s",
    "visibility --timeout 30s --visibility 180s",
    "apigw --rps 15001 --time 1s",
    "tracking --concurrency 62 --provisioned 100",
    "provisioned --rps 10 --duration 1s --provisioned 0",
    "burst --rps 0 --duration 1s",
)


@pytest.mark.parametrize("typed", [*EXAMPLES, *ALL_FIGURES])
def test_every_figure_that_is_not_zero_is_worked_out_in_a_step(typed: str) -> None:
    asked, solution = subject(typed.split(maxsplit=1)[0]), answered(typed)
    worked_out = {(step.value, step.unit) for step in solution.steps}
    values = {(figure.name, solution.figures[figure.name], figure.unit) for figure in asked.figures}
    assert [name for name, value, unit in values if value and (value, unit) not in worked_out] == []


@pytest.mark.parametrize("typed", [typed for typed in EXAMPLES if subject(typed.split()[0]).curve])
def test_a_curve_runs_from_the_left_to_the_right_and_is_never_negative(typed: str) -> None:
    name, _, rest = typed.partition(" ")
    asked = subject(name)
    assert asked.curve is not None
    points = asked.curve(fill(asked, options(rest), shipped())).points

    assert len(points) > 20
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert min(y for _, y in points) >= 0


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_that_a_subject_names_is_in_the_shipped_pack(name: str) -> None:
    named = {
        *facts_of(subject(name), {}),
        *facts_of(subject(name), {"arch": "arm", "source": "dynamodb", "broker": "rabbitmq"}),
    }
    assert named - set(shipped()) == set()


@pytest.mark.parametrize("name", NAMES)
def test_inputs_and_figures_have_a_name_of_their_own_and_are_explained(name: str) -> None:
    asked = subject(name)
    inputs, answers = [one.name for one in asked.inputs], [one.name for one in asked.figures]

    assert len(set(inputs)) == len(inputs)
    assert len(set(answers)) == len(answers)
    assert all(one.isidentifier() and one.islower() for one in inputs + answers)
    assert all(one.help and (one.unit or one.choices) for one in asked.inputs)
    assert all(one.help and one.unit for one in asked.figures)


@pytest.mark.parametrize("name", NAMES)
def test_what_must_be_given_is_asked_for_in_a_sentence(name: str) -> None:
    needed = [one for one in subject(name).inputs if not (one.default or one.fact or one.is_optional)]
    if not needed:
        assert solve(name, {}, shipped()).steps
        return
    with pytest.raises(BadInput) as problem:
        solve(name, {}, shipped())
    assert str(problem.value) == f"{needed[0].option} is needed: {needed[0].help}."


def test_without_its_fact_an_input_must_be_given() -> None:
    with pytest.raises(BadInput) as problem:
        solve("concurrency", {"rps": "1", "duration": "1s"}, {})
    assert str(problem.value) == "--rate-per-unit is needed: requests per second that each unit of concurrency admits."


def test_an_author_may_word_a_fact_as_long_as_it_begins_with_its_number() -> None:
    given = {"timeout": "10s"}
    facts = shipped() | {"esm.sqs.visibility": "seven times what the function may take"}
    assert solve("visibility", given, facts).figures["recommended"] == 70


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            "0",
            '--rate-per-unit takes a rate such as 20k or 100/s, at least 0.000001/s; "0" is less. '
            "So says the fact concurrency.rps-limit; give --rate-per-unit to go on.",
        ),
        ("plenty", "--rate-per-unit is needed: requests per second that each unit of concurrency admits."),
        ("10 GB", "--rate-per-unit is needed: requests per second that each unit of concurrency admits."),
        ("word " * 5000, "--rate-per-unit is needed: requests per second that each unit of concurrency admits."),
    ],
)
def test_a_fact_that_cannot_be_used_asks_for_the_option(value: str, sentence: str) -> None:
    facts = shipped() | {"concurrency.rps-limit": value}
    with pytest.raises(BadInput) as problem:
        solve("concurrency", {"rps": "1", "duration": "1s"}, facts)
    assert str(problem.value) == sentence
    assert solve("concurrency", {"rps": "1", "duration": "1s", "rate_per_unit": "5"}, facts).binding == "concurrency"


def test_the_bounds_of_a_fact_never_let_through_what_cannot_be_computed() -> None:
    facts = shipped() | {"esm.batch.sqs": "0 to 20"}
    with pytest.raises(BadInput) as problem:
        solve("sqs", {"rate": "1", "duration": "1s", "batch": "0"}, facts)
    assert str(problem.value) == '--batch takes a plain number such as 50 or 1k, from 1 to 20; "0" is less.'


def test_a_quantity_is_taken_in_its_own_unit_and_refused_when_it_measures_something_else() -> None:
    given = {"memory": parse("10 GB", "size"), "requests": parse("1m"), "duration": parse("2 min", "time")}
    assert solve("cost", given, shipped()).figures["gb_seconds"] == 10**6 * 10 * 120
    with pytest.raises(BadInput) as problem:
        solve("concurrency", {"rps": parse("10 GB", "size"), "duration": "1s"}, shipped())
    assert str(problem.value) == "--rps takes a rate such as 20k or 100/s; what is given is a size."


def test_a_figure_is_found_by_its_path_with_its_unit() -> None:
    assert declared_figure("concurrency.required_limit").unit == "concurrent executions"
    for path in ("concurrency.nothing", "nothing.required_limit", "concurrency"):
        with pytest.raises(KeyError):
            declared_figure(path)


def test_a_value_is_read_in_any_unit_of_its_kind() -> None:
    facts = shipped()
    for memory in ("1 GB", "1024MB", "1,048,576 KB", "1024"):
        given = {"requests": "1m", "duration": "1s", "memory": memory}
        assert solve("cost", given, facts).figures["gb_seconds"] == 1_000_000
    for rate in ("20k", "20,000/s", "20k rps", "1.2m per minute"):
        given = {"rps": rate, "duration": "50ms"}
        assert solve("concurrency", given, facts).figures["required_limit"] == 2000


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "quota --rps 5 --duration 1s --reserved 2000",
            "--reserved is 2,000, and 900 is the most that can be reserved: 100 of 1,000 must stay unreserved.",
        ),
        (
            "sqs --rate 5 --duration 1s --reserved 950",
            "is the most that can be reserved: 100 of 1,000 must stay unreserved.",
        ),
        (
            "fifo --groups 5 --limit 40 --reserved 1",
            "--reserved is 1, and 0 is the most that can be reserved: 100 of 40 must stay unreserved.",
        ),
        (
            "provisioned --rps 5 --duration 1s --provisioned 5 --reserved 901",
            "--reserved is 901, and 900 is the most that can be reserved: 100 of 1,000 must stay unreserved.",
        ),
        (
            "provisioned --rps 600 --duration 500ms --provisioned 0 --limit 100 --others 500",
            "--others adds up to 500, more than --limit 100.",
        ),
        ("concurrency --rps 5 --duration 1h", 'from 0.001 ms to 15 min; "1h" is more.'),
        ("async --duration 20min", 'from 0 s to 15 min; "20min" is more.'),
        ("cost --requests 5 --duration 1h --memory 128", 'from 0 s to 15 min; "1h" is more.'),
        ("memory --memory 128 --duration 1h", 'from 0.001 ms to 15 min; "1h" is more.'),
        (
            "concurrency --rps 5 --duration 1x",
            '--duration takes a time such as 500ms or 15min, from 0.001 ms to 15 min; "1x" is a count.',
        ),
        ("pollers --rate 5 --duration 1s --least 201", 'from 2 to 200; "201" is more.'),
        ("pollers --rate 5 --duration 1s --least 20 --most 10", "--least 20 is more than --most 10."),
        ("sqs --rate 5 --duration 1s --start 0", 'at least 1; "0" is less.'),
        ("sqs --rate 5 --duration 1s --most 0", 'at least 1; "0" is less.'),
        ("quota --rps 5 --duration 1s --limit 1.5", 'whole number such as 50 or 1k; "1.5" is not whole.'),
        ("quota --rps 5 --duration 1s --limit 5 --limit 6", "--limit is given more than once."),
        ("quota --rps -5 --duration 1s", '--rps takes a rate such as 20k or 100/s; "-5" is less.'),
        ("quota --rps 1e13 --duration 1s", '--rps takes a rate such as 20k or 100/s; "1e13" is more.'),
        ("quota --rps 5MB --duration 1s", '--rps takes a rate such as 20k or 100/s; "5MB" is a size.'),
        (
            "pool --reserved 950",
            "--reserved is 950, and 900 is the most that can be reserved: 100 of 1,000 must stay unreserved.",
        ),
        (
            "pool --reserved 800 --provisioned 150",
            "--provisioned is 150, and 100 is the most: 100 of 1,000 must stay unreserved, and 800 are claimed.",
        ),
        (
            "provisioned --rps 1 --duration 1s --provisioned 500 --reserved 400",
            "--provisioned 500 is more than --reserved 400.",
        ),
        (
            "provisioned --rps 1 --duration 1s --provisioned 901",
            "--provisioned is 901, and 900 is the most: 100 of 1,000 must stay unreserved.",
        ),
        ("sqs --rate 5 --duration 1s --batch 11", "--batch above 10 needs a --window of at least 1 s."),
        (
            "sqs --rate 5 --duration 1s --max-concurrency 1",
            '--max-concurrency takes a whole number such as 50 or 1k, from 2 to 1,000; "1" is less.',
        ),
        ("fifo --groups 5 --batch 11", 'such as 50 or 1k, from 1 to 10; "11" is more.'),
        (
            "visibility --timeout 30s --visibility 20s",
            "--visibility 20 s is less than --timeout 30 s: Lambda refuses such a mapping.",
        ),
        ("visibility --timeout 16min", 'from 1 s to 15 min; "16min" is more.'),
        ("stream --rate 5 --duration 1s --shards 1 --factor 11", 'from 1 to 10; "11" is more.'),
        ("stream --rate 5 --duration 1s --shards 1 --source sns", '"sns" is none of them.'),
        ("async --max-age 30s", 'from 60 s to 6 h; "30s" is less.'),
        ("async --retries 3", 'from 0 to 2; "3" is more.'),
        ("memory --memory 64MB", 'from 128 MB to 10,240 MB; "64MB" is less.'),
        (
            "db --concurrency 5",
            "--max-connections or --memory is needed: what the database takes, or the memory of its instance.",
        ),
        (
            "cost --requests 5 --duration 1s --memory 128 --provisioned 1 --provisioned-requests 6",
            "--provisioned-requests 6 are part of --requests 5, and more.",
        ),
        (
            "cost --requests 5 --duration 1s --memory 128 --provisioned 100 --provisioned-time 0s",
            "--provisioned-time 0 s leaves --provisioned 100 no time: give one above 0.",
        ),
        (
            "cost --requests 5 --duration 1s --memory 128 --provisioned-requests 5",
            "--provisioned-requests 5 need a --provisioned to run on.",
        ),
        (
            "cost --requests 1m --duration 120ms --memory 128 --provisioned 1 --provisioned-time 5min "
            "--provisioned-requests 1m",
            "--provisioned-requests 1,000,000 take 120,000 s, and --provisioned 1 is there for 300 s: "
            "the rest runs on demand.",
        ),
        ("tracking --concurrency 5 --provisioned 5 --target 95%", 'from 10 % to 90 %; "95%" is more.'),
        (
            "erlang --rps 1m --duration 2s",
            "--rps times --duration is 2,000,000 environments; at most 1,000,000 are computed.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(BadInput) as problem:
        answered(typed)
    assert str(problem.value).endswith(sentence)
    assert str(problem.value).startswith("--")
    assert "\n" not in str(problem.value)
