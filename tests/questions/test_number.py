"""Quantities are marked exactly, in any unit, and a slip in the unit is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.content.model.question import NumberQuestion, WrongValue
from tutor.questions import Grade, NotAnAnswer, grade
from tutor.questions.number import is_right


def question(answer: str, tolerance: str = "", wrong: tuple[WrongValue, ...] = ()) -> NumberQuestion:
    return NumberQuestion(
        id="demo/q", card="demo/c", stem="How many?", explanation="So.", answer=answer, tolerance=tolerance, wrong=wrong
    )


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("15 min", "900 s"),
        ("15 min", "0.25 h"),
        ("15 min", "15"),
        ("15 min", "15m"),
        ("900 s", "15 minutes"),
        ("10 GB", "10,240 MB"),
        ("80 environments", "80"),
        ("80 environments", "320 * 0.25"),
        ("2400", "2,400"),
        ("2400", "2.4k"),
        ("550", "1400 - 850"),
        ("429", "HTTP 429"),
        ("3", "three attempts"),
        ("60 %", "60"),
        ("60 %", "0.6"),
        ("0.5 %", "0.5"),
        ("$18.74", "18.74"),
        ("$18.74", "18.737 USD"),
        ("$43.80", "43.804"),
        ("43.80 USD", "43.804"),
        ("43.80 usd", "43.804"),
        ("$43.80", "$43.80 per month"),
        ("80 environments", "320/s * 250 ms"),
        ("80 environments", "320/s*250ms"),
        ("80 environments", "80 busy environments"),
        ("0.5 %", "0.005"),
        ("0.5 %", "0.5 percent"),
        ("60 %", "0.6 s / 1 s"),
        ("60 %", "3 * 20"),
        ("60 %", "3/5"),
        ("3 GB", "2 GB + 1024 MB"),
        ("400,000 GB-seconds per month", "400,000"),
        ("400,000 GB-seconds per month", "409,600,000 MB-s"),
        ("31 batches per second", "31/s"),
        ("100 rps", "6000/60 s"),
    ],
)
def test_the_right_value_in_any_unit_is_right(answer: str, typed: str) -> None:
    assert grade(question(answer), typed) == Grade(True, answer)


@pytest.mark.parametrize(
    ("answer", "typed", "remark"),
    [
        ("15 min", "14 min", ""),
        ("15 min", "15 s", "Off by sixty: check the unit."),
        ("15 min", "15 h", "Off by sixty: check the unit."),
        ("250 ms", "250 s", "Off by a thousand: check the unit."),
        ("6 MB", "6 GB", "Off by 1,024: check the unit."),
        ("80 environments", "800", "Off by ten."),
        ("81 environments", "80.5", "Only whole ones are counted: round at the end."),
        ("2400", "2401", ""),
        ("2400", "2399.9999", "Only whole ones are counted: round at the end."),
        ("0", "5", ""),
        ("5", "0", ""),
        ("$18.74", "18.75", ""),
        ("43.80 USD", "43.81", ""),
        ("200", "12 000", ""),
        ("200", "2000", ""),
        ("60 %", "0.006", "Off by a hundred: check the unit."),
        ("-1", "1", ""),
        ("5", "-5", ""),
    ],
)
def test_a_wrong_value_is_told_what_its_slip_was(answer: str, typed: str, remark: str) -> None:
    assert grade(question(answer), typed) == Grade(False, answer, remark)


def test_the_authors_word_on_a_wrong_value_comes_first() -> None:
    asked = question("80 environments", wrong=(WrongValue("800", "You took a tenth of the duration."),))

    assert grade(asked, "800 environments").remark == "You took a tenth of the duration."
    assert grade(asked, "0.8k").remark == "You took a tenth of the duration."


@pytest.mark.parametrize(
    ("answer", "tolerance", "right", "wrong"),
    [
        ("200", "10 %", ["180", "220", "200"], ["179", "221"]),
        ("180 s", "5 s", ["175 s", "185", "3 min"], ["174 s", "186", "4 min"]),
        ("60 %", "2 %", ["58 %", "62"], ["57 %", "63"]),
        ("$18.74", "$0.10", ["18.64", "18.84"], ["18.63", "18.85"]),
    ],
)
def test_a_tolerance_is_a_share_of_the_answer_or_a_quantity(
    answer: str, tolerance: str, right: list[str], wrong: list[str]
) -> None:
    asked = question(answer, tolerance)

    assert [is_right(asked, typed) for typed in right] == [True] * len(right)
    assert [is_right(asked, typed) for typed in wrong] == [False] * len(wrong)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "That is not a number I can read."),
        ("15 or 20", "That is not a number I can read: more than one number."),
        ("1,5", "That is not a number I can read: a comma parts thousands and a point decimals: 1,000 or 1.5."),
        ("a lot", "That is not a number I can read."),
        ("10 s - 20 s", "That is not a number I can read: more than one number."),
    ],
)
def test_what_cannot_be_read_is_asked_again(typed: str, sentence: str) -> None:
    with pytest.raises(NotAnAnswer) as problem:
        grade(question("15 min"), typed)
    assert str(problem.value) == sentence


@pytest.mark.parametrize(
    ("answer", "typed", "sentence"),
    [
        ("15 min", "15 MB", "That is a size; a time is asked."),
        ("2400", "2400 s", "That is a time; a plain number is asked."),
        ("80 environments", "80 s", "That is a time; a number of environments is asked."),
        ("80 environments", "80 MB", "That is a size; a number of environments is asked."),
        ("80 environments", "80 req/s", "That is a rate; a number of environments is asked."),
        ("about 5k requests", "5 s", "That is a time; a number of requests is asked."),
        ("5 million requests", "5 s", "That is a time; a number of requests is asked."),
        ("three retries", "3 s", "That is a time; a number of retries is asked."),
        ("300 rps", "300 environments", "That is a count; a rate is asked."),
        ("15 min", "20 min / 10 min", "That is a count; a time is asked."),
        ("512 MB", "512m", 'That is not a number I can read: "m" alone is no unit here: write MB.'),
        ("512 KB", "512k", 'That is not a number I can read: "k" alone is no unit here: write KB.'),
        ("5 MB/s", "5m", 'That is not a number I can read: "m" alone is no unit here: write MB/s.'),
        ("10 GB", "10g", 'That is not a number I can read: the unit "g" is not known.'),
        ("10 rps", "-1", "A rate cannot be negative."),
        ("15 min", "-15 min", "A time cannot be negative."),
        ("80 environments", "-80", "A number of environments cannot be negative."),
    ],
)
def test_a_unit_of_another_kind_and_what_cannot_be_is_asked_again(answer: str, typed: str, sentence: str) -> None:
    with pytest.raises(NotAnAnswer) as problem:
        grade(question(answer), typed)
    assert str(problem.value) == sentence


def test_a_kind_that_the_author_foresaw_is_marked() -> None:
    asked = question(
        "100 MB/s", wrong=(WrongValue("100 Mbps", "Bits are no bytes."), WrongValue("100 MB", "Per what?"))
    )

    assert grade(asked, "100 MB") == Grade(False, "100 MB/s", "Per what?")
    assert grade(asked, "50 MB") == Grade(False, "100 MB/s", "A data rate is asked; this is a size.")
    assert grade(asked, "100 Mbps") == Grade(False, "100 MB/s", "Bits are no bytes.")


def test_a_negative_value_that_the_author_foresaw_is_marked() -> None:
    asked = question("60 s", wrong=(WrongValue("-1 s", "That is for ever."),))

    assert grade(asked, "-1") == Grade(False, "60 s", "That is for ever.")


def test_a_bare_share_that_may_be_a_known_slip_is_asked_again() -> None:
    asked = question("0.5 %", wrong=(WrongValue("50 %", "That is of the other side."),))

    with pytest.raises(NotAnAnswer, match=r"^0\.5 may be 0\.5 % or 50 %: write it with the %\.$"):
        grade(asked, "0.5")
    assert grade(asked, "0.5 %") == Grade(True, "0.5 %")
    assert grade(asked, "0.005") == Grade(True, "0.5 %")
    assert grade(asked, "50 %") == Grade(False, "0.5 %", "That is of the other side.")


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_without_a_tolerance_only_the_very_number_is_right(answer: int, typed: int) -> None:
    assert is_right(question(str(answer)), str(typed)) == (answer == typed)


@given(st.text(max_size=60))
def test_any_text_is_marked_or_asked_again(typed: str) -> None:
    assert is_right(question("15 min"), typed) in (True, False)
