"""What an author's editor says while they write, with a real language server: `make test-editor`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.language_server import Editor, NotInstalled, editor, installed
from tutor.__main__ import run
from tutor.content.model.question import KINDS
from tutor.content.schema import modeline
from tutor.content.writing import put_schemas

pytestmark = pytest.mark.editor

QUIZ = """\
topic: vpc
questions:
  - id: vpc.nat.way
    card: vpc.nat
    kind: singel
    stem: Which way out is there?
    explanation: A NAT gateway.
  - id: vpc.nat.limit
    card: vpc.nat
    kind: number
    asks: recall
    answr: 15 min
    stem: How long may a function run?
    explanation: Fifteen minutes.
"""
TOPIC = """\
id: vpc
title: Lambda in a VPC
cards:
  - id: vpc.nat
    title: Internet access through NAT
    body: A route to a NAT gateway.
    remember: Private subnet, NAT gateway.
    yield: core
    l
  - id: VPC nat
    title: Twice
    body: Again.
    remember: Again.
    yield: sometimes
"""


@pytest.fixture(scope="session")
def language_server() -> None:
    """Skips with a word where the server cannot be had. Installs before any test hides the person's home from npm."""
    try:
        installed()
    except NotInstalled as reason:
        pytest.skip(str(reason))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with its schemas beside it."""
    put_schemas(str(tmp_path))
    for name, path, text in (
        ("quizzes", "quizzes/vpc.yaml", QUIZ),
        ("topics", "content/topics/vpc.yaml", TOPIC),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(modeline(name, path) + text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def author(language_server: None, pack: Path) -> Iterator[Editor]:
    """An author whose editor stands in the pack."""
    with editor(pack) as opened:
        yield opened


def test_a_wrong_kind_is_underlined_and_nothing_else_of_its_question(author: Editor, pack: Path) -> None:
    kinds = ", ".join(f'"{kind}"' for kind in KINDS)

    assert author.problems(author.open(pack / "quizzes/vpc.yaml")) == [
        f"6: Value is not accepted. Valid values: {kinds}.",
        '9: Missing property "answer".',
        "13: Property answr is not allowed.",
    ]


def test_a_wrong_id_and_a_wrong_word_are_underlined(author: Editor, pack: Path) -> None:
    assert author.problems(author.open(pack / "content/topics/vpc.yaml"))[-2:] == [
        "11: an id is made of a-z, 0-9, . and -, and begins with a-z or 0-9",
        '15: Value is not accepted. Valid values: "core", "common", "awareness".',
    ]


def test_keys_that_a_card_does_not_have_yet_are_offered(author: Editor, pack: Path) -> None:
    offered = author.completions(author.open(pack / "content/topics/vpc.yaml"), "    l", 5)

    assert {"level", "objectives", "myth", "compare"} <= set(offered)
    assert {"title", "body", "stem", "choices"} & set(offered) == set()


def test_the_words_that_a_key_takes_are_offered(author: Editor, pack: Path) -> None:
    quiz = author.open(pack / "quizzes/vpc.yaml")

    assert author.completions(quiz, "asks: recall", len("asks: ")) == ["recall", "apply", "diagnose"]
    assert author.completions(quiz, "kind: singel", len("kind: ")) == list(KINDS)


def test_hovering_over_a_key_says_what_it_is(author: Editor, pack: Path) -> None:
    topic, quiz = author.open(pack / "content/topics/vpc.yaml"), author.open(pack / "quizzes/vpc.yaml")

    assert "The teaching itself, at most 90 words." in author.hover(topic, "body: A route")
    assert "The situation, and as its last paragraph the ask." in author.hover(quiz, "stem: Which")
    assert "number: a quantity, in any unit of its dimension" in author.hover(quiz, "kind: number")


def test_what_tutor_new_writes_has_nothing_underlined(
    author: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run(["new", "pack", "--id", "demo", "--title", "Demo"])
    monkeypatch.chdir(tmp_path / "demo")
    run(["new", "topic", "--id", "vpc"])
    run(["new", "fact", "--id", "vpc.hours"])
    run(["new", "scenario", "--id", "lost-way", "--card", "vpc.overview"])
    for kind in KINDS:
        run(["new", "question", "--id", f"vpc.overview.{kind}", "--card", "vpc.overview", "--kind", kind])
    files = sorted((tmp_path / "demo").rglob("*.yaml"))

    assert [author.problems(author.open(file)) for file in files] == [[]] * 5
    assert "The first half of every id" in author.hover(author.open(tmp_path / "demo/content/pack.yaml"), "id: demo")
