"""tutor sheet: one page for the last evenings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.exam_pack import BLUEPRINT, write_exam_pack
from tests.actions.packs import write_pack
from tests.cli.conftest import Tutor
from tests.cli.test_ready import study
from tutor.cli.today import today
from tutor.desk import Desk, open_desk


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two topics of two cards; the first card names two facts, and the second one of them again."""
    pack = write_pack(tmp_path / "pack", {"t": {"a": 1, "b": 1}, "u": {"c": 1, "d": 1}})
    topic = pack / "content/topics/t.yaml"
    named = topic.read_text().replace("- id: a\n", "- id: a\n    facts: [size, wait]\n")
    topic.write_text(named.replace("- id: b\n", "- id: b\n    facts: [wait]\n"))
    source = 'source: {title: Guide, url: "https://example.com"}\n    checked: 2026-11-17\n'
    (pack / "content/facts").mkdir()
    (pack / "content/facts/numbers.yaml").write_text(
        f"facts:\n  - id: size\n    title: Most in a payload\n"
        f'    value: "6"\n    unit: MB\n    statement: Six.\n    {source}'
        f"  - id: wait\n    title: Longest wait\n    value: 15 minutes\n    statement: Fifteen.\n    {source}"
    )
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


@pytest.fixture
def desk(pack: Path) -> Iterator[Desk]:
    """The desk that the commands use."""
    desk = open_desk()
    yield desk
    desk.close()


def test_without_answers_it_holds_the_core_facts_and_says_so(pack: Path, tutor: Tutor) -> None:
    ran = tutor("sheet")
    first, *rest = ran.out.splitlines()
    assert first == f"  Facts to look over, {today()}"
    assert rest == [
        "  Nothing was answered yet, so these are core facts; tutor quiz finds out",
        "  which you lack.",
        "",
        "  Topic t",
        "  * Card a in a line. (new)",
        "    - Most in a payload: 6 MB",
        "    - Longest wait: 15 minutes",
        "  * Card b in a line. (new)",
        "",
        "  Topic u",
        "  * Card c in a line. (new)",
        "  * Card d in a line. (new)",
    ]


def test_the_shakiest_card_comes_first_with_its_topic(pack: Path, desk: Desk, tutor: Tutor) -> None:
    study(desk, "a", "++++")
    study(desk, "d", "--")
    study(desk, "c", "+-")
    lines = tutor("sheet").out.splitlines()
    assert lines[1] == "  2 cards are shaky. Behind each: your chance to recall it tomorrow."
    assert [line[4:18] for line in lines if line.startswith("  * ")] == [
        "Card d in a li",
        "Card c in a li",
        "Card b in a li",
        "Card a in a li",
    ]
    cards = tutor("sheet --json").json["cards"]
    assert [(card["id"], card["level"]) for card in cards] == [
        ("p/d", "shaky"),
        ("p/c", "shaky"),
        ("p/b", "not met"),
        ("p/a", "safe"),
    ]
    assert cards[0]["recall"] < cards[1]["recall"] < cards[3]["recall"]
    assert cards[2]["facts"] == [{"id": "p/wait", "title": "Longest wait", "value": "15 minutes"}]


def test_it_says_how_far_off_the_exam_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tutor: Tutor) -> None:
    monkeypatch.setenv("TUTOR_PACK", str(write_exam_pack(tmp_path / "exam")))
    head = []
    for on in ("none", "+25", "+1", "+0"):
        tutor(f"plan --exam demo --on {on}")
        head.append(tutor("sheet").out.splitlines()[0])
    assert head == [
        f"  Facts to look over for demo, {today()}",
        f"  Facts to look over for demo, {today()}, 25 days before the exam",
        f"  The last evening before demo, {today()}",
        f"  Facts to look over for demo, {today()}, the exam day",
    ]
    assert tutor("sheet --json").json["days_left"] == 0


def test_it_is_one_page_however_much_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tutor: Tutor) -> None:
    many = write_pack(tmp_path / "many", {f"t{n}": {f"c{n}-{m}": 1 for m in range(30)} for n in range(5)})
    monkeypatch.setenv("TUTOR_PACK", str(many))
    lines = tutor("sheet").out.splitlines()
    assert len(lines) in range(56, 61)
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line.startswith("  Topic")] == [f"  Topic t{n}" for n in range(5)]


def test_it_holds_what_serves_the_exam_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tutor: Tutor
) -> None:
    pack = write_exam_pack(tmp_path / "exam")
    other = BLUEPRINT.format(questions=65, scored=50).replace("id: demo", "id: other").replace("forms:\n", "")
    (pack / "content/exams/other.yaml").write_text(other)
    topic = pack / "content/topics/u.yaml"
    topic.write_text(topic.read_text().replace("exams: {", 'exams: {other: ["2.1"], '))
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    assert [card["id"] for card in tutor("sheet --exam demo --json").json["cards"]] == ["p/a", "p/b"]
    said = " ".join(tutor("sheet --exam demo").out.split())
    assert "which you lack. The page covers the Lambda part of the exam alone. Topic t" in said
    assert [card["id"] for card in tutor("sheet --exam other --json").json["cards"]] == ["p/b"]
    assert tutor("sheet --exam nothing").err.startswith('tutor: No exam is called "nothing".')
