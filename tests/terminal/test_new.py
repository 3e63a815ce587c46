"""`tutor new` at a real terminal: what was not given is asked for, again where it will not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.packs import write_pack
from tests.terminal.terminal import terminal


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A topic t with the card a."""
    return write_pack(tmp_path / "pack", {"t": {"a": 1}})


def test_a_card_is_asked_for_and_its_id_is_suggested(pack: Path) -> None:
    with terminal("new", "card", "--pack", str(pack)) as tutor:
        tutor.wait_for("Topic:")
        tutor.type("u\r", 'No topic of this pack is called "u".')
        tutor.type("t\r", "Title of the card [TODO: what lists and headings show]:")
        tutor.type("Retry & wait\r", "Id [t.retry-wait]:")
        tutor.type("T\r", '"T" is no id:')
        tutor.type("\r", "Write what says TODO, then: tutor check")
        tutor.end()
        assert tutor.code == 0

    (file,) = (pack / "content/topics").glob("*.yaml")
    assert '- id: t.retry-wait\n    title: "Retry & wait"\n' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("leaving", ["\x03", "\x04"])
def test_leaving_at_a_question_writes_nothing(pack: Path, leaving: str) -> None:
    before = {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    with terminal("new", "question", "--pack", str(pack)) as tutor:
        tutor.wait_until(lambda: tutor.output.endswith(b"Card that it is about: "), "the whole prompt")
        tutor.type(leaving)
        tutor.end()
        assert tutor.code == 130

    assert {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()} == before
