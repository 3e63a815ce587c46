"""The list of drills fits wherever the cursor is."""

from __future__ import annotations

import pytest

from tutor.actions.drilling import DrillLine
from tutor.views.drills import body
from tutor.views.frame import room
from tutor.views.glyphs import UNICODE
from tutor.views.lines import cells, plain

DRILLS = [DrillLine(f"p/d{n}", f"A drill with a title of some length, number {n}", "Topic", 5, n) for n in range(12)]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
def test_many_drills_fit_wherever_the_cursor_is(size: tuple[int, int]) -> None:
    for cursor in range(12):
        lines = [plain(line) for line in body(DRILLS, cursor, *size, UNICODE).lines]
        assert len(lines) <= room(size[1])
        assert max(cells(line) for line in lines) <= size[0]
        (here,) = [line for line in lines if line.startswith("  ▸")]
        assert f"{cursor + 1 if cursor < 9 else ' '}  A drill" in here


def test_what_is_not_shown_is_counted() -> None:
    assert [plain(line) for line in body(DRILLS, 0, 80, 24, UNICODE).lines][-1] == "  5 below"


def test_a_click_on_either_row_of_a_drill_plays_it() -> None:
    assert body(DRILLS[:2], 0, 80, 24, UNICODE).rows == {0: 0, 1: 0, 3: 1, 4: 1}
