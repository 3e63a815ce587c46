"""One run finds every mistake of a file, each at its line and column, and none twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor.content.findings import did_you_mean

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

# One mistake of its kind a line.
BROKEN = """\
topic: timeot
questions:
  - id: Timeout_One
    card: timeout.limt
    kind: single
    stem: How long may a function run?
    explanation: At most <fact:timeout.mx>.
    dificulty: 1
    asks: aply
    choices:
      - {text: 15 minutes, corect: true, why: That is the limit.}
      - {text: 5 minutes, why: }
      - {text: no, why: [an earlier limit]}
  - id: timeout.two
    card: timeout.limit
    kind: nubmer
    stem: "How many \\e[31mminutes?"
    explanation: The limit is <fact:timeout.max.
    answer: 15 lightyears
    wrong:
      - {value: 5 min, say: That was the limit once., say: Twice.}
  - id: timeout.three
    card: timeout.limit
    kind: text
    pool: exam
    revision: 01
    stem: ~
    tasks: [dva-c03]
    renamed_from: timeout.old
    accept: []
  - id: timeout.two
    card: timeout.limit
    kind: number
    stem: !ruby/object How many?
    explanation: 12:30
    answer: 15 min
    also: [timeout]
  - id: timeout.four
    card: timeout.limit
    kind: number
    stem: How many?
    explanation: Fifteen.
    difficulty: 7
    answer: 15 min
    wrong: [{value: 900 s, say: The same in seconds.}]
  - just a line
"""
SAID = """\
1:8 E201 no topic is called "timeot" (did you mean "timeout"?)
3:9 E105 "Timeout_One" is not an id (an id is made of a-z, 0-9, . and -, and begins with a-z or 0-9)
4:11 E201 no card is called "timeout.limt" (did you mean "timeout.limit"?)
7:26 E201 no fact is called "timeout.mx" (did you mean "timeout.max"?)
8:5 E101 question 'Timeout_One': unknown key "dificulty" (did you mean "difficulty"?)
9:11 E104 "aply" is not one of recall, apply, diagnose (did you mean "apply"?)
11:7 E107 expected 4 entries, found 3
11:28 E101 a choice: unknown key "corect" (did you mean "correct"?)
12:32 E107 this is empty (write it, or delete the key)
13:16 W101 unquoted no is not text to every YAML reader (quote it)
13:25 E103 expected text, found a list
16:11 E104 unknown kind "nubmer" (did you mean "number"?)
17:11 E003 control character U+001B (delete it, or write out what it stands for)
18:31 E109 this is no reference to a fact (write <fact:id>)
19:13 E305 "15 lightyears" is not a quantity: the unit "lightyears" is not known
21:55 E106 the key "say" stands here twice (keep one of them)
22:5 E102 question 'timeout.three' has no "explanation"
25:11 E104 "exam" is not one of study, mock
26:15 E103 expected a whole number, found the text "01"
27:11 E107 ~ means that this is empty (write it, quote it, or delete the key)
28:12 E103 expected a mapping, found a list
29:19 E103 expected a list, found the text "timeout.old" (begin each entry with - )
30:13 E107 expected at least 1 entry, found 0
31:5 E202 question id "timeout.two" stands already in quizzes/timeout.yaml:14 (give one of them another id)
34:11 E004 tags are not read: "!ruby/object" (remove it, and quote the text)
35:18 W101 unquoted 12:30 is not text to every YAML reader (quote it)
37:12 E201 no card is called "timeout" (it is a topic)
43:17 E307 difficulty is 1, 2 or 3, found 7
45:21 E306 "900 s" is graded as right
46:5 E103 expected a question with keys, found the text "just a line"
"""


def test_thirty_mistakes_of_one_file_are_all_found_in_one_run(pack: PackOnDisk) -> None:
    pack.write("quizzes/timeout.yaml", BROKEN)

    found = pack.open().findings()

    shown = [f"{f.span.line}:{f.span.column} {f.code} {f.message}" + (f" ({f.hint})" if f.hint else "") for f in found]
    assert shown == SAID.splitlines()


def test_the_rest_of_a_file_with_mistakes_is_studied(pack: PackOnDisk) -> None:
    sound = pack.root.joinpath("quizzes/timeout.yaml").read_text(encoding="utf-8")
    pack.write("quizzes/broken.yaml", BROKEN)

    library = pack.open()

    assert library.ids("question") == ["demo/timeout.limit.run", "demo/timeout.default.value"]
    assert "timeout.limit.run" in sound
    assert library.left_out() == 5


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),
        ("ttile", "title"),
        ("Title", "title"),
        ("titles", "title"),
        ("multi", "multiple"),
        ("choces", "choices"),
        ("di", "id"),
        ("timeout.limt", "timeout.limit"),
        ("limit", "timeout.limit"),
        ("timeout.default.val", "timeout.default.value"),
        ("timeout.defaults.value", "timeout.default.value"),
    ],
)
def test_a_slip_of_the_finger_gets_the_word_that_was_meant(written: str, meant: str) -> None:
    known = ["id", "title", "multiple", "choices", "timeout.limit", "timeout.default.value"]
    assert did_you_mean(written, known) == meant


@pytest.mark.parametrize("written", ["", "x", "prompt", "timeout.retries", "retry.limits.high", "timeout"])
def test_another_word_gets_no_guess(written: str) -> None:
    known = ["id", "title", "kind", "timeout.limit", "timeout.default.value"]
    assert did_you_mean(written, known) == ""
