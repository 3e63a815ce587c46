"""Home: what today holds, the topics a page, the last weeks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.actions.home import HomeState, TopicLine
from tutor.progress.mastery import NOT_SEEN, SAFE, SHAKY
from tutor.views.frame import room
from tutor.views.glyphs import UNICODE
from tutor.views.home import body
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
        seconds_a_review=60,
        minutes_done=0,
        topics=tuple(TopicLine(f"{title} {i}", levels) for i in range(1, topics + 1)),
        answers={MONDAY: 8, MONDAY - 7: 1},
        today=MONDAY,
        remark=remark,
    )


def shown(page: Body) -> list[str]:
    return [plain(line) for line in page.lines]


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
        "  Topics                                        Seven weeks",
        "  1  Topic 1                              ▇▃·   Mon · · · · · ░░██",
        "  2  Topic 2                              ▇▃·       · · · · · ·",
        "  3  Topic 3                              ▇▃·   Wed · · · · · ·",
        "                                                    · · · · · ·",
        "                                                Fri · · · · · ·",
        "                                                    · · · · · ·",
        "                                                Sun · · · · · ·",
    ]


def test_the_bars_of_topics_begin_in_one_column_however_many_cards_there_are() -> None:
    state = replace(home(0), topics=tuple(TopicLine("Topic", (SAFE,) * cards) for cards in (3, 10, 9)))
    assert shown(body(state, 60, 20, UNICODE))[7:] == [
        "  1  Topic                         ▇▇▇",
        "  2  Topic                         ▇▇▇▇▇▇▇▇▇▇",
        "  3  Topic                         ▇▇▇▇▇▇▇▇▇",
    ]


def test_a_narrow_screen_has_no_weeks() -> None:
    assert "Seven weeks" not in "".join(shown(body(home(), 60, 20, UNICODE)))


@pytest.mark.parametrize(("width", "height"), [(60, 20), (80, 20), (80, 24), (120, 40)])
@given(
    topics=st.integers(0, 40),
    cards=st.integers(1, 60),
    title=st.text(st.sampled_from("aM 漢\n"), max_size=60),
    remark=st.sampled_from(["", "3 items have errors and are left out; `tutor check` shows why."]),
    due=st.sampled_from([0, 1, 500]),
)
def test_home_fits_and_every_topic_stands_on_one_page_with_a_digit_to_choose_it(
    width: int, height: int, topics: int, cards: int, title: str, remark: str, due: int
) -> None:
    state = home(topics, remark, title, due, cards)
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
