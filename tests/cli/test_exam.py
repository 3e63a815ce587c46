"""tutor exam over a pipe: answers, marks, going on, handing in, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.exam_pack import FORM, write_exam_pack
from tests.cli.conftest import Tutor
from tests.cli.hostile import ESCAPES, MARKUP
from tutor.content.text import is_safe
from tutor.store.database import open_database
from tutor.study.shuffle import shuffled


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack with an exam of four questions, the last one with two right of five."""
    pack = write_exam_pack(tmp_path / "pack")
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


def letters(place: int, *positions: int) -> str:
    """The letters of choices by file position, with seed 1."""
    count = 5 if place == 3 else 4
    order = shuffled(count, 1, f"p/{FORM[place]}")
    return "".join("abcde"[order.index(position)] for position in positions)


def untimed(text: str) -> str:
    """The text with T for each time: the machine may be slow."""
    return re.sub(r"\d+:\d\d", "T", text)


RIGHT = [letters(0, 0), "n", letters(1, 0), "n", letters(2, 0), "n", letters(3, 0, 1)]


def test_it_says_before_that_open_questions_are_wrong(tutor: Tutor) -> None:
    said = " ".join(tutor("exam --plain").out.split())
    assert "Demo (DEMO-1), form a: 4 questions in 8 minutes." in said
    assert "A question without an answer counts as wrong." in said


def test_an_answer_is_confirmed_and_a_wrong_count_is_not_taken(tutor: Tutor) -> None:
    said = tutor("exam --plain --seed 1", "c", "4", "a", "abc", "de").out
    assert "  c chosen.\n" in said
    assert "  choose 2: 1 chosen, 1 more. :help shows the commands.\n" in said
    assert "  choose 2: 3 chosen, 1 too many. :help shows the commands.\n" in said
    assert "  d and e chosen.\n" in said


def test_an_exam_goes_on_at_the_same_question_with_its_marks(tutor: Tutor) -> None:
    left = tutor("exam --plain --seed 1", "3", "b", ":f", "g", "x a")
    assert left.out.endswith("\n  Kept; the clock stands. `tutor exam` goes on with the time that is left.\n")
    again = untimed(tutor("exam --plain").out)
    assert "  Going on with demo, form a: question 3 of 4, T left. 1 of 4 answered, 1\n  flagged.\n" in again
    assert "  ! question 3 of 4, flagged, a guess   T left\n" in again
    assert "    a ( )  (out) Choice" in again
    assert "    b (x)  Choice" in again


def test_free_navigation_and_the_overview(tutor: Tutor) -> None:
    said = tutor("exam --plain --seed 1", "a", "4", ":b", "", "n", "9", ":n", "o").out
    places = [line.split("   ")[0].strip() for line in said.splitlines() if line.startswith("  Question")]
    assert places == [f"Question {n} of 4" for n in (1, 4, 3, 4)]
    assert "  This is the last question; o shows them all, :e hands in.\n" in said
    assert "  The questions are 1 to 4.\n" in said
    assert "     1 [x]     2 [ ]     3 [ ]  >  4 [ ]\n\n  1 of 4 answered.\n" in said


def test_the_time_can_be_hidden(tutor: Tutor) -> None:
    said = untimed(tutor("exam --plain", "t", "n", "t").out)
    assert "  The time is hidden.\n\n  Question 2 of 4\n" in said
    assert said.count("T left") == 2


def test_handing_in_asks_first_and_names_what_is_open(tutor: Tutor) -> None:
    said = tutor("exam --plain --seed 1", "a", ":e", "n").out
    assert (
        "  Without a whole answer: 2, 3, 4. They count as wrong. With fewer than half\n"
        "  answered the exam does not count for readiness.\n  Not handed in.\n"
    ) in said
    assert "3, 4. They count as wrong.\n  Not handed in.\n" in tutor("exam --plain", "2", "a", ":e", "n").out


def test_the_score_comes_with_an_estimate_that_is_called_one(tutor: Tutor) -> None:
    said = untimed(" ".join(tutor("exam --plain --seed 1", *RIGHT, ":e", "y").out.split()))
    score = "Score about 740-1,000 of 100-1,000, pass 720, by estimate: each question counts the same"
    assert f"4 of 4 right, in T of T. {score}" in said
    assert "How the exam scales is not published." in said
    assert "By domain, each question in all that it serves 2 of 2 d1 Building 2 of 2 d2 Running" in said
    assert "By task, each question in all that it serves 2 of 2 1.1 Build it 2 of 2 2.1 Run it" in said


def test_results_explain_every_choice_and_can_be_narrowed(tutor: Tutor) -> None:
    tutor("exam --plain --seed 1", letters(0, 1), ":g", "2", letters(1, 0), ":f", ":e", "y", "y")
    wrong = untimed(tutor("exam --results --only wrong --plain").out)
    assert "  x question 1, T, a guess\n" in wrong
    assert f"  x {letters(0, 1)}  Choice 2 of a.2\n       Because of reason 2.\n" in wrong
    assert f"  + {letters(0, 0)}  Choice 1 of a.2\n       Because of reason 1.\n" in wrong
    assert "  x question 4, T, not answered\n" in wrong
    assert "question 2" not in wrong
    numbers = [sat["number"] for sat in tutor("exam --results 1 --only flagged --json").json["questions"]]
    assert numbers == [2]


def test_right_after_handing_in_a_number_explains_a_question(tutor: Tutor) -> None:
    said = untimed(tutor("exam --plain --seed 1", *RIGHT, ":e", "y", "2", "w").out)
    assert "  + question 2, T\n\n  Which is the first choice of a.3?\n" in said
    assert "  None was wrong.\n" in said


def test_after_handing_in_what_is_not_understood_names_what_is(tutor: Tutor) -> None:
    said = " ".join(
        tutor("exam --plain --seed 1", *RIGHT, ":e", "y", "explain", "9", ":h", "f", ":g", ":q", "1").out.split()
    )
    takes = (
        "A number (1-4) explains its question, w those that were wrong, f the flagged, g the guesses, a all; Enter "
        "leaves."
    )
    assert said.endswith(f"{takes} {2 * f'That is none of them. {takes} '}{takes} None is flagged. None was a guess.")


def test_handing_in_very_early_asks_once_more(tutor: Tutor) -> None:
    said = untimed(" ".join(tutor("exam --plain --seed 1", "a", ":e", "y", "n", ":e", "y", "y").out.split()))
    assert (
        "Only T of T is used, and 3 questions are open. Handed in, it counts as it stands: nobody goes on with it, and "
        "none of its questions will be new again. Not handed in."
    ) in said
    assert "1 of 4 right" in said or "0 of 4 right" in said


def test_before_it_begins_an_exam_says_what_it_uses_up(tutor: Tutor) -> None:
    said = " ".join(tutor("exam --plain").out.split())
    assert (
        "This is the last form of this exam that is new to you. What it shows is seen, even if you leave it half done."
    ) in said


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_help_and_prompts_fit_the_window(columns: int, tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = tutor("exam --plain --seed 1", ":help", *RIGHT, ":e", "y", "h").out
    assert "  :x a      eliminate a choice, or" in said
    assert max(map(len, said.splitlines())) <= columns


def test_the_results_as_json_keep_what_readiness_needs(tutor: Tutor) -> None:
    tutor("exam --plain --seed 1", *RIGHT, ":e", "y")
    result = tutor("exam --results --json").json
    assert (result["right"], result["count"], result["fresh_right"], result["fresh"]) == (4, 4, 4, 4)
    tutor("exam --plain --seed 2", ":e", "y", "y")
    again = tutor("exam --results --json").json
    assert (again["number"], again["right"], again["fresh"]) == (2, 0, 0)


def test_a_result_says_what_of_an_unfinished_exam_counts_for_readiness(tutor: Tutor) -> None:
    given_up = " ".join(tutor("exam --plain --seed 1", RIGHT[0], ":e", "y", "y").out.split())
    assert "Fewer than half of its questions were answered: this sitting does not count for readiness." in given_up
    assert (
        "The 3 questions left open count as wrong here and for nothing else: their cards stay as they were. "
        "All its questions are studied like any other from now on." in given_up
    )


def test_an_unfinished_exam_counts_for_readiness_with_what_was_answered(tutor: Tutor) -> None:
    said = " ".join(tutor("exam --plain --seed 1", RIGHT[0], "2", letters(1, 1), "3", RIGHT[4], ":e", "y").out.split())
    assert (
        "Of its 4 questions, none seen before, you answered 3; only those 3 count for readiness, and 2 of them were "
        "right. Readiness calls it a mock exam from 10 on. What was answered wrong is due the day after the exam. "
        "The question left open counts as wrong here and for nothing else: its card stays as it was. "
        "All its questions are studied like any other from now on."
    ) in said
    assert "no mock exam taken" in tutor("ready").out


def test_a_form_that_was_seen_says_that_it_does_not_count(tutor: Tutor) -> None:
    tutor("exam --plain", ":e", "y", "y")
    assert tutor("exam --list").out == "  demo a  4 questions in 8 minutes, 0 never seen, handed in once\n"
    said = " ".join(tutor("exam --plain").out.split())
    assert "forms with new ones come first: this sitting does not count for readiness." in said


def test_fifteen_of_a_whole_paper_do_not_count(tutor: Tutor, pack: Path) -> None:
    write_exam_pack(pack, of_exam=(4, 3))
    tutor("exam --plain --seed 1", *RIGHT, ":e", "y")
    result = tutor("exam --results --json").json
    assert (result["right"], result["count"]) == (3, 3)
    assert sum(not sat["is_scored"] for sat in result["questions"]) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("exam nothing", 'tutor: No exam is called "nothing". `tutor list exams` shows them all.\n'),
        ("exam --questions 65", "tutor: There is no such form. There are: demo a (4).\n"),
    ],
)
def test_a_name_that_nothing_has_is_misuse(tutor: Tutor, arguments: str, said: str) -> None:
    ran = tutor(arguments)
    assert (ran.code, ran.err) == (2, said)


def test_results_wait_for_an_exam_that_was_handed_in(tutor: Tutor) -> None:
    ran = tutor("exam --results")
    assert (ran.code, ran.err) == (1, "tutor: No exam was handed in yet; `tutor exam` begins one.\n")


def test_another_form_waits_until_the_open_one_is_handed_in(tutor: Tutor) -> None:
    tutor("exam --plain", "n")
    is_open = "tutor: demo, form a is still open, T left: `tutor exam` goes on with it, and "
    assert untimed(tutor("exam --form b").err) == f"{is_open}`tutor exam --discard` discards it.\n"
    tutor("exam --plain", "a")
    assert untimed(tutor("exam --form b").err) == f"{is_open}:e there hands it in.\n"


def test_input_without_a_line_begins_no_exam(tutor: Tutor) -> None:
    assert tutor("exam --plain").out.endswith("  Nothing came in to answer with: no exam was begun.\n")
    assert tutor("exam --discard").err == "tutor: No exam is open.\n"


def test_an_exam_without_an_answer_can_be_discarded_and_counts_for_nothing(tutor: Tutor) -> None:
    tutor("exam --plain", ":f", "n")
    ran = tutor("exam --discard")
    kept = "nothing of it counts, but the questions that it showed count as seen."
    assert (ran.code, " ".join(ran.out.split())) == (0, f"demo, form a, is discarded: {kept}")
    assert tutor("exam --list").out == "  demo a  4 questions in 8 minutes, 2 never seen\n"
    assert tutor("exam --results").err == "tutor: No exam was handed in yet; `tutor exam` begins one.\n"
    assert f"Discarded: {kept}" in " ".join(tutor("exam --plain", ":d", "y").out.split())
    assert "Going on" not in tutor("exam --plain").out


def test_undo_says_that_the_answers_of_an_exam_stay(tutor: Tutor) -> None:
    tutor("exam --plain", "a", ":e", "y", "y")
    sentence = "There is no answer to take back outside of exams; an exam's answers stay."
    assert tutor("undo").err == f"tutor: {sentence}\n"
    tutor("quiz -n 1", "?")
    assert "stay" not in tutor("undo").out
    tutor("quiz -n 1", "?")
    tutor("exam --plain", "a", ":e", "y", "y")
    assert tutor("undo").out.endswith(" An exam's answers stay; this one was before the exam.\n")


def test_an_exam_with_an_answer_can_only_be_handed_in(tutor: Tutor) -> None:
    said = tutor("exam --plain", "a", ":d").out
    assert "  Something is answered: this exam can only be handed in, by :e. :c takes an\n  answer back.\n" in said
    ran = tutor("exam --discard")
    assert ran.code == 1
    assert ran.err == (
        "tutor: Only an exam in which nothing is answered can be discarded: this one is handed in, by :e.\n"
    )
    assert "  Discarded" in tutor("exam --plain", ":c", ":d", "y").out


def test_a_doubt_behind_a_letter_is_said_to_be_a_command_of_its_own(tutor: Tutor) -> None:
    said = " ".join(tutor("exam --plain", "b??").out.split())
    assert "An exam takes no ? or ??: choose first, and :g marks the answer as a guess." in said


@pytest.mark.parametrize("text", [MARKUP, *ESCAPES])
def test_hostile_texts_are_shown_and_never_obeyed(tutor: Tutor, pack: Path, text: str) -> None:
    for path in (pack / "quizzes/t.yaml", pack / "content/exams/demo.yaml"):
        yaml = path.read_text()
        for old in ("Which is the first choice of a.2?", "Choice 1 of a.2", "Because of reason 1.", "Demo (DEMO-1)"):
            quoted = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in f"{old} {text}")
            yaml = yaml.replace(old, f'"{quoted}"')
        path.write_text(yaml)
    said = tutor("exam --plain --seed 1", "a", text.replace("\n", ""), ":e", "y", "y", "1").out
    said += tutor("exam --results").out + tutor("exam --list").out
    assert all(is_safe(line) for line in said.splitlines())
    if text == MARKUP:
        assert "[@click=app.quit]x[/]" in said


@pytest.fixture
def steps(tutor_home: Path) -> Iterator[list[str]]:
    """What every step on disk did, after the test's commands."""
    found: list[str] = []
    yield found
    with closing(open_database(str(tutor_home / "tutor.db"))) as db:
        sql = "SELECT json_extract(data, '$.do') FROM event WHERE kind = 'exam step' ORDER BY seq"
        assert [do for (do,) in db.execute(sql)] == found


def test_each_change_is_one_event(tutor: Tutor, steps: list[str]) -> None:
    tutor("exam --plain", "a", ":f", "n", "x b")
    steps += ["open", "mark", "mark", "go", "mark", "clock"]


def test_a_list_shows_the_forms_that_are_asked_for(tutor: Tutor) -> None:
    assert tutor("exam demo --list").out == tutor("exam --list").out
    assert [form["form"] for form in tutor("exam demo --json --questions 4").json] == ["a"]
    ran = tutor("exam --list --form b")
    assert (ran.code, ran.out, ran.err) == (2, "", "tutor: There is no such form. There are: demo a (4).\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--only wrong", "--only takes from what came of an exam: say --results too."),
        ("--only all --list", "--only takes from what came of an exam: say --results too."),
        ("--results --form a", "--results takes no --form."),
        ("demo --results", "--results takes no exam."),
        ("--discard --list", "--discard takes no --list."),
        ("--results --discard", "--results takes no --discard."),
    ],
)
def test_what_would_do_nothing_is_refused(arguments: str, said: str, tutor: Tutor) -> None:
    ran = tutor(f"exam {arguments}")
    assert (ran.code, ran.out, ran.err) == (2, "", f"tutor: {said}\n")


@pytest.mark.parametrize("typed", ["h", ":h", ":help", "help", "?", ":?", ":"])
def test_help_is_had_by_every_name_of_it_and_hands_nothing_in(typed: str, tutor: Tutor) -> None:
    said = tutor("exam --plain", typed, "y").out
    assert "  :e :end   hand in, after a question\n" in said
    assert "Hand in?" not in said


@pytest.mark.parametrize("typed", ["e", "end", ":e", ":end"])
def test_every_word_for_handing_in_hands_in(typed: str, tutor: Tutor) -> None:
    tutor("exam --plain", "a", typed, "y", "y")
    assert tutor("exam --results").code == 0
