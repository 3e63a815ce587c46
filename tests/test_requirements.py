"""The lists of packages that `make` installs: whole, pinned by hash, and with no address in them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def pins(name: str) -> dict[str, str]:
    """What a list pins: package and version."""
    text = (ROOT / "requirements" / name).read_text()
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+) \\$", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["study.txt", "test.txt"])
def test_every_package_has_its_hashes_and_no_list_names_an_index(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(packages) == len(pins(name))
    assert [package for package in packages if "--hash=sha256:" not in package] == []
    assert re.findall(r"https?:|file:|^-", text, re.MULTILINE) == []


def test_the_lists_pin_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    study = project["build-system"]["requires"] + project["project"]["dependencies"]
    test = study + project["project"]["optional-dependencies"]["test"]
    for name, wanted in (("study.txt", study), ("test.txt", test)):
        held = pins(name)
        unmet = [
            line for line in map(Requirement, wanted) if not line.specifier.contains(held[canonicalize_name(line.name)])
        ]
        assert unmet == []


def test_both_lists_agree_so_that_testing_changes_nothing_for_studying() -> None:
    assert pins("study.txt").items() <= pins("test.txt").items()
