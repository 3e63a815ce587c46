"""What the pages of progress say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.progress.days import days_done, iso, weeks_done
from tutor.progress.holding import bands, forecast
from tutor.progress.levels import NOT_SEEN, SAFE, SHAKY
from tutor.progress.shapes import Progress
from tutor.views.glyphs import ASCII, UNICODE
from tutor.views.lines import cells, plain
from tutor.views.progress.bars import bar, columns, held, hours, percent
from tutor.views.progress.pages import pages

TODAY = 20_000  # Friday 4 October 2024


def progress(answers: int = 0, sure: tuple[int, int] = (0, 0), due: tuple[int, ...] = ()) -> Progress:
    """A learner's figures: so many answers today, sure so often and right so often, cards due on these days."""
    rows = [(TODAY, answers, answers, answers * 30_000, 0, 0, 0, 0, 0)] if answers else []
    title = "Event source mappings, batches and what becomes of a message that fails again and again"
    return {
        "today": TODAY,
        "reviews": answers,
        "right": answers,
        "voided": 0,
        "cards": 90,
        "seen": 60,
        "shaky": 40,
        "safe": 20,
        "due": 0,
        "overdue": 0,
        "new": 30,
        "due_by_day": [0] * 7,
        "due_by_day_from": iso(TODAY + 1),
        "streak": int(answers > 0),
        "longest_streak": int(answers > 0),
        "minutes": answers // 2,
        "topics": [
            {
                "topic": "p/t",
                "title": title,
                "level": SHAKY,
                "levels": [SAFE] * 20 + [SHAKY] * 40 + [NOT_SEEN] * 30,
                "due": 3,
                "answers": answers,
                "seconds": 4_500_000,
            }
        ],
        "objectives": {
            "exam": "dva",
            "title": title,
            "tasks": [{"task": "1.1", "title": title, "level": SHAKY, "cards": 90, "shaky": 40, "safe": 20}],
        },
        "retention": {
            "young": {"right": 399, "answers": 400},
            "mature": {"right": 0, "answers": 0},
            "expected": 0.91,
        },
        "confidence": [
            {"confidence": "sure", "answers": sure[0], "right": sure[1]},
            {"confidence": "unsure", "answers": 0, "right": 0},
            {"confidence": "guess", "answers": 1, "right": 0},
        ],
        "readiness": [{"exam": "dva-c03", "date": "2024-10-01", "chance": 0.8, "is_whole": False, "has_passed": True}],
        "forecast": forecast(due, TODAY),
        "stability": bands([1.0, 2.0, 30.0]),
        "weeks": weeks_done(rows, TODAY),
        "days": days_done(rows, TODAY),
    }


def said(shown: Progress, name: str, width: int = 78) -> list[str]:
    """A page as text, runs of blanks as one."""
    lines = dict(pages(shown, width, UNICODE))[name]
    return [" ".join(plain(line).split()) for line in lines]


@given(st.integers(0, 10**6), st.lists(st.integers(TODAY - 400, TODAY + 400), max_size=40), st.integers(40, 120))
@settings(max_examples=30)
def test_no_line_is_wider_than_asked(answers: int, due: list[int], width: int) -> None:
    for signs in (UNICODE, ASCII):
        for _, lines in pages(progress(answers, (answers, answers), tuple(due)), width, signs):
            assert max(cells(plain(line)) for line in lines) <= width


def test_the_backlog_stands_apart_from_the_coming_days() -> None:
    page = said(progress(due=(TODAY - 5, TODAY - 1, TODAY, TODAY + 1, TODAY + 1, TODAY + 9)), "forecast")
    assert page[:3] == [
        "Due if nothing is studied",
        "backlog 2 ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ left over from earlier days",
        "today 1 ▇▇▇▇▇▇▇▇▇▇▇",
    ]
    assert page[4] == "The next 28 days 3 cards, at most 2 on one day"
    assert page[9] == "5 Oct 1 Nov"


def test_the_tasks_of_an_exam_are_told_of_their_lambda_part_alone() -> None:
    assert said(progress(), "exam tasks")[-2:] == [
        "Of each task its Lambda part alone",
        "▇ safe ▃ shaky · not met",
    ]


def test_an_exam_that_was_sat_is_told_with_what_was_foretold() -> None:
    assert said(progress(), "retention")[-2:] == [
        "2024-10-01 dva-c03 80 % told of the Lambda part, passed",
        "Brier score 0.04: 0 is best, always saying 50 % has 0.25.",
    ]


@pytest.mark.parametrize(
    ("sure", "remark"),
    [
        ((19, 19), "From 20 answers on, this tells whether sure means right."),
        ((20, 15), "Sure and wrong in 5 of 20: look twice before you say that you are sure."),
        ((20, 19), "Sure means right."),
    ],
)
def test_calibration_is_said_in_a_sentence_once_there_are_enough_answers(sure: tuple[int, int], remark: str) -> None:
    assert remark in said(progress(sure=sure), "retention")


def test_nearly_all_is_not_all() -> None:
    assert percent({"right": 399, "answers": 400}) == "99 %"
    assert percent({"right": 1, "answers": 400}) == "1 %"
    assert percent({"right": 400, "answers": 400}) == "100 %"
    assert percent({"right": 0, "answers": 0}) == "none yet"


def test_a_heat_map_has_a_row_a_weekday_and_says_what_its_shades_are() -> None:
    page = [plain(line) for line in dict(pages(progress(12), 78, ASCII))["heat-map"]]
    assert page[0] == "  35 weeks   12 answers on 1 day"
    assert [row[2:5].strip() for row in page[3:10]] == ["Mon", "", "Wed", "", "Fri", "", "Sun"]
    assert page[7].endswith(". 44"), "today, a Friday, at the right"
    assert page[9] == "  Sun " + ". " * 33 + ".", "Sunday is still to come"
    assert page[11].startswith("  . none   11 1-3   22 4-6   33 7-9   44 10-12")


def test_a_heat_map_of_a_narrow_screen_has_fewer_weeks() -> None:
    first, *_ = dict(pages(progress(1), 40, ASCII))["heat-map"]
    assert plain(first) == "  17 weeks   1 answer on 1 day"


@given(st.integers(1, 400))
@settings(max_examples=30)
def test_the_legend_of_a_heat_map_leaves_no_count_out(most: int) -> None:
    legend = plain(dict(pages(progress(most), 78, ASCII))["heat-map"][11]).replace(",", "")
    ranges = [[int(end) for end in found.split("-")] for found in re.findall(r"(?<=[1-4]{2} )[\d-]+", legend)]
    assert [n for ends in ranges for n in range(ends[0], ends[-1] + 1)] == list(range(1, most + 1))


def test_more_cards_than_columns_are_shown_by_their_shares() -> None:
    levels = [SAFE] * 50 + [SHAKY] * 25 + [NOT_SEEN] * 25
    assert held(levels, 8, ASCII) == "SSSSss.."
    assert held([SHAKY, SAFE], 8, ASCII) == "sS"


def test_whatever_is_more_than_nothing_shows() -> None:
    assert (bar(1, 1_000, 10, ASCII), bar(0, 1_000, 10, ASCII), bar(0, 0, 10, ASCII)) == ("#", "", "")
    assert columns([1_000, 1, 0], 1_000, 2, ASCII) == ["##    ", "####  "]
    assert columns([8, 1, 0], 8, 1, UNICODE) == ["██▁▁  "]


def test_times_are_in_hours_and_minutes() -> None:
    assert [hours(seconds) for seconds in (59, 60, 3_660, 4_500_000)] == [
        "0 min",
        "1 min",
        "1 h 01 min",
        "1,250 h 00 min",
    ]
