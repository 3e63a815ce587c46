"""The shipped pack is marked as it is shown: its own numbers are right, and none with another digit is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tutor import paths
from tutor.content.library import Library, open_library
from tutor.content.model.question import ClozeQuestion, TextQuestion
from tutor.questions import cloze, text
from tutor.questions.number import mark
from tutor.questions.problem import Posed, pose

SEEDS = range(4)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped pack."""
    opened = open_library((paths.shipped_pack(),), str(tmp_path_factory.mktemp("cache")))
    yield opened
    opened.close()


def every_posed(library: Library) -> Iterator[Posed]:
    """Some variants of each problem, the shown one among them."""
    for id in library.ids("problem"):
        problem = library.problem(id)
        facts = library.fact_texts(problem.let.values())
        yield from (pose(problem, facts, seed) for seed in SEEDS)


def other_digits(right: str) -> Iterator[str]:
    """A text with one digit changed, dropped, doubled, or swapped with the next."""
    for found in re.finditer(r"\d", right):
        before, digit, after = right[: found.start()], found[0], right[found.end() :]
        yield from (before + other + after for other in "0123456789" if other != digit)
        yield before + after
        yield before + digit * 2 + after
        if after[:1].isdigit() and after[0] != digit:
            yield before + after[0] + digit + after[1:]


def test_every_step_and_answer_of_a_problem_is_right_as_it_is_shown(library: Library) -> None:
    shown = [
        expected
        for posed in every_posed(library)
        for expected in (*(step.expected for step in posed.steps), posed.expected)
    ]
    assert len(shown) > 400
    assert [expected.shown for expected in shown if not mark(expected, expected.shown).is_correct] == []


def test_no_typed_answer_with_another_digit_is_taken(library: Library) -> None:
    taken = []
    for id in library.ids("question"):
        question = library.question(id)
        if isinstance(question, ClozeQuestion):
            for blank in question.blanks:
                others = [typed for right in blank.accept for typed in other_digits(right)]
                taken += [(id, typed) for typed in others if typed not in blank.accept and cloze.fits(blank, typed)]
        elif isinstance(question, TextQuestion):
            others = [typed for right in question.accept for typed in other_digits(right.text)]
            taken += [(id, typed) for typed in others if text.is_right(question, typed)]
    assert taken == []
