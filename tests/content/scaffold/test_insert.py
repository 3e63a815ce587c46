"""A new entry stands behind the last one, and every byte around it stays."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tutor.content.scaffold.insert import with_entry
from tutor.content.writing import NotWritten

ENTRY = "- id: new\n  body: |\n    First.\n\n    Second.\n"


def added(text: str, key: str = "cards") -> tuple[str, int]:
    """The text with the entry below the key, and the entry's line."""
    data, line = with_entry("x.yaml", dedent(text).encode(), key, ENTRY)
    return data.decode(), line


def test_the_entry_is_indented_as_the_list_is() -> None:
    assert added("cards:\n    - id: old\n      body: Text.\n") == (
        "cards:\n    - id: old\n      body: Text.\n    - id: new\n      body: |\n        First.\n\n        Second.\n",
        4,
    )


def test_a_list_without_indentation_stays_one() -> None:
    text, line = added("cards:\n- id: old\ntitle: x\n")

    assert text == "cards:\n- id: old\n- id: new\n  body: |\n    First.\n\n    Second.\ntitle: x\n"
    assert line == 3


def test_what_follows_the_list_keeps_its_comments_and_its_distance() -> None:
    before = """\
        # about the topic
        cards:   # in order of study
          - id: old   # the first
            body: |
              Text.

              # a heading within the text
            # about the old card

        # what to keep
        takeaways: [a]
        """
    text, line = added(before)

    head, tail = dedent(before).split("\n# what to keep")
    entry = "  - id: new\n    body: |\n      First.\n\n      Second.\n"
    assert text == f"{head}{entry}\n# what to keep{tail}"
    assert line == 9


def test_entries_that_are_parted_by_empty_lines_stay_so() -> None:
    text, line = added("cards:\n  - id: a\n\n  - id: b\n")

    assert text == ("cards:\n  - id: a\n\n  - id: b\n\n  - id: new\n    body: |\n      First.\n\n      Second.\n")
    assert line == 6


def test_a_last_line_without_a_line_break_gets_one() -> None:
    text, line = added("cards:\n  - id: old\n    body: |\n      Text.")

    assert text.startswith("cards:\n  - id: old\n    body: |\n      Text.\n  - id: new\n")
    assert line == 5


def test_windows_line_ends_stay() -> None:
    data, _ = with_entry("x.yaml", b"cards:\r\n  - id: old\r\ntitle: x\r\n", "cards", "- id: new\n")

    assert data == b"cards:\r\n  - id: old\r\n  - id: new\r\ntitle: x\r\n"


def test_a_byte_order_mark_stays() -> None:
    data, line = with_entry("x.yaml", b"\xef\xbb\xbfcards:\n  - id: old\n", "cards", "- id: new\n")

    assert (data, line) == (b"\xef\xbb\xbfcards:\n  - id: old\n  - id: new\n", 3)


def test_an_entry_in_braces_is_an_entry_too() -> None:
    text, line = added("cards:\n  - {id: old,\n     body: Text}\n")

    assert text.startswith("cards:\n  - {id: old,\n     body: Text}\n  - id: new\n")
    assert line == 4


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "cards: [{id: old}]\n",
            "x.yaml cannot be added to: under cards: no entry begins with - on a line of its own.",
        ),
        ("cards: []\n", "x.yaml cannot be added to: under cards: no entry begins with - on a line of its own."),
        ("title: x\n", "x.yaml cannot be added to: under cards: no entry begins with - on a line of its own."),
        ("", "x.yaml cannot be added to: the file is empty, line 1. `tutor check x.yaml` says more."),
        (
            "cards:\n  - id: 'old\n",
            "x.yaml cannot be added to: not YAML: this quote is never closed, line 2. `tutor check x.yaml` says more.",
        ),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_alone_with_a_reason(text: str, sentence: str) -> None:
    with pytest.raises(NotWritten) as refusal:
        added(text)

    assert str(refusal.value) == sentence
