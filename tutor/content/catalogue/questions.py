"""Codes about questions: what could not be answered or marked fairly, or does not fit."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Questions"
_SITUATION = "  An export takes an hour and must not fail.\n" * 4

RULES = (
    Rule(
        "E301",
        "As many choices are correct as the kind asks for",
        "A single question, a judged claim and a step of a drill have exactly one right choice, a multiple question "
        "two or more and a wrong one; else nobody could answer, or everybody.",
        bad="""\
kind: single
choices:
  - {text: 15 minutes, why: That is the limit today.}
  - {text: 5 minutes, why: That was the limit until 2018.}
  - {text: 60 minutes, why: No function runs for an hour.}
  - {text: 30 seconds, why: That is a limit of API Gateway.}
""",
        good="""\
kind: single
choices:
  - {text: 15 minutes, correct: true, why: That is the limit today.}
  - {text: 5 minutes, why: That was the limit until 2018.}
  - {text: 60 minutes, why: No function runs for an hour.}
  - {text: 30 seconds, why: That is a limit of API Gateway.}
""",
        inside="question",
    ),
    Rule(
        "E303",
        "No two choices say the same",
        "Of two equal choices both or none are right. Case, backticks and a full stop make no difference; "
        "a decoy that equals a pair's right-hand text is the same mistake.",
        bad="""\
kind: match
pairs:
  - {left: memory, right: 10 GB, why: It may be set up to that.}
  - {left: timeout, right: 15 minutes, why: It may be set up to that.}
  - {left: layers, right: five, why: A function takes no more.}
decoys: [15 minutes]
""",
        good="""\
kind: match
pairs:
  - {left: memory, right: 10 GB, why: It may be set up to that.}
  - {left: timeout, right: 15 minutes, why: It may be set up to that.}
  - {left: layers, right: five, why: A function takes no more.}
decoys: [60 minutes]
""",
        inside="question",
    ),
    Rule(
        "E304",
        "An accepted answer is marked as right",
        "The author's own wording is given to the marker: when its terms or a near miss refuse it, "
        "a learner who types it would be told that it is wrong.",
        bad="kind: text\naccept: [{text: timeout, terms: [duration]}]",
        good="kind: text\naccept: [{text: timeout, terms: [timeout|duration]}]",
        inside="question",
    ),
    Rule(
        "E305",
        "A number has a unit that the tutor can compare",
        "Answers are compared as quantities, so that 15 min is as right as 900 s. "
        "The tolerance is a share, or a quantity in the answer's own dimension.",
        bad="kind: number\nanswer: 900 s\ntolerance: 5 MB",
        good="kind: number\nanswer: 900 s\ntolerance: 1 %",
        inside="question",
    ),
    Rule(
        "E306",
        "A wrong value or near miss is not marked as right",
        "What is said to somebody who types it would never be shown, or would deny a right answer.",
        bad="kind: number\nanswer: 900 s\nwrong: [{value: 15 min, say: That was the limit once.}]",
        good="kind: number\nanswer: 900 s\nwrong: [{value: 5 min, say: That was the limit once.}]",
        inside="question",
    ),
    Rule(
        "E307",
        "A number is within its range",
        "Difficulty is 1, 2 or 3, and a marked line must be a line of the exhibit.",
        bad="difficulty: 7",
        good="difficulty: 3",
        inside="question",
    ),
    Rule(
        "E308",
        "A verdict says true or false, and why",
        "A claim is judged with its reason: a bare verdict is right half of the time by chance. "
        "True and false are both offered.",
        bad="""\
kind: judge
choices:
  - {text: "True, because the limit is fixed.", why: It can be set lower.}
  - {text: "False, because the limit can be set lower.", correct: true, why: It is a setting.}
  - {text: False., why: It does not say why.}
""",
        good="""\
kind: judge
choices:
  - {text: "True, because the limit is fixed.", why: It can be set lower.}
  - {text: "False, because the limit can be set lower.", correct: true, why: It is a setting.}
  - {text: "False, because there is no limit.", why: There is one.}
""",
        inside="question",
    ),
    Rule(
        "E309",
        "A text has as many gaps as blanks",
        "Each blank is asked where its gap stands. A gap is written ____, four underscores.",
        bad="kind: cloze\ntext: It runs for ____ ____.\nblanks: [{accept: [15 minutes], why: That is the limit.}]",
        good="kind: cloze\ntext: It runs for ____.\nblanks: [{accept: [15 minutes], why: That is the limit.}]",
        inside="question",
    ),
    Rule(
        "W301",
        "What is asked has at most 152 characters",
        "The ask stands on two lines below the situation, so that it can be read again while choosing. "
        "The last paragraph of a stem is the ask: part it from the situation by a blank line.",
        bad="kind: single\nstyle: exam\nstem: |\n" + _SITUATION + "  Which limit does it meet?",
        good="kind: single\nstyle: exam\nstem: |\n" + _SITUATION + "\n  Which limit does it meet?",
        inside="question",
    ),
    Rule(
        "W302",
        "An exhibit, evidence or text with gaps fits its place",
        "An exhibit has 18 lines of 72 columns, a text with gaps 12: what is larger is cut or pushes the choices out "
        "of sight. Keep the lines that decide.",
        bad=f"exhibit: {{kind: log, text: 'REPORT {'=' * 72}'}}",
        good="exhibit: {kind: log, text: 'REPORT Duration: 900000.00 ms'}",
        inside="question",
    ),
)
