"""`tutor fmt`: one layout for the same values, with every comment where it belongs."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.content.layout import laid_out
from tutor.content.layout.same import same
from tutor.content.layout.shapes import Shape, shape_of
from tutor.content.model.scenario import Scenario
from tutor.content.model.teaching import FactsFile, QuizFile, Topic
from tutor.content.source import parse

SHIPPED = Path(__file__).parents[3]


def quiz(text: str) -> str:
    whole = laid_out("quiz.yaml", dedent(text).encode(), QuizFile)
    assert whole.findings == ()
    return whole.text


def test_keys_stand_in_the_order_of_their_declaration() -> None:
    assert quiz(
        """\
        questions:
          - explanation: It is 900 s.
            facts: [lambda.timeout]
            answer: 900 s
            stem: How long?
            kind: number
            card: limits.timeout
            id: limits.timeout.max
        topic: limits
        """
    ) == dedent(
        """\
        topic: limits
        questions:
          - id: limits.timeout.max
            card: limits.timeout
            kind: number
            stem: How long?
            answer: 900 s
            explanation: It is 900 s.
            facts: [lambda.timeout]
        """
    )


def test_comments_go_with_what_they_speak_of() -> None:
    assert quiz(
        """\
        # yaml-language-server: $schema=../.schema/quiz.json

        # The first question
        questions:   # all of them
          # asked most often
          - stem: How long?  # in seconds
            # from the exam guide
            id: limits.timeout.max
            kind: number
            # the end of this question
          # - id: an.old.one
        # about limits
        topic: limits
        # the end
        """
    ) == dedent(
        """\
        # yaml-language-server: $schema=../.schema/quiz.json

        # about limits
        topic: limits

        # The first question
        questions:  # all of them
          # asked most often
          # from the exam guide
          - id: limits.timeout.max
            kind: number
            stem: How long?  # in seconds
            # the end of this question
          # - id: an.old.one
        # the end
        """
    )


def test_prose_is_wrapped_and_a_short_text_goes_back_on_its_line() -> None:
    long = "Lambda keeps an event for up to six hours and tries it again after each throttle, with growing pauses. " * 2
    text = f"""\
topic: limits
questions:
  - stem: >-
      How
      long?
    explanation: {long.strip()}
"""
    assert quiz(text) == (
        "topic: limits\n"
        "questions:\n"
        "  - stem: How long?\n"
        "    explanation: >-\n"
        "      Lambda keeps an event for up to six hours and tries it again after each throttle, with growing pauses. "
        "Lambda\n"
        "      keeps an event for up to six hours and tries it again after each throttle, with growing pauses.\n"
    )


def test_a_drawing_keeps_every_space() -> None:
    text = "cards:\n  - diagram: |2\n          +---+\n          | a |\n\n       |   \n    id: a\n"
    assert laid_out("t.yaml", text.encode(), Topic).text == (
        "cards:\n  - id: a\n    diagram: |2\n          +---+\n          | a |\n\n       |   \n"
    )


def test_what_yaml_versions_read_differently_is_quoted_where_text_is_wanted() -> None:
    text = "facts:\n  - {id: a, value: 12:30, title: no, checked: 2026-11-17}\n  - {id: b, value: 010, title: 'yes'}\n"
    assert laid_out("f.yaml", text.encode(), FactsFile).text == (
        'facts:\n  - {id: a, title: "no", value: "12:30", checked: 2026-11-17}\n'
        "  - {id: b, title: 'yes', value: \"010\"}\n"
    )


def test_a_file_that_cannot_be_read_stays_as_it_is() -> None:
    broken = b"topic: [limits\nquestions: []\n"
    whole = laid_out("quiz.yaml", broken, QuizFile)
    assert whole.text == broken.decode()
    assert [finding.code for finding in whole.findings] == ["E001"]


@pytest.mark.parametrize(
    "path", sorted([*SHIPPED.glob("content/**/*.yaml"), *SHIPPED.glob("quizzes/*.yaml")]), ids=lambda path: path.name
)
def test_the_shipped_pack_says_the_same_when_laid_out_anew(path: Path) -> None:
    types: dict[str, Any] = {"quizzes": QuizFile, "topics": Topic, "facts": FactsFile, "scenarios": Scenario}
    kind = types.get(path.parent.name)
    once = laid_out(str(path), path.read_bytes(), kind)
    assert once.findings == ()
    assert laid_out(str(path), once.text.encode(), kind) == once


WORDS = st.text(
    st.sampled_from("abcdefghij  \n#:-'\"|>{}[]&*!%@`,?~0123456789.é\t\u2028ß"),
    max_size=60,
)
KEYS = st.sampled_from(["id", "stem", "kind", "card", "text", "why", "questions", "choices", "facts", "a b", "no", "1"])
VALUES = st.recursive(
    WORDS | st.sampled_from(["no", "12:30", "1e3", "null", "~", "2026-11-21", "0x1f", "true", " a", "a  b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, False, True]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "width": st.sampled_from([20, 80, 400]),
        "indent": st.sampled_from([2, 4]),
        "allow_unicode": st.booleans(),
    }
)
SHAPES = st.sampled_from([Shape(), shape_of(QuizFile), shape_of(Topic), Shape(is_text=True, is_prose=True)])


@settings(max_examples=300)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), STYLES, st.sampled_from([None, QuizFile, Topic]))
def test_no_value_changes_and_a_second_time_nothing_does(
    value: dict[str, Any], style: dict[str, Any], kind: type | None
) -> None:
    before = yaml.dump(value, **style)
    once = laid_out("x.yaml", before.encode(), kind)
    root, _, findings = parse("x.yaml", before.encode())
    if root is None or findings:
        assert once.text == before
        return
    assert once.findings == ()
    again, _, _ = parse("x.yaml", once.text.encode())
    assert again is not None
    assert same(root, again, shape_of(kind) if kind is not None else Shape())
    assert laid_out("x.yaml", once.text.encode(), kind).text == once.text


@settings(max_examples=150)
@given(
    st.dictionaries(
        KEYS,
        st.recursive(
            st.sampled_from(["a", "b c", "1"]),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
            max_leaves=8,
        ),
        min_size=1,
        max_size=4,
    ),
    st.data(),
)
def test_every_comment_is_kept_once(value: dict[str, Any], data: st.DataObject) -> None:
    lines = []
    for number, line in enumerate(yaml.dump(value, default_flow_style=False).splitlines()):
        if data.draw(st.booleans()):
            lines.append(f"{' ' * data.draw(st.integers(0, 6))}# above {number}.")
        lines.append(f"{line} # beside {number}." if data.draw(st.booleans()) else line)
    before = "\n".join(lines) + "\n"
    once = laid_out("x.yaml", before.encode(), QuizFile)
    assert once.findings == ()
    said = [line.partition("#")[2] for line in before.splitlines() if "#" in line]
    assert sorted(line.partition("#")[2] for line in once.text.splitlines() if "#" in line) == sorted(said)
    assert laid_out("x.yaml", once.text.encode(), QuizFile).text == once.text
