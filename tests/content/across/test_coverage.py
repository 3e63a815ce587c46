"""What is missing from a pack, said at the card, objective or topic that lacks it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tutor.content.across.coverage import CODES
from tutor.content.checker import check

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

TOPIC = "content/topics/timeout.yaml"
QUIZ = "quizzes/timeout.yaml"
THIRD = """\
  - id: timeout.limit.seconds
    card: timeout.limit
    kind: number
    stem: An import of forty minutes is cut in parts of the largest size. How many are there?
    answer: "3"
    explanation: Two whole ones and a rest.
"""


def said(pack: PackOnDisk) -> list[str]:
    """What the pack is said to lack."""
    findings = check((str(pack.root),), (), str(pack.cache)).findings
    return [
        f"{Path(f.path).name}:{f.span.line}:{f.span.column} {f.code} {f.message}" for f in findings if f.code in CODES
    ]


def change(pack: PackOnDisk, path: str, old: str, new: str) -> None:
    text = (pack.root / path).read_text(encoding="utf-8")
    assert old in text
    pack.write(path, text.replace(old, new, 1))


def test_a_card_needs_more_questions_the_more_the_exams_turn_on_it(pack: PackOnDisk) -> None:
    assert said(pack) == []

    change(pack, TOPIC, "yield: awareness", "yield: core")
    change(pack, TOPIC, "yield: awareness", "yield: common")

    assert said(pack)[0] == 'timeout.yaml:4:5 W601 the core card "timeout.limit" has 1 study question; it needs 3'
    assert said(pack)[2] == 'timeout.yaml:9:5 W601 the common card "timeout.default" has 1 study question; it needs 2'


def test_a_question_of_the_mock_pool_is_none_to_study_with(pack: PackOnDisk) -> None:
    change(pack, QUIZ, "kind: text\n", "kind: text\n    pool: mock\n")
    assert said(pack) == [
        'timeout.yaml:9:5 W601 the awareness card "timeout.default" has no study questions; it needs 1'
    ]


def test_a_core_card_wants_two_ways_of_asking(pack: PackOnDisk) -> None:
    change(pack, TOPIC, "yield: awareness", "yield: core")
    change(pack, QUIZ, "card: timeout.default", "card: timeout.limit")
    text = (pack.root / QUIZ).read_text(encoding="utf-8")
    pack.write(QUIZ, text + THIRD)
    change(pack, QUIZ, "kind: text\n", 'kind: number\n    answer: "3"\n')
    change(pack, QUIZ, "    accept: [{text: three seconds}]\n", "")

    found = [line for line in said(pack) if "timeout.limit" in line]

    assert found == ['timeout.yaml:4:5 N602 the core card "timeout.limit" is asked in one way only: number']


def test_a_fact_is_tested_by_a_question_whose_key_rests_on_it(pack: PackOnDisk) -> None:
    change(pack, TOPIC, "yield: awareness", "yield: common")
    untested = 'timeout.yaml:6:31 N603 no question tests the fact "timeout.max"'
    assert untested in said(pack)  # its one question cites the fact in the explanation only

    change(pack, QUIZ, "    answer: 15 min\n", "    answer: 15 min\n    facts: [timeout.max]\n")

    assert untested not in said(pack)


def test_an_objective_is_served_by_a_card_that_names_it(pack: PackOnDisk) -> None:
    change(pack, TOPIC, "cards:\n", "objectives: [{id: timeout.o1, text: Say when it ends}]\ncards:\n")
    assert said(pack) == ['timeout.yaml:3:15 W604 no card serves the objective "timeout.o1"']

    change(pack, TOPIC, "    title: The longest run\n", "    title: The longest run\n    objectives: [timeout.o1]\n")

    assert said(pack) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (QUIZ, "kind: text", "kind: txt"),
        (QUIZ, "stem: How long may a new", "stem: 'How long may a new"),
        (TOPIC, "title: Without a setting", "title: 'TODO: a title'"),
    ],
)
def test_of_a_pack_with_errors_or_gaps_nothing_is_said_to_be_missing(
    pack: PackOnDisk, path: str, old: str, new: str
) -> None:
    change(pack, TOPIC, "yield: awareness", "yield: core")
    assert said(pack) != []

    change(pack, path, old, new)

    assert said(pack) == []


def test_a_quiz_file_alone_lacks_nothing(pack: PackOnDisk, tmp_path: Path) -> None:
    loose = tmp_path / "loose.yaml"
    loose.write_text((pack.root / TOPIC).read_text(encoding="utf-8").replace("awareness", "core"), encoding="utf-8")
    assert check((str(loose),), (), str(pack.cache)).findings == ()


def test_a_card_that_got_its_questions_is_no_longer_said_to_lack_them(pack: PackOnDisk) -> None:
    change(pack, TOPIC, "yield: awareness", "yield: common")
    assert [line.split()[1] for line in said(pack)] == ["W601", "N603"]

    text = (pack.root / QUIZ).read_text(encoding="utf-8")
    pack.write(QUIZ, text + THIRD + "    facts: [timeout.max]\n")

    assert said(pack) == []
