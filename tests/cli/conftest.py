"""`tutor` run in this process, as a shell would run it."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.kinds import write_kinds
from tutor.__main__ import main


@dataclass(frozen=True)
class Ran:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """stdout as one JSON value."""
        return json.loads(self.out)

    @property
    def messages(self) -> list[dict[str, Any]]:
        """stdout as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    def of_type(self, type: str) -> list[dict[str, Any]]:
        """The messages of one type."""
        return [message for message in self.messages if message["type"] == type]


Tutor = Callable[..., Ran]
Words = str | list[str]


@pytest.fixture
def tutor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tutor:
    """tutor("quiz -n 2", "b", "c"): runs a command with these lines, or bytes, on stdin, which is a pipe.

    Arguments that hold a blank come as a list.
    """

    def run(arguments: Words, *lines: str | bytes) -> Ran:
        typed = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
        monkeypatch.setattr(sys, "argv", ["tutor", *(arguments.split() if isinstance(arguments, str) else arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main()
        said = capsys.readouterr()
        return Ran(int(leaving.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack with a question of every kind, opened by every command that names no other."""
    pack = write_kinds(tmp_path / "kinds")
    monkeypatch.setenv("TUTOR_PACK", str(pack))
    return pack


@pytest.fixture
def log(tutor_home: Path) -> Callable[[], list[tuple[str, int | None, str]]]:
    """Every answer on disk: its question, 1 when it was right, its confidence; what was taken back is left out."""

    def read() -> list[tuple[str, int | None, str]]:
        with closing(sqlite3.connect(tutor_home / "tutor.db")) as db:
            return db.execute(
                "SELECT question, is_right, confidence FROM event WHERE kind = 'answer' "
                "AND id NOT IN (SELECT target FROM event WHERE kind = 'void') ORDER BY seq"
            ).fetchall()

    return read
