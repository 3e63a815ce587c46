"""What `tutor check` says of a problem: where its steps, its units or its variants are not what they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.example_packs import ITEMS, sound_pack
from tutor.content.checker import check

BUSY = ITEMS["problem"]


def said(root: Path, **keys: str) -> list[str]:
    """The errors in the sound pack, whose problem has these keys instead of its own."""
    files = sound_pack("problem", "\n".join(f"{key}: {text}" for key, text in keys.items()))
    for path, content in files.items():
        assert isinstance(content, str)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    found = check((str(root),), (), str(root / "cache")).findings
    return [f"{f.code} {f.message}" + f" ({f.hint})" * bool(f.hint) for f in found if f.code[0] == "E"]


def test_a_sound_problem_has_nothing_said_of_it(tmp_path: Path) -> None:
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("key", "old", "new", "message"),
    [
        (
            "answer",
            "ceil(busy)",
            "floor(busy)",
            "E614 concurrency.environments comes to 13 environments with rps 100 requests per second, duration 125 ms, "
            "the steps to 12 environments (one of the two is wrong: the steps, or what `check` names)",
        ),
        (
            "steps",
            "rps * duration",
            "rps + duration",
            "E611 busy: + stands between a rate and a time",
        ),
        (
            "steps",
            "rps * duration",
            "rps / duration",
            "E611 busy comes to 1 per s^2, and its unit says a plain number",
        ),
        (
            "steps",
            "printed: '12.5'",
            "printed: '12'",
            'E613 busy is printed as 12 and comes to 12.5 environments (write printed: "12.5 environments")',
        ),
        (
            "params",
            "125 ms, 310 ms",
            "125 ms, 310 requests",
            'E611 the values of "duration" are of several dimensions',
        ),
        (
            "params",
            "125 ms, 310 ms",
            "125 ms, 0 s",
            "E612 the check cannot be computed with rps 100 requests per second, duration 0 s: "
            '"duration" takes a time such as 500ms or 15min, at least 0.001 ms; "0" is less',
        ),
        (
            "check",
            "rps: rps",
            "rps: duration",
            "E611 rps takes a rate; this is a time",
        ),
        (
            "check",
            "figure: environments",
            "figure: rate_per_environment",
            "E611 rate_per_environment is a rate, and the answer a plain number",
        ),
        (
            "stem",
            ", {duration} each",
            "",
            'E607 the stem does not tell "duration" (write {duration} where it is)',
        ),
        (
            "stem",
            "{duration} each",
            "{duratoin} each and {duration} again",
            'E603 the name "duratoin" is not known here (did you mean "duration"?)',
        ),
        (
            "show",
            "125 ms",
            "130 ms",
            'E604 "130 ms" is not one of the values of "duration" (known here: 125 ms, 310 ms)',
        ),
        (
            "explanation",
            "Rate times",
            "All of 13, rate times",
            'E606 the number "13" is neither a parameter nor a fact '
            "(write {name} or <fact:id>, or the number in words)",
        ),
        (
            "check",
            "subject: concurrency",
            "subject: concurency",
            'E605 "concurency" is no subject of `tutor calc` (did you mean "concurrency"?)',
        ),
    ],
)
def test_a_slip_is_said_with_its_numbers_and_a_way_out(
    tmp_path: Path, key: str, old: str, new: str, message: str
) -> None:
    assert old in BUSY[key]
    assert said(tmp_path, **{key: BUSY[key].replace(old, new)}) == [message]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "duration: duration, ",
            "",
            "E612 the check cannot be computed with rps 100 requests per second, duration 125 ms: "
            '"duration" is needed: how long one request takes, on average (write "duration" under with)',
        ),
        (
            "rate_per_unit: '10'",
            "rate_per_unit: '0'",
            "E612 the check cannot be computed with rps 100 requests per second, duration 125 ms: "
            '"rate_per_unit" takes a rate such as 20k or 100/s, at least 0.000001/s; "0" is less',
        ),
    ],
)
def test_an_input_that_the_calculator_refuses_is_called_as_authors_write_it(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in BUSY["check"]
    assert said(tmp_path, check=BUSY["check"].replace(old, new)) == [message]


def test_a_function_that_never_matters_is_said(tmp_path: Path) -> None:
    answer = "{expr: 'max(ceil(busy), 1)', unit: environments, printed: '13'}"
    assert said(tmp_path, answer=answer) == [
        "E617 max changes no answer: the problem does not test it (give parameters values for which it matters)"
    ]


def test_a_step_that_nothing_uses_is_said(tmp_path: Path) -> None:
    extra = "{ask: Half?, name: half, expr: rps * duration / 2, printed: '6.25'}"
    assert said(tmp_path, steps=BUSY["steps"].replace("]", f", {extra}]")) == [
        'E617 nothing uses the step "half" (use it, or delete it)'
    ]


def test_a_condition_that_excludes_nothing_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, require="[rps * duration > 1]") == [
        "E617 this excludes no variant (delete it, or widen the values)"
    ]


def test_the_shown_variant_fulfils_what_is_required(tmp_path: Path) -> None:
    assert said(tmp_path, require="[rps * duration > 20]") == [
        "E616 the variant that is shown first does not fulfil this"
    ]


def test_a_slip_that_comes_to_the_right_answer_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, wrong="[{expr: floor(busy), say: You rounded down.}]") == [
        "E615 with rps 100 requests per second, duration 310 ms this comes to the right answer, 31 environments "
        "(name another slip, or require values in which it differs)"
    ]


def test_a_proof_is_made_again_when_the_problem_changes(tmp_path: Path) -> None:
    assert said(tmp_path) == []
    assert len(said(tmp_path, answer=BUSY["answer"].replace("ceil", "floor"))) == 1
    assert said(tmp_path) == []
