"""What holds in every test: the learner's own data are out of reach, and the terminal is the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no failure.
settings.register_profile("tutor", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tutor")

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


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that nothing has used. `mktemp` would list all that there are, before each of thousands of tests."""
    above = tmp_path_factory.mktemp("homes")
    return (above / str(number) for number in count())


@pytest.fixture(autouse=True)
def tutor_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of the tutor, here and for every program that the test starts."""
    home = next(homes)
    home.mkdir()
    for name in _OF_THE_PERSON:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TUTOR_HOME", str(home / "tutor"))
    return home / "tutor"


@pytest.fixture(scope="session")
def built_tables(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """The name and content of the plan's tables before anything is known of the learner, built once."""
    from tests.actions.packs import open_learner, write_pack
    from tutor.actions.plan_tables import build_tables

    home = tmp_path_factory.mktemp("tables")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUTOR_HOME", str(home))
        learner = open_learner(write_pack(home / "pack", {"t": {"a": 1}}), home / "data")
        build_tables(learner.desk)
        learner.desk.close()
    path = next((home / "cache").glob("*.tables"))
    return path.name, path.read_bytes()


@pytest.fixture
def kept_tables(tutor_home: Path, built_tables: tuple[str, bytes]) -> Path:
    """The plan's tables where this test's learner has them."""
    path = tutor_home / "cache" / built_tables[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(built_tables[1])
    return path
