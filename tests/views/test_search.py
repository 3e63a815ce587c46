"""What was found, as lines."""

from __future__ import annotations

import pytest

from tutor.content.search import Hit
from tutor.views.frame import room
from tutor.views.glyphs import UNICODE
from tutor.views.lines import cells, plain
from tutor.views.search import body

HITS = [
    Hit("card", "p/a", "Reserved [/b] concurrency", "…a limit and a `ReservedConcurrentExecutions` at once…"),
    Hit(
        "question",
        "p/q",
        "Which change keeps [Choose TWO] of these messages out of the dead-letter queue for good?",
        "x",
    ),
]


def test_a_hit_has_its_kind_its_title_and_what_surrounds_the_words() -> None:
    lines = [plain(line) for line in body("limit", HITS, 0, 80, 24, UNICODE).lines]
    assert lines == [
        "  Search",
        "",
        "  ▸ card      Reserved [/b] concurrency",
        "              …a limit and a ReservedConcurrentExecutions at once…",
        "    question  Which change keeps [Choose TWO] of these messages out of the de…",
        "              x",
    ]


def test_a_click_on_either_row_of_a_hit_opens_it() -> None:
    assert body("limit", HITS, 0, 80, 24, UNICODE).rows == {2: 0, 3: 0, 4: 1, 5: 1}


def test_where_nothing_was_found_the_nearest_words_are_named() -> None:
    lines = [plain(line) for line in body("flash", [], 0, 80, 24, UNICODE, ["flags", "flush"]).lines]
    assert lines == ["  Search", "", "  Nothing holds these words. Nearest: flags, flush"]


def test_nothing_found_and_nothing_asked_are_told_apart() -> None:
    asked = [plain(line) for line in body("xyzzy", [], 0, 80, 24, UNICODE).lines]
    assert asked[2:] == ["  Nothing holds these words."]
    assert plain(body(" ", [], 0, 80, 24, UNICODE).lines[2]) == "  Cards, facts, questions and words of the field"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
def test_many_hits_fit_wherever_the_cursor_is(size: tuple[int, int]) -> None:
    for cursor in (0, 9, 19):
        lines = [plain(line) for line in body("limit", HITS * 10, cursor, *size, UNICODE).lines]
        assert len(lines) <= room(size[1])
        assert max(cells(line) for line in lines) <= size[0]
        assert sum("▸" in line for line in lines) == 1
