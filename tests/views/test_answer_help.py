"""How a question of each kind is answered, in the app and in the shell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.cli.kinds import write_kinds
from tests.views.asked import every_question
from tutor import paths
from tutor.content.library import Library, open_library
from tutor.content.model.question import MatchQuestion, NumberQuestion, Pair
from tutor.study.asking import Asked
from tutor.views.answer_help import pressed, typed


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped pack, and beside it one with every kind."""
    kinds = write_kinds(tmp_path_factory.mktemp("kinds"))
    with closing(open_library((paths.shipped_pack(), str(kinds)), str(tmp_path_factory.mktemp("cache")))) as library:
        yield library


def of_kind(library: Library, kind: str) -> Asked:
    return next(asked for asked in every_question(library) if asked.question.id == f"kinds/queues.{kind}.q")


def number(answer: str) -> Asked:
    question = NumberQuestion(id="q", card="c", kind="number", stem="?", explanation="", answer=answer)
    return Asked(question, (), "new", is_new=True)


@pytest.mark.parametrize(
    ("kind", "in_app", "in_shell"),
    [
        (
            "single",
            "Press the number or the letter of the one that is right.",
            "Type the letter or the number of the one that is right.",
        ),
        (
            "multiple",
            "Press the numbers of all that are right, 2 here; the same number takes one back.",
            "Type 2 letters or numbers: a c.",
        ),
        (
            "order",
            "Press the number of what comes first, then of what comes next; Backspace takes the last one back.",
            "Type the letters from first to last: dcba.",
        ),
        (
            "match",
            "A letter goes to its row, a number says what fits there; Backspace takes a match back.",
            "Type each letter with its number, a2 b1 c3, or the numbers alone in the order of the letters: 213.",
        ),
    ],
)
def test_what_is_chosen_is_pressed_in_the_app_and_typed_in_the_shell(
    kind: str, in_app: str, in_shell: str, library: Library
) -> None:
    asked = of_kind(library, kind)
    assert (pressed(asked), typed(asked)) == ((in_app,), (in_shell,))


def test_the_example_of_a_match_has_as_many_letters_as_the_match() -> None:
    pairs = tuple(Pair(left, right, "So.") for left, right in (("a", "1"), ("b", "2"), ("c", "3"), ("d", "3")))
    match = MatchQuestion(id="q", card="c", kind="match", stem="?", explanation="", pairs=pairs)
    assert typed(Asked(match, (0, 1, 2), "new", is_new=True)) == (
        "Type each letter with its number, a2 b1 c3 d1, or the numbers alone in the order of the letters: 2131.",
    )


def test_gaps_are_filled_one_by_one_in_the_app_and_in_one_line_in_the_shell(library: Library) -> None:
    asked = of_kind(library, "cloze")
    forms = "Words with slips of spelling forgiven in long ones, or a quantity in any unit of its kind."
    assert pressed(asked) == (
        "Type what fits the first gap and press Enter, then the next; the up arrow goes back to a gap.",
        forms,
    )
    assert typed(asked) == ("Type the gaps in their order, parted by ; when there are several.", forms)


def test_a_short_answer_says_what_is_forgiven_and_what_is_not(library: Library) -> None:
    assert typed(of_kind(library, "text")) == (
        "Type the answer.",
        "A few words. Slips of spelling are forgiven in long words; a list or a choice of answers is not taken.",
    )


@pytest.mark.parametrize(
    ("answer", "begins"),
    [
        ("900 s", "A time: us, ms, s, min, h, days or weeks"),
        ("512 MB", "A size: B, KB, MB, GB or TB"),
        ("20/s", "A rate: per second or per minute."),
        ("5 MB/s", "A data rate: "),
        ("$0.20", "Money: "),
        ("70 %", "A share: "),
    ],
)
def test_a_number_names_the_units_of_what_is_asked_and_how_a_bare_one_is_read(answer: str, begins: str) -> None:
    first, units, bare = typed(number(answer))
    assert first == "Type the answer."
    assert units.startswith(begins)
    assert bare == "Without a unit a number is read in the unit that is asked for."


@pytest.mark.parametrize("answer", ["429", "50 environments"])
def test_a_plain_number_needs_no_unit(answer: str) -> None:
    assert typed(number(answer)) == (
        "Type the answer.",
        "A plain number: 1,000, 1k and one thousand are the same, and what is counted may stand behind it.",
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("1000", ["1,000", "1k", "one thousand"]),
        ("150 s", ["2.5 min", "150 s", "2 min 30 s", "150"]),
        ("1024 MB", ["1 GB", "1024"]),
        ("20/s", ["20/s", "20 requests per second", "1,200/min"]),
        ("$0.20", ["$0.20", "0.20 USD", "0.2"]),
        ("70 %", ["70 %", "70", "0.7"]),
        ("0.5 %", ["0.5 %", "0.5", "0.005"]),
    ],
)
def test_what_help_calls_the_same_is_graded_the_same(answer: str, said: list[str]) -> None:
    from tutor.questions import grade

    assert all(grade(number(answer).question, form).is_correct for form in said)
