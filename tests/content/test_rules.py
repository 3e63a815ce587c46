"""What a file may not say, beyond its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

HEAD = "topic: timeout\nquestions:\n"
LONG_ASK = "What is it? " * 13


def question(kind: str, rest: str) -> str:
    return f"{HEAD}  - id: timeout.q\n    card: timeout.limit\n    kind: {kind}\n    explanation: So it is.\n{rest}"


def choices(*texts: str, right: int = 1, stem: str = "Which one?") -> str:
    entries = [
        f"      - {{text: {text}, why: It is so.{', correct: true' if i < right else ''}}}\n"
        for i, text in enumerate(texts)
    ]
    return f"    stem: {stem}\n    choices:\n{''.join(entries)}"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            question("single", choices("a", "b", "c", "d", right=2)),
            "10:35 E301 a single question has one correct choice, found 2",
        ),
        (
            question("single", choices("a", "b", "c", "d", right=0)),
            "8:5 E301 a single question has one correct choice, found 0",
        ),
        (
            question("multiple", choices("a", "b", "c", "d", "e", right=1)),
            "8:5 E301 a multiple question has two or more correct choices and a wrong one, found 1",
        ),
        (
            question("multiple", choices("a", "b", "c", "d", "e", right=5)),
            "13:35 E301 a multiple question has two or more correct choices and a wrong one, found 5",
        ),
        (
            question("single", choices("the same", "b", "c", "The `same`.")),
            "12:16 E303 choice 4 says the same as choice 1",
        ),
        (
            question("single", choices("a", "b", "c", "d", stem=LONG_ASK) + "    style: exam\n"),
            "7:11 W301 the ask has 155 characters; 152 fit two lines",
        ),
        (
            question("single", choices("a", "b", "c", "d") + f"    exhibit: {{kind: log, text: {'x' * 73}}}\n"),
            "13:32 W302 the exhibit is 1 x 73; 18 lines of 72 columns fit",
        ),
        (
            question("single", choices("a", "b", "c", "d") + "    exhibit: {kind: log, text: one, mark: [1, 2]}\n"),
            "13:47 E307 the exhibit has no line 2, only 1",
        ),
        (
            question("single", choices("a", "b", "c", "d") + "    difficulty: 4\n"),
            "13:17 E307 difficulty is 1, 2 or 3, found 4",
        ),
        (
            question("number", "    stem: How long?\n    answer: 15 min\n    tolerance: 5 MB\n"),
            "9:16 E305 the tolerance is a size, the answer a time",
        ),
        (
            question("number", "    stem: How long?\n    answer: 15 min\n    tolerance: some\n"),
            '9:16 E305 "some" is not a tolerance: a number is wanted',
        ),
        (
            question("number", "    stem: How long?\n    answer: 15 min\n    wrong: [{value: 0.25 h, say: No.}]\n"),
            '9:21 E306 "0.25 h" is graded as right',
        ),
        (
            question("text", "    stem: How often?\n    accept:\n      - {text: twice, terms: [three]}\n"),
            '9:16 E304 "twice" is not graded as right',
        ),
        (
            question(
                "text", "    stem: How often?\n    accept: [{text: twice}]\n    near: [{text: two times, say: No.}]\n"
            ),
            '9:19 E306 "two times" is graded as right',
        ),
    ],
)
def test_a_question_that_could_not_be_answered_fairly_is_refused(pack: PackOnDisk, text: str, finding: str) -> None:
    pack.write("quizzes/timeout.yaml", text)

    assert pack.findings() == [f"quizzes/timeout.yaml:{finding}"]


def test_a_body_and_a_diagram_fit_a_page(pack: PackOnDisk) -> None:
    text = (pack.root / "content/topics/timeout.yaml").read_text(encoding="utf-8")
    long = f"body: {'word ' * 91}\n    diagram: {'-' * 77}\n"
    pack.write("content/topics/timeout.yaml", text.replace("body: A new function has three seconds.\n", long))

    assert pack.findings() == [
        "content/topics/timeout.yaml:11:461 W201 the body has 91 words; 90 fit a page",
        "content/topics/timeout.yaml:12:14 W202 the diagram is 77 columns wide; 76 fit",
    ]


def test_a_warning_leaves_nothing_out(pack: PackOnDisk) -> None:
    pack.write("quizzes/timeout.yaml", question("single", choices("a", "b", "c", "no")))

    assert pack.findings() == ["quizzes/timeout.yaml:12:16 W101 unquoted no is not text to every YAML reader"]
    assert pack.open().ids("question") == ["demo/timeout.q"]
    assert pack.open().left_out() == 0
