"""What a change of the pack does to an exam that is open, and to the result of one that was handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.actions.exam_pack import write_exam_pack
from tests.actions.packs import HandClock, Learner, open_learner
from tutor.actions.exam import Sitter, begin, exam_of, open_exam
from tutor.actions.exam_forms import forms
from tutor.actions.exam_results import FLAGGED, GUESSED, WRONG, chosen_in, result
from tutor.changes.finding import take_in
from tutor.views.exam.explained import explained_lines
from tutor.views.exam.paper import CHANGED, GONE
from tutor.views.exam.result import list_lines
from tutor.views.glyphs import ASCII
from tutor.views.lines import plain

CLOCK = HandClock()


@contextmanager
def at_the_desk(tmp_path: Path) -> Iterator[Learner]:
    """The learner at the pack as it is now; what changed in it was found and told."""
    learner = open_learner(tmp_path / "pack", tmp_path / "data", CLOCK)
    take_in(learner.desk.library, learner.desk.store, CLOCK.now())
    with closing(learner.desk):
        yield learner


def begin_with_every_key(learner: Learner) -> Sitter:
    """An exam in which just the right choices are chosen."""
    sitter = begin(learner.desk, forms(learner.desk)[0], 1)
    for place, item in enumerate(sitter.exam.paper.items):
        sitter.go(place)
        sitter.answer(frozenset(range(item.choose)))
    return sitter


def edit(tmp_path: Path, question: str, after: str, change: Callable[[str], str]) -> None:
    """Changes one question of topic t in its file."""
    path = tmp_path / "pack/quizzes/t.yaml"
    text = path.read_text()
    start, end = text.index(f"  - id: {question}\n"), text.index(f"  - id: {after}\n")
    path.write_text(text[:start] + change(text[start:end]) + text[end:])


def explained_text(learner: Learner, number: int) -> str:
    """A question of the newest exam explained, in one line."""
    found = result(learner.desk)
    chosen = chosen_in(learner.desk, exam_of(learner.desk, found.exam), number)
    lines = explained_lines(found.questions[number - 1], chosen, 200, ASCII, letters=True)
    return "  " + " ".join(" ".join(map(plain, lines)).split())


def moved_key(question: str) -> str:
    """The second choice is right now, at revision 2."""
    bare = question.replace("        correct: true\n", "").replace("reason 2.\n", "reason 2.\n        correct: true\n")
    return bare.replace("    kind: single", "    kind: single\n    revision: 2\n    changed: key")


def turned_round(question: str) -> str:
    """The choices in the opposite order."""
    head, *choices = question.split("      - text: ")
    return head + "".join(f"      - text: {choice}" for choice in reversed(choices))


def gone(question: str) -> str:
    return ""


def test_a_key_that_was_mended_marks_an_exam_anew_wherever_it_is_told(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        sitter = begin_with_every_key(learner)
        sitter.go(1)
        sitter.answer(frozenset({1}))
        sitter.hand_in()
        assert [sat.is_right for sat in result(learner.desk).questions] == [True, False, True, True]
    edit(tmp_path, "a.2", "a.3", moved_key)
    with at_the_desk(tmp_path) as learner:
        found = result(learner.desk)
        assert (found.right, found.fresh_right, found.count) == (2, 2, 4)
        assert [sat.number for sat in found.of(WRONG)] == [1, 2]
        assert (found.of(FLAGGED), found.of(GUESSED)) == ((), ())
        assert [(share.id, share.right) for share in found.tasks] == [("1.1", 0), ("2.1", 2)]
        assert [answer.is_right for answer in learner.desk.store.evidence.in_mocks()] == [False, False, True, True]


def test_choices_that_move_while_an_exam_is_open_stay_chosen(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        begin_with_every_key(learner)
    edit(tmp_path, "a.2", "a.3", turned_round)
    with at_the_desk(tmp_path) as learner:
        exam = open_exam(learner.desk)
        assert exam is not None
        sitter = Sitter(learner.desk, exam)
        sitter.hand_in()
        assert sitter.exam.rights == (True, True, True, True)


def test_choices_that_moved_while_an_exam_was_open_are_found_by_a_later_key(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        begin_with_every_key(learner)
    edit(tmp_path, "a.2", "a.3", turned_round)
    with at_the_desk(tmp_path) as learner:
        exam = open_exam(learner.desk)
        assert exam is not None
        Sitter(learner.desk, exam).hand_in()
    edit(tmp_path, "a.2", "a.3", moved_key)
    with at_the_desk(tmp_path) as learner:
        assert [sat.is_right for sat in result(learner.desk).questions] == [False, True, True, True]


def test_a_result_shows_what_was_chosen_wherever_it_stands_now(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        sitter = begin_with_every_key(learner)
        sitter.hand_in()
        exam = sitter.exam
    edit(tmp_path, "a.2", "a.3", turned_round)
    with at_the_desk(tmp_path) as learner:
        chosen = chosen_in(learner.desk, exam, 1)
        assert chosen is not None
        texts = [choice.text for choice in chosen.asked.question.choices]  # type: ignore[union-attr]
        assert [texts[place] for place in chosen.response] == ["Choice 1 of a.2"]


def test_of_an_exam_of_old_the_answers_name_what_was_chosen(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        begin(learner.desk, forms(learner.desk)[0], 1).discard()
        exams = learner.desk.store.exams
        paper = exams.all()[0].paper
        for item in paper["items"]:
            del item["parts"]
        id = exams.begin(CLOCK.now(), paper)
        sitter = Sitter(learner.desk, exam_of(learner.desk, id))
        sitter.answer(frozenset({0}))
        sitter.hand_in()
    edit(tmp_path, "a.2", "a.3", turned_round)
    with at_the_desk(tmp_path) as learner:
        chosen = chosen_in(learner.desk, exam_of(learner.desk, id), 1)
        assert chosen is not None
        assert chosen.asked.question.choices[0].text == "Choice 1 of a.2"  # type: ignore[union-attr]


def test_a_choice_that_was_reworded_is_known_by_its_place(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        begin_with_every_key(learner)
    edit(tmp_path, "a.2", "a.3", lambda text: text.replace("Choice 1 of a.2", "The first of a.2"))
    with at_the_desk(tmp_path) as learner:
        exam = open_exam(learner.desk)
        assert exam is not None
        sitter = Sitter(learner.desk, exam)
        sitter.hand_in()
        assert sitter.exam.rights == (True, True, True, True)


def test_where_nothing_says_which_choice_was_which_a_question_counts_neither_way(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        begin_with_every_key(learner)
    edit(tmp_path, "a.2", "a.3", lambda text: turned_round(text).replace("Choice 1 of a.2", "The first of a.2"))
    with at_the_desk(tmp_path) as learner:
        exam = open_exam(learner.desk)
        assert exam is not None
        sitter = Sitter(learner.desk, exam)
        sitter.hand_in()
        assert sitter.exam.rights == (None, True, True, True)


def test_a_question_that_comes_back_after_the_end_still_counts_neither_way(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        begin_with_every_key(learner)
    file = tmp_path / "pack/quizzes/t.yaml"
    whole = file.read_text()
    edit(tmp_path, "a.2", "a.3", gone)
    with at_the_desk(tmp_path) as learner:
        exam = open_exam(learner.desk)
        assert exam is not None
        Sitter(learner.desk, exam).hand_in()
        assert result(learner.desk).questions[0].stem == ""
    file.write_text(whole)
    with at_the_desk(tmp_path) as learner:
        found = result(learner.desk)
        assert [sat.is_right for sat in found.questions] == [None, True, True, True]
        assert (found.right, found.count, found.of(WRONG)) == (3, 3, ())
        listed = plain(list_lines(found.questions, 60, ASCII)[0])
        assert listed == "    1 .   0:02    not counted Which is the first choice..."
        explained = explained_text(learner, 1)
        assert f"  . question 1, 0:02 {GONE} Which is the first choice of a.2?" in explained


def test_a_question_that_has_a_choice_less_by_now_keeps_its_mark(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        begin_with_every_key(learner).hand_in()
    edit(tmp_path, "a.2", "a.3", lambda text: text.partition("      - text: Choice 4")[0])
    with at_the_desk(tmp_path) as learner:
        assert [sat.is_right for sat in result(learner.desk).questions] == [True, True, True, True]
        assert explained_text(learner, 1) == f"  + question 1, 0:02 {CHANGED}"


def test_a_key_that_asks_for_more_choices_leaves_the_mark_and_shows_what_was_chosen(tmp_path: Path) -> None:
    write_exam_pack(tmp_path / "pack")
    with at_the_desk(tmp_path) as learner:
        sitter = begin_with_every_key(learner)
        sitter.hand_in()
        exam = sitter.exam
    file = tmp_path / "pack/quizzes/u.yaml"
    head, _, pair = file.read_text().partition("  - id: b.pair")
    pair = pair.replace("reason 3.\n", "reason 3.\n        correct: true\n")
    pair = pair.replace("Which two", "Which three").replace(
        "    pool: mock", "    revision: 2\n    changed: key\n    pool: mock"
    )
    file.write_text(f"{head}  - id: b.pair{pair}")
    with at_the_desk(tmp_path) as learner:
        assert [sat.is_right for sat in result(learner.desk).questions] == [True, True, True, True]
        chosen = chosen_in(learner.desk, exam, 4)
        assert chosen is not None
        assert (chosen.response, chosen.asked.choose) == (frozenset({0, 1}), 3)
