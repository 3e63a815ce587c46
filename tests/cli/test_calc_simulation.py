"""tutor calc SUBJECT --sim: what every request by itself gives, beside the formula."""

from __future__ import annotations

from tests.cli.conftest import Tutor

LOAD = "calc erlang --rps 50 --duration 1s --limit 50"


def test_the_simulation_stands_below_the_figures_with_its_seed_and_the_formulas_value(tutor: Tutor) -> None:
    ran = tutor(f"{LOAD} --sim --seed 7")
    assert (ran.code, ran.err) == (0, "")
    below = ran.out.partition("\n\n")[2].splitlines()
    assert below[0].startswith("  Simulated: ")
    assert below[0].endswith(" requests one by one, seed 7")
    assert below[1].startswith("  throttled share  10.")
    assert below[1].endswith(" %   formula 10.48 %")


def test_a_seed_gives_the_same_again_and_another_one_another_run(tutor: Tutor) -> None:
    first = tutor(f"{LOAD} --sim --json").json["simulation"]
    assert tutor(f"{LOAD} --sim --json --seed 1").json["simulation"] == first
    assert tutor(f"{LOAD} --sim --json --seed=2").json["simulation"]["figures"] != first["figures"]


def test_json_holds_each_measured_figure_beside_the_formulas(tutor: Tutor) -> None:
    said = tutor("calc concurrency --rps 100 --duration 500ms --sim --json").json["simulation"]
    assert list(said) == ["engine", "seed", "requests", "seconds", "figures", "assumptions"]
    assert (said["engine"], said["seed"], said["seconds"]) == ("events", 1, 1_000)
    concurrency, peak = said["figures"]
    assert (concurrency["name"], concurrency["unit"], concurrency["formula"]) == ("concurrency", "environments", 50)
    assert abs(concurrency["value"] - 50) < 1
    assert (peak["name"], peak["formula"]) == ("peak_environments", None)


def test_without_sim_nothing_is_simulated(tutor: Tutor) -> None:
    assert "simulation" not in tutor(f"{LOAD} --json").json


def test_a_subject_without_a_load_says_which_have_one(tutor: Tutor) -> None:
    ran = tutor("calc visibility --timeout 30s --sim")
    assert (ran.code, ran.err) == (
        2,
        "tutor: `calc visibility` has no simulation; these have: "
        "concurrency, quota, erlang, burst, provisioned, sqs, async, stream.\n",
    )


def test_a_seed_that_is_none_says_what_is(tutor: Tutor) -> None:
    ran = tutor(f"{LOAD} --sim --seed x")
    assert (ran.code, ran.err) == (2, 'tutor: --seed takes a whole number like 7, of up to 18 digits; "x" is none.\n')
    assert tutor(f"{LOAD} --sim --seed").err == "tutor: --seed takes a whole number like 7.\n"


def test_help_knows_both_options(tutor: Tutor) -> None:
    out = tutor("calc erlang --help").out
    assert "--sim " in out
    assert "--seed N" in out


def test_what_a_queue_measures_otherwise_than_the_formula_is_said(tutor: Tutor) -> None:
    said = tutor("calc sqs --rate 20 --duration 1s --sim --json").json["simulation"]["assumptions"]
    assert said[2:] == [
        "Pollers take what is there: with many of them batches are smaller than --batch, and more environments run "
        "than full batches would need.",
        "The simulated throughput is what was served, the formula's what could be: they meet where the load is higher.",
    ]


def test_a_seed_without_a_simulation_is_refused(tutor: Tutor) -> None:
    ran = tutor("calc burst --seed 2 --rps 100 --duration 1s")
    assert (ran.code, ran.out, ran.err) == (2, "", "tutor: --seed is of a simulation: say --sim too.\n")
