"""A gap takes its words and its quantity, and neither another number nor its opposite."""

from __future__ import annotations

import pytest

from tutor.content.model.question import Blank, ClozeQuestion
from tutor.questions import Grade, NotAnAnswer, grade
from tutor.questions.cloze import fits


def takes(accepted: str, typed: str) -> bool:
    """Whether a gap with this one key takes what was typed."""
    return fits(Blank((accepted,), "So."), typed)


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("15 minutes", "15 minutes"),
        ("15 minutes", "15 min"),
        ("15 minutes", "900 s"),
        ("15 minutes", "fifteen minutes"),
        ("15 minutes", "15 minuts"),
        ("10,240 MB", "10240 MB"),
        ("10,240 MB", "10 240 MB"),
        ("10,240 MB", "10 GB"),
        ("twice", "2"),
        ("twice", "2 times"),
        ("$0.20", "0.20 USD"),
        ("1000 concurrent executions", "1,000 concurent executions"),
        ("HTTP 429", "http429"),
        ("SHA-256", "sha256"),
        ("at least once", "At least once."),
        ("at most 5", "at most five"),
        ("> 5", ">5"),
        (">= 5", "≥ 5"),
        ("-1", "−1"),
        ("InvocationType=Event", "InvocationType: Event"),
        ("reserved concurrency", "reserved concurency"),
        ("ProvisionedConcurrency", "provisioned concurrency"),
    ],
)
def test_a_gap_takes_its_words_in_any_spelling_and_its_quantity_in_any_unit(accepted: str, typed: str) -> None:
    assert takes(accepted, typed)


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("15 minutes", "150 minutes"),
        ("15 minutes", "1 minutes"),
        ("15 minutes", "1.5 minutes"),
        ("10,240 MB", "10,420 MB"),
        ("128 MB", "12 MB"),
        ("128 MB", "182 MB"),
        ("128 MB", "12.8 MB"),
        ("24 hours", "2 hours"),
        ("1000 concurrent executions", "10000 concurrent executions"),
        ("HTTP 429", "HTTP 492"),
        ("SHA-256", "SHA-265"),
        ("python3.12", "python3.21"),
        ("arm64", "arm46"),
        ("arm64", "arm6"),
        ("arm64", "arm644"),
    ],
)
def test_no_digit_is_a_slip(accepted: str, typed: str) -> None:
    assert not takes(accepted, typed)


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("at least once", "at most once"),
        ("at least once", "exactly once"),
        ("at least once", "only once"),
        ("at least once", "once"),
        ("once", "at least once"),
        ("at most 5", "at least 5"),
        ("at most 5", "5"),
        ("up to 15 minutes", "about 15 minutes"),
        ("> 5", "< 5"),
        ("> 5", "5"),
        (">= 5", "> 5"),
        ("!= 5", "5"),
        ("-1", "1"),
        ("1", "-1"),
        ("-5 s", "5 s"),
    ],
)
def test_what_says_the_opposite_or_more_or_less_is_not_taken(accepted: str, typed: str) -> None:
    assert not takes(accepted, typed)


def test_an_arrow_and_a_hyphen_are_no_signs() -> None:
    assert takes("us-east-1", "us east 1")
    assert takes("SQS -> Lambda", "SQS, Lambda")


GAPS = ClozeQuestion(
    id="demo/q",
    card="demo/c",
    stem="What holds?",
    text="A function runs for ____ at most, and is invoked ____ for an event.",
    explanation="So it is.",
    blanks=(Blank(("15 minutes",), "So."), Blank(("at least once",), "So.")),
)


def test_a_cloze_is_right_when_every_gap_is() -> None:
    expected = "15 minutes; at least once"
    assert grade(GAPS, ("900 s", "at least once")) == Grade(True, expected)
    assert grade(GAPS, ("900 s", "at most once")) == Grade(False, expected, "1 of 2 gaps are right.")


def test_an_empty_gap_is_asked_again() -> None:
    with pytest.raises(NotAnAnswer, match=r"^Fill all 2 gaps: 1 filled\.$"):
        grade(GAPS, ("900 s", " "))
