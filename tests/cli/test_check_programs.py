"""`tutor check` for programs: GitHub's remarks, SARIF, and a choice of codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tutor import __main__, __version__
from tutor.cli.check_sarif import uri

if TYPE_CHECKING:
    from tests.cli.conftest import Tutor

# As the Schema Store publishes it, under the name that SARIF's own tools use.
SCHEMA = Path(__file__).with_name("sarif-2.1.0-rtm.5.json")
BROKEN = """\
id: demo
title: off  # tutor: ignore W101 because it is the word
titel: x
version: no
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with an error, a warning and an answered warning, inside a repository; the author stands in it."""
    (tmp_path / "repository/.git").mkdir(parents=True)
    root = tmp_path / "repository/päck"
    (root / "content").mkdir(parents=True)
    (root / "content/pack.yaml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def sarif(tutor: Tutor, arguments: str = "") -> Any:
    """The one run of a log that keeps to the schema."""
    log = tutor(f"check --format sarif {arguments} .").json
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(log)
    (run,) = log["runs"]
    return run


def test_github_gets_a_command_a_finding_with_paths_from_the_repository_on(pack: Path, tutor: Tutor) -> None:
    said = tutor("check --format github .")

    assert said.out == (
        "::error file=päck/content/pack.yaml,line=3,endLine=3,col=1,endColumn=5,title=E101::"
        'pack \'demo\': unknown key "titel" ("title" stands here already)\n'
        "::warning file=päck/content/pack.yaml,line=4,endLine=4,col=10,endColumn=11,title=W101::"
        "unquoted no is not text to every YAML reader (quote it)\n"
    )
    assert (said.code, said.err) == (1, "1 error and 1 warning in 1 file. 1 more is ignored by comments.\n")


def test_what_would_end_a_command_of_github_is_escaped(pack: Path, tutor: Tutor) -> None:
    (pack / "content/pack.yaml").write_text("id: demo\ntitle: Demo\n100%::x: y\n", encoding="utf-8")
    (pack / "content/facts").mkdir()
    (pack / "content/facts/a,b:c%.yaml").write_text("facts: x\n", encoding="utf-8")

    assert tutor("check --format github .").out == (
        "::error file=päck/content/facts/a%2Cb%3Ac%25.yaml,line=1,endLine=1,col=8,endColumn=8,title=E103::"
        'expected a list, found the text "x" (begin each entry with - )\n'
        "::error file=päck/content/pack.yaml,line=3,endLine=3,col=1,endColumn=7,title=E101::"
        "pack 'demo': unknown key \"100%25::x\" (known here: version, licence, authors, language)\n"
    )


def test_a_note_is_a_notice_and_fails_nothing(pack: Path, tutor: Tutor) -> None:
    (pack / "content/pack.yaml").write_text(
        "id: demo\ntitle: Demo  # tutor: ignore W101 because it was off\n", encoding="utf-8"
    )

    said = tutor("check --format github .")

    assert said.out.startswith("::notice file=päck/content/pack.yaml,line=2,endLine=2,col=30,endColumn=33,title=N001::")
    assert (said.code, said.err) == (0, "1 note in 1 file.\n")


def test_sarif_keeps_to_its_schema_and_says_what_was_found(pack: Path, tutor: Tutor) -> None:
    run = sarif(tutor)

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"uri": f"file://{pack.parent}/"}}
    assert run["results"][0] == {
        "ruleId": "E101",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": 'pack \'demo\': unknown key "titel" ("title" stands here already)'},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "p%C3%A4ck/content/pack.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 6},
                }
            }
        ],
        "suppressions": [],
    }


def test_sarif_explains_each_rule_that_was_broken(pack: Path, tutor: Tutor) -> None:
    driver = sarif(tutor)["tool"]["driver"]

    assert (driver["name"], driver["version"]) == ("tutor", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["E101", "W101"]
    assert driver["rules"][0]["shortDescription"] == {"text": "Every key is known"}
    assert driver["rules"][0]["defaultConfiguration"] == {"level": "error"}
    assert "Bad, a question in quizzes/:\n\n```yaml\ndificulty: 2\n```" in driver["rules"][0]["help"]["markdown"]


def test_sarif_holds_what_was_answered_with_the_reason(pack: Path, tutor: Tutor) -> None:
    results = sarif(tutor)["results"]

    assert [(result["ruleId"], result["suppressions"]) for result in results] == [
        ("E101", []),
        ("W101", []),
        ("W101", [{"kind": "inSource", "justification": "it is the word"}]),
    ]


def test_a_clean_pack_is_a_log_without_results(pack: Path, tutor: Tutor) -> None:
    (pack / "content/pack.yaml").write_text("id: demo\ntitle: Demo\n", encoding="utf-8")

    assert sarif(tutor)["results"] == []


def test_every_rule_fits_the_schema(pack: Path, tutor: Tutor) -> None:
    for number, text in enumerate(["facts: []\n", "", "id: *a\n", "facts: \x1b\n", "topic: \u202ea\n"]):
        (pack / f"content/facts-{number}.yaml").write_text(text, encoding="utf-8")

    assert sarif(tutor, " ".join(f"content/facts-{number}.yaml" for number in range(5)))["results"] != []


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/pack.yaml", "content/pack.yaml"),
        ("my pack/ä#1?.yaml", "my%20pack/%C3%A4%231%3F.yaml"),
        ("a:b%.yaml", "a%3Ab%25.yaml"),
        ("/tmp/x.yaml", "file:///tmp/x.yaml"),
        (os.fsdecode(b"caf\xe9.yaml"), "caf%E9.yaml"),
    ],
)
def test_a_path_becomes_an_address(path: str, address: str) -> None:
    assert uri(path) == address


def test_outside_of_a_repository_paths_are_from_the_current_folder_on(
    pack: Path, tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "pack.yaml").write_text("id: demo\ntitle: off\n", encoding="utf-8")
    monkeypatch.chdir(elsewhere)

    assert tutor("check --format github pack.yaml").out.startswith("::warning file=pack.yaml,")
    assert tutor(f"check --format github {pack}").out.startswith(f"::error file={pack}/content/pack.yaml,")


@pytest.mark.parametrize(
    ("options", "codes", "exit_code"),
    [
        ("", ["E101", "W101"], 1),
        ("--select E", ["E101"], 1),
        ("--select w1,E3", ["W101"], 1),
        ("--select E3 --select E101", ["E101"], 1),
        ("--ignore E1", ["W101"], 1),
        ("--ignore E1,W", [], 0),
        ("--select E1,W1 --ignore W101", ["E101"], 1),
        ("--select N", [], 0),
    ],
)
def test_codes_are_selected_and_ignored_whole_or_by_how_they_begin(
    pack: Path, tutor: Tutor, options: str, codes: list[str], exit_code: int
) -> None:
    said = tutor(f"check --format json {options} .")

    assert ([finding["code"] for finding in said.json], said.code) == (codes, exit_code)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--select W1O1", 'tutor: No code is or begins with "W1O1". Did you mean "W101"?\n'),
        ("--ignore W101,E999", 'tutor: No code is or begins with "E999". `tutor explain` lists them all.\n'),
        ("--ignore ,", 'tutor: No code is or begins with "". `tutor explain` lists them all.\n'),
    ],
)
def test_a_code_that_does_not_exist_is_misuse(pack: Path, tutor: Tutor, options: str, sentence: str) -> None:
    said = tutor(f"check {options} .")

    assert (said.code, said.out, said.err) == (2, "", sentence)


@pytest.mark.parametrize("form", ["full", "sarif"])
def test_a_full_disk_is_said_and_a_closed_pipe_is_not(pack: Path, form: str) -> None:
    def run(end: str) -> tuple[int, list[str]]:
        command = f"{sys.executable} -m tutor check --format {form} . {end}"
        environment = {**os.environ, "PYTHONPATH": str(Path(__main__.__file__).parents[1])}
        done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr.splitlines()

    full = "tutor: Not everything could be written: No space left on device. Make room and try again."
    assert run("> /dev/full") == (1, [full])
    assert run("| true")[1] in (
        [],
        ["1 error and 1 warning in 1 file. 1 more is ignored by comments."],
    )


def test_nothing_that_a_terminal_would_obey_is_printed_for_programs_either(pack: Path, tutor: Tutor) -> None:
    hostile = b'id: "t\\e]0;x\\a"\nk\x1b[31mind: \x07\ntitle: off # tutor: ignore W101 because \x9b2J \xe2\x80\xae\n'
    (pack / "content/facts").mkdir()
    (pack / "content/facts/\x1b[2J\n::error::x.yaml").write_bytes(b"facts: []\n")
    (pack / "content/pack.yaml").write_bytes(hostile)

    for form in ("github", "sarif"):
        said = tutor(f"check --format {form} .")
        assert all(character.isprintable() or character == "\n" for character in said.out + said.err)
    assert all(line.startswith("::error file=") for line in tutor("check --format github .").out.splitlines())
