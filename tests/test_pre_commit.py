"""The hook that other repositories run before a commit."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tutor import __main__

ROOT = Path(__file__).parent.parent


@pytest.fixture
def hook() -> dict[str, Any]:
    """The one hook of this repository."""
    (declared,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(declared, dict)
    return declared


def test_the_hook_checks_the_pack_that_a_repository_is(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/pack.yaml").write_text("id: demo\ntitel: Demo\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = [*str(hook["entry"]).split(), *hook["args"]]

    assert command[0] in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert __main__.run(command[1:]) == 1
    assert capsys.readouterr().out == (
        'content/pack.yaml:2:1-6 error[E101] pack \'demo\': unknown key "titel" (did you mean "title"?)\n'
    )


@pytest.mark.parametrize(
    ("path", "is_content"),
    [
        ("content/pack.yaml", True),
        ("packs/mine/quizzes/vpc.yml", True),
        ("content/topics/vpc.yaml", True),
        ("docs/authoring.md", False),
        (".github/workflows/check.yaml", False),
        ("mycontent/x.yaml", False),
    ],
)
def test_the_hook_runs_when_content_changed(hook: dict[str, Any], path: str, is_content: bool) -> None:
    assert bool(re.search(hook["files"], path)) == is_content
