"""The report of a pack's coverage, and the page of an exam."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.content.coverage import Coverage, ExamCoverage, TaskCoverage, TopicCoverage, coverage, exam_coverage
from tutor.content.library import Library, open_library
from tutor.views import blueprint as page
from tutor.views import coverage as view
from tutor.views.glyphs import UNICODE
from tutor.views.lines import cells, plain

ROOT = Path(__file__).parents[2]
TOPIC = TopicCoverage(
    id="p/folding",
    title="Folding",
    cards={"core": 2, "common": 1, "awareness": 0},
    kinds={"single": 12, "multiple": 3, "text": 1},
    pools={"study": 14, "mock": 2},
    styles={"exam": 10, "recall": 6},
    facts=9,
    tested=8,
    drills=1,
)
EXAM = ExamCoverage(
    "p/dev-03",
    "Developer",
    (
        TaskCoverage("1.1", "Fold", ("p/folding",)),
        TaskCoverage("1.2", "Throw a plane so that it flies as far as the room is long, and back again", ()),
    ),
)
COVERAGE = Coverage(9, 8, (TOPIC,), (EXAM,), ('the core card "folding.nose" has 1 study question; it needs 3',), True)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = open_library((str(ROOT),), str(tmp_path_factory.mktemp("cache")), is_thorough=True)
    yield library
    library.close()


def shown(covered: Coverage, width: int = 78) -> str:
    lines = view.lines(covered, lambda id: id.rpartition("/")[2], width, UNICODE)
    return "\n".join(plain(line) for line in lines)


def test_the_report_has_tables_the_tasks_that_no_topic_serves_and_what_is_missing() -> None:
    assert (
        shown(COVERAGE)
        == """\
  Cards     core  common  awareness  facts tested  drills
  folding      2       1          0        8 of 9       1
  all          2       1          0        8 of 9       1

  Questions  all  single  multiple  text
  folding     16      12         3     1
  all         16      12         3     1

  Pools, styles  study  mock  exam style  recall style
  folding           14     2          10             6
  all               14     2          10             6

  dev-03: 1 of 2 tasks served
  No topic serves
    1.2  Throw a plane so that it flies as far as the room is long, and back
         again

  Missing
  - the core card "folding.nose" has 1 study question; it needs 3"""
    )


def test_a_pack_that_lacks_nothing_says_so_and_one_with_errors_does_not() -> None:
    whole = Coverage(9, 9, (TOPIC,), (), (), True)
    assert shown(whole).endswith("  Nothing is missing from the topics that there are.")
    broken = Coverage(9, 9, (TOPIC,), (), (), False)
    assert shown(broken).endswith("What\n  is missing is said when none are left.")
    assert shown(Coverage(0, 0, (), (), (), True)) == "  The pack holds no topic."


@pytest.mark.parametrize("width", [70, 78, 118])
def test_no_line_is_wider_than_the_window_but_an_address_in_one_piece(shipped: Library, width: int) -> None:
    covered = coverage(shipped)
    pages = [view.lines(covered, shipped.short, width, UNICODE)]
    pages += [
        page.lines(blueprint, exam_coverage(shipped, blueprint), shipped.short, width)
        for blueprint in shipped.blueprints()
    ]
    wide = [plain(line).strip() for lines in pages for line in lines if cells(plain(line)) > width]
    assert [line for line in wide if not re.fullmatch(r"https://\S+", line)] == []


def test_the_page_of_an_exam_has_its_days_its_form_its_weights_and_who_serves_its_tasks(shipped: Library) -> None:
    blueprint = shipped.blueprint("lambda/dva-c02")
    lines = [
        plain(line) for line in page.lines(blueprint, exam_coverage(shipped, blueprint), lambda id: f"<{id}>", 118)
    ]

    assert lines[:4] == [
        "  Developer - Associate (DVA-C02)",
        "  Taken until 2026-11-30. <lambda/dva-c03> replaces it.",
        "  65 questions in 130 minutes, 50 of them scored, with one right choice or several.",
        "  720 passes, on a scale from 100 to 1,000.",
    ]
    assert "  32 %, about 16 of 50 scored questions" in lines
    task = lines.index("    2.2  Encryption: KMS, rotation, other accounts")
    assert lines[task + 1] == "         <lambda/secrets>"


def test_days_that_nobody_knows_are_not_spoken_of(shipped: Library) -> None:
    assert page.days(shipped.blueprint("lambda/saa-c03"), shipped.short) == ""
    assert page.days(shipped.blueprint("lambda/dva-c03"), shipped.short) == "Taken from 2026-12-01."
