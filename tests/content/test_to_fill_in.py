"""Text that is to be filled in is said, and nothing else of the item around it."""

from __future__ import annotations

import pytest

from tests.content.conftest import QUIZ, PackOnDisk

TOPIC = """\
    id: timeout
    title: Timeouts
    cards:
      - id: timeout.limit
        title: {title}
        body: {body}
        remember: Fifteen minutes, then it ends.
        yield: awareness
        example: {example}
        diagram: {diagram}
        code: {{language: python, bad: "{code}", good: "pass", why: Shorter.}}
      - id: timeout.default
        title: Without a setting
        body: A new function has three seconds.
        remember: Three seconds unless you say otherwise.
        yield: awareness
    """
SOUND = {
    "title": "The longest run",
    "body": "A function runs for <fact:timeout.max> at most.",
    "example": "An import of an hour.",
    "diagram": "a -> b",
    "code": "wait()",
}


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("title", '"TODO: a title"', "content/topics/timeout.yaml:5:12 W110 text to fill in: TODO: a title"),
        ("body", '"True, TODO: why"', "content/topics/timeout.yaml:6:11 W110 text to fill in: True, TODO: why"),
        ("diagram", '"TODO: draw"', "content/topics/timeout.yaml:10:14 W110 text to fill in: TODO: draw"),
        (
            "example",
            '"TODO: ' + "x" * 80 + '"',
            f"content/topics/timeout.yaml:9:14 W110 text to fill in: TODO: {'x' * 54}…",
        ),
    ],
)
def test_a_mark_is_said_at_its_place(pack: PackOnDisk, key: str, text: str, said: str) -> None:
    pack.write("content/topics/timeout.yaml", TOPIC.format(**{**SOUND, key: text}))

    assert [finding for finding in pack.findings() if " W110 " in finding] == [said]


def test_an_address_to_fill_in_is_said(pack: PackOnDisk) -> None:
    facts = (pack.root / "content/facts/timeout.yaml").read_text(encoding="utf-8")
    pack.write("content/facts/timeout.yaml", facts.replace("amazon.com/lambda/", "amazon.com/TODO"))

    assert [finding for finding in pack.findings() if " W110 " in finding] == [
        "content/facts/timeout.yaml:6:41 W110 text to fill in: https://docs.aws.amazon.com/TODO"
    ]


@pytest.mark.parametrize(
    ("key", "text"),
    [("code", "wait()  # TODO: retry"), ("diagram", "a  TODO: b"), ("body", "The table TODO holds a row a task.")],
)
def test_code_drawings_and_names_may_have_a_todo_of_their_own(pack: PackOnDisk, key: str, text: str) -> None:
    pack.write("content/topics/timeout.yaml", TOPIC.format(**{**SOUND, key: text}))

    assert [finding for finding in pack.findings() if " W110 " in finding] == []


def test_an_error_in_an_item_that_is_to_be_filled_in_is_said_as_well(pack: PackOnDisk) -> None:
    pack.write(
        "quizzes/timeout.yaml",
        QUIZ.replace("The limit is <fact:timeout.max>.", '"TODO: the rule"') + "    dificulty: 4\n",
    )

    assert {finding.split()[1] for finding in pack.findings()} >= {"W110", "E101"}
