"""The plot: what stands on what, whatever the numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.calculator.simulation.result import Series
from tutor.views.glyphs import ASCII, UNICODE, Glyphs
from tutor.views.lab.columns import Column, Course, depth, requests
from tutor.views.lab.plot import (
    EIGHTHS,
    Limit,
    Scale,
    cells_of,
    framed,
    grid,
    heights,
    marks,
    nice,
    scale_of,
    ticks,
    time_axis,
)
from tutor.views.lines import cells, plain

AMOUNTS = st.one_of(st.just(0.0), st.floats(0.01, 1e6))
COLUMNS = st.builds(Column, AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
COURSES = st.builds(
    Course, st.lists(COLUMNS, min_size=1, max_size=60).map(tuple), st.sampled_from([0.5, 1.0, 2.0, 10.0])
)
LIMITS = st.lists(st.builds(Limit, st.floats(0, 2e6), st.sampled_from(["limit", "rate"])), max_size=2)
SIGNS = st.sampled_from([UNICODE, ASCII])


def series(**columns: list[float]) -> Series:
    """A course by the second; what is not given is 0."""
    count = len(next(iter(columns.values())))
    names = [name for name in Series.__dataclass_fields__ if name != "moments"]
    given = {name: tuple(columns.get(name, [0.0] * count)) for name in names}
    return Series(moments=tuple(map(float, range(count))), **given)


@given(COLUMNS, st.integers(1, 30), st.floats(1, 1e6))
def test_no_column_loses_a_cold_start(column: Column, rows: int, top: float) -> None:
    for signs in (UNICODE, ASCII):
        drawn = marks(signs, has_colour=True)
        shown = cells_of(column, Scale(max(top, column.total), rows), drawn)
        assert (drawn.cold in shown) == (column.cold > 0)


@given(COLUMNS, st.integers(1, 30), st.floats(1, 1e6))
def test_parts_add_up_to_the_whole_and_stay_within_the_plot(column: Column, rows: int, top: float) -> None:
    scale = Scale(max(top, column.total), rows)
    parts = heights(column, scale)
    assert min(parts) >= 0
    assert sum(parts) == max(scale.row(column.total), 1 if column.cold else 0)
    assert len(cells_of(column, scale, marks(UNICODE, has_colour=True))) <= rows


@given(COURSES, LIMITS, st.integers(1, 20), SIGNS)
def test_a_plot_is_as_high_and_wide_as_it_says(course: Course, limits: list[Limit], rows: int, signs: Glyphs) -> None:
    scale = scale_of([course], limits, rows)
    lines = grid(course, scale, limits, marks(signs, has_colour=False))
    assert len(lines) == rows
    assert {sum(cells(text) for text, _ in line) for line in lines} == {len(course.columns)}
    around = framed([(course, lines)], scale, limits, signs)
    assert len(around) == rows + 2
    side = max(len(label) for label in [*ticks(scale).values(), "0"]) + 4
    assert max(cells(plain(line)) for line in around) <= side + max(len(course.columns) + 9, len("0 s"))
    if signs == ASCII:
        assert all(text.isascii() for line in around for text, _ in line)


@given(COURSES, st.integers(2, 20))
def test_the_highest_column_reaches_the_top(course: Course, rows: int) -> None:
    scale = scale_of([course], [], rows)
    assert max(scale.row(column.total) for column in course.columns) in (rows, 0)


def test_eighths_cut_the_top_of_warm_where_nothing_stands_on_it() -> None:
    drawn = marks(UNICODE, has_colour=False)
    scale = Scale(80, 10)
    assert [text for text, _ in cells_of(Column(warm=20), scale, drawn)] == ["▓", "▓", "▄"]
    assert [text for text, _ in cells_of(Column(provisioned=8, warm=12), scale, drawn)] == ["█", "▓", "▄"]
    for other in (Column(warm=20, throttled=40), Column(warm=20, cold=1), Column(provisioned=20)):
        assert not set(EIGHTHS) & {text for text, _ in cells_of(other, scale, drawn)}


def test_little_warm_still_shows() -> None:
    assert cells_of(Column(warm=0.1), Scale(1000, 5), marks(UNICODE, has_colour=True)) == [("▁", "fill")]


def test_a_limit_lies_right_above_the_columns_that_reach_it() -> None:
    course = Course((Column(warm=100), Column(warm=100, throttled=100), Column()), 1.0)
    limits = [Limit(100, "limit")]
    lines = grid(course, Scale(200, 4), limits, marks(UNICODE, has_colour=True))
    assert [plain(line) for line in lines] == [" ×", "┄×┄", "██", "██"]


def test_a_limit_far_above_leaves_the_columns_their_height() -> None:
    course = Course((Column(warm=100),), 1.0)
    assert scale_of([course], [Limit(1_000, "limit")], 10).top == 100
    assert scale_of([course], [Limit(120, "limit")], 10).top == pytest.approx(132)


def test_an_empty_course_is_drawn_too() -> None:
    course = Course((Column(),) * 3, 1.0)
    scale = scale_of([course], [], 2)
    lines = framed([(course, grid(course, scale, [], marks(UNICODE, has_colour=True)))], scale, [], UNICODE)
    assert [plain(line) for line in lines] == ["  1 ┤", "    │", "  0 └───", "     0 s"]


@pytest.mark.parametrize(("least", "found"), [(0.3, 0.5), (1, 1), (1.2, 2), (34, 50), (501, 1000)])
def test_ticks_are_round(least: float, found: float) -> None:
    assert nice(least) == pytest.approx(found)


def test_seconds_stand_under_their_columns() -> None:
    assert time_axis(Course((Column(),) * 60, 1.0)) == "0 s       10        20        30        40        50"
    assert time_axis(Course((Column(),) * 60, 10.0)) == "0 s       100       200       300       400       500"
    assert time_axis(Course((Column(),) * 60, 0.5)) == "0 s       5         10        15        20        25"


@pytest.mark.parametrize(("count", "most", "columns", "seconds"), [(60, 60, 60, 1), (600, 60, 60, 10), (61, 60, 31, 2)])
def test_long_courses_take_several_seconds_a_column(count: int, most: int, columns: int, seconds: float) -> None:
    course = requests(series(warm=[10.0] * count), most)
    assert (len(course.columns), course.seconds) == (columns, seconds)
    assert set(course.columns) == {Column(warm=10)}


def test_short_courses_take_several_columns_a_second() -> None:
    course = depth(series(queue_depth=[1.0, 5.0]), 6)
    assert course == Course(tuple(Column(warm=value) for value in (1, 1, 1, 5, 5, 5)), 1 / 3)


def test_a_single_cold_start_in_ten_minutes_is_a_column() -> None:
    cold = [0.0] * 600
    cold[123] = 1.0
    course = requests(series(cold=cold, warm=[1_000.0] * 600), 60)
    assert [i for i, column in enumerate(course.columns) if column.cold] == [12]


def test_what_a_flow_leaves_of_a_cold_start_is_none() -> None:
    course = requests(series(cold=[0.001, 3.0], throttled=[1e-12, 0.0]), 60)
    assert {column.cold for column in course.columns} == {0.0, 3.0}
    assert {column.throttled for column in course.columns} == {0.0}
