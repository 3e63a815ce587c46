"""The schemas say what the declarations say: an editor that follows one agrees with the reader."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.content.examples import example_of_record, records
from tutor import paths
from tutor.content.checker import check
from tutor.content.model import question
from tutor.content.reader import FILES, ITEM_KINDS, converter
from tutor.content.reading import Reading
from tutor.content.schema import modeline, schema, word_for
from tutor.content.source import Node, parse
from tutor.content.stamps import stamps

SHIPPED = [(file_type, path) for path, file_type, *_ in stamps(paths.shipped_pack())]
NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")


def as_an_editor_reads(node: Node) -> Any:
    """A node's value by YAML 1.2, as editors have it: dates are texts."""
    if node.id == "mapping":
        return {key.value: as_an_editor_reads(value) for key, value in node.value}
    if node.id == "sequence":
        return [as_an_editor_reads(entry) for entry in node.value]
    if node.style or not isinstance(node.value, str):
        return node.value
    if NUMBER.fullmatch(node.value):
        return float(node.value) if set(".eE") & set(node.value) else int(node.value)
    return {"true": True, "false": False, "null": None, "~": None, "": None}.get(node.value, node.value)


def root_of(text: str) -> Node:
    root, _, findings = parse("x.yaml", text.encode())
    assert root is not None, findings
    return root


def refused(name: str, text: str) -> list[tuple[str, str]]:
    """Where the schema of a kind of file refuses a text, and by which keyword."""
    value = as_an_editor_reads(root_of(dedent(text)))
    errors = Draft7Validator(schema(name)).iter_errors(value)
    return sorted((".".join(map(str, error.absolute_path)), str(error.validator)) for error in errors)


@cache
def definitions() -> dict[str, Any]:
    """Every record's schema by its name, those of whole files too."""
    found: dict[str, Any] = {}
    for name in FILES:
        whole = schema(name)
        found |= whole["definitions"] | {whole["title"].replace(" ", "-"): whole}
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_schema_is_of_draft_7(name: str) -> None:
    Draft7Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize(("name", "path"), SHIPPED, ids=lambda value: Path(value).stem)
def test_the_shipped_pack_follows_its_schemas(name: str, path: str) -> None:
    assert refused(name, Path(path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_all_the_keys_that_are_declared_is_taken(name: str) -> None:
    written, _ = example_of_record(FILES[name])

    assert refused(name, json.dumps(written)) == []


@pytest.mark.parametrize("kind", question.KINDS)
def test_a_question_with_all_the_keys_of_its_kind_is_taken(kind: str) -> None:
    written, _ = example_of_record(question.KINDS[kind])

    assert refused("quizzes", json.dumps({"topic": "t", "questions": [written]})) == []


def test_every_key_says_what_it_is() -> None:
    silent = [
        f"{name}.{key}"
        for name, definition in definitions().items()
        for key, value in definition.get("properties", {}).items()
        if not value.get("description", "").endswith(".")
    ]
    assert silent == []


@pytest.mark.parametrize("record", [record for record in records() if record is not question.QuestionBase])
def test_the_schema_wants_the_keys_that_the_reader_misses(record: type) -> None:
    definition = definitions()[word_for(record).replace(" ", "-")]
    reading = Reading("x.yaml")
    converter(record)(root_of("{}"), reading)
    missed = {finding.message.rpartition(" ")[2].strip('"') for finding in reading.findings}

    assert set(definition["required"]) == missed
    assert definition["additionalProperties"] is False


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("pack", "{id: a, titel: b}", [("", "additionalProperties"), ("", "required")]),
        ("pack", "{id: A, title: b}", [("id", "pattern")]),
        ("pack", "{id: a, title: ''}", [("title", "minLength")]),
        ("pack", "{id: a, title: [b]}", [("title", "type")]),
        ("pack", "{id: a, title: b, authors: me}", [("authors", "type")]),
        ("facts", "facts: []", [("facts", "minItems")]),
        ("facts", "- a", [("", "type")]),
        (
            "facts",
            """\
            facts:
              - {id: a, title: b, value: 1, statement: c, checked: 17.11.2026, source: {title: d, url: docs.aws.com}}
            """,
            [("facts.0.checked", "pattern"), ("facts.0.source.url", "pattern")],
        ),
        (
            "topics",
            "{id: a, title: b, cards: [{id: a.b, title: c, body: d, remember: e, yield: cor, revision: one}]}",
            [("cards.0.revision", "type"), ("cards.0.yield", "enum")],
        ),
        (
            "scenarios",
            """\
            {id: a, topic: b, title: c, situation: d, start: e, endings: {f: {text: g, good: maybe}}, debrief: [h],
             steps: {e: {card: i, text: j, ask: k, choices: [{text: l, why: m}]}}}
            """,
            [("endings.f.good", "type"), ("steps.e.choices", "minItems"), ("steps.e.choices.0", "required")],
        ),
    ],
)
def test_what_is_wrong_is_refused_at_its_place(name: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert refused(name, text) == expected


QUESTION = "id: a, card: b, stem: c, explanation: d"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("kind: number, answer: 900 s", []),
        ("kind: number, answer: 900", []),
        ("kind: numbr, answer: 900 s", [("questions.0.kind", "enum")]),
        ("answer: 900 s", [("questions.0", "required")]),
        ("kind: number", [("questions.0", "required")]),
        ("kind: number, answer: 900 s, choices: []", [("questions.0", "additionalProperties")]),
        ("kind: text, accept: []", [("questions.0.accept", "minItems")]),
        ("kind: single, choices: [{text: e, why: f}]", [("questions.0.choices", "minItems")]),
    ],
)
def test_the_kind_decides_which_keys_a_question_takes(keys: str, expected: list[tuple[str, str]]) -> None:
    assert refused("quizzes", f"{{topic: t, questions: [{{{QUESTION}, {keys}}}]}}") == expected


@pytest.mark.parametrize("difficulty", [0, 1, 3, 4])
def test_numbers_are_bounded_as_the_rules_bound_them(tmp_path: Path, difficulty: int) -> None:
    keys = f"{QUESTION}, kind: number, answer: 900 s, difficulty: {difficulty}"
    text = f"{{topic: t, questions: [{{{keys}}}]}}"
    file = tmp_path / "quiz.yaml"
    file.write_text(text, encoding="utf-8")
    codes = [finding.code for finding in check((str(file),), (), str(tmp_path)).findings]

    assert bool(refused("quizzes", text)) == (codes == ["E307"]) == (difficulty in (0, 4))


def test_a_text_may_look_like_a_number_or_a_yes() -> None:
    assert refused("pack", "{id: 404, title: true, version: 1.0}") == []


def test_the_first_line_of_a_file_leads_from_its_folder_to_the_schema() -> None:
    assert modeline("topics", "content/topics/vpc.yaml") == (
        "# yaml-language-server: $schema=../../.schema/topics.json\n"
    )
    assert modeline("quizzes", "quizzes/vpc.yaml") == "# yaml-language-server: $schema=../.schema/quizzes.json\n"


def test_every_item_has_a_kind_of_file_that_holds_it() -> None:
    assert {word_for(record).replace(" ", "-") for record in ITEM_KINDS} - set(definitions()) == set()
