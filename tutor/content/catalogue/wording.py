"""Codes about the wording of questions: what announces, repeats or hides too much."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Wording of questions"
_TOPIC = "topic: running\nquestions:\n"
_ASKED = """\
  - id: running.timeout.{id}
    card: running.timeout
    kind: number
    stem: {stem}
    answer: 900 s
    explanation: The limit is <fact:demo.timeout>.
"""

RULES = (
    Rule(
        "E310",
        "As many choices are correct as the stem announces",
        'Somebody who is told to "Select TWO" marks two, and cannot be right when three are.',
        bad="""\
kind: single
stem: What may a function use for an hour of work? Select TWO.
""",
        good="""\
kind: single
stem: What may a function use for an hour of work?
""",
        inside="question",
    ),
    Rule(
        "W311",
        "Exam style is one of four, or several of five or six",
        "The exams have no other kinds, and who practises for them should see what will come.",
        bad="kind: number\nanswer: 900 s\nstyle: exam",
        good="kind: number\nanswer: 900 s\nstyle: recall",
        inside="question",
    ),
    Rule(
        "W312",
        "No two choices say nearly the same",
        "When two choices differ in a filling word or a plural alone, neither can be right on its own: "
        "the learner strikes both out without reading the rest.",
        bad="""\
kind: single
choices:
  - {text: a quarter of an hour, correct: true, why: That is the limit.}
  - {text: for the whole hour, why: No function runs that long.}
  - {text: a whole hour, why: No function runs that long.}
  - {text: thirty seconds, why: That is a limit of API Gateway.}
explanation: A quarter of an hour is the limit.
""",
        good="""\
kind: single
choices:
  - {text: a quarter of an hour, correct: true, why: That is the limit.}
  - {text: a whole day, why: No function runs that long.}
  - {text: a whole hour, why: No function runs that long.}
  - {text: thirty seconds, why: That is a limit of API Gateway.}
explanation: A quarter of an hour is the limit.
""",
        inside="question",
    ),
    Rule(
        "W313",
        "The explanation speaks of the right answer",
        "An explanation that has no word of the key explains something else. A fact that it cites counts as one.",
        bad="kind: text\naccept: [{text: timeout}]\nexplanation: It has ended too early.",
        good="kind: text\naccept: [{text: timeout}]\nexplanation: The timeout has ended it too early.",
        inside="question",
    ),
    Rule(
        "W314",
        "No choice speaks of the other choices",
        "Choices are shown in any order, so nothing is above; and all or none of them is a riddle about the others.",
        bad="""\
kind: single
choices:
  - {text: 15 minutes, correct: true, why: That is the limit today.}
  - {text: 5 minutes, why: That was the limit until 2018.}
  - {text: 60 minutes, why: No function runs for an hour.}
  - {text: none of the above, why: The limit is there.}
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
        "W315",
        "An ask for what does not hold says so in capitals",
        "A small word that turns the question round is read over, and then the right belief gets the wrong mark.",
        bad="stem: Which value may the timeout of a function not have?",
        good="stem: Which value may the timeout of a function NOT have?",
        inside="question",
    ),
    Rule(
        "W316",
        "Links and blame go to other cards than the question's own",
        "The own card is asked again after a miss anyway; `also` and `blames` name what else is touched or confused.",
        bad="also: [running.timeout]",
        good="also: []",
        inside="question",
    ),
    Rule(
        "W331",
        "No two questions ask nearly the same in nearly the same words",
        "Who has seen the one recognises the other and is not asked anything. Questions of a card should differ in "
        "what they want: recall, apply, diagnose.",
        bad={
            "quizzes/running.yaml": _TOPIC
            + _ASKED.format(id="one", stem="How many seconds may a single invocation of a function take at most?")
            + _ASKED.format(id="two", stem="How many seconds may a single invocation of this function take at most?")
        },
        good={
            "quizzes/running.yaml": _TOPIC
            + _ASKED.format(id="one", stem="How many seconds may a single invocation of a function take at most?")
            + _ASKED.format(id="two", stem="A job of twenty minutes ends early. After how many seconds?")
        },
    ),
)
