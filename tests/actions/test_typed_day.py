"""A day as people type it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.actions.typed_day import JustPast, NotADay, typed_day

EPOCH = datetime.date(1970, 1, 1)
TODAY = (datetime.date(2026, 11, 21) - EPOCH).days  # a Saturday


def named(text: str) -> str:
    """The day that a text names on 21 November 2026."""
    return (EPOCH + datetime.timedelta(days=typed_day(text, TODAY))).isoformat()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-14", "2026-12-14"),
        (" 2026/12/14 ", "2026-12-14"),
        ("14.12.2026", "2026-12-14"),
        ("14.12.", "2026-12-14"),
        ("14 dec", "2026-12-14"),
        ("14 Dec.", "2026-12-14"),
        ("14th of December, 2027", "2027-12-14"),
        ("Dec 14", "2026-12-14"),
        ("december 14th 2026", "2026-12-14"),
        ("25/12", "2026-12-25"),
        ("12/25/2026", "2026-12-25"),
        ("12/12", "2026-12-12"),
        ("in 3 weeks", "2026-12-12"),
        ("3 weeks from now", "2026-12-12"),
        ("in a week", "2026-11-28"),
        ("+21", "2026-12-12"),
        ("+ 3w", "2026-12-12"),
        ("10 days", "2026-12-01"),
        ("in 2 months", "2027-01-21"),
        ("today", "2026-11-21"),
        ("tomorrow", "2026-11-22"),
        ("monday", "2026-11-23"),
        ("next sat", "2026-11-28"),
    ],
)
def test_a_day_is_read_the_way_people_write_it(text: str, day: str) -> None:
    assert named(text) == day


def test_a_day_without_a_year_is_the_next_one() -> None:
    assert named("21 nov") == "2026-11-21"
    assert named("24 july") == "2027-07-24"
    assert named("29 feb") == "2028-02-29"


@pytest.mark.parametrize("text", ["20 nov", "nov 20th", "20.11.", "20/11"])
def test_a_day_of_the_last_months_without_a_year_is_taken_for_a_slip(text: str) -> None:
    with pytest.raises(JustPast) as refused:
        typed_day(text, TODAY)
    assert str(refused.value) == "20 November is past. Write 20 November 2027 if you mean that one."
    assert named("20 november 2027") == "2027-11-20"


def test_a_leap_day_that_is_just_past_is_not_silently_years_off() -> None:
    with pytest.raises(JustPast) as refused:
        typed_day("29 feb", (datetime.date(2028, 3, 1) - EPOCH).days)
    assert str(refused.value) == "29 February is past. Write 29 February 2032 if you mean that one."


def test_months_are_counted_to_the_last_day_where_the_month_is_short() -> None:
    last_of_january = (datetime.date(2027, 1, 31) - EPOCH).days
    assert typed_day("in a month", last_of_january) == (datetime.date(2027, 2, 28) - EPOCH).days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soon", '"soon" names no day. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.'),
        ("21", '"21" names no day. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.'),
        ("", '"" names no day. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.'),
        (
            "2026-02-30",
            'There is no day "2026-02-30" in the calendar. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.',
        ),
        ("yesterday", "Yesterday is past. Write it as 2026-12-14, 14 dec, in 3 weeks or +21."),
        ("a", '"a" names no day. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.'),
        ("ad", '"ad" names no day. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.'),
        ("31 nov", 'There is no day "31 nov" in the calendar. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.'),
        ("3/4", '"3/4" can be read in two ways. Write it as 2026-12-14, 14 dec, in 3 weeks or +21.'),
    ],
)
def test_what_names_no_day_is_refused_with_a_way_to_write_it(text: str, said: str) -> None:
    with pytest.raises(NotADay) as refused:
        typed_day(text, TODAY)
    assert str(refused.value) == said


@settings(max_examples=50)
@given(st.text(st.sampled_from("0123456789+-./, adeinorstwyk漢"), max_size=14), st.integers(0, 40_000))
def test_whatever_is_typed_is_a_day_or_a_sentence(text: str, today: int) -> None:
    assert isinstance(day_or_sentence(text, today), int) or str(day_or_sentence(text, today)).endswith(
        ("or +21.", "if you mean that one.")
    )


def day_or_sentence(text: str, today: int) -> int | NotADay:
    """The day, or why there is none."""
    try:
        return typed_day(text, today)
    except NotADay as refused:
        return refused


@settings(max_examples=50)
@given(st.dates(datetime.date(1970, 1, 1), datetime.date(2100, 12, 31)))
def test_every_date_is_read_back(date: datetime.date) -> None:
    assert typed_day(date.isoformat(), TODAY) == (date - EPOCH).days
    assert typed_day(date.strftime("%d %B %Y"), TODAY) == (date - EPOCH).days
