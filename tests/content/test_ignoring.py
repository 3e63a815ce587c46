"""Comments that suppress a finding: with a reason, at its place, and never from within a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tutor.content.checker import check

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

WHY = "because the drawing needs it"


def said(pack: PackOnDisk, path: str) -> list[str]:
    """What is left to say of a file."""
    checked = check((str(pack.root / path),), (), str(pack.cache))
    return [f"{f.span.line}:{f.span.column}-{f.span.end_column} {f.code} {f.message}" for f in checked.findings]


def titled(pack: PackOnDisk, text: str) -> list[str]:
    """What is left to say when pack.yaml holds this after its id."""
    pack.write("content/pack.yaml", f"id: demo\n{text}")
    return said(pack, "content/pack.yaml")


@pytest.mark.parametrize(
    "text",
    [
        f"title: off  # tutor: ignore W101 {WHY}\n",
        f"# tutor: ignore W101 {WHY}\ntitle: off\n",
        f"# tutor: ignore W101 {WHY}\n\n# The title is a word.\ntitle: off\n",
        f"title: off  #tutor:ignore W101 {WHY}\n",
        f"title:\n  # tutor: ignore W101 {WHY}\n  off\n",
        f"title: off  # tutor: ignore W101 {WHY}\r\nversion: '1'\r\n",
    ],
)
def test_a_comment_beside_or_above_a_finding_suppresses_it(pack: PackOnDisk, text: str) -> None:
    assert titled(pack, text) == []


def test_what_is_suppressed_is_known_with_its_reason(pack: PackOnDisk) -> None:
    titled(pack, f"title: off  # tutor: ignore W101 {WHY}\n")

    (suppressed,) = check((str(pack.root),), (), str(pack.cache)).suppressed

    assert (suppressed.finding.code, suppressed.finding.span.line) == ("W101", 2)
    assert suppressed.reason == "the drawing needs it"


def test_one_comment_answers_several_codes(pack: PackOnDisk) -> None:
    wide = "x" * 77
    text = (pack.root / "content/topics/timeout.yaml").read_text(encoding="utf-8")
    card = f"    # tutor: ignore W202, W101 {WHY}\n    diagram: {wide}\n"
    pack.write("content/topics/timeout.yaml", text + card)

    assert said(pack, "content/topics/timeout.yaml") == ["14:27-31 N001 W101 is not found here: this ignores nothing"]


def test_a_comment_at_the_head_of_a_text_is_about_all_its_lines(pack: PackOnDisk) -> None:
    body = (
        "body: |  # tutor: ignore W201 because it is a table\n"
        + "      ten words are in this line of a table here\n" * 10
    )
    text = (pack.root / "content/topics/timeout.yaml").read_text(encoding="utf-8")
    pack.write("content/topics/timeout.yaml", text.replace("body: A new function has three seconds.\n", body))

    assert said(pack, "content/topics/timeout.yaml") == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (f"title: off\n# tutor: ignore W101 {WHY}\n", "2:8-11 W101 unquoted off is not text to every YAML reader"),
        (f"# tutor: ignore W202 {WHY}\ntitle: off\n", "3:8-11 W101 unquoted off is not text to every YAML reader"),
    ],
)
def test_a_comment_elsewhere_or_for_another_code_suppresses_nothing(pack: PackOnDisk, text: str, finding: str) -> None:
    assert finding in titled(pack, text)


@pytest.mark.parametrize(
    "text",
    [
        f'title: "off # tutor: ignore W101 {WHY}"\nversion: off\n',
        f"title: |\n  Shown:\n  # tutor: ignore W101 {WHY}\nversion: off\n",
        f"title: 'Shown\n  # tutor: ignore W101 {WHY}'\nversion: off\n",
    ],
)
def test_a_text_that_shows_such_a_comment_suppresses_nothing(pack: PackOnDisk, text: str) -> None:
    assert [line.split()[1] for line in titled(pack, text)] == ["W101"]


@pytest.mark.parametrize(
    ("comment", "findings"),
    [
        ("# tutor: ignore W101", ["2:13-33 W001 this does not say why"]),
        ("# tutor: ignore W101 because", ["2:13-41 W001 this does not say why"]),
        ("# tutor: ignore W101 because ...", ["2:13-45 W001 this does not say why"]),
        ("# tutor: ignore", ["2:13-28 W001 this does not say what to ignore"]),
        ("# tutor: ingore W101 because x", ['2:13-43 W001 "ingore" is nothing that the tutor does']),
    ],
)
def test_a_comment_without_code_or_reason_is_a_finding_and_does_nothing(
    pack: PackOnDisk, comment: str, findings: list[str]
) -> None:
    warning = "2:8-11 W101 unquoted off is not text to every YAML reader"
    assert titled(pack, f"title: off  {comment}\n") == [warning, *findings]


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        ("W1O1", '2:31-35 W002 there is no code "W1O1"'),
        ("E101", "2:31-35 W002 E101 is an error, and errors cannot be ignored"),
        ("W3", '2:31-33 W002 there is no code "W3"'),
    ],
)
def test_a_code_that_does_not_exist_or_is_an_error_cannot_be_ignored(pack: PackOnDisk, code: str, finding: str) -> None:
    assert titled(pack, f'title: "off"  # tutor: ignore {code} {WHY}\n') == [finding]


def test_an_error_stays_whatever_a_comment_says(pack: PackOnDisk) -> None:
    assert titled(pack, f"title: Demo\ntitel: x  # tutor: ignore E101 {WHY}\n") == [
        "3:1-6 E101 pack 'demo': unknown key \"titel\"",
        "3:27-31 W002 E101 is an error, and errors cannot be ignored",
    ]


def test_a_remark_to_the_reader_is_no_comment_for_the_tutor(pack: PackOnDisk) -> None:
    assert titled(pack, "title: Demo  # tutor: this is shown at the top\n") == []


def test_a_comment_in_a_file_that_is_no_yaml_harms_nothing(pack: PackOnDisk, tmp_path: Path) -> None:
    pack.write("content/pack.yaml", f"id: demo\ntitle: [a  # tutor: ignore W101 {WHY}\n")

    assert [line.split()[1] for line in said(pack, "content/pack.yaml")] == ["E001", "N001"]


def test_a_loose_file_keeps_comments_about_what_only_its_pack_shows(pack: PackOnDisk, tmp_path: Path) -> None:
    loose = tmp_path / "loose.yaml"
    loose.write_text(f"id: demo\ntitle: Demo  # tutor: ignore W101 {WHY}\n", encoding="utf-8")

    assert said(pack, str(loose)) == []
