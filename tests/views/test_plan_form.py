"""The plan as a form: what is hidden where rows are short is told."""

from __future__ import annotations

from tutor.views.glyphs import UNICODE
from tutor.views.lines import Line, plain
from tutor.views.plan_form import Form, Row, page

BELOW: list[Line] = [((f"  Day {number}", "text"),) for number in range(1, 8)]


def shown(form: Form, most: int) -> list[str]:
    return [plain(line) for line in page(form, BELOW, 80, most, UNICODE).lines]


def test_an_open_row_says_how_many_rows_it_hides() -> None:
    form = Form((Row("Day", "none yet", "2026-12-14"), Row("Rest", "none")), is_open=True, refusal='"x" is no day.')
    assert shown(form, 10) == [
        "  ▸ Day",
        "                    2026-12-14",
        '                    "x" is no day.',
        "",
        "    Rest            none",
        "",
        "  Day 1",
        "  Day 2",
        "  Day 3",
        "  … 4 more rows when this one is shut",
    ]


def test_where_all_fits_nothing_is_said_of_more() -> None:
    assert shown(Form((Row("Rest", "none"),)), 10)[-1] == "  Day 7"
