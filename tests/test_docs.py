"""What the documents show is true."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_pack_that_the_authors_page_shows_passes_the_check(tmp_path: Path) -> None:
    blocks = re.findall(
        r"^```yaml\n# (\S+)\n(.*?)^```", (ROOT / "docs/authoring.md").read_text(), re.MULTILINE | re.DOTALL
    )
    for path, text in blocks:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"# {path}\n{text}")
    command = [sys.executable, "-m", "tutor", "check", "--today", "2026-11-21", str(tmp_path)]
    checked = subprocess.run(command, cwd=ROOT, env=os.environ, text=True, capture_output=True, check=False)
    assert (checked.stdout, checked.stderr, checked.returncode) == ("", "Nothing is wrong in 5 files.\n", 0)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text())
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_command_that_the_readme_shows_exists() -> None:
    shown = set(
        re.findall(r"\btutor ([a-z]+)\b", "\n".join(re.findall(r"`+[^`]+`+", (ROOT / "README.md").read_text())))
    )
    assert shown - COMMANDS.keys() == set()
    assert "quiz" in shown


def test_the_commands_of_the_authors_page_begin_a_pack_that_only_wants_its_text(tmp_path: Path) -> None:
    page = (ROOT / "docs/authoring.md").read_text()
    commands = re.findall(r"^```sh\n(.*?)^```", page, re.MULTILINE | re.DOTALL)[0]
    tutor = f"{sys.executable} -m tutor"
    script = re.sub(r"^tutor ", f"{tutor} ", commands, flags=re.MULTILINE) + f"{tutor} check --format concise .\n"
    run = ["sh", "-ec", script]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, cwd=tmp_path, env=environment, text=True, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    for path in ("content/topics/kinesis.yaml", "content/facts/kinesis.yaml", "quizzes/kinesis.yaml"):
        assert (tmp_path / "streams" / path).exists()
    findings = [line for line in done.stdout.splitlines() if "[" in line]
    assert findings
    assert [line for line in findings if "[W110] text to fill in" not in line] == []
