"""YAML that would end the process, lie about itself or act on a terminal is refused, at its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tutor.content.source import parse
from tutor.content.spans import span_of, span_within


def said(data: bytes | str) -> list[str]:
    """Findings as `line:column CODE message`."""
    found = parse("pack.yaml", data if isinstance(data, bytes) else data.encode())[2]
    return [f"{f.span.line}:{f.span.column} {f.code} {f.message}" for f in found]


ALIAS_BOMB = "a0: &a0 [lol, lol]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 30))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 30_000, "1:33"),
        ("{" * 30_000, "1:33"),
        ("[{" * 15_000, "1:33"),
        ("- " * 30_000, "1:65"),
        ("? " * 30_000, "1:65"),
        ("- ? " * 15_000, "1:65"),
        ("a: [" * 15_000, "1:65"),
        ("".join(" " * depth + "a:\n" for depth in range(1_000)), "33:33"),
        ("".join(" " * depth + "-\n" for depth in range(1_000)), "33:33"),
    ],
)
def test_nesting_that_would_crash_the_parser_is_refused_where_it_gets_too_deep(text: str, place: str) -> None:
    assert said(text) == [f"{place} E005 nested deeper than 32 levels"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (ALIAS_BOMB, "1:5 E004 anchors and aliases are not read"),
        ("a: &anchor 1\n", "1:4 E004 anchors and aliases are not read"),
        ("a: *anchor\n", "1:4 E004 anchors and aliases are not read"),
        ("<<: *defaults\n", "1:5 E004 anchors and aliases are not read"),
        ("a: 1\n---\nb: 2\n", "2:1 E001 a second document begins here"),
        ("a:\n\tb: 1\n", "2:1 E001 a tab where YAML wants spaces"),
        ("a: b: c\n", "1:5 E001 not YAML: a colon that reads as a key's"),
        ("a: `b`\n", "1:4 E001 not YAML: text cannot begin with this character"),
        ('a: 1\nb: "c\nd: e\n', "2:4 E001 not YAML: this quote is never closed"),
        ("a: 1\nb\nc: 2\n", "2:1 E001 not YAML: a key without a colon"),
        ("a: [1, 2\nb: 3\n", "1:4 E001 not YAML: this bracket is not closed, or a comma is missing"),
        ("a:\n  - b\n c: d\n", "3:2 E001 not YAML: this fits nothing above it"),
        ('a: "\\q"\n', "1:5 E001 not YAML: no such escape in double quotes"),
        ("", "1:1 E006 the file is empty"),
        ("# a comment\n", "1:1 E006 the file is empty"),
        ("---\n", "1:1 E006 the file is empty"),
    ],
)
def test_what_is_wrong_is_said_where_it_has_to_be_mended(text: str, finding: str) -> None:
    assert said(text) == [finding]


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"title: caf\xe9\n", "1:11 E002 byte 0xe9 is not UTF-8"),
        ("id: a\ntitle: naïve ".encode() + b"\xff", "2:14 E002 byte 0xff is not UTF-8"),
        (b"\xef\xbb\xbfid: \xff", "1:5 E002 byte 0xff is not UTF-8"),
        ("id: a\n".encode("utf-16"), "1:1 E002 byte 0xff is not UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_shown_with_line_and_column(data: bytes, finding: str) -> None:
    assert said(data) == [finding]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("title: a\x1b[2Jb\n", "1:9 E003 control character U+001B"),
        ("title: a\x00b\n", "1:9 E003 control character U+0000"),
        ("title: a\x85b\n", "1:9 E003 control character U+0085"),
        ("id: a\ntitle: \u202eb\n", "2:8 E003 invisible or text-reversing character U+202E"),
    ],
)
def test_a_raw_control_character_is_said_and_the_rest_is_read(text: str, finding: str) -> None:
    root, _, _ = parse("pack.yaml", text.encode())

    assert said(text) == [finding]
    assert root is not None


def test_an_old_line_end_is_the_cause_of_what_follows_on_its_line() -> None:
    assert said("id: a\rtitle: b\n") == ["1:6 E003 control character U+000D"]


def test_a_run_of_the_same_control_character_is_one_finding() -> None:
    assert said("title: " + "\x00" * 30_000) == ["1:8 E003 control character U+0000"]


def test_a_file_full_of_control_characters_is_not_listed_to_the_end() -> None:
    assert len(said("\x01\x02" * 15_000)) == 100


def test_a_byte_order_mark_and_carriage_returns_before_newlines_are_harmless() -> None:
    root, text, findings = parse("pack.yaml", b"\xef\xbb\xbfid: a\r\ntitle: b\r\n")

    assert (text, findings) == ("id: a\ntitle: b\n", [])
    assert root is not None


@pytest.mark.parametrize("text", ["a: R&D, Q&A\n", "a: x && y\n", "a: 'S3 & SNS'\n", "a: 2 * 3\n", "a: [b, c]\n"])
def test_an_ampersand_or_asterisk_in_text_is_no_anchor(text: str) -> None:
    assert said(text) == []


def test_a_very_long_line_is_read() -> None:
    assert said("title: " + "x" * 5_000_000) == []


def test_a_file_beyond_any_sense_is_not_parsed() -> None:
    assert said(b" " * 64_000_001) == ["1:1 E005 the file is larger than 64,000,000 bytes"]


@given(st.text(alphabet="[]{}-?:, \n\t&*!|>'\"#%@`a1\x1b\u202e", max_size=400))
def test_any_text_gives_a_tree_or_a_finding_inside_the_file(text: str) -> None:
    root, _, findings = parse("pack.yaml", text.encode())
    lines = text.split("\n")

    assert root is not None or findings
    for finding in findings:
        assert 1 <= finding.span.line <= len(lines) + 1
        assert 1 <= finding.span.column <= len(text) + 1


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_a_finding(data: bytes) -> None:
    root, _, findings = parse("pack.yaml", data)

    assert root is not None or findings


def test_a_node_knows_where_it_stands() -> None:
    root, _, _ = parse("pack.yaml", b"id: naive\ntitle: 'caf\xc3\xa9'\n")
    assert root is not None
    (_, id), (_, title) = root.value

    assert (span_of(id).line, span_of(id).column, span_of(id).end_column) == (1, 5, 10)
    assert (span_of(title).line, span_of(title).column, span_of(title).end_column) == (2, 8, 14)


def test_a_piece_of_a_long_text_is_found_in_its_own_line() -> None:
    data = b"body: >-\n  A limit of <fact:a> and\n  another of <fact:b>.\n"
    root, text, _ = parse("card.yaml", data)
    assert root is not None
    (_, body) = root.value[0]

    second = span_within(body, text, "<fact:", 1)
    assert (second.line, second.column, second.end_column) == (3, 14, 20)


def tags(node: Any) -> list[Any]:
    """The tag of a node, and those of what is in it."""
    if node.id == "scalar":
        return [node.tag]
    children = node.value if node.id == "sequence" else [child for pair in node.value for child in pair]
    return [node.tag, *map(tags, children)]


def test_tags_are_those_that_yaml_gives() -> None:
    values = "a yes No 12 -0x1f 1.5 .inf ~ null 2026-11-21 12:30 010 1_000 = !kept 'true' \"1\" ''".split()
    text = "- <<: x\n" + "".join(f"- {value}\n" for value in values) + "- [1, b]\n- {c: ~, d: }\n- |\n  12\n-\n"

    root, _, findings = parse("f.yaml", text.encode())

    assert root is not None
    assert findings == []
    assert tags(root) == tags(yaml.compose(text, Loader=yaml.SafeLoader))
