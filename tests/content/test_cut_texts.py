"""An unquoted text that a # cuts off is said at the #, whatever becomes of the rest of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor.content.checker import check

if TYPE_CHECKING:
    from pathlib import Path

QUIZ = """\
topic: running
questions:
  - id: running.one
    card: running
    kind: number
    stem: {stem}
    answer: 900 s
    explanation: {explanation}
"""
WAY_OUT = "quote the text, or put a space behind the # of a comment"


def said(folder: Path, stem: str, explanation: str = "So it is.") -> list[str]:
    """What the checker says of a quiz in which one text is written so."""
    file = folder / "quiz.yaml"
    file.write_text(QUIZ.format(stem=stem, explanation=explanation), encoding="utf-8")
    found = check((str(file),), (), "").findings
    return [f"{f.span.line}:{f.span.column}-{f.span.end_column} {f.code} {f.message} ({f.hint})" for f in found]


def test_a_number_sign_after_a_space_cuts_an_unquoted_text_off(tmp_path: Path) -> None:
    assert said(tmp_path, "What does shard #2 do?") == [
        f'6:27-33 W102 "#2 do?" is a comment: the text ends before it ({WAY_OUT})'
    ]


@pytest.mark.parametrize(
    "stem",
    [
        "'What does shard #2 do?'",
        '"What does shard #2 do?"',
        "|\n      What does shard #2 do?",
        "| #2\n      What does it do?",
        "What does shard#2 do?",
        "What does it do?  # asked in May",
        "What does it do?  ## asked in May",
        "What does it do?  #",
        "What does it do?  #tutor: ignore N704 because sources differ",
    ],
)
def test_quoted_text_blocks_and_comments_as_most_write_them_are_left_alone(tmp_path: Path, stem: str) -> None:
    assert [line for line in said(tmp_path, stem) if " W102 " in line or " E" in line] == []


def test_a_text_that_goes_on_below_is_cut_off_at_the_sign_and_not_where_yaml_gives_up(tmp_path: Path) -> None:
    assert said(tmp_path, "What does shard #2\n      of the stream do?") == [
        f"6:27-29 E001 a # after a space begins a comment, and what follows it fits nothing ({WAY_OUT})"
    ]


def test_a_brace_that_is_commented_out_is_the_signs_fault(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text("facts:\n  - {id: a.b, title: Shard #2, value: 5}\n", encoding="utf-8")
    (finding,) = check((str(file),), (), "").findings
    assert (finding.span.line, finding.span.column, finding.code) == (2, 28, "E001")
    assert finding.message == "a # after a space begins a comment, and what follows it fits nothing"
