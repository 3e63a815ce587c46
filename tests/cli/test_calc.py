"""tutor calc: figures at once, steps and sources on request, JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.calculator.facts import NAMES, shipped
from tests.cli.conftest import Tutor
from tests.test_architecture import HEAVY, WHOLE_COMMAND, loaded_by

LOAD = "--rps 100 --duration 500ms"


def test_a_load_is_answered_in_a_line_a_figure(tutor: Tutor) -> None:
    ran = tutor(f"calc concurrency {LOAD}")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "  concurrency           50 environments\n"
        "  environments          50 environments\n"
        "  rate per environment  2/s\n"
        "  required limit        50 concurrent executions\n"
        "  binding               concurrency\n"
        "\n"
        "  --explain shows the steps, what is assumed, and the sources.\n"
    )


def test_explain_shows_the_steps_the_assumptions_and_dated_sources(tutor: Tutor) -> None:
    out = tutor("calc quota --rps 20k --duration 50ms --explain").out
    assert "  3  The smallest of load and both is served\n     min(20,000, 10,000, 20,000) = 10,000/s\n" in out
    assert "  Assumed\n  Rate and duration are averages" in out
    assert "  concurrency.rps-limit  10 requests per second: Lambda Developer Guide," in out
    assert "checked 2026-11-21" in out


def test_json_has_inputs_figures_binding_assumptions_and_sources(tutor: Tutor) -> None:
    said = tutor("calc quota --rps 20k --duration 50ms --json").json
    assert list(said) == ["inputs", "figures", "binding", "assumptions", "sources"]
    assert said["inputs"] == {
        "rps": 20_000,
        "duration": 0.05,
        "limit": 1000,
        "reserved": None,
        "min_unreserved": 100,
        "rate_per_unit": 10,
    }
    assert said["figures"][:2] == [
        {"name": "rate_quota", "value": 10_000, "unit": "1/s"},
        {"name": "concurrency_rate", "value": 20_000, "unit": "1/s"},
    ]
    assert said["binding"] == "rate"
    assert said["sources"][0] == {
        "id": "lambda.concurrency.account",
        "value": "1,000 concurrent executions",
        "title": "Lambda Developer Guide, Lambda quotas",
        "url": "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        "checked": "2026-11-21",
    }


def test_json_holds_steps_and_curve_when_they_are_asked_for(tutor: Tutor) -> None:
    said = tutor("calc burst --rps 3000 --duration 1s --limit 5000 --json --explain --plot").json
    assert said["steps"][2] == {
        "text": "Until they are enough",
        "working": "(3,000 - 1,000) / 1,000 × 10 s",
        "value": 20,
        "unit": "s",
    }
    assert said["curve"]["level"] == 3000
    assert said["curve"]["points"][0] == [0, 1000]
    assert said["curve"]["points"][-1] == [60, 3000]


def test_a_value_that_is_given_takes_no_fact_with_it(tutor: Tutor) -> None:
    said = tutor(f"calc quota {LOAD} --limit 40 --json").json
    assert said["inputs"]["limit"] == 40
    assert [source["id"] for source in said["sources"]] == [
        "concurrency.unreserved-min",
        "concurrency.rps-limit",
        "concurrency.throttle",
        "lambda.concurrency.new-account",
    ]


def test_a_default_quota_is_said_to_be_less_in_a_new_account(tutor: Tutor) -> None:
    said = "The default quota is taken: a new account has less, and AWS raises it with use. Give yours as --limit."
    for typed in (f"quota {LOAD}", "pool", "burst --rps 5 --duration 1s", "sqs --rate 5 --duration 1s"):
        assert said in tutor(f"calc {typed} --json").json["assumptions"]
        assert said not in tutor(f"calc {typed} --limit 1000 --json").json["assumptions"]


def test_plot_draws_the_curve_in_plain_characters(tutor: Tutor) -> None:
    out = tutor("calc apigw --rps 12k --plot --plain").out
    assert out.isascii()
    assert "  Admitted each second, over time\n" in out
    assert "   12,000/s |*****" in out
    assert "-- the load: 12,000/s\n" in out


def test_a_subject_without_a_curve_says_so(tutor: Tutor) -> None:
    ran = tutor("calc claimed --plot")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "tutor: `calc claimed` has no curve: it answers one moment and one load.\n"


def test_the_list_names_every_subject_with_an_example(tutor: Tutor) -> None:
    out = tutor("calc --list").out
    assert out == tutor("calc").out
    assert "  quota        What a concurrency quota serves, and which side of it binds\n" in out
    assert all(f"tutor calc {name}" in out for name in NAMES)


def test_the_list_in_json_has_inputs_and_figures_of_every_subject(tutor: Tutor) -> None:
    listed = {entry["name"]: entry for entry in tutor("calc --list --json").json}
    wanted = "concurrency quota pool provisioned burst sqs stream kafka async apigw db memory cost erlang"
    assert set(wanted.split()) <= set(listed) == set(NAMES)
    assert listed["concurrency"]["inputs"][2] == {
        "name": "rate_per_unit",
        "option": "--rate-per-unit",
        "unit": "1/s",
        "default": "10",
        "fact": "concurrency.rps-limit",
        "needed": False,
        "choices": [],
        "help": "requests per second that each unit of concurrency admits",
    }
    assert listed["concurrency"]["figures"][0] == {
        "name": "concurrency",
        "unit": "environments",
        "help": "environments busy on average",
    }


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "concurrency --rps abc --duration 1s",
            '--rps takes a rate such as 20k or 100/s; "abc" is none: a number is wanted.',
        ),
        ("concurrency --rps", "--rps takes a rate such as 20k or 100/s; nothing is given."),
        ("concurrency --rps --duration 1s", "--rps takes a rate such as 20k or 100/s; nothing is given."),
        ("concurrency --rps 5", "--duration is needed: how long one request takes, on average."),
        ("concurrency --rsp 5", "`calc concurrency` takes no --rsp. Did you mean --rps?"),
        ("concurrency --zzz 5", "`calc concurrency` takes no --zzz. `tutor calc concurrency --help` lists them."),
        ("concurrency 100", '`calc concurrency` takes options only, like --rps 100 --duration 500ms; "100" is none.'),
        ("concurrency --json=yes", "`calc concurrency` takes no --json. Did you mean --json?"),
        ("burst --rps 5 --duration 1s --refill jumps", '--refill takes continuous or steps; "jumps" is none of them.'),
        ("concurency --rps 5", '`calc` has no subject "concurency". Did you mean "concurrency"?'),
        ("--rps 5", "`calc` takes no --rps before a subject. `tutor calc --list` shows the subjects."),
        ("quota --pack", "--pack takes a pack folder."),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(tutor: Tutor, typed: str, sentence: str) -> None:
    ran = tutor(f"calc {typed}")
    assert (ran.code, ran.out, ran.err) == (2, "", f"tutor: {sentence}\n")


def test_escapes_that_are_typed_are_not_said_back(tutor: Tutor) -> None:
    ran = tutor("calc concurrency --rps \x1b[31m5 --duration 1s")
    assert ran.code == 2
    assert "\x1b" not in ran.err


def test_a_value_may_follow_an_equals_sign_and_shares_add_up(tutor: Tutor) -> None:
    said = tutor("calc pool --reserved=400 --reserved=400 --json").json
    assert said["figures"][2] == {"name": "pool", "value": 200, "unit": "concurrent executions"}


def test_a_pack_may_say_its_own_number_and_the_rest_comes_from_the_shipped_one(tutor: Tutor, tmp_path: Path) -> None:
    facts = tmp_path / "own" / "content" / "facts"
    facts.mkdir(parents=True)
    (facts.parent / "pack.yaml").write_text("id: own\ntitle: Own\n", encoding="utf-8")
    fact = {
        "id": "lambda.concurrency.account",
        "title": "Our quota",
        "value": "2,500",
        "unit": "environments",
        "statement": "Our account may run 2,500 environments.",
        "source": {"title": "Our console", "url": "https://example.com/"},
        "checked": "2026-11-20",
    }
    (facts / "own.yaml").write_text(f"facts: [{json.dumps(fact)}]\n", encoding="utf-8")

    for typed in (
        f"calc quota {LOAD} --json --pack {tmp_path / 'own'}",
        f"--pack {tmp_path / 'own'} calc quota {LOAD} --json",
    ):
        said = tutor(typed).json
        assert said["inputs"]["limit"] == 2500
        assert said["inputs"]["rate_per_unit"] == 10
        assert said["sources"][0]["title"] == "Our console"


def test_help_tells_what_every_option_takes_and_where_its_default_is_from(tutor: Tutor) -> None:
    out = " ".join(tutor("calc quota --help").out.split())
    assert "--limit VALUE The account's concurrency quota in the Region: a whole number such as 50 or 1k" in out
    assert "by default the fact lambda.concurrency.account." in out
    assert "tutor calc quota --rps 20k --duration 50ms" in out
    assert "concurrency" in tutor("calc --help").out


def test_the_facts_of_the_calculator_are_read_from_the_pack_as_it_is_on_disk(tutor: Tutor) -> None:
    price = tutor("calc cost --requests 1 --duration 1s --memory 128 --json").json["inputs"]["price_duration"]
    assert f"${price:.10f}" == shipped()["pricing.duration.x86"]


def test_an_answer_loads_neither_click_nor_yaml_nor_the_learners_database() -> None:
    loaded = loaded_by(WHOLE_COMMAND, "calc", "concurrency", *LOAD.split())
    assert "tutor.actions.calculating" in loaded
    assert (
        loaded
        & (HEAVY - {"typing", "fractions", "decimal"} | {"tutor.store", "tutor.calculator.formulas.cost", "tutor.desk"})
        == set()
    )


def test_a_time_without_a_unit_is_taken_as_seconds_and_said_so(tutor: Tutor) -> None:
    said = "--duration 50 is taken as 50 s: say 50ms for milliseconds."
    ran = tutor("calc concurrency --rps 100 --duration 50")
    assert (ran.code, ran.err) == (0, f"tutor: {said}\n")
    assert tutor("calc concurrency --rps 100 --duration 50 --json").json["assumptions"][-1] == said
    assert tutor("calc concurrency --rps 100 --duration 50s").err == ""
    assert tutor("calc sqs --rate 5 --duration 1s --window 0").err == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("apigw --rps 12k", "Taken where nothing was said: --time 10 s."),
        ("coldstart --rps 0.001", "Taken where nothing was said: --idle 10 min."),
        ("sqs --rate 5 --duration 1s", "Taken where nothing was said: --batch 10 messages."),
    ],
)
def test_a_default_that_no_fact_tells_is_an_assumption(tutor: Tutor, typed: str, said: str) -> None:
    assert tutor(f"calc {typed} --json").json["assumptions"][-1] == said
    assert f"  {said}\n" in tutor(f"calc {typed} --explain").out


def test_burst_says_why_a_simulation_throttles_a_little_less(tutor: Tutor) -> None:
    said = tutor("calc burst --rps 3000 --duration 1s --limit 5000 --json").json["assumptions"]
    assert said[2].endswith("half a request fewer for each environment: 5 % at 3,000/s of 1 s.")
    in_steps = tutor("calc burst --rps 3000 --duration 1s --limit 5000 --refill steps --json").json["assumptions"]
    assert in_steps[1] == "The scaling rate is refilled once a period; AWS says it tries to refill it continuously."


def test_what_cannot_be_computed_yet_asks_for_its_option_and_one_is_no_plural(tutor: Tutor) -> None:
    out = tutor("calc memory --memory 1769MB --explain").out
    assert "  4  Memory times duration is what is billed\n     asks for --duration\n" in out
    assert "--threads 1 thread." in out


def test_what_an_option_takes_is_named_by_its_quantity(tutor: Tutor) -> None:
    assert "--memory takes a whole size such as 512MB or 10GB" in tutor("calc memory --memory x").err
    assert "an amount of money such as $0.20" in tutor("calc cost --help").out.replace("\n", " ").replace("  ", " ")
