"""Which part of a long list is shown."""

from __future__ import annotations

from tutor.views.listing import more, window


def test_a_short_list_is_shown_whole() -> None:
    assert window(3, 2, 10) == range(3)
    assert more(range(3), 3) == ""


def test_the_cursor_stays_in_the_middle_of_a_long_list_but_at_its_ends() -> None:
    assert [window(100, cursor, 10) for cursor in (0, 50, 99)] == [range(10), range(45, 55), range(90, 100)]


def test_what_is_not_shown_is_counted() -> None:
    assert more(range(10), 2000) == "1,990 below"
    assert more(range(45, 55), 100) == "45 above   45 below"
    assert more(range(90, 100), 100) == "90 above"


def test_one_entry_is_shown_however_little_room_there_is() -> None:
    assert window(5, 3, 0) == range(3, 4)
