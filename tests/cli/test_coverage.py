"""tutor check --coverage, the exams, and what of the facts is old, disputed or used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Tutor
from tests.content.exam import EXAM, NEXT
from tests.views.reading_pack import write_reading_pack

FACTS = """\
facts:
  - id: wind.old
    title: Wind in the yard
    value: light
    statement: It is light.
    source: {title: A book, url: "https://example.com/wind"}
    checked: 2001-02-03
  - id: wind.new
    title: wind in the yard
    value: strong
    statement: It is strong.
    source: {title: A page, url: "https://example.com/"}
    checked: 9999-12-31
    conflicts: [{value: mild, source: {title: A letter, url: "https://example.com/letter"}}]
"""


@pytest.fixture(autouse=True)
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reading pack with two exams and two facts that disagree."""
    pack = write_reading_pack(tmp_path / "pack")
    (pack / "content/exams").mkdir()
    (pack / "content/exams/dev-02.yaml").write_text(EXAM)
    (pack / "content/exams/dev-03.yaml").write_text(NEXT)
    (pack / "content/facts/wind.yaml").write_text(FACTS)
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


def test_the_exams_are_listed_by_either_word(tutor: Tutor) -> None:
    listed = tutor("list exams")
    assert listed.out == "dev-02  Developer (DEV-02)\ndev-03  Developer (DEV-03)\n"
    assert tutor("list blueprints").out == listed.out


def test_an_exam_is_shown_and_printed_whole(tutor: Tutor) -> None:
    assert tutor("show dev-02").out.startswith(
        "  Developer (DEV-02)\n  Taken from 2024-01-01 until 2026-11-30. dev-03 replaces it.\n"
    )
    plain = tutor("show dev-02 --json").json
    assert (plain["id"], plain["successor"], plain["scale"]["pass_mark"]) == ("p/dev-02", "p/dev-03", 720)
    assert plain["tasks"][2] == {"id": "2.1", "domain": "d2", "title": "Permit"}


def test_coverage_is_shown_of_the_open_packs_or_of_one_that_is_named(tutor: Tutor, pack: Path) -> None:
    shown = tutor(f"--pack {pack} check --coverage --plain")
    assert (shown.code, shown.err) == (0, "")
    assert "  dev-02: 0 of 3 tasks served\n" in shown.out
    assert tutor(f"check {pack} --coverage --plain").out == shown.out


@pytest.mark.parametrize("form", ["--json", "--format json"])
def test_coverage_is_data_as_well(tutor: Tutor, pack: Path, form: str) -> None:
    plain = tutor(f"check {pack} --coverage {form}").json
    assert plain["topics"][0]["id"] == "p/planes"
    assert [task["id"] for task in plain["exams"][0]["tasks"]] == ["1.1", "1.2", "2.1"]


def test_the_checker_takes_the_day_that_is_given(tutor: Tutor, pack: Path) -> None:
    def old(day: str) -> list[str]:
        findings = tutor(f"check {pack} --json --select N7 --today {day}").json
        return [f"{finding['code']} {finding['message']}" for finding in findings if finding["code"] != "N704"]

    assert old("2001-02-04") == []
    assert old("2001-08-03") == ["N701 last checked 181 days ago"]


def test_facts_that_were_checked_too_long_ago_are_listed(tutor: Tutor) -> None:
    stale = tutor("facts wind --stale 180d")
    assert stale.out.splitlines()[0].endswith(" days  wind.old  Wind in the yard")
    assert (len(stale.out.splitlines()), stale.err) == (
        1,
        "tutor: 1 fact of 2 was last checked more than 180 days ago.\n",
    )
    (plain,) = tutor("facts wind --stale 180d --json").json
    assert (plain["id"], plain["checked"], plain["url"]) == ("p/wind.old", "2001-02-03", "https://example.com/wind")


def test_a_span_that_is_none_is_misuse(tutor: Tutor) -> None:
    ran = tutor("facts --stale soon")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'tutor: "soon" is no span of days. Write it as 180d, 26w or "6 months".\n'


def test_facts_that_disagree_are_listed(tutor: Tutor) -> None:
    assert tutor("facts --conflicts").out == (
        "  wind.new  strong; wind.old says light\n  wind.new  strong; A letter says mild\n"
    )
    assert tutor("facts --conflicts --json").json[1] == {
        "id": "p/wind.new",
        "value": "strong",
        "other": "A letter",
        "says": "mild",
        "url": "https://example.com/letter",
    }
    assert tutor("facts planes --conflicts").err == (
        "tutor: None of 2 facts is in conflict with another one or with its sources.\n"
    )


def test_what_would_change_with_a_fact_is_listed(tutor: Tutor, pack: Path) -> None:
    used = tutor("facts --uses planes.folds")
    assert (used.out, used.err) == ("  card       planes.nose  The nose\n", "tutor: 1 card would change.\n")
    assert tutor("facts --uses planes.folds --json").json == [
        {
            "kind": "card",
            "id": "p/planes.nose",
            "title": "The nose",
            "path": str(pack / "content/topics/a-planes.yaml"),
            "line": 9,
        }
    ]
    assert tutor("facts --uses wind.old").err == "tutor: Nothing uses it.\n"
    assert tutor("facts --uses wind.odl").err == ('tutor: No fact is called "wind.odl". Did you mean "wind.old"?\n')


def test_one_list_of_facts_is_made_at_a_time(tutor: Tutor) -> None:
    ran = tutor("facts --stale 180d --conflicts")
    assert (ran.code, ran.out) == (2, "")
    assert "--stale, --conflicts and --uses each make a list of their own: give one of them." in ran.err
