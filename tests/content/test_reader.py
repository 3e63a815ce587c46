"""Every declaration is readable, and every way to get it wrong is said at its place."""

from __future__ import annotations

import dataclasses
import json
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.examples import example_of_record, records
from tutor.content.model import question, teaching
from tutor.content.reader import converter, key_of, read
from tutor.content.reading import Reading
from tutor.content.source import parse

KINDS = ", ".join(question.KINDS)


def read_as(record: type, text: str) -> tuple[Any, Reading]:
    """What a text is read as, and the reading that tells of it."""
    root, _, findings = parse("x.yaml", text.encode())
    assert root is not None, findings
    reading = Reading("x.yaml", text=text)
    return converter(record)(root, reading), reading


def said(record: type, text: str) -> list[str]:
    """Findings of a dedented text as `line:column-end CODE message (hint)`."""
    return [
        f"{f.span.line}:{f.span.column}-{f.span.end_column} {f.code} {f.message}" + (f" ({f.hint})" if f.hint else "")
        for f in read_as(record, dedent(text))[1].findings
    ]


@pytest.mark.parametrize("record", records())
def test_every_declared_record_is_read_with_all_its_fields(record: type) -> None:
    written, expected = example_of_record(record)

    value, reading = read_as(record, json.dumps(written))

    assert reading.findings == []
    assert value == expected


@pytest.mark.parametrize("record", records())
def test_every_declared_record_is_read_with_nothing_but_what_it_needs(record: type) -> None:
    required = {
        key_of(f.name) for f in dataclasses.fields(record) if f.default is f.default_factory is dataclasses.MISSING
    }
    written, _ = example_of_record(record)

    value, reading = read_as(record, json.dumps({key: written[key] for key in written if key in {*required, "kind"}}))

    assert reading.findings == []
    assert isinstance(value, record)


@pytest.mark.parametrize("record", records())
def test_every_key_of_every_record_is_checked(record: type) -> None:
    written, _ = example_of_record(record)
    for key in written:
        _, reading = read_as(record, json.dumps({**written, key: {"no": {"such": "shape"}}}))
        assert reading.findings, f"{record.__name__}.{key} takes anything"


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        ("id: demo\ntitel: Demo\n", ['2:1-6 E101 pack \'demo\': unknown key "titel" (did you mean "title"?)']),
        ("id: demo\n", ["1:1-3 E102 pack 'demo' has no \"title\""]),
        ("title: Demo\n", ['1:1-6 E102 a pack has no "id"']),
        ("id: demo\ntitle: [a]\n", ["2:8-11 E103 expected text, found a list"]),
        ("id: demo\ntitle: {a: b}\n", ["2:8-14 E103 expected text, found a mapping"]),
        ("id: demo\ntitle:\n", ["2:7-8 E107 this is empty (write it, or delete the key)"]),
        ("id: demo\ntitle: ''\n", ["2:8-10 E107 this is empty (write it, or delete the key)"]),
        ("id: demo\ntitle: ~\n", ["2:8-9 E107 ~ means that this is empty (write it, quote it, or delete the key)"]),
        ("id: demo\ntitle: a\ntitle: b\n", ['3:1-6 E106 the key "title" stands here twice (keep one of them)']),
        (
            "id: demo\ntitle: a\nauthors: b\n",
            ['3:10-11 E103 expected a list, found the text "b" (begin each entry with - )'],
        ),
        ("- a\n", ["1:1-2 E103 expected a pack with keys, found a list"]),
        ("id: demo\ntitle: a\n<<: {version: b}\n", ["3:1-3 E004 merge keys are not read (write the keys out)"]),
        ("id: demo\ntitle: a\n? [b]\n: c\n", ["3:3-6 E103 a key must be a word, found a list"]),
        (
            "id: demo\ntitle: !python/object a\n",
            ['2:8-24 E004 tags are not read: "!python/object" (remove it, and quote the text)'],
        ),
        (
            'id: demo\ntitle: "a\\eb"\n',
            ["2:8-14 E003 control character U+001B (delete it, or write out what it stands for)"],
        ),
        (
            'id: demo\n"ti\\x1btle": b\n',
            ["2:1-12 E003 control character U+001B (delete it, or write out what it stands for)"],
        ),
        (
            "id: demo\ntitle: a\nqwertz: b\n",
            ["3:1-7 E101 pack 'demo': unknown key \"qwertz\" (known here: version, licence, authors, language)"],
        ),
    ],
)
def test_a_mistake_in_a_pack_is_said_at_its_place_and_once(text: str, said_of_it: list[str]) -> None:
    assert said(teaching.Pack, text) == said_of_it


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        (
            "accept: [{txt: twice}]",
            ['1:11-14 E101 an accepted text: unknown key "txt" (did you mean "text"?)'],
        ),
        ("accept: []", ["1:9-11 E107 expected at least 1 entry, found 0"]),
        ("accept:", ["1:8-9 E103 expected a list, found nothing (begin each entry with - )"]),
        ("difficulty: 1.5", ['1:13-16 E103 expected a whole number, found the text "1.5"']),
        ("difficulty: 010", ['1:13-16 E103 expected a whole number, found the text "010"']),
        ("difficulty: 9999999999", ['1:13-23 E103 expected a whole number, found the text "9999999999"']),
        ("pool: Mock", ['1:7-11 E104 "Mock" is not one of study, mock (did you mean "mock"?)']),
        ("changed: somehow", ['1:10-17 E104 "somehow" is not one of reworded, clarified, fact, key']),
        (
            "renamed_from: [Old Id]",
            ['1:16-22 E105 "Old Id" is not an id (an id is made of a-z, 0-9, . and -, and begins with a-z or 0-9)'],
        ),
        (
            "style: exm",
            ['1:8-11 E104 "exm" is not one of recall, exam (did you mean "exam"?)'],
        ),
        ("exhibit: none", ['1:10-14 E103 expected an exhibit with keys, found the text "none"']),
        ("exhibit: {kind: log, text: a, mark: [one]}", ['1:38-41 E103 expected a whole number, found the text "one"']),
        ("tasks: {dva-c02: '1.1'}", ['1:18-23 E103 expected a list, found the text "1.1" (begin each entry with - )']),
        (
            "tasks: {dva-c02: ['1.1'], dva-c02: ['1.2']}",
            ['1:27-34 E106 the key "dva-c02" stands here twice (keep one of them)'],
        ),
        ("flip: no", ["1:7-9 W101 unquoted no is not text to every YAML reader (quote it)"]),
        ("flip: 12:30", ["1:7-12 W101 unquoted 12:30 is not text to every YAML reader (quote it)"]),
        ("flip: 007", ["1:7-10 W101 unquoted 007 is not text to every YAML reader (quote it)"]),
        ("flip: <fact:timeout", ["1:7-13 E109 this is no reference to a fact (write <fact:id>)"]),
        ("flip: a <fact:Time out> b", ["1:9-15 E109 this is no reference to a fact (write <fact:id>)"]),
    ],
)
def test_a_mistake_in_a_question_is_said_at_its_place_and_once(text: str, said_of_it: list[str]) -> None:
    written, _ = example_of_record(question.TextQuestion)
    rest = {key: value for key, value in written.items() if key != text.partition(":")[0]}
    assert (
        said(question.TextQuestion, text + "".join(f"\n{key}: {json.dumps(value)}" for key, value in rest.items()))
        == said_of_it
    )


@pytest.mark.parametrize("text", ["no", "0x1F", "1e3", "007", "12:30", "123456789012", "1_000", "yes", "2026-11-17"])
def test_text_is_what_its_author_wrote_and_never_a_number_or_a_boolean(text: str) -> None:
    value, _ = read_as(teaching.Term, f"term: {text}\nmeaning: a")

    assert value.term == text


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("False", False), ("yes", None), ("1", None), ("on", None)]
)
def test_only_true_and_false_are_booleans(text: str, value: bool | None) -> None:
    choice, reading = read_as(question.Choice, f"text: a\nwhy: b\ncorrect: {text}")

    assert (choice.correct if choice else None) == value
    assert bool(reading.findings) == (value is None)


@pytest.mark.parametrize("day", ["2026-11-31", "20261117", "17.11.2026", "2026-W47-2", "soon"])
def test_a_day_is_written_as_year_month_and_day(day: str) -> None:
    assert said(teaching.EarlierValue, f"value: a\nuntil: {day}") == [
        f'2:8-{8 + len(day)} E103 "{day}" is not a date (write it as 2026-11-17)'
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a", "docs.aws.amazon.com", "https://a b"]
)
def test_only_web_addresses_are_addresses(url: str) -> None:
    assert said(teaching.Source, f"title: a\nurl: {url}") == [
        f'2:6-{6 + len(url)} E108 "{url}" is not a web address (only http:// and https:// are opened)'
    ]


@pytest.mark.parametrize(
    ("kind", "said_of_it"),
    [
        ("kind: singel", '2:9-15 E104 unknown kind "singel" (did you mean "single"?)'),
        ("kind: [single]", f"2:9-17 E104 unknown kind a list (known here: {KINDS})"),
        ("kind:", f"2:8-9 E104 unknown kind nothing (known here: {KINDS})"),
        ("knd: single", '2:3-6 E101 question \'a\': unknown key "knd" (did you mean "kind"?)'),
        ("card: b", f"1:3-5 E102 question 'a' has no \"kind\" (kind is one of {KINDS})"),
    ],
)
def test_a_question_of_an_unknown_kind_is_read_all_the_same(kind: str, said_of_it: str) -> None:
    rest = "" if kind == "card: b" else "card: b\n  "
    text = f"- id: a\n  {kind}\n  {rest}stem: c\n  explanation: d\n  choices: [{{text: e, why: f, corect: true}}]\n"
    root, _, _ = parse("x.yaml", f"topic: t\nquestions:\n{text}".encode())
    assert root is not None
    reading = read("x.yaml", root, teaching.QuizFile, "demo", text)

    found = [
        f"{f.span.line - 2}:{f.span.column}-{f.span.end_column} {f.code} {f.message} ({f.hint})"
        for f in reading.findings
    ]
    assert said_of_it in found
    assert any('unknown key "corect"' in finding for finding in found)
    assert [(item.kind, item.id, item.value) for item in reading.items] == [("question", "demo/a", None)]


def test_the_value_of_a_mistyped_key_is_read_too() -> None:
    assert said(teaching.FactsFile, "factz:\n  - {id: a, title: b, value: c, statement: d, checked: never}\n") == [
        '1:1-6 E101 a facts file: unknown key "factz" (did you mean "facts"?)',
        '2:56-61 E103 "never" is not a date (write it as 2026-11-17)',
        "2:6-8 E102 fact 'a' has no \"source\"",
    ]


def test_an_item_with_a_mistake_is_declared_and_left_out_and_its_neighbours_stay() -> None:
    text = "facts:\n" + "".join(
        f'- {{id: {id}, title: b, value: c, statement: d, checked: {day}, source: {{title: e, url: "https://a"}}}}\n'
        for id, day in (("a", "2026-11-17"), ("b", "never"))
    )
    file, reading = read_as(teaching.FactsFile, text)

    assert file is not None
    assert [(item.id, item.value is None) for item in reading.items] == [("a", False), ("b", True)]


def test_a_text_of_a_hundred_thousand_characters_is_too_long() -> None:
    assert said(teaching.Term, f"term: {'x' * 100_001}\nmeaning: a") == [
        "1:7-100008 E005 longer than 100,000 characters"
    ]


def test_a_long_mistake_is_not_quoted_whole() -> None:
    assert said(teaching.EarlierValue, f"value: a\nuntil: {'soon' * 100}") == [
        f'2:8-408 E103 "{"soon" * 10}…" is not a date (write it as 2026-11-17)'
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "cards", "questions", "facts", "kind", "stem", "choices"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON, st.sampled_from([teaching.Pack, teaching.Topic, teaching.FactsFile, teaching.QuizFile]))
def test_no_shape_of_values_gets_past_the_reader_unsaid(value: Any, record: type) -> None:
    text = json.dumps(value)
    root, _, findings = parse("x.yaml", text.encode())
    if root is not None:
        reading = read("x.yaml", root, record, "demo", text)
        findings = findings + reading.findings
        is_whole = any(item.value is not None for item in reading.items)
        assert findings or is_whole
