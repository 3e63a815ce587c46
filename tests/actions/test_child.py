"""Programs of the tutor's own: what they run, wherever one stands."""

from __future__ import annotations

import subprocess
from pathlib import Path

import tutor
from tutor.actions.child import command_of

SAY = "import json, tutor; print(tutor.__file__, json.dumps(sys.argv[1:]))"


def test_it_runs_this_tutor_and_nothing_of_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "tutor").mkdir()
    for name in ("tutor/__init__.py", "tutor/__main__.py", "json.py", "sitecustomize.py"):
        (tmp_path / name).write_text("print('not ours')\n")
    ran = subprocess.run(command_of(SAY, "plan", "a b"), cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout == f'{tutor.__file__} ["plan", "a b"]\n'
