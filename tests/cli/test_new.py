"""`tutor new`: what is written where, what is asked, and what is never touched."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import tutor as package
from tests.cli.conftest import Ran, Tutor
from tutor.content.checker import check
from tutor.content.model.question import KINDS

TOPIC = """\
id: vpc
title: Lambda in a VPC
cards:
  - id: vpc.nat
    title: Internet access through NAT
    yield: awareness
    renamed_from: [vpc.internet]
    body: A route to a NAT gateway.
    remember: Private subnet, NAT gateway.
takeaways: [Attach for private resources only.]
"""
ITEMS = {
    "topic": "new topic --id limits",
    "card": "new card --topic vpc --id vpc.dns",
    "scenario": "new scenario --card vpc.nat --id lost-way",
    "problem": "new problem --card vpc.nat --id vpc.nat.busy",
    "fact": "new fact --id vpc.hours",
    **{kind: f"new question --card vpc.nat --kind {kind} --id vpc.nat.{kind}" for kind in KINDS},
}


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound pack of one card, with the author standing in it."""
    root = tmp_path / "pack"
    (root / "content/topics").mkdir(parents=True)
    (root / "content/pack.yaml").write_text("id: demo\ntitle: Demo\n", encoding="utf-8")
    (root / "content/topics/vpc.yaml").write_text(TOPIC, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def codes(root: Path) -> set[str]:
    """Every code that `tutor check` says of a pack."""
    return {finding.code for finding in check((str(root),), (), str(root.parent / "cache")).findings}


def files(root: Path) -> dict[str, str]:
    """Every file below a folder with its text, but for schemas."""
    found = [path for path in root.rglob("*") if path.is_file() and path.parent.name != ".schema"]
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in found}


@pytest.mark.parametrize("command", ITEMS.values(), ids=ITEMS)
def test_what_is_new_passes_the_check_but_for_the_text_to_fill_in(tutor: Tutor, pack: Path, command: str) -> None:
    done = tutor(command)

    path, line = re.fullmatch(r"(\S+):(\d+)\n", done.out).groups()  # type: ignore[union-attr]
    assert (done.code, done.err) == (0, f"Write what says TODO, then: tutor check {path}\n")
    new_id = command.rpartition(" ")[2]
    assert f"id: {new_id}" in (pack / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert codes(pack) == {"W110"}


def test_everything_new_at_once_passes_the_check_too_and_is_laid_out(tutor: Tutor, pack: Path) -> None:
    for command in ITEMS.values():
        tutor(command)

    assert codes(pack) == {"W110"}
    assert tutor("fmt --check .").code == 0


def test_a_file_that_is_filled_in_is_clean(tutor: Tutor, pack: Path) -> None:
    tutor(ITEMS["fact"])
    file = pack / "content/facts/vpc.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("TODO: ", "").replace("TODO", ""), encoding="utf-8")

    assert tutor("check content/facts/vpc.yaml").err == "Nothing is wrong in 1 file.\n"


def test_a_card_is_added_behind_the_last_one_and_nothing_else_changes(tutor: Tutor, pack: Path) -> None:
    tutor("new card --topic vpc --id vpc.dns --title Names")

    before, after = TOPIC.split("takeaways")
    assert (pack / "content/topics/vpc.yaml").read_text(encoding="utf-8") == (
        f"{before}"
        "  - id: vpc.dns\n"
        "    title: Names\n"
        "    level: intermediate\n"
        "    yield: awareness\n"
        '    yield_because: "TODO: why the exams turn on it, and is it core, common or awareness"\n'
        '    ask_first: "TODO: a question to commit to before reading"\n'
        "    body: |\n"
        "      TODO: the teaching itself, at most 90 words.\n"
        '    cue: "TODO: what in a stem points here"\n'
        '    remember: "TODO: the one line to keep"\n'
        f"takeaways{after}"
    )


def test_questions_go_into_the_file_of_their_topic_whatever_it_is_called(tutor: Tutor, pack: Path) -> None:
    (pack / "quizzes").mkdir()
    text = "topic: vpc\nquestions:\n- {id: q, card: vpc.nat, kind: number, stem: S, answer: 1, explanation: E}\n"
    (pack / "quizzes/network.yaml").write_text(text, encoding="utf-8")

    assert tutor(ITEMS["single"]).out == "quizzes/network.yaml:4\n"
    assert (pack / "quizzes/network.yaml").read_text(encoding="utf-8").startswith(f"{text}- id: vpc.nat.single\n")
    assert not (pack / "quizzes/vpc.yaml").exists()


def test_a_new_file_names_its_schema_and_the_schema_is_there(tutor: Tutor, pack: Path) -> None:
    for command in ("topic", "scenario", "problem", "fact", "single"):
        path = tutor(ITEMS[command]).out.partition(":")[0]
        first = (pack / path).read_text(encoding="utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert ((pack / path).parent / schema).resolve().is_relative_to(pack / ".schema")
        assert ((pack / path).parent / schema).is_file()


def test_a_fact_goes_into_the_file_that_is_named(tutor: Tutor, pack: Path) -> None:
    assert tutor("new fact --id vpc.hours --file prices").out == "content/facts/prices.yaml:3\n"
    assert tutor("new fact --id vpc.bytes --file prices").out == "content/facts/prices.yaml:11\n"
    assert tutor("new fact --id vpc.days --file ../x").err == (
        'tutor: "../x" is no id: an id is made of a-z, 0-9, . and -, and begins with a-z or 0-9.\n'
    )


def test_a_new_pack_stands_in_the_folder_of_its_id(
    tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = tutor("new pack --id my-pack --title Mine")

    assert done == Ran(0, "my-pack/content/pack.yaml:2\n", "Next: `cd my-pack`, then `tutor new topic`.\n")
    assert sorted(files(tmp_path / "my-pack")) == ["README.md", "content/pack.yaml"]
    assert (tmp_path / "my-pack/quizzes").is_dir()
    assert codes(tmp_path / "my-pack") == {"W110"}
    assert tutor("new pack --id my-pack").err == "tutor: my-pack exists already; nothing was written.\n"


TITLES = ["no", "12:30", "Yes: or #no", "'quoted\"", "ä 日本", "- dash", "a ", "{a: b}", "\x1b[2J", "null", "x" * 300]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_written_so_that_it_is_read_again(
    tutor: Tutor, pack: Path, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tutor.__main__ import run

    assert run(["new", "card", "--topic", "vpc", "--id", "vpc.dns", "--title", title]) == 0

    assert codes(pack) == {"W110"}


def test_a_question_and_a_problem_share_no_id(tutor: Tutor, pack: Path) -> None:
    assert tutor("new problem --card vpc.nat --id vpc.nat.ports --title Ports").code == 0
    before = files(pack)

    assert tutor("new question --card vpc.nat --kind single --id vpc.nat.ports") == Ran(
        2, "", 'tutor: The problem "vpc.nat.ports" exists already: content/problems/vpc.yaml:4.\n'
    )
    assert files(pack) == before


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("new card", "Say --topic, like --topic vpc."),
        ("new card --topic vpc", "Say --id, like --id vpc.name."),
        ("new question", "Say --card, like --card vpc.nat."),
        ("new question --card vpc.nat", "Say --kind, like --kind single."),
        ("new question --card vpc.nat --kind single", "Say --id, like --id vpc.nat.name."),
        ("new question --card vpc.nat --kind sngle", 'No kind is called "sngle". Did you mean "single"?'),
        ("new question --card vpc.nta", 'No card of this pack is called "vpc.nta". Did you mean "vpc.nat"?'),
        ("new scenario --card zzz", 'No card of this pack is called "zzz". `tutor new card` makes one.'),
        ("new fact", "Say --id, like --id lambda.timeout.max."),
        ("new topic", "Say --id, like --id step-functions."),
        ("new pack", "Say --id, like --id my-pack."),
        ("new topic --id vpc", 'The topic "vpc" exists already: content/topics/vpc.yaml:1.'),
        ("new card --topic vpc --id vpc.nat", 'The card "vpc.nat" exists already: content/topics/vpc.yaml:4.'),
        (
            "new card --topic vpc --id vpc.internet",
            '"vpc.internet" is an earlier id of the card "vpc.nat": take another.',
        ),
        (
            "new card --topic vpc --id VPC",
            '"VPC" is no id: an id is made of a-z, 0-9, . and -, and begins with a-z or 0-9.',
        ),
        ("new pack --id a/b", '"a/b" is no id: an id is made of a-z, 0-9, . and -, and begins with a-z or 0-9.'),
    ],
)
def test_what_is_missing_or_wrong_is_misuse_with_a_way_out_and_nothing_is_written(
    tutor: Tutor, pack: Path, command: str, sentence: str
) -> None:
    before = files(pack)

    assert tutor(command) == Ran(2, "", f"tutor: {sentence}\n")
    assert files(pack) == before


def test_an_id_that_begins_otherwise_is_taken_with_a_remark(tutor: Tutor, pack: Path) -> None:
    done = tutor("new card --topic vpc --id dns")

    assert done.code == 0
    assert done.err.splitlines()[0] == (
        'tutor: ids beside this one usually begin with "vpc."; an id is never changed later.'
    )


def test_outside_of_a_pack_the_way_into_one_is_said(
    tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert tutor("new card --topic vpc --id vpc.dns") == Ran(
        2,
        "",
        "tutor: This folder is in no pack. Go into one, name one with --pack DIR, or begin one: `tutor new pack`.\n",
    )


def test_the_pack_is_the_one_named_else_the_one_around_else_the_one_of_the_environment(
    tutor: Tutor, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tutor("new pack --id other")
    monkeypatch.setenv("TUTOR_PACK", str(tmp_path / "other"))

    assert tutor("new topic --id a").out == "other/content/topics/a.yaml:2\n"
    monkeypatch.chdir(pack / "content/topics")
    assert tutor("new topic --id b").out == "b.yaml:2\n"
    assert (
        tutor(f"new topic --id c --pack {tmp_path / 'other'}").out == f"{tmp_path / 'other'}/content/topics/c.yaml:2\n"
    )
    assert tutor(f"--pack {tmp_path / 'other'} new topic --id d").out.endswith("other/content/topics/d.yaml:2\n")


def test_new_content_goes_into_one_pack(tutor: Tutor, pack: Path) -> None:
    assert (
        tutor("new topic --id a --pack . --pack ..").err == "tutor: New content goes into one pack: give --pack once.\n"
    )


def test_the_installed_pack_is_not_changed(
    tutor: Tutor, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "site-packages/tutor/pack"
    installed.parent.mkdir(parents=True)
    os.rename(pack, installed)
    monkeypatch.setattr(package, "__file__", str(tmp_path / "site-packages/tutor/__init__.py"))
    monkeypatch.chdir(tmp_path)

    assert tutor(f"new topic --id a --pack {installed}") == Ran(
        2,
        "",
        "tutor: The installed pack is not changed: the next update would undo it. Begin your own: `tutor new pack`.\n",
    )
    assert sorted(files(installed)) == ["content/pack.yaml", "content/topics/vpc.yaml"]


def test_nothing_is_written_through_a_link_that_leads_out_of_the_pack(tutor: Tutor, pack: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (pack / "content/facts").symlink_to(elsewhere)
    os.rename(pack / "content/topics/vpc.yaml", elsewhere / "vpc.yaml")
    (pack / "content/topics/vpc.yaml").symlink_to(elsewhere / "vpc.yaml")

    assert tutor(ITEMS["fact"]).err == "tutor: content/facts/vpc.yaml leads out of the pack; nothing was written.\n"
    assert tutor("new fact --id a").err == "tutor: content/facts/a.yaml leads out of the pack; nothing was written.\n"
    assert tutor(ITEMS["card"]).err == "tutor: content/topics/vpc.yaml leads out of the pack; nothing was written.\n"
    assert files(elsewhere) == {"vpc.yaml": TOPIC}


def test_a_file_of_another_topic_is_not_added_to_nor_overwritten(tutor: Tutor, pack: Path) -> None:
    (pack / "quizzes").mkdir()
    (pack / "quizzes/vpc.yaml").write_text("topic: limits\nquestions: []\n", encoding="utf-8")

    assert tutor(ITEMS["single"]) == Ran(
        1,
        "",
        "tutor: quizzes/vpc.yaml names another topic, or cannot be read: `tutor check quizzes/vpc.yaml` says more.\n",
    )
