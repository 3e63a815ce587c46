"""Numbers in teaching prose that are a fact's value."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.content.across.amounts import amounts
from tutor.content.checker import check

FACTS = """\
facts:
  - id: limit
    title: Longest run
    value: {value}
    statement: A function runs that long at most.
    source: {{title: Guide, url: "https://docs.aws.amazon.com/lambda/"}}
    checked: 2026-11-17
"""
TOPIC = """\
id: t
title: T
cards:
  - id: t.card
    title: A card
    body: {body}
    remember: It ends.
    yield: awareness
    facts: [{facts}]
    example: {example}
"""


def said(root: Path, body: str, value: str = "15 minutes", facts: str = "limit", example: str = "None.") -> list[str]:
    """What is said of the numbers of a card."""
    for folder in ("content/topics", "content/facts"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "content/pack.yaml").write_text("id: demo\ntitle: Demo\n", encoding="utf-8")
    (root / "content/facts/f.yaml").write_text(FACTS.format(value=value), encoding="utf-8")
    text = TOPIC.format(body=body, facts=facts, example=example)
    (root / "content/topics/t.yaml").write_text(text, encoding="utf-8")
    findings = check((str(root),), (), str(root / "cache")).findings
    return [f"{f.span.line}:{f.span.column} {f.code} {f.message}" for f in findings if f.code in ("W203", "N204")]


def test_a_number_of_a_fact_that_the_card_names_is_to_be_cited(tmp_path: Path) -> None:
    assert said(tmp_path, "It ends after 15 minutes.") == [
        "6:25 W203 15 minutes is the value of a fact that this text names: limit"
    ]
    assert said(tmp_path, "It ends after <fact:limit>.") == []


def test_a_number_of_a_fact_that_the_card_does_not_name_is_a_note(tmp_path: Path) -> None:
    assert said(tmp_path, "It ends after 15 minutes.", facts="") == [
        "6:25 N204 15 minutes is also the value of the fact limit"
    ]


def test_the_same_amount_in_other_words_is_the_same(tmp_path: Path) -> None:
    assert len(said(tmp_path, "It ends after 15 min.")) == 1
    assert len(said(tmp_path, "It takes 10240 MB.", value='"10,240 MB"')) == 1


def test_numbers_that_a_card_gives_itself_calculations_and_code_are_free(tmp_path: Path) -> None:
    assert said(tmp_path, "It ends after 15 minutes.", example="A run of 15 minutes.") == []
    assert said(tmp_path, '"Of it remain 15 minutes - 5 minutes = 10 minutes."') == []
    assert said(tmp_path, "'Set `Timeout: 15 minutes`.'") == []


def test_a_small_bare_number_says_too_little(tmp_path: Path) -> None:
    assert said(tmp_path, "It tries 3 times.", value='"3"') == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("after 15 minutes or 900 s", {"15 min": "15 minutes", "900 s": "900 s"}),
        ("1,000 at 0.25 s", {"1000": "1,000", "0.25 s": "0.25 s"}),
        ("a 30-second limit and 99.9 %", {"30 s": "30-second", "99.9 %": "99.9 %"}),
        ("python3.11, arm64, m5.large, 5 of 10", {}),
        ("$200 and 6 MB × 3 / 4 = 4.5 MB", {}),
        ("`429` is code", {}),
    ],
)
def test_amounts_are_numbers_with_a_unit_or_many_digits(text: str, found: dict[str, str]) -> None:
    assert amounts(text) == found
