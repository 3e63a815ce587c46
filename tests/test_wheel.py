"""What people install: a wheel that carries its pack, and a checkout that studies its own files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tutor.content.catalogue import rules

ROOT = Path(__file__).parent.parent
WHERE = "import tutor.paths; print(tutor.__file__); print(tutor.paths.shipped_pack())"


def python(*arguments: str, folder: Path, path: Path | None = None, said: str = "") -> str:
    """What a Python program prints when run from a folder, with one more place to import from; it must end well."""
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, input="", text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr[: len(said) or None]) == (0, said)
    return done.stdout


def built(kind: str, source: Path, target: Path) -> Path:
    """The sdist, wheel or editable wheel that the build backend makes of a source folder."""
    target.mkdir()
    python("-c", f"import hatchling.build; hatchling.build.build_{kind}({str(target)!r})", folder=source)
    (made,) = target.iterdir()
    return made


def held(wheel: Path) -> list[str]:
    """The files in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    python("-m", "pip", "wheel", *options, str(ROOT), folder=folder)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--target", str(folder)]
    python("-m", "pip", "install", *options, str(wheel), folder=folder)
    return folder


def test_an_installed_tutor_studies_the_pack_it_carries(installed: Path, tmp_path: Path) -> None:
    package, pack = python("-c", WHERE, folder=tmp_path, path=installed).splitlines()
    assert package == str(installed / "tutor" / "__init__.py")
    assert pack == str(installed / "tutor" / "pack")


def test_an_installed_tutor_lists_from_an_empty_folder_what_the_checkout_lists(installed: Path, tmp_path: Path) -> None:
    command = ("-m", "tutor", "list", "topics", "--json")
    topics = json.loads(python(*command, folder=tmp_path, path=installed))
    ours = json.loads(python(*command, folder=ROOT))
    assert [(topic["id"], topic["cards"]) for topic in topics] == [(topic["id"], topic["cards"]) for topic in ours]
    assert len(topics) == len(list((ROOT / "content" / "topics").glob("*.yaml")))


def test_an_installed_tutor_asks_a_question(installed: Path, tmp_path: Path) -> None:
    printed = python("-m", "tutor", "quiz", "--json", folder=tmp_path, path=installed)
    question, summary = map(json.loads, printed.splitlines())
    assert (question["type"], summary["type"]) == ("question", "summary")


def test_an_installed_tutor_explains_every_rule(installed: Path, tmp_path: Path) -> None:
    explained = json.loads(python("-m", "tutor", "explain", "--json", folder=tmp_path, path=installed))
    assert [rule["code"] for rule in explained] == list(rules())


def test_an_installed_tutor_begins_a_pack_and_leaves_its_own_alone(installed: Path, tmp_path: Path) -> None:
    python("-m", "tutor", "new", "pack", "--id", "mine", folder=tmp_path, path=installed, said="Next: `cd mine`")
    arguments = ("-m", "tutor", "new", "topic", "--id", "first", "--pack", "mine")
    assert python(*arguments, folder=tmp_path, path=installed, said="Write what says TODO") == (
        "mine/content/topics/first.yaml:2\n"
    )
    command = [sys.executable, *arguments[:-1], str(installed / "tutor" / "pack")]
    environment = os.environ | {"PYTHONPATH": str(installed)}
    refused = subprocess.run(command, cwd=tmp_path, env=environment, text=True, capture_output=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("tutor: The installed pack is not changed")


def test_a_wheel_holds_the_package_its_pack_and_what_pip_needs(wheel: Path) -> None:
    files = held(wheel)
    assert {name.split("/")[0].partition("-")[0] for name in files} == {"tutor", "lambda_tutor"}
    own = [path.relative_to(ROOT) for folder in ("content", "quizzes") for path in (ROOT / folder).rglob("*.yaml")]
    assert [name for name in files if name.startswith("tutor/pack/")] == sorted(f"tutor/pack/{path}" for path in own)
    assert any(name.endswith("licenses/LICENSE") for name in files)


def test_a_wheel_built_from_the_source_archive_is_the_same(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(built("sdist", ROOT, tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    assert held(built("wheel", source, tmp_path / "again")) == held(wheel)


def test_an_editable_checkout_studies_the_content_at_its_top(tmp_path: Path) -> None:
    """All that `pip install -e` puts in place is the checkout's name: no copy of content that could grow stale."""
    editable = built("editable", ROOT, tmp_path / "editable")
    assert [name for name in held(editable) if "dist-info" not in name] == ["_lambda_tutor.pth"]
    with zipfile.ZipFile(editable) as archive:
        archive.extractall(tmp_path)
    where = f"import site; site.addsitedir({str(tmp_path)!r}); {WHERE}"
    package, pack = python("-I", "-S", "-c", where, folder=tmp_path).splitlines()
    assert (package, pack) == (str(ROOT / "tutor" / "__init__.py"), str(ROOT))
