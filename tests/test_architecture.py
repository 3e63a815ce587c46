"""What a command loads before it answers: each front door is opened in a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = set(
    "click decimal fractions fsrs hashlib platformdirs random rapidfuzz sqlite_utils textual typing yaml".split()
)

# Runs the quiz up to the first line it would read, and stops there. What a thread loads while the learner reads the
# question keeps nobody waiting, so none is started.
FIRST_QUESTION = """
import _thread, sys

class Stdin:
    def isatty(self):
        return False

    def readline(self):
        print(*sys.modules, file=sys.stderr)
        sys.exit()

    __next__ = readline

    def __iter__(self):
        return self

_thread.start_new_thread = lambda function, arguments: None
sys.stdin = Stdin()
from tutor.__main__ import run
run(sys.argv[1:])
"""

WHOLE_COMMAND = """
import sys
from tutor.__main__ import run
code = run(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a program in the checkout; it must end well."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, text=True, capture_output=True, check=False, input="")
    assert done.returncode == 0, done.stderr
    return done


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The modules that a command has loaded, with the content compiled before."""
    run_python(WHOLE_COMMAND, "quiz", "--json")
    return set(run_python(code, *arguments).stderr.split())


@pytest.mark.parametrize("options", [(), ("-n", "5", "concurrency"), ("--kind", "number")])
def test_a_quiz_puts_its_first_question_without_anything_heavy(options: tuple[str, ...]) -> None:
    loaded = loaded_by(FIRST_QUESTION, "quiz", *options)
    assert "tutor.actions.sitting" in loaded
    assert loaded & HEAVY == set()
    assert "tutor.views.syntax" not in loaded


@pytest.mark.parametrize("command", ["due", "topics", "stats", "list topics", "show concurrency"])
def test_a_command_that_only_reads_loads_no_app_no_yaml_and_nothing_that_writes(command: str) -> None:
    loaded = loaded_by(WHOLE_COMMAND, *command.split())
    assert loaded & {"textual", "yaml", "rapidfuzz", "sqlite_utils", "platformdirs"} == set()


def test_figures_as_json_cost_little_more_than_opening_what_they_are_read_from() -> None:
    """Each of these takes as long as all figures; so does JSON, which is written by hand here."""
    run_python(WHOLE_COMMAND, "stats", "--json")
    loaded = loaded_by(WHOLE_COMMAND, "stats", "--json")
    assert "tutor.actions.progress" in loaded
    assert loaded & (HEAVY | {"json", "re", "dataclasses", "inspect", "tutor.scheduling.memory"}) == set()


def test_the_list_of_commands_loads_none_of_them() -> None:
    loaded = set(run_python("import sys, tutor.cli.main; print(*sys.modules, file=sys.stderr)").stderr.split())
    assert {name for name in loaded if name.startswith("tutor.")} == {"tutor.cli", "tutor.cli.main"}
    assert loaded & (HEAVY - {"click", "typing", "random", "hashlib"}) == set()


def test_the_app_loads_neither_the_command_line_nor_what_compiles_content() -> None:
    loaded = set(run_python("import sys, tutor.tui.app; print(*sys.modules, file=sys.stderr)").stderr.split())
    assert loaded & {"click", "yaml", "rapidfuzz", "sqlite_utils", "fsrs", "markdown_it"} == set()


def test_the_package_itself_loads_nothing() -> None:
    loaded = run_python("import sys; before = set(sys.modules); import tutor; print(*set(sys.modules) - before)").stdout
    assert loaded.split() == ["tutor"]
