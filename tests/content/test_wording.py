"""How questions are worded, and what tells their keys: said to authors only, each case beside one that is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.content.checker import check

HEAD = """\
topic: timeout
questions:
  - id: timeout.q
    card: timeout.limit
    explanation: A function is stopped when its timeout has passed.
"""
CHOICES = ("its timeout", "its memory", "its layers", "its role")


def question(stem: str = "What stops a long run?", kind: str = "single", more: str = "") -> str:
    return f"{HEAD}    kind: {kind}\n    stem: {stem}\n{more}"


def choices(*texts: str, right: int = 1) -> str:
    entries = [
        f"      - {{text: {text}, why: So it is{', correct: true' if i < right else ''}}}\n"
        for i, text in enumerate(texts)
    ]
    return f"    choices:\n{''.join(entries)}"


def said(folder: Path, text: str) -> list[str]:
    """What is said of one quiz file by itself, without its place."""
    file = folder / "quiz.yaml"
    file.write_text(text, encoding="utf-8")
    return [f"{f.code} {f.message}" for f in check((str(file),), (), str(folder / "cache")).findings]


@pytest.mark.parametrize(
    ("stem", "right", "finding"),
    [
        ("What helps? Select TWO.", 3, 'E310 the stem says "Select TWO", and 3 are marked as correct'),
        ("Choose three ways out.", 2, 'E310 the stem says "Choose three", and 2 are marked as correct'),
        ("What helps? (Pick the 3)", 2, 'E310 the stem says "Pick the 3", and 2 are marked as correct'),
        ("Which two settings help?", 3, 'E310 the stem says "Which two", and 3 are marked as correct'),
    ],
)
def test_the_stem_announces_as_many_as_are_marked(tmp_path: Path, stem: str, right: int, finding: str) -> None:
    five = (*CHOICES, "its queue")

    assert said(tmp_path, question(stem, "multiple", choices(*five, right=right))) == [finding]
    fitting = 3 if right == 2 else 2
    assert said(tmp_path, question(stem, "multiple", choices(*five, right=fitting))) == []


def test_which_one_of_a_number_question_is_no_announcement(tmp_path: Path) -> None:
    two = choices(*CHOICES, "its queue", right=2)

    assert said(tmp_path, question("Which one setting is read first, and which last?", "multiple", two)) == []


def test_exam_style_is_one_of_four_or_several_of_five_or_six(tmp_path: Path) -> None:
    four = choices(*CHOICES, right=2) + "    style: exam\n"
    text = "    accept: [{text: timeout}]\n    style: exam\n"

    assert said(tmp_path, question(kind="multiple", more=four)) == [
        "W311 the exams let choose from five or six, found 4 choices"
    ]
    assert said(tmp_path, question(kind="text", more=text)) == ["W311 the exams have no text questions"]
    assert said(tmp_path, question(more=choices(*CHOICES) + "    style: exam\n")) == []


def test_choices_that_differ_in_filling_words_or_a_plural_are_nearly_the_same(tmp_path: Path) -> None:
    near = choices("its timeout", "the retries of the queue", "a retry", "retries of a queue")
    negated = choices("its timeout", "the queue is read", "the queue is not read", "a layer")

    assert said(tmp_path, question(more=near)) == ["W312 choice 4 says nearly the same as choice 2"]
    assert said(tmp_path, question(more=negated)) == []


def test_an_explanation_has_a_word_of_the_key(tmp_path: Path) -> None:
    text = question(more="    accept: [{text: visibility}]\n", kind="text")

    assert said(tmp_path, text) == ["W313 the explanation has no word of the right answer"]
    assert said(tmp_path, text.replace("visibility", "the timeouts")) == []
    assert said(tmp_path, text.replace("explanation: A", "explanation: Since <fact:f.g>, a")) == []


@pytest.mark.parametrize("text", ["all of the above", "none of these answers", "Both of the others"])
def test_a_choice_does_not_speak_of_the_others(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, question(more=choices(*CHOICES[:3], text))) == [
        f'W314 "{text}": choices are shown in any order'
    ]


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("Which of these does not stop a run?", "not"),
        ("What is least likely to stop a run?", "least likely"),
        ("All of these stop a run except", "except"),
        ("A run is long.\\n\\n Which setting never stops it?", "never"),
    ],
)
def test_a_negative_ask_is_written_in_capitals(tmp_path: Path, stem: str, word: str) -> None:
    text = question(f'"{stem}"', more=choices(*CHOICES))

    assert said(tmp_path, text) == [f'W315 the ask turns on "{word}", which is easily read over']
    assert said(tmp_path, text.replace(word, word.upper())) == []


@pytest.mark.parametrize(
    "stem",
    [
        "What happens when the queue does not answer?",
        "The queue does not answer. What helps?",
        "Which must run, not wait?",
    ],
)
def test_a_not_in_the_situation_does_not_turn_the_ask_round(tmp_path: Path, stem: str) -> None:
    assert said(tmp_path, question(stem, more=choices(*CHOICES))) == []


def test_links_and_blame_go_to_other_cards(tmp_path: Path) -> None:
    text = question(more="    also: [timeout.limit]\n" + choices(*CHOICES[:2], "a", "b"))
    blamed = text.replace("{text: b,", "{text: b, blames: timeout.limit,")

    assert said(tmp_path, blamed) == [
        "W316 also names the question's own card",
        "W316 blames names the question's own card",
    ]


def test_a_key_that_is_by_far_the_longest_is_said(tmp_path: Path) -> None:
    others = ("its memory and what it costs", "its layers", "its role")
    long = ("its timeout of at the most a quarter of one hour", *others)
    fair = ("its timeout of at most a quarter hour", *others)

    assert said(tmp_path, question(more=choices(*long))) == [
        "W321 the right choice has 48 characters, the longest wrong one 28"
    ]
    assert said(tmp_path, question(more=choices(*fair))) == []


def test_words_of_the_stem_in_the_key_alone_are_noted(tmp_path: Path) -> None:
    stem = "A nightly export of invoices is stopped. What stops it?"
    echo = choices("timeout of the nightly invoices export", "memory", "layers of the libraries in it", "role")

    assert said(tmp_path, question(stem, more=echo)) == [
        "N322 only the right choice repeats these words of the stem: export, invoices, nightly"
    ]
    assert said(tmp_path, question(stem, more=echo.replace("memory", "memory of the export"))) == []


def test_absolute_words_on_one_side_are_noted(tmp_path: Path) -> None:
    wrong = choices("its timeout", "it always ends", "it never ends", "a role")

    assert said(tmp_path, question(more=wrong)) == ["N323 only the wrong choices have absolute words: always, never"]
    assert said(tmp_path, question(more=choices("only its timeout", "a layer", "a queue", "a role"))) == [
        "N323 only the right choice has absolute words: only"
    ]
    assert said(tmp_path, question(more=wrong.replace("its timeout", "every timeout"))) == []


def test_an_article_at_the_end_of_the_stem_fits_all_choices(tmp_path: Path) -> None:
    text = question("What stops it is an", more=choices("expired timeout", "error status", "empty queue", "topic"))

    assert said(tmp_path, text) == ['W324 the stem ends in "an", which fits some of the choices only']
    assert said(tmp_path, text.replace("is an", "is a(n)")) == []
