"""`tutor check --fix`, and which pack `tutor check` takes where none is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.packs import write_pack
from tests.cli.conftest import Tutor

TOPIC = """\
id: run
title: Runs
cards:
  - id: run.limit
    title: The limit   # of every function
    yeild: core
    body: A run ends after 15 minutes.
    remember: No run outlives it.
    level: "fundation"
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with two slips, one missing id and a layout of its own; its author stands in it."""
    root = tmp_path / "pack"
    for path, text in (
        ("content/pack.yaml", "id: demo\ntitle: A pack\n"),
        ("content/topics/run.yaml", TOPIC + "objectives:\n  - text: Say when a run ends\n"),
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    monkeypatch.chdir(root)
    return root


def test_what_has_one_way_out_is_fixed_said_and_then_checked(pack: Path, tutor: Tutor) -> None:
    ran = tutor("check --fix --format concise --ignore N,W6")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == ("2 words, 1 id and the layout of content/topics/run.yaml fixed\nNothing is wrong in 2 files.\n")
    assert "yield: core" in (pack / "content/topics/run.yaml").read_text()
    assert tutor("check --fix --format concise --ignore N,W6").err == "Nothing is wrong in 2 files.\n"


def test_what_only_its_author_knows_is_left_and_counts(pack: Path, tutor: Tutor) -> None:
    topic = pack / "content/topics/run.yaml"
    topic.write_text(TOPIC.replace("yeild: core", "yield: core\n    objectives: [nowhere]"))
    ran = tutor("check --fix --format concise --ignore N,W6 content/topics/run.yaml")
    assert ran.code == 1
    assert ran.out == 'content/topics/run.yaml:8:18-25 error[E201] no objective is called "nowhere"\n'
    assert ran.err == ("1 word and the layout of content/topics/run.yaml fixed\n1 error in 1 file.\n")


def test_a_path_that_names_nothing_fixes_nothing(pack: Path, tutor: Tutor) -> None:
    ran = tutor("check --fix nowhere.yaml")
    assert (ran.code, ran.out, ran.err) == (2, "", "tutor: 'nowhere.yaml' does not exist.\n")
    assert (pack / "content/topics/run.yaml").read_text().startswith(TOPIC)


def test_without_paths_it_is_the_pack_around_the_current_folder(
    pack: Path, tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_pack(tmp_path / "other", {"t": {"a": 1}})
    monkeypatch.setenv("TUTOR_PACK", str(other))
    monkeypatch.chdir(pack / "content/topics")
    assert "run.yaml:6:5-10 error[E101] card 'run.limit': unknown key" in tutor("check --format concise").out


def test_outside_of_packs_or_with_a_pack_named_it_is_those_that_are_open(
    pack: Path, tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_pack(tmp_path / "other", {"t": {"a": 1}})
    assert "run.yaml" not in tutor(f"check --format concise --pack {other}").out
    monkeypatch.setenv("TUTOR_PACK", str(other))
    monkeypatch.chdir(tmp_path)
    assert tutor("check --format concise --ignore N,W").err == "Nothing is wrong in 3 files.\n"
