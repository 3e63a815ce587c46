"""What holds in every test: the learner's own data are out of reach, and the terminal is the same everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

_OF_THE_PERSON = (
    "TUTOR_PACK",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "TERM",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
)


@pytest.fixture(autouse=True)
def tutor_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of the tutor, here and for every program that the test starts."""
    home = tmp_path_factory.mktemp("home")
    for name in _OF_THE_PERSON:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TUTOR_HOME", str(home / "tutor"))
    return home / "tutor"
