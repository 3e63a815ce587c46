"""Problems, in every phase of every shipped one: nothing scrolls, nothing is cut, ASCII where it must be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from tutor import paths
from tutor.actions.feedback import Feedback
from tutor.actions.posing import first_of
from tutor.actions.problems import ProblemLine
from tutor.content.library import Library, open_library
from tutor.questions.grade import Grade
from tutor.scheduling.memory import SURE, Memory
from tutor.study.asking import Asked
from tutor.study.attempt import Attempt, Tried
from tutor.study.posed import as_question
from tutor.views import problems as list_view
from tutor.views.frame import room
from tutor.views.glyphs import ASCII, UNICODE, Glyphs
from tutor.views.lines import cells, plain
from tutor.views.problem import ProblemState, body
from tutor.views.study.state import Body

MEMORY = Memory(2.0, 5.0, 20_000, 20_000, 20_002, True, "p/q", 1)
WRONG = Grade(False, "50", "A remark that is about as long as authors make it: you took the rate for the need. " * 2)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped pack."""
    with closing(open_library((paths.shipped_pack(),), str(tmp_path_factory.mktemp("cache")))) as library:
        yield library


def states(library: Library) -> Iterator[ProblemState]:
    """Every phase of every problem, with all hints, every step missed, and right and wrong answers."""
    for id in library.ids("problem"):
        posed = first_of(library, id)
        asked = Asked(as_question(posed), (), "new", True, posed)
        right = Grade(True, posed.expected.shown)
        told = [Feedback(asked, "12", grade, SURE, "again", MEMORY, 1, "e") for grade in (WRONG, right)]
        attempt = Attempt(posed, hints=len(posed.hints))
        yield ProblemState(attempt)
        yield from (ProblemState(attempt.answered(), feedback) for feedback in told)
        attempt = attempt.answered().stepping()
        for _ in posed.steps:
            yield ProblemState(attempt, told[0])
            attempt = attempt.stepped(Tried("12", WRONG))
        yield ProblemState(attempt, told[0])


def pages(state: ProblemState, width: int, height: int, signs: Glyphs = UNICODE) -> list[Body]:
    first = body(state, width, height, signs)
    return [body(replace(state, turn=turn), width, height, signs) for turn in range(len(first.pages))]


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20), (120, 40), (40, 12)])
def test_every_page_fits(width: int, height: int, library: Library) -> None:
    for state in states(library):
        for page in pages(state, width, height):
            assert len(page.lines) <= room(height)
            assert max((cells(plain(line)) for line in page.lines), default=0) <= width


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20)])
def test_the_question_is_there_in_every_phase(width: int, height: int, library: Library) -> None:
    for state in states(library):
        shown = " ".join(" ".join(plain(line) for page in pages(state, width, height) for line in page.lines).split())
        ask = state.attempt.posed.stem.strip().rpartition("\n\n")[2]
        assert " ".join(ask.replace("`", "").split()) in shown


def test_where_only_ascii_can_be_shown_nothing_else_is(library: Library) -> None:
    for state in states(library):
        for page in pages(state, 80, 24, ASCII):
            assert "".join(plain(line) for line in page.lines).isascii()


def test_an_answer_that_is_wrong_does_not_say_the_right_one(library: Library) -> None:
    for state in states(library):
        if state.phase == "said" and state.feedback is not None and not state.feedback.grade.is_correct:
            shown = "\n".join(plain(line) for page in pages(state, 80, 24) for line in page.lines)
            assert state.attempt.posed.expected.shown not in shown


def test_a_list_longer_than_the_screen_says_how_many_stand_above_and_below() -> None:
    lines = [ProblemLine(f"p/{n}", f"Problem {n}", f"Topic {n // 10}", n % 3) for n in range(40)]
    shown = [plain(line) for line in list_view.body(lines, 20, 80, 24, UNICODE).lines]
    assert "  ▸    Problem 20   answered 2 times" in shown
    assert "  Topic 2" in shown
    assert shown[-1] == "  15 above   12 below"


def test_a_click_on_a_row_picks_its_problem() -> None:
    lines = [ProblemLine(f"p/{n}", f"Problem {n}", "Topic", 0) for n in range(3)]
    assert list_view.body(lines, 0, 80, 24, UNICODE).rows == {1: 0, 2: 1, 3: 2}
