"""Every code that the checker can say is explained, and its examples show what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tutor.content
from tests.content.example_packs import said
from tutor.content.catalogue import Rule, codes_with, rules, subjects
from tutor.content.layout import LaidOut, laid_out

SOURCE = Path(tutor.content.__file__).parent
RULES = [pytest.param(rule, id=rule.code) for rule in rules().values() if rule.said_by == "tutor check"]


def codes_in_the_source() -> set[str]:
    """Every code that the checker's source names, outside of the catalogue."""
    texts = [file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py") if file.parent.name != "catalogue"]
    return {code for text in texts for code in re.findall(r'"([EWN]\d{3})"', text)}


def test_every_code_that_can_be_said_is_in_the_catalogue_and_no_other() -> None:
    assert codes_in_the_source() == set(rules())


@pytest.mark.parametrize("rule", RULES)
def test_the_bad_example_is_found_once_and_for_this_alone(tmp_path: Path, rule: Rule) -> None:
    findings = said(tmp_path, rule, rule.bad)

    assert [line.split()[1] for line in findings] == [rule.code], findings


@pytest.mark.parametrize("rule", RULES)
def test_the_good_example_is_clean(tmp_path: Path, rule: Rule) -> None:
    assert said(tmp_path, rule, rule.good) == []


def test_what_the_layout_says_is_said_of_the_bad_example_alone() -> None:
    for rule in rules().values():
        if rule.said_by == "tutor fmt":
            assert isinstance(rule.bad, dict)
            assert isinstance(rule.good, dict)
            ((path, bad),), ((_, good),) = rule.bad.items(), rule.good.items()
            assert [finding.code for finding in laid_out(path, bad.encode(), None).findings] == [rule.code]
            assert laid_out(path, good.encode(), None) == LaidOut(good)


def test_a_rule_stands_once_and_says_one_thing_a_line() -> None:
    codes = [rule.code for group in subjects().values() for rule in group]

    assert len(codes) == len(set(codes))
    assert [rule.code for rule in rules().values() if len(rule.title) > 80 or rule.title.endswith(".")] == []
    assert [rule.code for rule in rules().values() if not rule.why.endswith(".")] == []


def test_a_prefix_names_a_group() -> None:
    assert codes_with("E40") == [f"E40{number}" for number in range(1, 5)]
    assert codes_with("w201") == ["W201"]
    assert codes_with("") == codes_with("X") == []
