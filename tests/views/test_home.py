"""Home: what today holds, the topics a page, the last weeks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.actions.home import Aim, DayLine, HomeState, Range, TaskLine, TopicLine
from tutor.progress.mastery import NOT_SEEN, SAFE, SHAKY
from tutor.views.frame import room
from tutor.views.glyphs import ASCII, UNICODE
from tutor.views.home import answer_line, body, way
from tutor.views.lines import cells, plain
from tutor.views.study.state import Body

MONDAY = 20_003  # 7 October 2024: day 0, 1970-01-01, was a Thursday


def home(topics: int = 3, remark: str = "", title: str = "Topic", due: int = 2, cards: int = 3) -> HomeState:
    """Home with so many topics of so many cards."""
    levels = (SAFE, SHAKY, NOT_SEEN)[:cards] + (NOT_SEEN,) * max(0, cards - 3)
    return HomeState(
        minutes=20,
        due=due,
        new=10,
        cards=30,
        seen=20,
        reviews=1_234,
        minutes_done=0,
        topics=tuple(TopicLine(f"{title} {i}", levels) for i in range(1, topics + 1)),
        answers={MONDAY: 8, MONDAY - 7: 1},
        today=MONDAY,
        tasks=(
            TaskLine(due, "reviews", 2, "most forgotten first"),
            TaskLine(7, "new cards", 18, "try first, then read"),
        ),
        remark=remark,
    )


def aiming(days: int | None = 23, mocks: int = 0, **aim: Any) -> HomeState:
    """Home of one whose exam is in so many days, who took so many mock exams."""
    on = None if days is None else MONDAY + days
    aimed = Aim("Developer (DEV-1)", on, MONDAY - 10, **aim)
    return replace(home(), aim=aimed, reach=Range(33, 38, 42, mocks))


def shown(page: Body) -> list[str]:
    return [plain(line) for line in page.lines]


# Without an exam


def test_home_says_what_today_holds() -> None:
    assert shown(body(home(), 80, 24, UNICODE))[:6] == [
        "  2 due  of 20 cards met                                  1,234 answers so far",
        "",
        "  Today  20 minutes",
        "    2  reviews       2 min    most forgotten first",
        "    7  new cards    18 min    try first, then read",
        "",
    ]


def test_each_topic_has_a_number_and_a_sign_a_card_and_the_weeks_stand_beside() -> None:
    assert shown(body(home(), 80, 24, UNICODE))[6:] == [
        "  Weakest                                       Seven weeks",
        "  1  Topic 1                              ▇▃·   Mon · · · · · ░░██",
        "  2  Topic 2                              ▇▃·       · · · · · ·",
        "  3  Topic 3                              ▇▃·   Wed · · · · · ·",
        "                                                    · · · · · ·",
        "     · not met   ▃ shaky   ▇ safe               Fri · · · · · ·",
        "                                                    · · · · · ·",
        "                                                Sun · · · · · ·",
    ]


def test_the_bars_of_topics_begin_in_one_column_however_many_cards_there_are() -> None:
    state = replace(home(0), topics=tuple(TopicLine("Topic", (SAFE,) * cards) for cards in (3, 10, 9)))
    assert shown(body(state, 60, 20, UNICODE))[7:10] == [
        "  1  Topic                         ▇▇▇",
        "  2  Topic                         ▇▇▇▇▇▇▇▇▇▇",
        "  3  Topic                         ▇▇▇▇▇▇▇▇▇",
    ]


def test_a_narrow_screen_has_no_weeks() -> None:
    assert "Seven weeks" not in "".join(shown(body(home(), 60, 20, UNICODE)))


@pytest.mark.parametrize(("width", "height"), [(60, 20), (80, 20), (80, 24), (120, 40)])
@settings(max_examples=50)
@given(
    topics=st.integers(0, 40),
    cards=st.integers(1, 60),
    title=st.text(st.sampled_from("aM 漢\n"), max_size=60),
    remark=st.sampled_from(["", "3 items have errors and are left out; `tutor check` shows why."]),
    due=st.sampled_from([0, 1, 500]),
    aim=st.sampled_from(
        [None, *(Aim("漢 (DEV-1)", on) for on in (None, MONDAY - 9, MONDAY, MONDAY + 1, MONDAY + 400))]
    ),
    reach=st.sampled_from([None, Range(0, 0, 0, 0), Range(3, 9, 50, 1), Range(33, 38, 42, 2), Range(50, 50, 50, 0)]),
)
def test_home_fits_and_every_topic_stands_on_one_page_with_a_digit_to_choose_it(
    width: int,
    height: int,
    topics: int,
    cards: int,
    title: str,
    remark: str,
    due: int,
    aim: Aim | None,
    reach: Range | None,
) -> None:
    state = replace(home(topics, remark, title, due, cards), aim=aim, reach=reach)
    count = len(body(state, width, height, UNICODE).pages)
    chosen: list[int] = []
    for turn in range(count):
        page = body(state, width, height, UNICODE, turn)
        assert len(page.lines) <= room(height)
        assert all(cells(line) <= width and "\n" not in line for line in shown(page))
        chosen += page.rows.values()
        assert [shown(page)[row][2] for row in page.rows] == [str(i + 1) for i in range(len(page.rows))]
    assert chosen == list(range(topics))


def test_errors_of_the_pack_are_remarked_below() -> None:
    remark = "1 item has errors and is left out; `tutor check` shows why."
    assert shown(body(home(remark=remark), 80, 24, UNICODE))[-1] == f"  {remark}"


# With an exam


def test_home_begins_with_the_days_that_are_left_the_range_and_the_plan_of_today() -> None:
    assert shown(body(aiming(), 80, 24, UNICODE))[:9] == [
        "  23 days  to Wednesday 30 October                     Lambda part 33–42 of 50",
        "",
        "  0 ··············································├────────────┤··········· 50",
        "  As if you stopped now                               ▲ pass line about 36",
        "",
        "  Today  20 minutes",
        "    2  reviews       2 min    most forgotten first",
        "    7  new cards    18 min    try first, then read",
        "",
    ]


def test_the_middle_of_the_range_is_told_once_a_mock_exam_was_taken() -> None:
    lines = shown(body(aiming(mocks=1), 80, 24, UNICODE))
    assert lines[0].endswith("Lambda part 38 of 50 (33–42)")
    assert lines[2].count("●") == 1
    assert "●" not in shown(body(aiming(mocks=0), 80, 24, UNICODE))[2]


def under(**changed: object) -> str:
    """The row under the scale."""
    known = aiming()
    assert known.reach is not None
    return shown(body(replace(known, reach=replace(known.reach, **changed)), 80, 24, UNICODE))[3]  # type: ignore[arg-type]


def test_the_scale_says_what_the_range_supposes_and_what_the_plan_would_make_of_it() -> None:
    assert under().startswith("  As if you stopped now   ")
    assert under(by_plan=(38, 41, 44)).startswith("  As if you stopped now; with your plan 38–44   ")
    assert under(answers=0).startswith("  Before your first answer   ")
    today = shown(body(aiming(days=None), 80, 24, UNICODE))[3]
    assert today.startswith("  As if you sat it today   ")


def test_without_unicode_the_range_is_drawn_in_ascii() -> None:
    lines = shown(body(aiming(mocks=1), 80, 24, ASCII))
    assert lines[2] == "  0 ..............................................|------o-----|........... 50"
    assert "".join(lines).isascii()


def test_a_low_screen_has_the_range_in_figures_only() -> None:
    lines = shown(body(aiming(), 60, 20, UNICODE))
    assert lines[0] == "  23 days  to Wed 30 Oct           Lambda part 33–42 of 50"
    assert lines[2] == "  Today  20 minutes"


def test_until_the_range_is_known_its_place_is_kept() -> None:
    known, unknown = aiming(), replace(aiming(), reach=None)
    assert len(shown(body(unknown, 80, 24, UNICODE))) == len(shown(body(known, 80, 24, UNICODE)))
    assert shown(body(unknown, 80, 24, UNICODE))[5:] == shown(body(known, 80, 24, UNICODE))[5:]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "  Tomorrow  is the exam: Tuesday 8 October"),
        (0, "  Today  is the exam: Monday 7 October"),
        (-1, "  The exam day is past   g plan another"),
        (None, "  No exam day yet   g plan"),
        (400, "  400 days  to Tuesday 11 November 2025"),
    ],
)
def test_home_says_where_the_exam_day_is(days: int | None, said: str) -> None:
    assert shown(body(aiming(days), 80, 24, UNICODE))[0].startswith(said)


def today(state: HomeState) -> list[str]:
    """What is said of today."""
    lines = shown(body(state, 80, 24, UNICODE))
    start = next(row for row, line in enumerate(lines) if line.startswith("  Today") and row > 0)
    return lines[start : lines.index("", start)]


def test_a_day_of_rest_is_one_and_enter_studies_all_the_same() -> None:
    assert today(aiming(is_rest=True)) == [
        "  Today  is a rest day",
        "     Enter studies all the same, what fades most first.",
    ]


def test_without_minutes_home_says_how_to_have_some() -> None:
    assert today(replace(aiming(), minutes=0)) == [
        "  Today  no minutes are planned; g changes that",
        "     Enter studies all the same, what fades most first.",
    ]


def test_on_the_exam_day_a_last_look_is_offered() -> None:
    assert today(aiming(0)) == [
        "  Today  is the exam",
        "     Enter is a last look at what fades most, if you like; a short one.",
        "     In it: flag what takes long, answer everything; a guess costs nothing.",
    ]


def test_after_the_exam_day_home_asks_how_it_went() -> None:
    assert today(aiming(-3))[:2] == [
        "  Today  20 minutes",
        "     `tutor ready --add-outcome pass` (or fail) keeps how it went.",
    ]


def test_an_empty_pack_says_how_it_begins() -> None:
    assert today(replace(home(0), cards=0, tasks=())) == [
        "  Today",
        "     The pack has no cards yet. `tutor new card` begins one.",
    ]


def test_where_nothing_is_to_be_done_enter_reads_ahead() -> None:
    assert today(replace(aiming(), tasks=())) == [
        "  Today  20 minutes",
        "     Nothing has to be done now. Enter reads ahead.",
    ]


def test_time_that_was_studied_already_is_told() -> None:
    assert today(replace(aiming(), minutes_done=8))[0] == "  Today  20 minutes, 8 done"
    assert today(replace(aiming(), minutes_done=25))[0] == "  Today  25 minutes done; another 20 would hold"


def test_a_mock_exam_comes_on_top_of_the_minutes() -> None:
    state = aiming()
    mock = TaskLine(1, "mock exam", 50, "e begins it: counts most for the range")
    assert today(replace(state, tasks=(*state.tasks, mock)))[0] == "  Today  20 minutes; a mock exam of 50 on top"


def test_of_several_reasons_as_many_are_said_as_fit_whole() -> None:
    why = "would fade before the exam, 4 missed when sure, 3 guessed right and lucky"
    assert today(replace(aiming(), tasks=(TaskLine(9, "reviews", 9, why),)))[1] == (
        "    9  reviews       9 min    would fade before the exam, 4 missed when sure"
    )


def test_a_plan_that_ends_below_the_pass_line_is_told() -> None:
    state = replace(aiming(), reach=Range(20, 24, 28, 0, by_plan=(26, 33, 37)))
    assert today(state)[1] == "     Kept to, this plan ends below the pass line; g: more minutes a day."
    state = replace(aiming(), reach=Range(20, 24, 28, 0, by_plan=(33, 37, 41)))
    assert not today(state)[1].startswith("     Kept")


def said_below(state: HomeState, width: int = 80) -> str:
    return plain(answer_line(state, width, UNICODE)).strip()


def test_below_stands_the_mock_exam_to_sit_next() -> None:
    none = replace(aiming(), aim=Aim("Developer (DEV-1)", MONDAY + 23, mocks=(MONDAY + 13,)))
    assert said_below(none) == "No mock exam taken: a short one is due Sunday 20 October   e exam"
    one = replace(none, reach=Range(33, 38, 42, 1))
    assert said_below(one) == "Next mock exam: Sunday 20 October   e exam"
    assert said_below(replace(one, today=MONDAY + 13)) == "A mock exam is due today   e exam"


def test_below_stand_both_the_mock_exam_and_the_flagged_where_there_is_room() -> None:
    state = replace(aiming(), flagged=3)
    assert said_below(state) == "No mock exam taken: the range stays wide   e exam       ⚑ 3 flagged   ! list"
    assert said_below(state, 60) == "⚑ 3 questions flagged    ! list"
    assert said_below(replace(home(), flagged=1)) == "⚑ 1 question flagged    ! list"


def test_the_line_under_the_head_is_the_way_to_the_exam_day() -> None:
    assert way(aiming(10)) == 0.5
    assert [way(aiming(days)) for days in (0, -1, None)] == [1.0, None, None]
    assert way(home()) is None


def test_a_wide_screen_has_the_coming_days_beside() -> None:
    coming = (DayLine(MONDAY + 1, 11, 3), DayLine(MONDAY + 2, 0, 0, "rest"))
    lines = shown(body(aiming(coming=coming), 120, 40, UNICODE))
    beside = [line[84:] for line in lines]
    start = beside.index("Coming days")
    assert beside[start + 1 : start + 3] == ["Tue 8 Oct    11 reviews   3 new", "Wed 9 Oct   rest"]
    assert beside[start + 4 :][:2] == ["Why a range", "It speaks of the Lambda part only."]
