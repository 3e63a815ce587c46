"""The figures of a pack: topics, exam tasks, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.exam import EXAM, NEXT
from tutor.content.coverage import Coverage, ExamCoverage, TaskCoverage, TopicCoverage, coverage
from tutor.content.library import open_library

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

KINDS = dict.fromkeys(("single", "multiple", "number", "text", "order", "match", "cloze", "judge"), 0)


def covered(pack: PackOnDisk) -> Coverage:
    library = open_library((str(pack.root),), str(pack.cache), is_thorough=True)
    try:
        return coverage(library)
    finally:
        library.close()


def change(pack: PackOnDisk, path: str, old: str, new: str) -> None:
    text = (pack.root / path).read_text(encoding="utf-8")
    pack.write(path, text.replace(old, new, 1))


def test_a_topic_counts_cards_by_yield_and_questions_by_kind_pool_and_style(pack: PackOnDisk) -> None:
    change(pack, "content/topics/timeout.yaml", "yield: awareness", "yield: core")
    change(pack, "quizzes/timeout.yaml", "kind: text\n", "kind: text\n    pool: mock\n")

    assert covered(pack).topics == (
        TopicCoverage(
            id="demo/timeout",
            title="Timeouts",
            cards={"core": 1, "common": 0, "awareness": 1},
            kinds=KINDS | {"number": 1, "text": 1},
            pools={"study": 1, "mock": 1},
            styles={"exam": 0, "recall": 2},
            facts=1,
            tested=0,
            drills=0,
        ),
    )


def test_a_fact_counts_as_tested_once_a_question_rests_on_it(pack: PackOnDisk) -> None:
    assert (covered(pack).facts, covered(pack).tested) == (1, 0)

    change(pack, "quizzes/timeout.yaml", "answer: 15 min\n", "answer: 15 min\n    facts: [timeout.max]\n")

    assert (covered(pack).facts, covered(pack).tested) == (1, 1)


def test_a_task_is_served_by_the_topics_that_name_it_or_a_skill_of_it(pack: PackOnDisk) -> None:
    pack.write("content/exams/dev-02.yaml", EXAM)
    pack.write("content/exams/dev-03.yaml", NEXT)
    change(
        pack,
        "content/topics/timeout.yaml",
        "cards:\n",
        'exams: {dev-02: ["1.1.3", "1.1.4", "2.1"], dev-03: ["1.2"]}\ncards:\n',
    )
    old, new = covered(pack).exams

    assert old == ExamCoverage(
        "demo/dev-02",
        "Developer (DEV-02)",
        (
            TaskCoverage("1.1", "Run code", ("demo/timeout",)),
            TaskCoverage("1.2", "Retry", ()),
            TaskCoverage("2.1", "Permit", ("demo/timeout",)),
        ),
    )
    assert [task.id for task in new.tasks if task.topics] == ["1.2"]


def test_what_is_missing_is_what_the_checker_says(pack: PackOnDisk) -> None:
    assert (covered(pack).missing, covered(pack).is_whole) == ((), True)

    change(pack, "content/topics/timeout.yaml", "yield: awareness", "yield: core")

    assert covered(pack).missing == (
        'the core card "timeout.limit" has 1 study question; it needs 3',
        'no question tests the fact "timeout.max"',
    )


def test_a_pack_with_errors_does_not_know_what_is_missing(pack: PackOnDisk) -> None:
    change(pack, "quizzes/timeout.yaml", "kind: text", "kind: txt")
    assert not covered(pack).is_whole
