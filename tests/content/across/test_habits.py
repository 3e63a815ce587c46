"""What habits score over a file and over a pack, and when that is more than chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.content.across.habits import is_more_than_chance
from tutor.content.checker import check

TEXTS = ("its time", "its size", "its code", "its role")


def quiz(file: str, places: str) -> str:
    """A quiz file with a single question for each place of the key."""
    questions = []
    for number, place in enumerate(map(int, places)):
        turned = [*TEXTS[1 : place + 1], TEXTS[0], *TEXTS[place + 1 :]]
        choices = ", ".join(f"{{text: {t}, why: So, correct: {'true' if t == TEXTS[0] else 'false'}}}" for t in turned)
        questions.append(
            f"  - id: t.{file}{number}\n    card: t.card\n    kind: single\n    stem: What ends {file}{number}?\n"
            f"    choices: [{choices}]\n    explanation: Its time ends it.\n"
        )
    return f"topic: t\nquestions:\n{''.join(questions)}"


def said(root: Path, **places: str) -> list[str]:
    """What is said of habits in a pack whose files have keys in these places."""
    for folder in ("content/topics", "quizzes"):
        (root / folder).mkdir(parents=True)
    (root / "content/pack.yaml").write_text("id: demo\ntitle: Demo\n", encoding="utf-8")
    card = "{id: t.card, title: A card, body: It ends., remember: It ends., yield: awareness}"
    (root / "content/topics/t.yaml").write_text(f"id: t\ntitle: T\ncards: [{card}]\n", encoding="utf-8")
    for file, keys in places.items():
        (root / f"quizzes/{file}.yaml").write_text(quiz(file, keys), encoding="utf-8")
    findings = check((str(root),), (), str(root / "cache")).findings
    return [f"{Path(f.path).name}:{f.span.line} {f.message}" for f in findings if f.code == "W341"]


def test_a_file_whose_keys_stand_in_one_place_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, a="2222222", b="0123012") == [
        "a.yaml:1 picking the third in the file answers 100 % of 7 single questions of this file; "
        "at most 32 % may be guessed"
    ]


def test_what_is_chance_in_each_file_may_be_a_habit_of_the_pack(tmp_path: Path) -> None:
    found = said(tmp_path, a="00112003", b="01003002", c="00230100", d="03001002")

    assert found == [
        "pack.yaml:1 picking the first in the file answers 59 % of 32 single questions of this pack; "
        "at most 32 % may be guessed"
    ]


def test_keys_in_all_places_are_not_said(tmp_path: Path) -> None:
    assert said(tmp_path, a="0123012301230123") == []


@pytest.mark.parametrize(
    ("right", "questions", "is_said"),
    [
        (4, 4, False),  # one in 256: of two hundred files one would be blamed for chance
        (5, 5, True),
        (10, 20, False),
        (12, 20, True),
        (320, 1000, False),  # at the bound
        (330, 1000, True),
        (3201, 10_000, True),
    ],
)
def test_few_questions_must_be_far_above_the_bound(right: int, questions: int, is_said: bool) -> None:
    assert is_more_than_chance(right, questions) is is_said
