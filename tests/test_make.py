"""What a stranger meets first: `make` in a fresh clone, on whatever Python the machine has.

The Pythons here are scripts. They run the installer's own question on the real interpreter, dressed as another version
or as one that lacks a module; making a .venv and running pip they only act, so that every way to fail is tried at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("sh", "make", "awk", "grep", "tail", "touch", "rm", "mkdir", "cp", "cat")

STAND_IN = """#!/bin/sh
case "$*" in
    --version) echo "Python {version}" ;;
    "-I -c"*) ;;
    -c*) exec {real} -c '
import sys
sys.version_info = tuple(map(int, "{version}".split(".")))
sys.modules.update(dict.fromkeys("{lacks}".split()))
exec(sys.argv[1])' "$2" ;;
    "-m venv"*) rm -rf .venv; mkdir -p .venv/bin; cp {pip} .venv/bin/python ;;
esac
"""

PIP = """#!/bin/sh
echo "$*" >>pip-calls
case "$*" in
    *"{fails_at}"*) echo "{says}" >&2; exit 1 ;;
esac
"""


@dataclass(frozen=True)
class Machine:
    """A checkout with the project's own Makefile, on a machine that has only the tools and Pythons put there."""

    checkout: Path
    bin: Path

    def add_python(self, name: str, version: str, lacks: str = "") -> Machine:
        """Puts a Python of a version there, without the modules that it lacks."""
        pip = self.bin.parent / "pip"
        _write_script(self.bin / name, STAND_IN.format(version=version, lacks=lacks, real=sys.executable, pip=pip))
        return self

    def let_pip_fail(self, at: str, says: str) -> None:
        """From now on pip fails when it is asked to install this."""
        _write_script(self.bin.parent / "pip", PIP.format(fails_at=at, says=says))

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs make in the checkout; what make itself says of a failed target is left out."""
        command = ["make", "--no-print-directory", *arguments]
        environment = {"PATH": str(self.bin), "HOME": str(self.checkout)}
        done = subprocess.run(command, cwd=self.checkout, env=environment, text=True, capture_output=True, check=False)
        done.stderr = "".join(line for line in done.stderr.splitlines(True) if not line.startswith("make: ***"))
        return done

    @property
    def stamps(self) -> set[str]:
        """Which installations are marked as whole, and .half where one was begun."""
        return {path.name for path in (self.checkout / ".venv").glob(".*")}

    @property
    def pip_calls(self) -> list[str]:
        """What pip was asked since the last look."""
        calls = self.checkout / "pip-calls"
        lines = calls.read_text().splitlines() if calls.exists() else []
        calls.unlink(missing_ok=True)
        return lines


def _write_script(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without any Python."""
    machine = Machine(tmp_path / "checkout", tmp_path / "bin")
    shutil.copytree(ROOT / "requirements", machine.checkout / "requirements")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, machine.checkout)
    machine.bin.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, f"the tests of make need {tool}"
        (machine.bin / tool).symlink_to(found)
    machine.let_pip_fail("nothing", "")
    return machine


def test_make_alone_lists_what_can_be_done(machine: Machine) -> None:
    listed = machine.make()
    targets = [line.split()[1] for line in listed.stdout.splitlines()]
    assert targets == [
        "help",
        "study",
        "test",
        "test-editor",
        "lint",
        "bench",
        "bench-plan",
        "bench-readiness",
        "requirements",
    ]
    assert (listed.returncode, listed.stderr) == (0, "")


def test_the_newest_python_that_will_do_is_taken(machine: Machine) -> None:
    machine.add_python("python3.13", "3.13.0", lacks="ensurepip").add_python("python3.12", "3.12.1")
    machine.add_python("python3", "3.9.2")
    done = machine.make(".venv/.study")
    assert done.stdout.startswith("Making .venv with Python 3.12.1 ")
    assert machine.stamps == {".study"}


def test_pip_installs_what_has_the_right_hash_and_then_the_project_as_it_lies_here(machine: Machine) -> None:
    machine.add_python("python3", "3.14.0").make(".venv/.study")
    assert machine.pip_calls == [
        "-m pip install --disable-pip-version-check --no-user --require-hashes --requirement requirements/study.txt",
        "-m pip install --disable-pip-version-check --no-user --no-deps --no-build-isolation --editable .",
    ]


def test_what_was_installed_for_tests_will_do_for_studying(machine: Machine) -> None:
    machine.add_python("python3", "3.11.0").make(".venv/.test")
    assert machine.stamps == {".study", ".test"}
    assert "is up to date" in machine.make(".venv/.study").stdout


def test_without_any_python_the_way_to_one_is_said(machine: Machine) -> None:
    done = machine.make("study")
    assert done.stderr == (
        "The tutor needs Python 3.11 or newer. Install one (python.org, your system's packages, or uv python install "
        "3.13), or name it: make study PYTHON=/path/to/python3\n"
    )
    assert (done.returncode, done.stdout) == (2, "")


def test_an_old_python_is_refused_by_its_version(machine: Machine) -> None:
    done = machine.add_python("python3", "3.10.13").make("test")
    assert done.stderr == (
        "The tutor needs Python 3.11 or newer (found 3.10). Install one (python.org, your system's packages, or uv "
        "python install 3.13), or name it: make test PYTHON=/path/to/python3\n"
    )


def test_a_python_that_was_named_is_the_only_one_tried(machine: Machine) -> None:
    machine.add_python("python3", "3.11.0").add_python("other", "3.8.1")
    assert machine.make("study", "PYTHON=other").stderr == (
        "The tutor needs Python 3.11 or newer, and PYTHON=other is none (found 3.8). Name another: make study "
        "PYTHON=/path/to/python3\n"
    )


def test_a_python_without_ensurepip_names_the_package_that_brings_it(machine: Machine) -> None:
    done = machine.add_python("python3", "3.11.2", lacks="ensurepip").make("study")
    assert done.stderr == (
        "The tutor needs Python's ensurepip module, and python3 (3.11) comes without it. On Debian and Ubuntu "
        "`sudo apt install python3.11-venv` adds it; then run `make study` again.\n"
    )
    assert not (machine.checkout / ".venv").exists()


def test_without_a_network_one_sentence_says_so_and_the_next_run_begins_anew(machine: Machine) -> None:
    machine.add_python("python3", "3.12.0")
    machine.let_pip_fail("study.txt", "NewConnectionError: Failed to establish a new connection")
    assert machine.make("study").stderr == (
        "The packages could not be fetched: no package index answers. Go online, or set PIP_INDEX_URL to a mirror, or "
        "PIP_NO_INDEX=1 and PIP_FIND_LINKS to a folder of wheels; then run `make study` again. What pip said is in "
        ".venv/install.log.\n"
    )
    assert machine.stamps == set()
    machine.let_pip_fail("nothing", "")
    assert machine.make(".venv/.study").stdout.startswith("Making .venv")
    assert machine.stamps == {".study"}


def test_without_a_network_an_older_installation_stays_as_it_was(machine: Machine) -> None:
    machine.add_python("python3", "3.12.0").make(".venv/.study")
    (machine.checkout / ".venv/bin/python").write_text(PIP.format(fails_at="study.txt", says="ConnectTimeoutError"))
    os.utime(machine.checkout / ".venv/.study", (0, 0))
    assert machine.make("study").returncode == 2
    assert machine.stamps == {".study"}
    assert machine.make("study").stdout == ""


def test_any_other_trouble_of_pip_is_told_in_its_own_words(machine: Machine) -> None:
    machine.add_python("python3", "3.12.0")
    machine.let_pip_fail("test.txt", "ERROR: Could not install packages due to an OSError: No space left on device")
    assert machine.make("test").stderr == (
        "pip could not install the packages (Could not install packages due to an OSError: No space left on device). "
        "What it said is in .venv/install.log; with that mended, run `make test` again.\n"
    )


def test_an_installation_that_was_stopped_is_made_again(machine: Machine) -> None:
    machine.add_python("python3", "3.12.0").make(".venv/.test")
    (machine.checkout / ".venv/.half").touch()
    assert machine.make(".venv/.study").stdout.startswith("Making .venv")
    assert machine.stamps == {".study"}


def test_a_venv_whose_python_has_gone_is_made_again(machine: Machine) -> None:
    machine.add_python("python3", "3.12.0").make(".venv/.study")
    (machine.checkout / ".venv/bin/python").unlink()
    assert machine.make(".venv/.study").stdout.startswith("Making .venv")


def test_a_changed_list_is_installed_over_what_is_there(machine: Machine) -> None:
    machine.add_python("python3", "3.12.0").make(".venv/.study")
    os.utime(machine.checkout / ".venv/.study", (0, 0))
    assert (machine.pip_calls != [], machine.make(".venv/.study").stdout, machine.pip_calls != []) == (True, "", True)
