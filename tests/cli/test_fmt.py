"""`tutor fmt` on a pack of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tutor.cli.main import run_click

UNTIDY = (
    "questions:\n  - {kind: number, id: a.b, card: a.b, stem: How many?, answer: '3', explanation: Three.}\ntopic: a\n"
)
TIDY = (
    "topic: a\nquestions:\n  - {id: a.b, card: a.b, kind: number, stem: How many?, answer: '3', explanation: Three.}\n"
)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("content", "quizzes"):
        (tmp_path / folder).mkdir()
    (tmp_path / "content" / "pack.yaml").write_text("id: a\ntitle: A\n")
    (tmp_path / "quizzes" / "a.yaml").write_text(UNTIDY)
    monkeypatch.chdir(tmp_path / "quizzes")
    return tmp_path


def test_the_pack_around_the_current_folder_is_laid_out(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_click(["fmt"]) == 0
    assert (pack / "quizzes" / "a.yaml").read_text() == TIDY
    said = capsys.readouterr()
    assert said.out == "a.yaml laid out anew\n"
    assert said.err == "1 of 2 files changed.\n"
    assert run_click(["fmt"]) == 0
    assert capsys.readouterr().err == "0 of 2 files changed.\n"


def test_check_changes_nothing_and_says_so_with_its_exit_code(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_click(["fmt", "--check"]) == 1
    assert (pack / "quizzes" / "a.yaml").read_text() == UNTIDY
    assert capsys.readouterr().out == "a.yaml would be laid out anew\n"


def test_a_difference_is_printed_as_diff_does(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_click(["fmt", "--diff", "a.yaml"]) == 1
    assert capsys.readouterr().out.splitlines()[:5] == [
        "--- a.yaml",
        "+++ a.yaml",
        "@@ -1,3 +1,3 @@",
        "+topic: a",
        " questions:",
    ]
    assert (pack / "quizzes" / "a.yaml").read_text() == UNTIDY


def test_a_file_that_cannot_be_read_stays_and_the_others_are_laid_out(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / "quizzes" / "b.yaml").write_text("topic: [\n")
    assert run_click(["fmt"]) == 1
    assert (pack / "quizzes" / "a.yaml").read_text() == TIDY
    assert (pack / "quizzes" / "b.yaml").read_text() == "topic: [\n"
    said = capsys.readouterr()
    assert said.err.startswith("b.yaml:2:1 stays as it is: not YAML: a value is missing before this\n")


def test_mode_and_link_of_a_file_are_kept(pack: Path) -> None:
    file = pack / "quizzes" / "a.yaml"
    file.chmod(0o640)
    (pack / "quizzes" / "link.yaml").symlink_to("a.yaml")
    assert run_click(["fmt", "link.yaml"]) == 0
    assert (pack / "quizzes" / "link.yaml").is_symlink()
    assert file.read_text() == TIDY
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_out_of_the_pack_is_not_followed(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "b.yaml"
    outside.write_text(UNTIDY)
    (pack / "quizzes" / "b.yaml").symlink_to(outside)
    with pytest.raises(Exception, match="leads out of the pack; nothing was written"):
        run_click(["fmt", "b.yaml"])
    assert outside.read_text() == UNTIDY
    assert sorted(os.listdir(pack / "quizzes")) == ["a.yaml", "b.yaml"]


def test_the_shipped_pack_is_laid_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_click(["fmt", "--check", str(Path(__file__).parents[2])]) == 0, capsys.readouterr().out
