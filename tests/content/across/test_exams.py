"""The exams and tasks that topics and questions name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.content.exam import EXAM, NEXT
from tutor.content.checker import check
from tutor.content.tasks import task_of

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk


def said(pack: PackOnDisk, *others: Path) -> list[str]:
    """What is said of this pack while others are open beside it."""
    roots = (str(pack.root), *map(str, others))
    findings = check((str(pack.root),), roots, str(pack.cache)).findings
    said = [f for f in findings if f.code[1:].startswith("50")]
    return [f"{Path(f.path).name}:{f.span.line}:{f.span.column} {f.code} {f.message} ({f.hint})" for f in said]


def name_exams(pack: PackOnDisk, exams: str) -> None:
    text = (pack.root / "content/topics/timeout.yaml").read_text(encoding="utf-8")
    pack.write("content/topics/timeout.yaml", text.replace("cards:\n", f"exams: {exams}\ncards:\n"))


def other_pack(root: Path) -> Path:
    """A pack with nothing but a blueprint."""
    (root / "content/exams").mkdir(parents=True)
    (root / "content/pack.yaml").write_text("id: other\ntitle: Other\n", encoding="utf-8")
    (root / "content/exams/dev-03.yaml").write_text(NEXT, encoding="utf-8")
    return root


@pytest.fixture
def with_exam(pack: PackOnDisk) -> PackOnDisk:
    """The small pack with a blueprint of its own."""
    pack.write("content/exams/dev-02.yaml", EXAM)
    pack.write("content/exams/dev-03.yaml", NEXT)
    return pack


def test_tasks_and_their_skills_can_be_named(with_exam: PackOnDisk) -> None:
    name_exams(with_exam, '{dev-02: ["1.1", "1.2.7"], dev-03: []}')
    assert said(with_exam) == []


def test_a_misspelt_exam_and_an_unknown_task_are_said_with_a_way_out(with_exam: PackOnDisk) -> None:
    name_exams(with_exam, '{dve-02: ["1.1"], dev-03: ["1.3", "11", "1.1.1.1"], pilot: []}')
    assert said(with_exam) == [
        'timeout.yaml:3:9 W501 no exam is called "dve-02" (did you mean "dev-02"?)',
        'timeout.yaml:3:35 W502 dev-03 has no task "1.3" (did you mean "1.1" or "1.2"?)',
        'timeout.yaml:3:42 W502 dev-03 has no task "11" (did you mean "1.1"?)',
        'timeout.yaml:3:48 W502 dev-03 has no task "1.1.1.1" (its tasks are 1.1, 1.2, 2.1)',
        'timeout.yaml:3:60 W501 no exam is called "pilot" (known here: dev-02, dev-03)',
    ]


def test_a_question_names_tasks_as_well(with_exam: PackOnDisk) -> None:
    text = (with_exam.root / "quizzes/timeout.yaml").read_text(encoding="utf-8")
    with_exam.write("quizzes/timeout.yaml", text.rstrip() + '\n    tasks: {dev-03: ["7.1"]}\n')
    assert said(with_exam) == ['timeout.yaml:15:22 W502 dev-03 has no task "7.1" (did you mean "1.1" or "2.1"?)']


def test_a_pack_alone_without_blueprints_may_name_any_exam(pack: PackOnDisk) -> None:
    name_exams(pack, '{dva-c02: ["9.9.9"]}')
    assert said(pack) == []


def test_the_blueprints_of_every_open_pack_count(pack: PackOnDisk, tmp_path: Path) -> None:
    name_exams(pack, '{dev-03: ["1.1", "9.9"], dev-04: ["1.1"], pilot-01: ["1.1"]}')
    assert said(pack, other_pack(tmp_path / "other")) == [
        'timeout.yaml:3:25 W502 dev-03 has no task "9.9" (its tasks are 1.1, 1.2, 2.1)',
        'timeout.yaml:3:33 W501 no exam is called "dev-04" (did you mean "dev-03"?)',
    ]


def test_of_a_blueprint_with_errors_only_these_are_said(with_exam: PackOnDisk) -> None:
    with_exam.write("content/exams/dev-03.yaml", NEXT.replace("weight: 40", "weight: 50"))
    name_exams(with_exam, '{dev-03: ["9.9"]}')
    assert said(with_exam) == [
        "dev-03.yaml:11:3 E501 the weights make 110 %, not 100 % (they are shares of the scored questions)"
    ]


def test_a_form_takes_questions_of_the_mock_pool(with_exam: PackOnDisk) -> None:
    with_exam.write(
        "content/exams/dev-03.yaml", NEXT + "forms: [{id: a, minutes: 2, questions: [timeout.limit.run]}]\n"
    )
    assert said(with_exam) == [
        'dev-03.yaml:19:41 W503 "timeout.limit.run" is a question of the study pool (a form takes questions with '
        "pool: mock)"
    ]


@pytest.mark.parametrize(("named", "task"), [("1.2", "1.2"), ("1.2.3", "1.2"), ("1", ""), ("1.2.x", ""), ("1.22", "")])
def test_a_skill_belongs_to_its_task(named: str, task: str) -> None:
    assert task_of(["1.1", "1.2"], named) == task
