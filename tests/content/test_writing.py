"""Where new content may go, and how it gets there."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tutor import paths
from tutor.content.reader import FILES
from tutor.content.schema import schema
from tutor.content.writing import NotWritten, create, is_inside, pack_for, put_schemas, replace


def test_schemas_are_written_into_the_pack_and_kept_unless_they_are_wanted_new(tmp_path: Path) -> None:
    put_schemas(str(tmp_path))
    (tmp_path / ".schema/pack.json").write_text("old", encoding="utf-8")
    put_schemas(str(tmp_path), is_forced=False)

    assert sorted(path.name for path in tmp_path.rglob("*.json")) == sorted(f"{name}.json" for name in FILES)
    assert (tmp_path / ".schema/pack.json").read_text(encoding="utf-8") == "old"

    put_schemas(str(tmp_path))

    assert json.loads((tmp_path / ".schema/pack.json").read_text(encoding="utf-8")) == schema("pack")


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    create(str(tmp_path), "a/b.yaml", "first\n")

    with pytest.raises(NotWritten, match=r"^a/b\.yaml exists already; nothing was written\.$"):
        create(str(tmp_path), "a/b.yaml", "second\n")
    assert (tmp_path / "a/b.yaml").read_text(encoding="utf-8") == "first\n"


def test_a_name_that_the_system_does_not_take_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"cannot be written: File name too long\.$"):
        create(str(tmp_path), f"{'x' * 300}.yaml", "")


def test_a_file_keeps_its_rights_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"old")
    (tmp_path / "a.yaml").chmod(0o640)

    replace(str(tmp_path), "a.yaml", b"new")

    assert (tmp_path / "a.yaml").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_folder_of_a_like_name_is_not_inside(tmp_path: Path) -> None:
    assert is_inside(str(tmp_path / "pack"), str(tmp_path / "pack/content/a.yaml"))
    assert not is_inside(str(tmp_path / "pack"), str(tmp_path / "pack-2/a.yaml"))
    assert not is_inside(str(tmp_path / "pack"), str(tmp_path / "pack/../a.yaml"))


def test_the_pack_in_a_checkout_is_written_to_from_inside() -> None:
    assert pack_for((), os.path.join(paths.shipped_pack(), "content")) == paths.shipped_pack()
