"""Minutes a day and days of rest as people type them."""

from __future__ import annotations

import datetime

import pytest

from tutor.actions.plan_setting import Rest
from tutor.actions.typed_plan import typed_minutes, typed_rest
from tutor.errors import Misuse

EPOCH = datetime.date(1970, 1, 1)


def day(text: str) -> int:
    return (datetime.date.fromisoformat(text) - EPOCH).days


TODAY = day("2026-11-21")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("20", 20),
        (" 45 min ", 45),
        ("30 minutes a day", 30),
        ("1 h", 60),
        ("1h30", 90),
        ("1.5 hours", 90),
        ("0", 0),
        ("20000", 20000),
    ],
)
def test_minutes_are_read_the_way_people_write_them(text: str, minutes: int) -> None:
    assert typed_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "a lot", "-5", "20 30"])
def test_what_is_no_number_of_minutes_is_refused_with_a_way_to_write_it(text: str) -> None:
    with pytest.raises(Misuse) as refused:
        typed_minutes(text)
    assert str(refused.value) == f'"{text}" is no number of minutes. Write 20, 45 min or 1 h.'


@pytest.mark.parametrize(
    ("text", "weekdays", "days"),
    [
        ("sat, sun", {5, 6}, []),
        ("weekends", {5, 6}, []),
        ("Sundays and every wednesday", {2, 6}, []),
        ("mon tue wed", {0, 1, 2}, []),
        ("weekends fridays", {4, 5, 6}, []),
        ("24 dec to 26 dec", set(), ["2026-12-24", "2026-12-25", "2026-12-26"]),
        ("sun; 2026-12-08", {6}, ["2026-12-08"]),
        ("none", set(), []),
        ("", set(), []),
    ],
)
def test_days_of_rest_are_weekdays_days_and_spans(text: str, weekdays: set[int], days: list[str]) -> None:
    assert typed_rest(text, TODAY) == Rest(frozenset(weekdays), frozenset(map(day, days)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("whenever", '"whenever" names no day of rest. Write weekdays or days: sat, sun, 24 dec to 26 dec.'),
        ("mon moon", '"mon moon" names no day of rest. Write weekdays or days: sat, sun, 24 dec to 26 dec.'),
        ("20 nov to 25 nov", "20 November is past. Write 20 November 2027 if you mean that one."),
        ("26 dec to 24 dec", '"26 dec to 24 dec" is no span of days: at most 120, the first one first.'),
        ("t", '"t" names no day of rest. Write weekdays or days: sat, sun, 24 dec to 26 dec.'),
        (
            "2026-12-26 to 2026-12-24",
            '"2026-12-26 to 2026-12-24" is no span of days: at most 120, the first one first.',
        ),
        (
            "mon, tue, wed, thu, fri, weekends",
            "Every day would be a day of rest. Leave at least one for study, or set the minutes to 0.",
        ),
    ],
)
def test_what_names_no_day_of_rest_is_refused_with_a_way_out(text: str, said: str) -> None:
    with pytest.raises(Misuse) as refused:
        typed_rest(text, TODAY)
    assert str(refused.value) == said
