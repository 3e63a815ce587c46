"""One cause is one finding, however much it breaks; and each names the way out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

FOUR = """\
choices:
  - {text: fifteen minutes, why: It is., correct: true}
  - {text: five seconds, why: It is not.}
  - {text: an hour, why: It is not.}
  - {text: a day, why: It is not.}
"""
DRILL = """\
id: export
topic: timeout
title: The export that stops
situation: A nightly export takes an hour.
start: look
steps:
  look:
    card: timeout.limit
    text: It stops.
    ask: What now?
    shows: [report]
    choices:
      - {text: Split it, goto: run, why: Each part ends in time., correct: true}
      - {text: Wait, goto: lost, why: It stops again.}
      - {text: Add memory, goto: lost, why: It stops later.}
  run:
    card: timeout.limit
    text: The parts run.
    ask: And then?
    choices:
      - {text: Watch them, goto: done, why: One may fail., correct: true}
      - {text: Leave, goto: lost, why: Nobody sees a failure.}
      - {text: Start again, goto: look, why: It is split already.}
endings:
  done: {text: It runs., good: true}
  lost: {text: It stopped again.}
debrief: [Split what takes longer than the limit.]
evidence: [{id: report, title: the report, text: "Duration: 900000.00 ms"}]
"""


def question(keys: str) -> str:
    lines = ["topic: timeout", "questions:", "  - id: asked.once", "    card: timeout.limit"]
    return "\n".join([*lines, *(f"    {line}" for line in f"explanation: So it is.\n{keys}".splitlines())]) + "\n"


def errors(pack: PackOnDisk, path: str, text: str) -> list[str]:
    """The errors in a pack with this file: place, code, message and hint."""
    (pack.root / path).parent.mkdir(exist_ok=True)
    (pack.root / path).write_text(text, encoding="utf-8")
    found = [f for f in pack.open().findings() if f.severity == "error"]
    assert {Path(f.path).name for f in found} <= {Path(path).name}
    return [f"{f.span.line}:{f.span.column} {f.code} {f.message}" + (f" ({f.hint})" if f.hint else "") for f in found]


@pytest.mark.parametrize(
    ("keys", "finding"),
    [
        (
            "kind: number\nstem: How long?\nanwser: 15 min\n",
            '8:5 E101 question \'asked.once\': unknown key "anwser" (did you mean "answer"?)',
        ),
        (
            "kind: number\nstem: How long?\nanswer: 15 min\nansewr: 5 min\n",
            '9:5 E101 question \'asked.once\': unknown key "ansewr" ("answer" stands here already)',
        ),
        (
            "kind: number\nstem: How long?\nstem: How long is it?\nanswer: 15 min\n",
            '8:5 E106 the key "stem" stands here twice (keep one of them)',
        ),
        (
            f"kind: sinlge\nstem: How long?\n{FOUR}",
            '6:11 E104 unknown kind "sinlge" (did you mean "single"?)',
        ),
        (
            f"knid: single\nstem: How long?\n{FOUR}",
            '6:5 E101 question \'asked.once\': unknown key "knid" (did you mean "kind"?)',
        ),
        (
            f"stem: How long?\n{FOUR}",
            "3:5 E102 question 'asked.once' has no \"kind\" "
            "(kind is one of single, multiple, number, text, order, match, cloze, judge)",
        ),
        (
            "kind: prompt\nstem: How long?\nanswer: 15 min\n",
            '6:11 E104 unknown kind "prompt" (known here: single, multiple, number, text, order, match, cloze, judge)',
        ),
        (
            "kind: single\nstem: How long?\nanswer: 15 min\n",
            '6:11 E104 a single question has no "answer" (that is a key of number)',
        ),
        (
            f"kind: number\nstem: How long?\n{FOUR}",
            '6:11 E104 a number question has no "choices" (that is a key of single, multiple, order, judge)',
        ),
        (
            "kind: single\nstem: How long?\nchoices: []\n",
            "8:14 E107 expected 4 entries, found 0",
        ),
        (
            "kind: single\nstem: How long?\nchoices: fifteen minutes\n",
            '8:14 E103 expected a list, found the text "fifteen minutes" (begin each entry with - )',
        ),
        (
            "kind: number\nstem: How long?\nanswer: 15 min\nalso: [{card: timeout.default}]\n",
            "9:12 E103 expected text, found a mapping",
        ),
        (
            'kind: number\nstem: How long?\n"an\\eswer": 15 min\n',
            "8:5 E003 control character U+001B (delete it, or write out what it stands for)",
        ),
    ],
)
def test_a_slip_in_a_question_is_one_finding(pack: PackOnDisk, keys: str, finding: str) -> None:
    assert errors(pack, "quizzes/asked.yaml", question(keys)) == [finding]


def test_two_slips_for_one_key_are_told_apart(pack: PackOnDisk) -> None:
    keys = "kind: number\nstem: How long?\nanwser: 15 min\nansewr: 5 min\n"

    assert errors(pack, "quizzes/asked.yaml", question(keys)) == [
        '8:5 E101 question \'asked.once\': unknown key "anwser" (did you mean "answer"?)',
        '9:5 E101 question \'asked.once\': unknown key "ansewr" ("answer" stands here already)',
    ]


@pytest.mark.parametrize(
    ("card", "finding"),
    [
        (
            "{id: limits.c, title: C, body: B, remember: R, yeild: core}",
            "4:52 E101 card 'limits.c': unknown key \"yeild\"",
        ),
        ("{di: limits.c, title: C, body: B, remember: R, yield: core}", '4:6 E101 a card: unknown key "di"'),
        ("{id: limits.c, title: C, body: B, remember: R}", "4:6 E102 card 'limits.c' has no \"yield\""),
    ],
)
def test_a_broken_card_is_the_one_cause_of_what_its_questions_lack(pack: PackOnDisk, card: str, finding: str) -> None:
    asked = question("kind: number\nstem: How long?\nanswer: 15 min\n").replace("timeout.limit", "limits.c")
    pack.write("quizzes/asked.yaml", asked)

    (said,) = errors(pack, "content/topics/limits.yaml", f"id: limits\ntitle: Limits\ncards:\n  - {card}\n")

    assert said.startswith(finding)


def test_a_card_whose_id_is_malformed_is_not_missed_as_well(pack: PackOnDisk) -> None:
    asked = question("kind: number\nstem: How long?\nanswer: 15 min\n").replace("timeout.limit", "Limits_C")
    pack.write("quizzes/asked.yaml", asked)
    card = "{id: Limits_C, title: C, body: B, remember: R, yield: core}"

    (said,) = errors(pack, "content/topics/limits.yaml", f"id: limits\ntitle: Limits\ncards:\n  - {card}\n")

    assert said.startswith('4:10 E105 "Limits_C" is not an id')


def test_a_sound_drill_has_no_errors(pack: PackOnDisk) -> None:
    assert errors(pack, "content/scenarios/export.yaml", DRILL) == []


@pytest.mark.parametrize(
    ("right", "wrong", "findings"),
    [
        ("start: look", "start: lok", ['5:8 E401 there is no step "lok" (did you mean "look"?)']),
        ("goto: run", "goto: rnu", ['13:32 E401 "rnu" is neither a step nor an ending (did you mean "run"?)']),
        (
            "goto: done",
            "goto: finished",
            ['21:34 E401 "finished" is neither a step nor an ending (known here: done, look, lost, run)'],
        ),
        ("[report]", "[reprot]", ['11:13 E404 there is no evidence "reprot" (did you mean "report"?)']),
        ("    shows: [report]\n", "", ['27:12 E404 no step shows the evidence "report"']),
        ("good: true", "good: false", ["25:3 E403 no way ends well (mark a good ending with good: true)"]),
        ("goto: done", "goto: lost", ['25:9 E402 nothing leads to the ending "done"']),
        ("goto: run", "goto: lost", ['17:5 E402 nothing leads to the step "run"']),
        (
            ", correct: true}\n      - {text: Wait",
            "}\n      - {text: Wait",
            ['12:5 E301 the step "look" has one correct choice, found 0'],
        ),
    ],
)
def test_a_slip_in_a_drill_is_one_finding(pack: PackOnDisk, right: str, wrong: str, findings: list[str]) -> None:
    assert errors(pack, "content/scenarios/export.yaml", DRILL.replace(right, wrong)) == findings


def test_steps_that_only_lead_to_each_other_are_one_finding(pack: PackOnDisk) -> None:
    loop = DRILL.replace("goto: run", "goto: done").replace("goto: look", "goto: run")

    assert errors(pack, "content/scenarios/export.yaml", loop) == ['17:5 E402 nothing leads to the step "run"']


def test_a_step_that_never_ends_is_one_finding(pack: PackOnDisk) -> None:
    text = DRILL.replace("goto: done", "goto: run").replace("{text: Leave, goto: lost", "{text: Leave, goto: run")
    stuck = text.replace("{text: Start again, goto: look", "{text: Start again, goto: run")

    assert errors(pack, "content/scenarios/export.yaml", stuck) == [
        '17:5 E403 no way leads from "run" to an ending',
        '25:9 E402 nothing leads to the ending "done"',
    ]
