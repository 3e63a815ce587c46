"""A mock exam in the app: keys, marks, the clock, handing in, results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import Learner, open_learner
from tests.cli.hostile import MARKUP
from tests.tui.player import playing
from tutor.actions.exam import Sitter, begin, open_exam
from tutor.actions.exam_forms import FormLine, forms
from tutor.actions.exam_results import result
from tutor.tui.screens.exam_result import ExamResultScreen
from tutor.tui.screens.exams import ExamsScreen
from tutor.views.exam.page import leaves
from tutor.views.exam.paper import listed
from tutor.views.exam.result import readiness
from tutor.views.lines import EMPTY, Line


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner at the pack with an exam of four questions in eight minutes."""
    learner = open_learner(write_exam_pack(tmp_path / "pack"), tmp_path / "data")
    yield learner
    learner.desk.close()


BEGIN = ("e", "enter", "enter")


async def test_the_clock_runs_from_enter_on(learner: Learner) -> None:
    async with playing(learner) as player:
        listed = await player.press("e")
        assert "  ▸ 1  Demo (DEMO-1), form a\n       4 questions in 8 minutes, 4 never seen" in listed
        said = await player.press("enter")
        assert "  Demo (DEMO-1), form a: 4 questions in 8 minutes.\n" in said
        assert player.keys.startswith("Enter begin")
        assert open_exam(learner.desk) is None
        await player.press("enter")
        assert player.place.startswith("Exam  question 1 of 4")
        assert player.place.endswith(" left")


async def test_an_exam_without_an_answer_can_be_discarded_where_it_would_be_handed_in(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN, "1", "e", "d", "escape", "1")
        assert "d discards it instead" not in await player.press("2", "e")
        assert "discard" not in player.keys
        await player.press("escape", "2")
        assert "Nothing is answered: d discards it instead, and nothing counts." in await player.press("e")
        assert "d discard" in player.keys
        await player.press("d")
        assert open_exam(learner.desk) is None


async def test_choices_can_be_changed_and_eliminated(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN)
        assert "  ▸ 2 ●  Choice" in await player.press("2")
        assert player.answer_line == "1–4 choose     2 chosen"
        shown = await player.press("3")
        assert "    2 ○  Choice" in shown
        assert "  ▸ 3 ●  Choice" in shown
        assert "  ▸ 3 ○  (out) Choice" in await player.press("x")
        assert player.answer_line == "1–4 choose     nothing chosen"


async def test_where_two_are_asked_one_is_said_to_be_one(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN, "n", "n", "n", "1")
        assert player.answer_line == "1–5 choose     choose 2: 1 chosen, 1 more to choose"
        await player.press("2")
        assert player.answer_line == "1–5 choose     1 and 2 chosen"
        await player.press("3")
        assert player.answer_line == "1–5 choose     1 and 2 chosen"


async def test_the_overview_shows_marks_and_goes_to_a_number(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN, "1", "exclamation_mark", "n", "g")
        assert player.place.startswith("Exam  question 2 of 4, a guess")
        shown = await player.press("o")
        marks = next(line for line in shown.splitlines() if "■" in line)
        assert marks.split() == ["1", "■", "⚑", "▸", "2", "□", "guess", "3", "□", "4", "□"]
        assert "  1 of 4 answered, 1 flagged." in shown
        assert "0-9 number" in player.keys
        await player.press("4", "enter")
        assert player.place.startswith("Exam  question 4 of 4")
        await player.press("p")
        assert player.place.startswith("Exam  question 3 of 4")


def test_no_heading_of_a_result_stands_alone_at_the_end_of_a_page() -> None:
    heading: Line = (("  ", "text"), ("By task", "bold"))
    row: Line = (("  a row", "text"),)
    assert leaves([row, row, EMPTY, heading, row], 4) == [[row, row], [heading, row]]


def test_what_counts_for_readiness_is_said_of_the_whole_exam(learner: Learner) -> None:
    for line in forms(learner.desk):
        sitter = begin(learner.desk, line, 1)
        sitter.hand_in()
    told = replace(result(learner.desk), count=25, fresh=25, fresh_right=12, telling=25, is_given_up=False)
    assert readiness(told) == "None had been seen before: all count for readiness."
    counts = "only those 15 count for readiness, and 12 of them were right."
    assert readiness(replace(told, telling=15)) == f"Of its 25 questions, none seen before, you answered 15; {counts}"
    some = replace(told, fresh=15, telling=15)
    assert readiness(some) == f"Of its 25 questions you had never seen 15; {counts}"
    both = replace(told, fresh=20, telling=15)
    assert readiness(both) == f"Of its 25 questions you had never seen 20, and answered 15 of these; {counts}"
    too_few = "Readiness calls it a mock exam from 10 on."
    one = "only that one counts for readiness, and it was wrong."
    assert readiness(replace(told, fresh=1, fresh_right=0, telling=1)) == (
        f"Of its 25 questions you had never seen 1; {one} {too_few}"
    )
    nothing = "this sitting does not count for readiness."
    assert readiness(replace(told, fresh=0, telling=0)) == f"Every question had been seen before: {nothing}"
    assert readiness(replace(told, telling=0)) == f"Nothing was answered that had not been seen before: {nothing}"
    given_up = replace(told, telling=0, is_given_up=True)
    assert readiness(given_up) == f"Fewer than half of its questions were answered: {nothing}"


async def test_an_exam_that_was_left_goes_on_with_everything(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN, "n", "2", "escape")
        assert isinstance(player.app.screen, ExamsScreen)
        assert "Demo (DEMO-1), form a: go on" in player.screen
        said = await player.press("enter")
        assert "  Going on with Demo (DEMO-1), form a: question 2 of 4, 7:" in said
        assert "2 ●  Choice" in await player.press("enter")


async def test_handing_in_asks_first_then_shows_the_score_and_every_why(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN, "1", "e")
        assert "  Without a whole answer: 2, 3, 4. They count as wrong." in player.screen
        await player.press("escape")
        assert player.place.startswith("Exam  question 1 of 4")
        await player.press("e", "y", "y")
        assert isinstance(player.app.screen, ExamResultScreen)
        assert "estimate" in player.screen
        listed = await player.press("w")
        assert "open Which is the first choice of a.3?" in listed
        shown = await player.press("down", "enter")
        assert "Because of reason 1." in shown
        await player.press("escape", "escape", "escape")
        assert "  of 4 right" not in player.screen
        assert "form a\n       4 questions in 8 minutes, 0 never seen" in player.screen


async def test_handing_in_very_early_asks_once_more(learner: Learner) -> None:
    async with playing(learner) as player:
        said = await player.press(*BEGIN, "1", "e", "y")
        assert "  Only 0:0" in said
        assert "of 8:00 is used, and 3 questions are open. Handed in, it counts as it stands:" in " ".join(said.split())
        assert "Hand in all the same?" in said
        assert player.keys == "y hand in   Esc go on   ? help"
        await player.press("escape")
        assert player.place.startswith("Exam  question 1 of 4")
        learner.clock.at += 3 * 60_000
        await player.press("e", "y")
        assert isinstance(player.app.screen, ExamResultScreen)


async def test_before_it_begins_an_exam_says_what_it_uses_up(learner: Learner) -> None:
    async with playing(learner) as player:
        said = " ".join((await player.press("e", "enter")).split())
        assert "This is the last form of this exam that is new to you. What it shows is seen," in said


async def test_a_half_answer_says_so_in_the_list_and_explained(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN, "1", "n", "1", "n", "1", "n", "1", "e", "y")
        listed = await player.press("enter")
        assert " 1 of 2 Which two are the first choices of b.pair?" in listed
        shown = await player.press("down", "down", "down", "enter")
        assert ", 1 of 2 chosen" in shown
        assert "not answered" not in shown


async def test_explained_comes_what_was_chosen_the_key_and_why_and_then_the_question(tmp_path: Path) -> None:
    pack = write_exam_pack(tmp_path / "long")
    quiz = pack / "quizzes/t.yaml"
    story = "A company has a function. " * 40
    ask = "Which is the first choice of a.2?"
    quiz.write_text(quiz.read_text().replace(f"stem: {ask}", f"stem: |\n      {story}\n\n      {ask}"))
    learner = open_learner(pack, tmp_path / "data")
    sitter = begin(learner.desk, forms(learner.desk)[0], 1)
    sitter.answer(frozenset({1}))
    sitter.hand_in()
    async with playing(learner) as player:
        listed = await player.press("e", "down", "enter", "enter")
        assert "A company has a function. A company" in listed
        shown = await player.press("enter")
        assert "A company" not in shown
        parts = (
            "Which is the first",
            "You chose",
            "Choice 2",
            "reason 2",
            "Right",
            "Choice 1",
            "reason 1",
            "It stands first",
        )
        places = [shown.index(part) for part in parts]
        assert places == sorted(places)
        assert "Tab more" in player.keys
        assert "Because of reason 4." in await player.press("tab")
        assert "Tab question" in player.keys
        assert "A company has a function." in await player.press("tab")
        assert "Tab" in player.keys
    learner.desk.close()


async def test_the_time_can_be_hidden(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN, "t")
        assert not player.place.endswith("left")
        await player.press("t")
        assert player.place.endswith("left")


async def test_when_the_time_is_over_the_exam_is_handed_in(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN)
        learner.clock.at += 8 * 60_000
        await player.press("n")
        assert isinstance(player.app.screen, ExamResultScreen)
        assert "  The time was over, so the exam was handed in as it was." in player.screen


async def test_the_time_ends_under_the_help_as_well(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN, "1", "question_mark")
        learner.clock.at += 8 * 60_000
        await player.press("escape")
        assert isinstance(player.app.screen, ExamResultScreen)


async def test_an_exam_that_another_program_took_over_is_left(learner: Learner) -> None:
    async with playing(learner) as player:
        await player.press(*BEGIN)
        exam = open_exam(learner.desk)
        assert exam is not None
        Sitter(learner.desk, exam)
        await player.press("1")
        assert isinstance(player.app.screen, ExamsScreen)


async def test_hostile_texts_are_shown_letter_by_letter(tmp_path: Path) -> None:
    pack = write_exam_pack(tmp_path / "odd")
    quiz = pack / "quizzes/t.yaml"
    yaml = quiz.read_text()
    for old in ("Which is the first choice of a.2?", "Choice 1 of a.2", "Because of reason 1."):
        yaml = yaml.replace(old, f"'{old} {MARKUP}'")
    quiz.write_text(yaml)
    learner = open_learner(pack, tmp_path / "data")
    async with playing(learner) as player:
        await player.press(*BEGIN)
        shown = " ".join(player.screen.split())
        assert f"Which is the first choice of a.2? {MARKUP}" in shown
        assert f"Choice 1 of a.2 {MARKUP}" in shown
        await player.press("e", "y", "y", "enter", "enter")
        assert f"Because of reason 1. {MARKUP}" in " ".join(player.screen.split())
    learner.desk.close()


def test_a_form_says_which_other_exam_asks_the_same() -> None:
    line = FormLine("p/b", "B", "a", 50, 25, 0, 0, "A, form a", 25)
    assert listed(line) == "25 questions in 50 minutes, 0 never seen; the same as A, form a"
    assert listed(replace(line, common=7)).endswith("0 never seen; 7 also in A, form a")
    assert listed(replace(line, common=0)) == "25 questions in 50 minutes, 0 never seen"
