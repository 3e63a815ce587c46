"""`tutor schema`: for editors, for programs, and as a page to read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Tutor
from tutor.content.reader import FILES
from tutor.content.reference import reference
from tutor.content.schema import schema


@pytest.mark.parametrize(
    ("kind", "name"), [("topics", "topics"), ("topic", "topics"), ("quiz", "quizzes"), ("pack", "pack")]
)
def test_a_kind_of_file_is_named_by_its_folder_or_by_one_of_its_files(tutor: Tutor, kind: str, name: str) -> None:
    assert tutor(f"schema {kind}").json == schema(name)


def test_without_a_kind_all_are_printed(tutor: Tutor) -> None:
    assert list(tutor("schema").json) == list(FILES)


def test_an_unknown_kind_is_misuse_with_the_kinds_there_are(tutor: Tutor) -> None:
    done = tutor("schema topcis")

    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f'tutor: No kind of file is called "topcis": there are {", ".join(FILES)}. Did you mean "topics"?\n'
    )


def test_the_reference_is_the_page_of_every_key(tutor: Tutor) -> None:
    assert tutor("schema --reference") == Ran(0, reference(), "")


def test_schemas_are_written_into_a_pack_and_their_paths_are_said(
    tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)

    assert tutor("schema --write .").out.splitlines() == [f".schema/{name}.json" for name in FILES]
    assert json.loads((tmp_path / ".schema/facts.json").read_text(encoding="utf-8")) == schema("facts")


def test_schemas_are_written_into_packs_only(tutor: Tutor, tmp_path: Path) -> None:
    done = tutor(f"schema --write {tmp_path}")

    assert done == Ran(2, "", f"tutor: '{tmp_path}' is not a pack: it has no content/ folder.\n")
    assert list(tmp_path.iterdir()) == []


def test_schemas_are_not_written_through_a_link_that_leads_out_of_the_pack(tutor: Tutor, tmp_path: Path) -> None:
    (tmp_path / "pack/content").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "pack/.schema").symlink_to(tmp_path / "elsewhere")

    done = tutor(f"schema --write {tmp_path / 'pack'}")

    assert done == Ran(1, "", "tutor: .schema/facts.json leads out of the pack; nothing was written.\n")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_one_thing_is_asked_for_at_a_time(tutor: Tutor) -> None:
    done = tutor("schema topics --reference")

    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("Error: Give one of KIND, --write and --reference.\n")
