"""Blueprints: what they hold, what they may not say, and that those of the shipped pack are as the guides have them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.content.exam import EXAM, NEXT
from tutor.content.library import Library, open_library
from tutor.content.model.blueprint import Blueprint, DatedSource, Domain, MockForm, Scale, Task

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = open_library((str(ROOT),), str(tmp_path_factory.mktemp("cache")))
    yield library
    library.close()


def write(pack: PackOnDisk, exam: str, following: str = NEXT) -> list[str]:
    pack.write("content/exams/dev-02.yaml", exam)
    pack.write("content/exams/dev-03.yaml", following)
    return pack.findings()


def test_a_blueprint_comes_whole(pack: PackOnDisk) -> None:
    assert write(pack, EXAM + "forms: [{id: a, minutes: 2, questions: [timeout.limit.run]}]\n") == []

    assert pack.open().blueprint("demo/dev-02") == Blueprint(
        id="demo/dev-02",
        title="Developer (DEV-02)",
        family="dev",
        successor="demo/dev-03",
        first_day="2024-01-01",
        last_day="2026-11-30",
        questions=65,
        scored=50,
        minutes=130,
        styles=("single", "multiple"),
        scale=Scale(100, 1000, 720),
        domains=(Domain("d1", "Development", 60), Domain("d2", "Security", 40)),
        tasks=(Task("1.1", "d1", "Run code"), Task("1.2", "d1", "Retry"), Task("2.1", "d2", "Permit")),
        sources=(DatedSource("The guide", "https://docs.aws.amazon.com/", "2026-11-17"),),
        forms=(MockForm("a", 2, ("demo/timeout.limit.run",)),),
    )
    assert [blueprint.id for blueprint in pack.open().blueprints()] == ["demo/dev-02", "demo/dev-03"]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("weight: 40", "weight: 30", "13:3 E501 the weights make 90 %, not 100 %"),
        ('"2.1", domain: d2', '"2.1", domain: d3', '18:25 E502 no domain is called "d3"'),
        ('"2.1", domain', '"1.1", domain', '18:10 E502 "1.1" stands here twice'),
        ("2026-11-30", "2023-12-31", "5:11 E503 the last day, 2023-12-31, is not after the first one, 2024-01-01"),
        ("scored: 50", "scored: 75", "8:9 E504 75 questions count, and there are 65"),
        ("minutes: 130", "minutes: 0", "9:10 E504 minutes must be 1 or more"),
        ("pass_mark: 720", "pass_mark: 72", "11:48 E504 72 is no pass mark between 100 and 1000"),
        ("styles: [single, multiple]", "styles: [order]", '10:10 E104 "order" is not one of single, multiple'),
        ("successor: dev-03", "successor: dev-04", '6:12 E201 no blueprint is called "dev-04"'),
    ],
)
def test_what_does_not_fit_is_said_where_it_stands(pack: PackOnDisk, right: str, wrong: str, said: str) -> None:
    assert write(pack, EXAM.replace(right, wrong)) == [f"content/exams/dev-02.yaml:{said}"]


def test_a_blueprint_without_its_successor_or_a_question_of_a_form_is_still_there(pack: PackOnDisk) -> None:
    findings = write(
        pack,
        EXAM.replace("successor: dev-03", "successor: dev-04")
        + "forms: [{id: a, minutes: 2, questions: [timeout.limit.rum]}]\n",
    )

    assert [finding.split()[1] for finding in findings] == ["E201", "E201"]
    assert "demo/dev-02" in pack.open().ids("blueprint")
    assert pack.open().left_out() == 0


@pytest.mark.parametrize("exam", ["dva-c02", "dva-c03", "saa-c03"])
def test_the_shipped_exams_have_65_questions_50_scored_in_130_minutes_and_pass_at_720(
    shipped: Library, exam: str
) -> None:
    blueprint = shipped.blueprint(f"lambda/{exam}")

    assert (blueprint.questions, blueprint.scored, blueprint.minutes) == (65, 50, 130)
    assert blueprint.scale == Scale(100, 1000, 720)
    assert blueprint.styles == ("single", "multiple")


@pytest.mark.parametrize(
    ("exam", "weights", "tasks"),
    [
        ("dva-c02", [32, 26, 24, 18], "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 3.4 4.1 4.2 4.3"),
        ("dva-c03", [30, 26, 22, 22], "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 4.3"),
        ("saa-c03", [30, 26, 24, 20], "1.1 1.2 1.3 2.1 2.2 3.1 3.2 3.3 3.4 3.5 4.1 4.2 4.3 4.4"),
    ],
)
def test_the_shipped_exams_have_the_guides_domains_and_tasks(
    shipped: Library, exam: str, weights: list[int], tasks: str
) -> None:
    blueprint = shipped.blueprint(f"lambda/{exam}")

    assert [domain.weight for domain in blueprint.domains] == weights
    assert " ".join(task.id for task in blueprint.tasks) == tasks


def test_the_developer_exam_changes_hands_at_the_end_of_november_2026(shipped: Library) -> None:
    old, new = shipped.blueprint("lambda/dva-c02"), shipped.blueprint("lambda/dva-c03")

    assert (old.last_day, old.successor, new.first_day) == ("2026-11-30", new.id, "2026-12-01")
    assert old.family == new.family == "dva"
    assert new.provisional.startswith("The guide of this edition was not read page by page.")
