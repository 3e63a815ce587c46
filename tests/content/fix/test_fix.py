"""`tutor check --fix`: what has one obvious way out is mended in place, the rest stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.content.checker import check
from tutor.content.findings import Finding, Span
from tutor.content.fix.files import fix
from tutor.content.fix.ids import with_ids
from tutor.content.fix.words import corrected
from tutor.content.model.teaching import FactsFile, QuizFile, Topic

TOPIC = """\
id: timeout
title: Timeouts
objectives:
  - text: Say when a run ends
cards:
  - id: timeout.limit
    title: The limit   # of every function
    yeild: core
    body: A run lasts at most <fact:lambda.timout>.
    remember: No run outlives it.
    facts: [lambda.timeout]
    level: "fundation"
"""
FACTS = """\
facts:
  - id: lambda.timeout
    title: Longest run
    value: 15:00
    statement: A run lasts at most 15 minutes.
    source: {title: Quotas, url: "https://docs.aws.amazon.com/lambda/"}
    checked: 2026-11-21
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    root = tmp_path / "pack"
    for name, text in {
        "content/pack.yaml": "id: demo\ntitle: A pack\n",
        "content/topics/timeout.yaml": TOPIC,
        "content/facts/limits.yaml": FACTS,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def test_words_ids_quotes_and_order_are_fixed_at_once(pack: Path, tmp_path: Path) -> None:
    fixed = fix((str(pack),), (), str(tmp_path / "cache"))
    assert [(Path(one.path).name, one.words, one.ids, one.is_laid_out) for one in fixed] == [
        ("limits.yaml", 0, 0, True),
        ("timeout.yaml", 3, 1, True),
    ]
    assert (pack / "content/topics/timeout.yaml").read_text() == (
        "id: timeout\n"
        "title: Timeouts\n"
        "objectives:\n"
        "  - id: timeout.o1\n"
        "    text: Say when a run ends\n"
        "cards:\n"
        "  - id: timeout.limit\n"
        "    title: The limit  # of every function\n"
        "    level: foundation\n"
        "    yield: core\n"
        "    body: A run lasts at most <fact:lambda.timeout>.\n"
        "    remember: No run outlives it.\n"
        "    facts: [lambda.timeout]\n"
    )
    assert 'value: "15:00"' in (pack / "content/facts/limits.yaml").read_text()
    left = check((str(pack),), (), str(tmp_path / "cache")).findings
    assert [finding for finding in left if finding.severity == "error"] == []
    assert fix((str(pack),), (), str(tmp_path / "cache")) == []


def test_a_word_with_two_near_misses_is_left_to_the_author() -> None:
    span = Span(1, 8, 1, 11)
    two = Finding("q.yaml", span, "E201", "no card is called", 'did you mean "vpc.nat" or "vpc.net"?')
    one = Finding("q.yaml", span, "E201", "no card is called", 'did you mean "vpc.nat"?')
    assert corrected("card: vpc", [two]) == ("card: vpc", 0)
    assert corrected("card:  vpc\n", [one]) == ("card:  vpc.nat\n", 1)


def test_a_missing_id_is_made_once_and_is_free() -> None:
    text = "topic: a\nquestions:\n  - {id: a.b.1, card: a.b}\n  - card: a.b\n    kind: number\n  - {card: a.b}\n"
    fixed, count = with_ids(text, QuizFile, "a", lambda id: id == "a.b.2")
    assert count == 2
    assert fixed == (
        "topic: a\nquestions:\n  - {id: a.b.1, card: a.b}\n  - id: a.b.3\n    card: a.b\n    kind: number\n"
        "  - {id: a.b.4, card: a.b}\n"
    )


def test_facts_and_cards_are_called_after_their_titles() -> None:
    facts, _ = with_ids("facts:\n  - title: Longest run of a function, ever\n", FactsFile, "limits", lambda id: False)
    assert "- id: limits.longest-run-of-a\n" in facts
    cards, _ = with_ids("id: vpc\ncards:\n  - title: NAT gateways\n", Topic, "network", lambda id: False)
    assert "- id: vpc.nat-gateways\n" in cards


def test_line_ends_are_kept(pack: Path, tmp_path: Path) -> None:
    file = pack / "content/facts/limits.yaml"
    file.write_bytes(FACTS.replace("title: Longest", "titel: Longest").replace("\n", "\r\n").encode())
    fix((str(file),), (), str(tmp_path / "cache"))
    data = file.read_bytes()
    assert b"\r\n    title: Longest run\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_file_that_cannot_be_read_is_left(pack: Path, tmp_path: Path) -> None:
    file = pack / "content/facts/limits.yaml"
    file.write_bytes(b"facts:\n  - titel: \xff\n")
    assert [Path(one.path).name for one in fix((str(pack),), (), str(tmp_path / "cache"))] == ["timeout.yaml"]
    assert file.read_bytes() == b"facts:\n  - titel: \xff\n"
