"""tutor facts: the list by topic, those with some words, one with what uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tests.views.reading_pack import write_reading_pack


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reading pack, opened by every command."""
    pack = write_reading_pack(tmp_path / "pack")
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


def test_the_list_has_a_heading_a_topic_and_a_line_a_fact_in_columns(tutor: Tutor) -> None:
    assert tutor("facts").out == (
        "  Paper planes\n"
        f"  planes.folds  {'7 folds':<50}  2026-11-01\n"
        "\n"
        "  Named by no card\n"
        f"  planes.local  {'1':<50}  2026-11-01\n"
    )


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_no_line_of_the_shipped_facts_is_wider_than_the_window(
    tutor: Tutor, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.delenv("TUTOR_PACK")
    monkeypatch.setenv("COLUMNS", columns)
    lines = tutor("facts").out.splitlines()
    assert len(lines) > 200
    assert [line for line in lines if len(line) > int(columns)] == []


@pytest.mark.parametrize("word", ["home", "HOME", "planes.loc"])
def test_words_leave_the_facts_that_hold_them_in_id_title_or_value(tutor: Tutor, word: str) -> None:
    assert tutor(f"facts {word}").out == f"  Named by no card\n  planes.local  {'1':<50}  2026-11-01\n"


def test_words_of_the_statement_are_searched_where_no_title_holds_them(tutor: Tutor) -> None:
    assert [fact["id"] for fact in tutor("facts written somewhere --json").json] == ["p/planes.local"]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("planes.fods", 'tutor: No fact is called "planes.fods". Did you mean "planes.folds"?\n'),
        ("xyzzy", 'tutor: No fact holds "xyzzy". `tutor facts` lists them all.\n'),
    ],
)
def test_what_no_fact_holds_is_said_with_a_way_out(tutor: Tutor, said: str, sentence: str) -> None:
    ran = tutor(f"facts {said}")
    assert (ran.code, ran.out, ran.err) == (2, "", sentence)


def test_an_id_shows_the_fact_with_what_uses_it(tutor: Tutor) -> None:
    shown = tutor("facts planes.folds").out
    assert "  Folds of a plane\n  7 folds\n" in shown
    assert shown.endswith("  Used by\n  card      planes.nose\n")


def test_in_a_pipe_nothing_is_cut_and_an_id_is_cut_nowhere(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_PACK")
    ids = [fact["id"].partition("/")[2] for fact in tutor("facts --json").json]
    for command in ("facts", "topics", "facts --conflicts"):
        assert "…" not in tutor(command).out
    monkeypatch.setenv("COLUMNS", "60")
    words = set(tutor("facts").out.split())
    assert [id for id in ids if id not in words] == []
