"""Questions that ask nearly the same, found wherever they stand and whichever file was touched last."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tutor.content.across.likeness import signature
from tutor.content.checker import check

CARD = "- {id: t.card, title: A card, body: It ends., remember: It ends., yield: awareness}"
STEM = "An export of all invoices reads the queue for twenty minutes and is stopped. How many seconds may it take?"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A pack of one card and no questions."""
    pack = tmp_path / "pack"
    (pack / "content/topics").mkdir(parents=True)
    (pack / "quizzes").mkdir()
    (pack / "content/pack.yaml").write_text("id: demo\ntitle: Demo\n", encoding="utf-8")
    (pack / "content/topics/t.yaml").write_text(f"id: t\ntitle: T\ncards:\n{CARD}\n", encoding="utf-8")
    return pack


def ask(root: Path, file: str, *stems: str, exhibit: str = "") -> None:
    """Writes a quiz file with a question for each stem."""
    shown = f"\n    exhibit: {{kind: log, text: {exhibit}}}" if exhibit else ""
    questions = "".join(
        f"\n  - id: t.{file}{i}\n    card: t.card\n    kind: number\n    stem: {stem}\n    answer: 900 s\n"
        f"    explanation: It is 900 s.{shown}"
        for i, stem in enumerate(stems)
    )
    (root / f"quizzes/{file}.yaml").write_text(f"topic: t\nquestions:{questions}\n", encoding="utf-8")


def alike(root: Path) -> list[str]:
    """What is said of stems, by file and line."""
    findings = check((str(root),), (), str(root.parent / "cache")).findings
    return [f"{Path(f.path).name}:{f.span.line} {f.message}" for f in findings if f.code == "W331"]


def test_a_stem_with_a_word_changed_is_said_at_the_later_one(root: Path) -> None:
    ask(root, "a", STEM)
    ask(root, "b", "Who sets the limit of a function?", STEM.replace("twenty", "thirty"))

    assert alike(root) == ['b.yaml:12 this asks nearly the same as "t.a0" in quizzes/a.yaml:6']


def test_it_stays_said_whichever_file_was_touched(root: Path) -> None:
    ask(root, "a", STEM)
    ask(root, "b", STEM.replace("twenty", "thirty"))
    said = alike(root)
    assert said == ['b.yaml:6 this asks nearly the same as "t.a0" in quizzes/a.yaml:6']

    for file in ("a", "b"):
        with (root / f"quizzes/{file}.yaml").open("a", encoding="utf-8") as opened:
            opened.write("# touched\n")
        assert alike(root) == said


def test_nothing_is_said_any_more_when_one_of_the_two_is_mended_or_gone(root: Path) -> None:
    ask(root, "a", STEM)
    ask(root, "b", STEM)
    assert len(alike(root)) == 1

    ask(root, "a", "A function is slow. What is the largest timeout it may have?")
    assert alike(root) == []

    ask(root, "a", STEM)
    assert len(alike(root)) == 1
    (root / "quizzes/b.yaml").unlink()
    assert alike(root) == []


def test_the_same_situation_with_another_ask_is_no_repetition(root: Path) -> None:
    situation = "A shop sells tickets at noon, and its queue grows to forty thousand messages in a quarter of an hour."
    ask(root, "a", f'"{situation}\\n\\n How many readers are needed?"')
    ask(root, "b", f'"{situation}\\n\\n What does the alarm on age say?"')

    assert alike(root) == []


def test_the_same_ask_about_another_exhibit_is_no_repetition(root: Path) -> None:
    stem = "What does this line of the log say about the duration?"
    ask(root, "a", stem, exhibit="REPORT Duration 30000.00 ms Billed Duration 30000 ms Memory Size 128 MB")
    ask(root, "b", stem, exhibit="Task timed out after 3.00 seconds")

    assert alike(root) == []


def test_of_many_that_are_the_same_all_but_the_first_are_said(root: Path) -> None:
    for file in "abcd":
        ask(root, file, *[STEM.replace("twenty", str(n)) for n in range(40, 60)])

    said = alike(root)

    assert len(said) == 79
    assert len({line.partition(" ")[0] for line in said}) == 79


def test_a_word_changed_in_any_place_leaves_hashes_in_common() -> None:
    rng = random.Random(5)
    words = [rng.choice("abcdefghij") + str(rng.randrange(100)) for _ in range(40)]
    others = [[*words[:i], "other", *words[i + 1 :]] for i in range(len(words))]

    held = set(signature(" ".join(words)))
    assert min(len(held.intersection(signature(" ".join(other)))) for other in others) >= 3
