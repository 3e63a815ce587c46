"""What changed, told through a pipe and to programs: nothing is asked there but questions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.actions.packs import question_yaml
from tests.changes.revised_pack import Edition
from tests.cli.conftest import Tutor


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    edition = Edition(tmp_path)
    edition.questions(question_yaml("a", 1))
    monkeypatch.setenv("TUTOR_PACK", str(edition.root))
    return edition


def choose(tutor: Tutor, text: str) -> str:
    """The letter of a choice, as the next quiz with this seed shows it."""
    [asked] = tutor("quiz --json -n 1 --seed 1").of_type("question")
    return str(next(choice["key"] for choice in asked["choices"] if choice["text"] == text))


def mend(edition: Edition) -> None:
    """Moves the key from the first choice to the second."""
    text = question_yaml("a", 1).replace("    kind:", "    revision: 2\n    changed: key\n    kind:", 1)
    text = text.replace("reason 1.\n        correct: true\n", "reason 1.\n")
    edition.questions(text.replace("reason 2.\n", "reason 2.\n        correct: true\n"))


def test_a_mended_key_is_told_once_with_what_it_makes_of_the_answers(edition: Edition, tutor: Tutor) -> None:
    tutor("quiz -n 1 --seed 1", choose(tutor, "Choice 2 of a.1"))
    mend(edition)
    said = tutor("quiz -n 1").out
    assert said.startswith(
        "\n"
        '  The key of a question on "How large an event may be" was wrong.\n'
        "  Which is the first choice of a.1?\n"
        "  Right is: Choice 2 of a.1\n"
        "  1 of your answers was right after all."
    )
    assert "was wrong" not in tutor("quiz -n 1").out


def test_a_card_that_moves_with_its_answers_is_named_with_both_days(edition: Edition, tutor: Tutor) -> None:
    tutor("quiz -n 1 --seed 1", choose(tutor, "Choice 1 of a.1"))
    mend(edition)
    said = " ".join(tutor("quiz -n 1").out.split())
    assert "1 that had counted as right was wrong." in said
    assert '"How large an event may be" is due tomorrow, not in 2 days.' in said


def test_a_pipe_is_told_of_a_fact_and_its_lines_stay_answers(edition: Edition, tutor: Tutor) -> None:
    tutor("quiz -n 1 --seed 1", "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    said = tutor("quiz -n 1", "?").out
    assert "  256 KB -> 1 MB\n  An event may be at most 1 MB.\n  Lambda quotas, checked 2026-11-17\n" in said
    assert "No idea" in said


def test_a_program_gets_a_message_before_the_question(edition: Edition, tutor: Tutor) -> None:
    tutor("quiz -n 1 --seed 1", "a")
    edition.fact("1 MB", "256 KB until 2025-10-24")
    first, second, *_ = tutor("quiz --json -n 1", json.dumps({"confidence": "none"})).messages
    assert first == {
        "type": "change",
        "changed": "fact",
        "card": "p/a",
        "question": None,
        "how": "",
        "facts": [
            {
                "fact": "p/size",
                "was": "256 KB",
                "now": "1 MB",
                "source": "https://docs.aws.amazon.com/lambda/limits",
            }
        ],
    }
    assert second["type"] == "question"


def test_what_was_made_clearer_is_told_before_its_question(edition: Edition, tutor: Tutor) -> None:
    tutor("quiz -n 1 --seed 1", "a")
    edition.questions(
        question_yaml("a", 1).replace(
            "    kind:", "    revision: 2\n    changed: clarified\n    changed_how: Order counts.\n    kind:", 1
        )
    )
    said = tutor("quiz -n 1").out
    assert said.startswith("\n  This question says it more clearly since you last saw it.\n  Order counts.\n")
    assert "clearly" not in tutor("quiz -n 1").out


def test_a_key_that_was_wrong_is_in_the_report(edition: Edition, tutor: Tutor) -> None:
    tutor("quiz -n 1 --seed 1", choose(tutor, "Choice 2 of a.1"))
    mend(edition)
    report = " ".join(tutor("report a.1").out.split())
    assert "Mended The key was wrong until revision 2. 1 of your answers was right after all." in report
    assert "marked as right" in report
    assert tutor("report a.1 --json").json["mended"] == (
        "The key was wrong until revision 2. 1 of your answers was right after all."
    )
