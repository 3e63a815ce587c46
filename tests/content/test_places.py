"""What is said of a text of several lines stands at the words that are meant, not where the text begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content.example_packs import TODAY, sound_pack
from tutor.content.checker import check

if TYPE_CHECKING:
    from pathlib import Path

QUIZ = """\
topic: running
questions:
  - id: running.timeout.one
    card: running.timeout
    kind: single
    style: exam
    stem: |
      A nightly export takes an hour,
      and uses <fact:demo.timeout> of it.

      {ask}
    choices:
      - {{text: Split the export, why: Each part ends in time., correct: true}}
      - {{text: Add memory, why: It stops later.{second}}}
      - {{text: "{third}", why: It never ends.}}
      - {{text: "{fourth}", why: It goes on.}}
    explanation: Split the export into parts.
"""
USUAL = {"ask": "What helps?", "second": "", "third": "Wait longer", "fourth": "Add a layer"}
PROBLEM = "topic: running\nproblems:\n"


def places(root: Path, path: str, text: str) -> list[str]:
    """What is said of a file in the sound pack: its places, codes, and what stands there."""
    for name, content in {**sound_pack(), path: text}.items():
        assert isinstance(content, str)
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    lines = (root / path).read_text(encoding="utf-8").split("\n")
    found = check((str(root / path),), (), str(root / "cache"), TODAY).findings
    return [
        f"{f.span.line} {f.code} {lines[f.span.line - 1][f.span.column - 1 : f.span.end_column - 1]}" for f in found
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"ask": f"What helps, {'and why is that so, ' * 8}and\n      for how long?"},
            [f"11 W301 What helps, {'and why is that so, ' * 8}and"],
        ),
        ({"ask": "TODO: what is to be found?"}, ["11 W110 TODO"]),
        ({"ask": "What does\n      not help?"}, ["12 W315 not"]),
        ({"ask": "What helps? Select\n      TWO."}, ["11 E310 Select"]),
        ({"ask": "What helps is a"}, ["11 W324 a"]),
        ({"second": ", correct: true"}, ["14 E301 correct"]),
        ({"third": "It always ends", "fourth": "It never ends"}, ["15 N323 always"]),
    ],
)
def test_a_remark_on_a_question_stands_at_the_words_that_are_meant(
    tmp_path: Path, changed: dict[str, str], said: list[str]
) -> None:
    assert places(tmp_path, "quizzes/running.yaml", QUIZ.format(**{**USUAL, **changed})) == said


def test_a_question_without_a_right_choice_is_marked_at_the_key_of_its_choices(tmp_path: Path) -> None:
    text = QUIZ.format(**USUAL).replace(", correct: true", "")
    assert places(tmp_path, "quizzes/running.yaml", text) == ["12 E301 choices"]


def test_a_body_that_is_too_long_is_marked_at_the_first_word_too_many(tmp_path: Path) -> None:
    text = str(sound_pack()["content/topics/running.yaml"])
    body = "    body: |\n" + "".join(f"      {' '.join(f'w{line}x{n}' for n in range(10))}\n" for line in range(10))
    long = text.replace("    body: A function is stopped when its timeout has passed.\n", body)
    assert places(tmp_path, "content/topics/running.yaml", long) == ["16 W201 w9x0"]


def test_a_drawing_and_an_exhibit_are_marked_at_the_line_that_does_not_fit(tmp_path: Path) -> None:
    text = str(sound_pack()["content/topics/running.yaml"])
    wide = f"    diagram: |\n      a -> b\n        {'-' * 75}\n      c\n"
    assert places(tmp_path, "content/topics/running.yaml", text + wide) == [f"11 W202 {'-' * 75}"]
    long = "    exhibit:\n      kind: log\n      text: |\n" + "".join(f"        line {n}\n" for n in range(1, 20))
    assert places(tmp_path, "quizzes/running.yaml", QUIZ.format(**USUAL) + long) == ["39 W302 line 19"]


def test_a_number_and_a_name_in_a_problems_text_are_marked_themselves(tmp_path: Path) -> None:
    text = str(sound_pack()["content/problems/running.yaml"])
    stem = "    stem: |\n      In S3 are 3: {rps}, {duration} each, in\n      `100` parts. {rps} are\n      100.\n"
    usual = "    stem: A function receives {rps}, {duration} each. How many environments does it need?\n"
    assert places(tmp_path, "content/problems/running.yaml", text.replace(usual, stem)) == ["9 E606 3", "11 E606 100"]
    unknown = stem.replace("S3 are 3", "all").replace("100.", "{rp}.").replace("`100`", "some")
    assert places(tmp_path, "content/problems/running.yaml", text.replace(usual, unknown)) == ["11 E603 rp"]
