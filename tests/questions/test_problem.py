"""A problem is asked in variants, and what is typed is marked and its slip named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tutor.content.model.problem import Check, Parameter, Problem, ProblemAnswer, WorkedStep, WrongPath
from tutor.questions.grade import Grade, NotAnAnswer
from tutor.questions.problem import grade, grade_step, pose

FACTS = {"demo/rate": "10 requests per second"}
QUOTA = Problem(
    id="demo/quota",
    card="demo/card",
    title="A quota",
    params={
        "rps": Parameter(("12,000", "7333"), "requests per second"),
        "duration": Parameter(("40 ms", "130 ms")),
    },
    let={"per_unit": "demo/rate"},
    show={"rps": "12000", "duration": "40 ms"},
    stem="A function receives {rps}, {duration} each. Which whole quota serves all?",
    hints=("One of the needs is {rps} times {duration}.",),
    steps=(
        WorkedStep(ask="Busy?", name="busy", expr="rps * duration", unit="environments", printed="480"),
        WorkedStep(ask="By {per_unit}?", name="by_rate", expr="ceil(rps / per_unit)", printed="1,200"),
    ),
    answer=ProblemAnswer(expr="max(ceil(busy), by_rate)", unit="environments", printed="1,200"),
    check=Check(subject="concurrency", figure="required_limit", with_={"rps": "rps", "duration": "duration"}),
    wrong=(WrongPath("busy", "That is {busy}; the rate is left out."),),
    explanation="{busy} are busy, and the larger need is {answer}.",
)
RATE = ProblemAnswer(expr="rate", unit="requests per second", printed="12,000")
MONEY = replace(
    QUOTA,
    params={"hours": Parameter(("3", "7"))},
    let={"price": "demo/price"},
    show={"hours": "3"},
    stem="{hours}",
    hints=(),
    steps=(WorkedStep(ask="?", name="cost", expr="hours * price", unit="USD", printed="$0.99"),),
    answer=ProblemAnswer(expr="cost / 7", unit="USD", printed="$0.14"),
    wrong=(),
    explanation="{answer}",
)


def test_the_shown_variant_has_its_numbers_written_in() -> None:
    posed = pose(QUOTA, FACTS, 0)
    assert posed.stem == "A function receives 12,000 requests per second, 40 ms each. Which whole quota serves all?"
    assert posed.hints == ("One of the needs is 12,000 requests per second times 40 ms.",)
    assert posed.explanation == "480 environments are busy, and the larger need is 1,200 environments."
    assert [(step.ask, step.working, step.expected.shown) for step in posed.steps] == [
        ("Busy?", "12,000 requests per second × 40 ms", "480 environments"),
        ("By 10 requests per second?", "ceil(12,000 requests per second / 10 requests per second)", "1,200"),
    ]


def test_another_seed_is_another_variant() -> None:
    stems = {pose(QUOTA, FACTS, seed).stem for seed in range(4)}
    assert len(stems) == 4


@pytest.mark.parametrize("typed", ["1200", "1,200", "1.2k", "12000/10", "1200 environments", "about 1,200"])
def test_the_right_number_is_right_however_it_is_typed(typed: str) -> None:
    assert grade(pose(QUOTA, FACTS, 0), typed) == Grade(True, "1,200 environments")


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("480", "That is 480 environments; the rate is left out."),
        ("1,200,000", "Off by a thousand."),
        ("72000", "Off by sixty."),
        ("120", "Off by ten."),
        ("1228800", "Off by 1,024."),
        ("1199.5", "Only whole ones are counted: round at the end."),
        ("1201", ""),
    ],
)
def test_a_wrong_number_is_told_its_slip(typed: str, remark: str) -> None:
    assert grade(pose(QUOTA, FACTS, 0), typed) == Grade(False, "1,200 environments", remark)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("many", "That is not a number I can read."),
        ("40 ms", "That is a time; a number of environments is asked."),
        ("-1", "A number of environments cannot be negative."),
    ],
)
def test_what_cannot_be_the_number_is_asked_again(typed: str, sentence: str) -> None:
    with pytest.raises(NotAnAnswer) as problem:
        grade(pose(QUOTA, FACTS, 0), typed)
    assert str(problem.value) == sentence


@pytest.mark.parametrize(
    ("unit", "printed", "shown", "typed"),
    [
        ("batches per second", "12,000", "12,000 batches per second", "12,000/s"),
        ("tokens per minute", "720,000", "720,000 tokens per minute", "12k tokens per second"),
        ("million requests per hour", "43.2", "43.2 million requests per hour", "12,000 requests per second"),
    ],
)
def test_a_step_in_a_unit_made_of_others_takes_what_it_shows(unit: str, printed: str, shown: str, typed: str) -> None:
    step = WorkedStep(ask="?", name="rate", expr="rps", unit=unit, printed=printed)
    posed = pose(replace(QUOTA, steps=(step,), answer=RATE, wrong=(), explanation=""), FACTS, 0)
    assert grade_step(posed, 0, shown) == Grade(True, shown)
    assert grade_step(posed, 0, typed) == Grade(True, shown)
    assert grade_step(posed, 0, shown.split(maxsplit=1)[0]) == Grade(True, shown)
    with pytest.raises(NotAnAnswer, match=r"^That is a time; a rate is asked\.$"):
        grade_step(posed, 0, "12 s")


def test_a_step_is_marked_alone() -> None:
    posed = pose(QUOTA, FACTS, 0)
    assert grade_step(posed, 0, "480").is_correct
    assert not grade_step(posed, 1, "480").is_correct


def test_money_is_right_to_half_a_cent_and_shown_in_cents() -> None:
    posed = pose(MONEY, {"demo/price": "$0.33"}, 0)
    assert posed.steps[0].expected.shown == "$0.99"
    assert posed.expected.shown == "$0.14"
    assert grade(posed, "$0.14").is_correct
    assert grade(posed, "0.1414").is_correct
    assert not grade(posed, "0.15").is_correct


def test_what_does_not_end_may_be_rounded_as_it_is_shown() -> None:
    third = replace(QUOTA, answer=ProblemAnswer(expr="rps / 7", unit="requests per second", printed="1,714"))
    posed = pose(third, FACTS, 0)
    assert posed.expected.shown == "1,714.29 requests per second"
    assert grade(posed, "1714.29").is_correct
    assert not grade(posed, "1714").is_correct
