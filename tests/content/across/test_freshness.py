"""What grows old while no file changes, and facts that disagree."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.content.conftest import FACTS
from tests.content.exam import EXAM, NEXT
from tutor.content.checker import check

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

CHECKED = datetime.date(2026, 11, 17)


def said(pack: PackOnDisk, today: datetime.date | None) -> list[str]:
    findings = check((str(pack.root),), (), str(pack.cache), today).findings
    said = [f for f in findings if f.code[1:].startswith("70")]
    return [f"{Path(f.path).name}:{f.span.line}:{f.span.column} {f.code} {f.message} ({f.hint})" for f in said]


def test_a_fact_is_to_be_checked_again_after_180_days_though_nothing_was_written(pack: PackOnDisk) -> None:
    assert said(pack, CHECKED + datetime.timedelta(days=180)) == []
    assert said(pack, CHECKED + datetime.timedelta(days=181)) == [
        "timeout.yaml:7:14 N701 last checked 181 days ago (compare it with its source again)"
    ]


def test_a_day_of_a_check_that_is_still_to_come_is_a_slip_unless_it_has_begun_elsewhere(pack: PackOnDisk) -> None:
    assert said(pack, CHECKED - datetime.timedelta(days=1)) == []
    assert said(pack, CHECKED - datetime.timedelta(days=2)) == [
        "timeout.yaml:7:14 E705 2026-11-17 is still to come: today is 2026-11-15 "
        "(write the day on which you compared it with its source)"
    ]


def test_the_source_of_an_exam_was_not_read_on_a_day_to_come_either(pack: PackOnDisk) -> None:
    pack.write("content/exams/dev-02.yaml", EXAM.replace("checked: 2026-11-17", "checked: 2026-11-27"))
    (found,) = said(pack, CHECKED)
    assert " E705 2026-11-27 is still to come: today is 2026-11-17 " in found


def test_a_fact_that_was_checked_on_a_day_to_come_is_studied_all_the_same(pack: PackOnDisk) -> None:
    assert said(pack, datetime.date(2020, 1, 1)) != []
    assert pack.open().ids("fact") == ["demo/timeout.max"]


def test_without_a_day_nothing_grows_old(pack: PackOnDisk) -> None:
    assert said(pack, None) == []


def test_an_answered_finding_of_the_day_is_not_said(pack: PackOnDisk) -> None:
    pack.write(
        "content/facts/timeout.yaml",
        FACTS.replace("2026-11-17", "2026-11-17  # tutor: ignore N701 because this number is history"),
    )
    assert said(pack, datetime.date(2028, 1, 1)) == []


def test_an_edition_that_ended_names_the_one_that_took_its_place(pack: PackOnDisk) -> None:
    pack.write("content/exams/dev-02.yaml", EXAM)
    pack.write("content/exams/dev-03.yaml", NEXT)

    assert said(pack, datetime.date(2026, 11, 30)) == []
    assert said(pack, datetime.date(2026, 12, 1)) == [
        "dev-02.yaml:5:11 N702 dev-02 could be taken until 2026-11-30 (dev-03 has taken its place)"
    ]


def test_a_topic_that_serves_only_editions_that_ended_is_said(pack: PackOnDisk) -> None:
    pack.write("content/exams/dev-02.yaml", EXAM.replace("successor: dev-03\n", ""))
    text = (pack.root / "content/topics/timeout.yaml").read_text(encoding="utf-8")
    pack.write("content/topics/timeout.yaml", text.replace("cards:\n", 'exams: {dev-02: ["1.1"]}\ncards:\n'))

    assert said(pack, datetime.date(2026, 12, 1)) == [
        "dev-02.yaml:5:11 N702 dev-02 could be taken until 2026-11-30 (name its successor, if it has one)",
        "timeout.yaml:3:9 N702 this topic serves no exam but dev-02, which ended ()",
    ]

    pack.write("content/exams/dev-03.yaml", NEXT)
    pack.write(
        "content/topics/timeout.yaml", text.replace("cards:\n", 'exams: {dev-02: ["1.1"], dev-03: ["1.1"]}\ncards:\n')
    )

    assert [line for line in said(pack, datetime.date(2026, 12, 1)) if "topic" in line] == []


def test_two_facts_of_one_title_with_two_values_are_in_conflict(pack: PackOnDisk) -> None:
    other = FACTS.replace("timeout.max", "timeout.longest").replace("title: Longest run", "title: LONGEST run")
    pack.write("content/facts/other.yaml", other)
    assert said(pack, None) == []

    pack.write("content/facts/other.yaml", other.replace("value: 15 minutes", "value: 5 minutes"))

    assert said(pack, None) == [
        'timeout.yaml:2:5 W703 of the same title "timeout.longest" in facts/other.yaml:2 says 5 minutes '
        "(settle which holds, or tell them apart by their titles)"
    ]


def test_what_another_source_says_stays_in_sight(pack: PackOnDisk) -> None:
    source = '{title: An old page, url: "https://aws.amazon.com/"}'
    conflicts = f"conflicts: [{{value: 5 minutes, source: {source}}}]"
    facts = FACTS.replace("checked: 2026-11-17", f"checked: 2026-11-17\n        {conflicts}")
    pack.write("content/facts/timeout.yaml", facts)

    assert said(pack, None) == ["timeout.yaml:2:5 N704 An old page says 5 minutes ()"]
