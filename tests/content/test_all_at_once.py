"""One run finds every mistake of a file, each at its line and column, and none twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor.content.checker import check
from tutor.content.findings import did_you_mean

if TYPE_CHECKING:
    from tests.content.conftest import PackOnDisk

# One mistake a place; what stands around it is sound.
BROKEN = """\
topic: timeot
questions:
  - id: Timeout_One
    card: timeout.limt
    kind: single
    stem: How long may a function run?
    explanation: At most <fact:timeout.mx>, which is 15 minutes.
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
    stem: How many minutes?
    explanation: The limit is 15 min.
    difficulty: 7
    answer: 15 min
    tolerance: 5 MB
    wrong: [{value: 900 s, say: The same in seconds.}]
  - just a line
  - id: timeout.five
    card: timeout.default
    kind: judge
    stem: A function stops by itself.
    explanation: False, because it goes on until its timeout.
    choices:
      - {text: "True, because it knows when.", why: It does not., correct: true}
      - {text: "False, because it goes on.", why: So it does., correct: true}
      - {text: Neither., why: One of them holds.}
  - id: timeout.six
    card: timeout.default
    kind: match
    stem: What belongs together?
    explanation: A setting and its default.
    pairs:
      - {left: timeout, right: three seconds, why: So it begins.}
      - {left: memory, right: 128 MB, why: So it begins.}
      - {left: timeout, right: one, why: So it begins.}
    decoys: [10 GB]
  - id: timeout.seven
    card: timeout.default
    kind: cloze
    stem: Fill in.
    explanation: Three seconds at first.  # tutor: ignore W301 because it was long once
    text: A new function has ____ ____.
    blanks: [{accept: [three seconds], why: It is the default.}]
  - id: timeout.eight
    card: timeout.default
    kind: text
    stem: How long may a new function run?  # tutor: ignore E304
    explanation: It has three seconds.  # tutor: ignore E304 because I know
    accept: [{text: three seconds, terms: [minutes]}]
  - id: timeout.nine
    card: timeout.default
    kind: single
    style: exam
    stem: |
      A team uploads its first function, changes nothing in its settings and calls it from a script. The script waits
      for an answer that takes ten seconds to compute. What will the team see?
    explanation: A function is stopped after three seconds unless its timeout is raised.
    choices:
      - {text: The function is stopped after three seconds, why: That is the default., correct: true}
      - {text: The answer arrives after ten seconds, why: The timeout was never raised.}
      - {text: The script is billed for the wait, why: Scripts are not billed.}
      - {text: The function is called a second time, why: Nothing calls it again.}
    exhibit: {kind: log, text: "REPORT Duration: 3000.00 ms    Billed Duration: 3000 ms    Memory Size: 128 MB"}
    renamed_from: [timeout.four]
  - id: timeout.ten
    card: timeout.default
    kind: number
    stem: How many seconds?
    accept: [{text: three}]
    explanation: Three.
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
45:16 E305 the tolerance is a size, the answer a time
46:21 E306 "900 s" is graded as right
47:5 E103 expected a question with keys, found the text "just a line"
55:64 E301 a judge question has one correct choice, found 2
56:16 E308 a verdict begins with "True, because" or "False, because"
65:16 E303 this stands already at the left
71:59 N001 W301 is not found here: this ignores nothing (delete it)
72:11 E309 gaps in the text: 2, blanks: 1 (write ____ for each blank)
77:45 W001 this does not say why (write # tutor: ignore W201 because ...)
78:57 W002 E304 is an error, and errors cannot be ignored (mend what it says)
79:21 E304 "three seconds" is not graded as right (its own terms or a near miss refuse it)
85:7 W301 the ask has 184 characters; 152 fit two lines (the last paragraph of the stem is the ask: \
part it from the situation by a blank line)
93:32 W302 the exhibit is 1 x 78; 18 lines of 72 columns fit
94:20 E204 renamed_from: another question or problem has or had the id "timeout.four" (an id is \
inherited once, and only when it is free)
97:11 E104 a number question has no "accept" (that is a key of text)
"""


def test_forty_three_mistakes_of_one_file_are_all_found_in_one_run(pack: PackOnDisk) -> None:
    pack.write("quizzes/timeout.yaml", BROKEN)

    found = check((str(pack.root),), (), str(pack.cache)).findings

    shown = [f"{f.span.line}:{f.span.column} {f.code} {f.message}" + (f" ({f.hint})" if f.hint else "") for f in found]
    assert shown == SAID.splitlines()
    assert (len(found), len({f.code for f in found})) == (43, 27)


def test_the_rest_of_a_file_with_mistakes_is_studied(pack: PackOnDisk) -> None:
    pack.write("quizzes/broken.yaml", BROKEN)

    library = pack.open()

    # Of the broken file, the one question that only has warnings.
    assert library.ids("question") == ["demo/timeout.nine", "demo/timeout.limit.run", "demo/timeout.default.value"]
    assert library.left_out() == 10


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
