"""`tutor quiz` in a pipe: one line an answer, commands with a colon, plain text back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.packs import write_pack
from tests.cli.conftest import Tutor
from tests.cli.kinds import KINDS
from tutor.actions.feedback import Feedback
from tutor.content.model.question import SingleQuestion
from tutor.questions.grade import Grade
from tutor.scheduling.memory import Memory
from tutor.study.asking import Asked
from tutor.views.lines import cells
from tutor.views.question import counted_as

Log = Callable[[], list[tuple[str, int | None, str]]]

# The right answer to the question of each kind when the choices are shuffled by seed 1.
RIGHT = {
    "number": "10 messages",
    "text": "the visibility timeout",
    "cloze": "MaximumConcurrency; 15 min",
}


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three cards of two questions each."""
    pack = write_pack(tmp_path / "pack", {"t": {"a": 2, "b": 2, "c": 2}})
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


def right_letters(tutor: Tutor, kind: str) -> str:
    """The letters of the right choices under seed 1, as `?` shows them."""
    out = tutor(f"quiz --kind {kind} -n 1 --seed 1", "?").out
    return "".join(line.strip()[2] for line in out.splitlines() if line.startswith("  ✓ "))


# What is typed


@pytest.mark.parametrize("typed", ["?", "z", "Z"])
@pytest.mark.parametrize("kind", KINDS)
def test_z_and_a_question_mark_alone_are_no_idea_whatever_is_asked(
    kind: str, typed: str, tutor: Tutor, kinds: Path, log: Log
) -> None:
    assert "  ✗ No idea  here it is" in tutor(f"quiz -n 1 --kind {kind}", typed).out
    assert log() == [(f"kinds/queues.{kind}.q", 0, "none")]


def test_z_is_an_answer_where_the_question_takes_just_that(tutor: Tutor, kinds: Path, log: Log) -> None:
    asks = next(kinds.glob("quizzes/*.yaml"))
    asks.write_text(
        asks.read_text().replace("accept: [{text: visibility timeout", "accept: [{text: z}, {text: visibility timeout")
    )
    tutor("quiz -n 1 --kind text", "z")
    assert log() == [("kinds/queues.text.q", 1, "sure")]


@pytest.mark.parametrize(("marks", "confidence"), [("", "sure"), ("?", "unsure"), ("??", "guess"), (" ?", "unsure")])
def test_question_marks_behind_an_answer_say_how_sure_it_is(
    marks: str, confidence: str, tutor: Tutor, kinds: Path, log: Log
) -> None:
    ran = tutor("quiz -n 1 --kind text", f"visibility timeout{marks}")
    assert log() == [("kinds/queues.text.q", 1, confidence)]
    aside = {"sure": "", "unsure": "  though unsure", "guess": "  by a guess"}[confidence]
    assert f"  ✓ Right{aside}   counts as " in ran.out


def test_a_question_mark_alone_shows_the_answer(tutor: Tutor, kinds: Path, log: Log) -> None:
    ran = tutor("quiz -n 1 --kind text", "?")
    assert "  ✗ No idea  here it is   counts as again, back tomorrow\n" in ran.out
    assert "  ✓  visibility timeout\n" in ran.out
    assert log() == [("kinds/queues.text.q", 0, "none")]


@pytest.mark.parametrize("kind", ["single", "multiple", "judge"])
@pytest.mark.parametrize("form", ["{}", "{}?", "upper", "numbers", "spaced", "commas"])
def test_choices_are_typed_as_letters_or_numbers(kind: str, form: str, tutor: Tutor, kinds: Path, log: Log) -> None:
    letters = right_letters(tutor, kind)
    typed = {
        "upper": letters.upper(),
        "numbers": "".join(str(ord(letter) - ord("a") + 1) for letter in letters),
        "spaced": " ".join(letters),
        "commas": ", ".join(letters) + ".",
    }.get(form, form.format(letters))
    tutor(f"quiz -n 1 --seed 1 --kind {kind}", typed)
    assert [is_right for _, is_right, _ in log()] == [0, 1]


@pytest.mark.parametrize("kind", RIGHT)
def test_typed_kinds_take_words_and_quantities(kind: str, tutor: Tutor, kinds: Path, log: Log) -> None:
    ran = tutor(f"quiz -n 1 --kind {kind}", RIGHT[kind])
    assert "  ✓ Right   counts as good, back in " in ran.out
    assert log() == [(f"kinds/queues.{kind}.q", 1, "sure")]


def test_without_an_answer_the_order_is_shown_and_not_marked(tutor: Tutor, kinds: Path) -> None:
    out = tutor("quiz -n 1 --seed 1 --kind order --plain", "?").out
    steps = [line for line in out.splitlines() if re.match(r"  . [1-4]  |  .  [1-4]  ", line)]
    assert steps
    assert all(line.startswith("   ") for line in steps)


def test_an_order_is_typed_first_to_last(tutor: Tutor, kinds: Path, log: Log) -> None:
    out = tutor("quiz -n 1 --seed 1 --kind order", "?").out
    offered = [line.split("  ")[2:4] for line in out.splitlines() if line.startswith("    ") and line[4] in "abcd"]
    letters = {text: letter for letter, text in offered}
    steps = ["The poller receives", "The function throws", "The visibility timeout", "The message is received"]
    order = "".join(next(letter for text, letter in letters.items() if text.startswith(step)) for step in steps)
    ran = tutor("quiz -n 1 --seed 1 --kind order", order)
    assert "  ✓ Right" in ran.out
    assert [is_right for _, is_right, _ in log()] == [0, 1]


@pytest.mark.parametrize(
    "form", ["a{} b{} c{}", "A-{}, B-{}, C-{}", "{}{}{}", "a={};b={};c={}", "{}a {}b {}c", "a{}b{}c{}"]
)
def test_pairs_are_typed_as_letters_with_numbers_or_numbers_alone(
    form: str, tutor: Tutor, kinds: Path, log: Log
) -> None:
    out = tutor("quiz -n 1 --seed 1 --kind match").out
    letters = {line[7:]: line[4] for line in out.splitlines() if line.startswith("    ") and line[4] in "1234"}
    rights = ("asynchronously", "synchronously", "through a mapping")
    tutor("quiz -n 1 --seed 1 --kind match", form.format(*[letters[text] for text in rights]))
    assert log() == [("kinds/queues.match.q", 1, "sure")]


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("single", "e", "  Choose from a to d.\n"),
        ("single", "what", "  Choose from a to d.\n"),
        ("single", "ab", "  choose 1: 2 chosen, 1 too many.\n"),
        ("multiple", "a", "  choose 2: 1 chosen, 1 more.\n"),
        ("single", "", "  Type your answer, z for no idea, or :h for help.\n"),
        ("single", ":x", "  There is no command :x; :h shows them.\n"),
        ("number", "many", "  That is not a number I can read.\n"),
        ("order", "abc", "  Put all 4 into order, each once: 3 placed.\n"),
        ("match", "a1 b2", "  Match each letter once, like a2 b1 c3, or type the numbers in order.\n"),
        ("match", "a1 b2 c9", "  The right side has the numbers 1 to 4.\n"),
        ("match", "bca", "  Match each letter once, like a2 b1 c3, or type the numbers in order.\n"),
        ("cloze", "MaximumConcurrency", "  Fill all 2 gaps: 1 filled.\n"),
    ],
)
def test_what_is_no_answer_is_said_and_asked_again(
    kind: str, line: str, said: str, tutor: Tutor, kinds: Path, log: Log
) -> None:
    ran = tutor(f"quiz -n 1 --kind {kind}", line, "?")
    assert said in ran.out
    assert log() == [(f"kinds/queues.{kind}.q", 0, "none")]


def test_bytes_that_are_no_text_are_asked_again(tutor: Tutor, kinds: Path, log: Log) -> None:
    ran = tutor("quiz -n 1 --kind text", b"\xff\xfe", "visibility timeout")
    assert (ran.code, log()) == (0, [("kinds/queues.text.q", 1, "sure")])


# What is shown


def test_feedback_keeps_the_choices_in_place_and_says_why_for_each(tutor: Tutor, pack: Path) -> None:
    out = tutor("quiz -n 1 --plain", "?").out
    shown = [(line[4], line[14]) for line in out.splitlines() if line.startswith("    ") and line[4] in "abcd"][:4]
    whys = "".join(
        f"  {'+' if n == '1' else ' '} {letter}  Choice {n} of a.1\n       Because of reason {n}.\n"
        for letter, n in shown
    )
    assert len(shown) == 4
    assert f"back tomorrow\n\n{whys}\n  It stands first.\n\n  Card a in a line.\n" in out


def test_feedback_marks_what_was_chosen(tutor: Tutor, pack: Path) -> None:
    out = tutor("quiz -n 1", "b").out
    marks = [line[2] for line in out.partition("counts as")[2].splitlines() if "Choice" in line]
    assert marks[1] in "✓✗"
    assert marks.count("✓") == 1
    assert marks.count("✗") == (0 if marks[1] == "✓" else 1)


def test_a_typed_answer_that_misses_shows_what_was_typed_what_it_betrays_and_what_is_right(
    tutor: Tutor, kinds: Path
) -> None:
    out = tutor("quiz -n 1 --kind number", "1 message").out
    assert (
        "  ✗  1 message\n     That was so in the first year.\n  ✓  10 messages\n\n  Ten is the default.\n\n"
        "  Remember number.\n" in out
    )


def test_thousands_are_parted_in_what_is_shown_however_they_were_typed(tutor: Tutor, kinds: Path) -> None:
    asks = next(kinds.glob("quizzes/*.yaml"))
    asks.write_text(asks.read_text().replace("answer: 10 messages", "answer: 2400 messages"))
    shown = tutor("quiz -n 3 --kind number", "2,400", "2 400 messages", "12000").out
    assert "  ✓  2,400 messages\n     you typed: 2,400\n" in shown
    assert "  ✗  12,000\n  ✓  2,400 messages\n" in shown
    assert shown.count("  ✓ Right") == 2


def test_what_an_answer_counts_as_is_said_in_one_way(tutor: Tutor, kinds: Path) -> None:
    answers = ["10", "10", "10??"]
    assert [
        line.strip() for line in tutor("quiz --kind number -n 3", *answers).out.splitlines() if "Right" in line
    ] == [
        "✓ Right   counts as good, back in 2 days",
        "✓ Right   counts as practice (counted today), back in 2 days",
        "✓ Right  by a guess   counts as practice (counted today), back in 2 days",
    ]


def test_a_right_guess_on_a_card_met_before_counts_as_a_guess() -> None:
    question = SingleQuestion(id="q", card="c", stem="?", explanation="", choices=())
    asked = Asked(question, (), "due", is_new=False)
    memory = Memory(9.0, 5.0, 20_000, 20_001, 20_003, False, "q", 2)
    feedback = Feedback(asked, frozenset(), Grade(True, ""), "guess", None, memory, 2, "event")
    assert counted_as(feedback) == "counts as a guess, back in 2 days"


def test_the_place_counts_answers_and_says_of_how_many(tutor: Tutor, pack: Path) -> None:
    assert "  Topic t  1 of 2\n" in (out := tutor("quiz -n 2", "?", "?").out)
    assert "  Topic t  2 of 2\n" in out
    assert "  Topic t  2\n" in tutor("quiz", "?").out


def test_n_takes_exactly_so_many_answers_second_questions_included(tutor: Tutor, pack: Path, log: Log) -> None:
    ran = tutor("quiz -n 3", "?", "?", "?", "?", "?")
    assert [question for question, _, _ in log()] == ["p/a.1", "p/a.2", "p/b.1"]
    assert ran.out.endswith("\n  0 of 3 right: 2 again, 1 practice.\n")
    assert ran.code == 0


def test_the_summary_counts_right_answers_and_ratings(tutor: Tutor, kinds: Path) -> None:
    ran = tutor("quiz --kind number -n 2", "10", "10?")
    assert ran.out.endswith("\n  2 of 2 right: 1 good, 1 practice.\n")


def test_no_last_lap_is_offered_in_a_pipe(tutor: Tutor, pack: Path) -> None:
    ran = tutor("quiz -n 1", "?", "?")
    assert "last lap" not in ran.out


def test_an_empty_input_shows_one_question_and_leaves_nothing(tutor: Tutor, pack: Path, log: Log) -> None:
    ran = tutor("quiz")
    assert (ran.code, ran.err, log()) == (0, "", [])
    assert ran.out.count("Which is the first choice of") == 1


# Commands


def test_u_takes_the_last_answer_back_and_puts_its_question_again(tutor: Tutor, pack: Path, log: Log) -> None:
    ran = tutor("quiz -n 2", "?", ":u", "?")
    assert "  Taken back; here it is again.\n" in ran.out
    assert [question for question, _, _ in log()] == ["p/a.1"]
    asked = [line.split()[-1] for line in ran.out.splitlines() if "Which is the first choice" in line]
    assert asked == ["a.1?", "a.2?", "a.1?", "a.2?"]


def test_u_before_any_answer_says_where_earlier_ones_are_taken_back(tutor: Tutor, pack: Path) -> None:
    out = tutor("quiz", ":u").out
    assert " ".join(out.split()).endswith(
        "Nothing to undo in this sitting; `tutor undo` takes back an earlier answer.".replace("`", "")
    )


def test_f_flags_the_question_in_the_log(tutor: Tutor, pack: Path, tutor_home: Path) -> None:
    assert "  Flagged" in tutor("quiz", ":f").out
    with closing(sqlite3.connect(tutor_home / "tutor.db")) as db:
        rows = db.execute("SELECT kind, card, question FROM event WHERE kind != 'taught'").fetchall()
    assert rows == [("flag", "p/a", "p/a.1")]


def test_flagged_questions_are_asked_alone(tutor: Tutor, pack: Path, log: Log) -> None:
    tutor("quiz", "?", ":f", ":f", "?", ":f", ":f", ":f")
    ran = tutor("quiz --flagged", ":w", "?", "?")
    assert "  You flagged this question.\n" in ran.out
    assert ran.out.count("Which is the first choice of b.1?") == 3


def test_w_says_why_this_question_comes(tutor: Tutor, pack: Path) -> None:
    assert tutor("quiz", ":w").out.endswith(
        "  A new card, the next in the order of the topics: the exams turn on it.\n"
    )
    assert "  Second question of a new card: the exams turn on it.\n" in tutor("quiz", "?", ":w").out


@pytest.mark.parametrize(("command", "what"), [(":c", "The card"), (":s", "A source")])
def test_card_and_sources_are_not_shown_before_the_answer(command: str, what: str, tutor: Tutor, kinds: Path) -> None:
    out = tutor("quiz --kind number", command).out
    assert out.endswith(f"  {what} would give the answer away: answer first, or z for no idea.\n")


def test_r_needs_an_answer_first_and_one_of_four_words(tutor: Tutor, pack: Path) -> None:
    assert tutor("quiz", ":r hard").out.endswith("  There is no answer to count otherwise yet.\n")
    assert tutor("quiz", "?", ":r well").out.endswith(
        "  :r takes one of again, hard, good, easy.\n\n  0 of 1 right: 1 again.\n"
    )


def test_r_counts_the_last_answer_otherwise(tutor: Tutor, pack: Path, tutor_home: Path) -> None:
    ran = tutor("quiz", "?", ":r hard")
    assert "  Counts as hard, back tomorrow.\n" in ran.out
    assert ran.out.endswith("\n  0 of 1 right: 1 hard.\n")
    with closing(sqlite3.connect(tutor_home / "tutor.db")) as db:
        assert db.execute("SELECT rating FROM event WHERE kind = 'rate'").fetchall() == [("hard",)]


def test_a_wrong_choice_does_not_count_as_a_right_one(tutor: Tutor, pack: Path) -> None:
    said = tutor("quiz", "?", ":r easy").out
    assert "  A wrong answer cannot count as easy: again or hard. Undo takes it back, to\n  answer anew.\n" in said
    assert said.endswith("\n  0 of 1 right: 1 again.\n")


def test_h_lists_every_command_in_sixty_columns(tutor: Tutor, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    help_lines = tutor("quiz", ":h").out.splitlines()[-11:]
    assert help_lines[0] == "  Type the letter or the number of the one that is right."
    assert help_lines[1] == "  ?  ??    behind an answer: you are unsure, or you guess"
    assert help_lines[2] == "  z        no idea, show the answer; ? alone says the same"
    assert help_lines[-3:] == [
        "  :q       leave, as do Ctrl-D and Ctrl-C; nothing is lost",
        "  :h       this help, as does :help",
        "  After an answer they also work without the colon.",
    ]
    assert max(map(len, help_lines)) <= 60


def test_h_says_how_the_kind_that_is_open_is_answered(tutor: Tutor, kinds: Path) -> None:
    said = tutor("quiz --kind number", ":h").out
    assert "  Type the answer.\n  A plain number: 1,000, 1k and one thousand are the same, and what is" in said
    assert "parted by ;" in tutor("quiz --kind cloze", ":h").out


def test_q_leaves_with_the_summary(tutor: Tutor, pack: Path, log: Log) -> None:
    ran = tutor("quiz", "?", ":q", "?")
    assert (ran.code, len(log())) == (0, 1)
    assert ran.out.endswith("\n  0 of 1 right: 1 again.\n")


# Any terminal


def test_plain_is_ascii_but_for_what_authors_wrote(tutor: Tutor, kinds: Path) -> None:
    lines = ["?", ":h", "?", "10", "x", "?", "?", ":w", "?", "?", ":u", "?"]
    out = tutor("quiz --plain -n 8", *lines).out
    assert out.isascii()
    assert "\x1b" not in out


def test_a_pipe_gets_no_colour(tutor: Tutor, kinds: Path) -> None:
    assert "\x1b" not in tutor("quiz -n 8", *["?"] * 8).out


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_no_line_is_wider_than_the_window(
    columns: int, tutor: Tutor, kinds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = tutor("quiz -n 8", *["?"] * 8).out
    wide = [line for line in out.splitlines() if cells(line) > columns]
    assert wide == []


def test_nothing_to_ask_says_what_to_do_instead(tutor: Tutor, pack: Path) -> None:
    assert tutor("quiz --due").out == "Nothing is due. `tutor quiz` goes on with new cards, or reads ahead.\n"
    assert tutor("quiz --weak").out == "No card is shaky here.\n"
    assert tutor("quiz --flagged").out == "No question is flagged here; :f flags one.\n"
    ran = tutor("quiz --kind cloze")
    assert (ran.code, ran.err) == (
        1,
        "tutor: There is no question of the kind cloze here. `tutor topics` shows what there is.\n",
    )


def test_the_sum_counts_every_answer(tutor: Tutor, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "one", {"t": {"a": 3}})
    assert tutor(f"quiz -n 3 --pack {pack}", "?", "?", "?").out.endswith("\n  0 of 3 right: 1 again, 2 practice.\n")
