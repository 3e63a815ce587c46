"""Codes about what is missing from a pack. They are said when it can be read whole and nothing is left to fill in."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Coverage"

_TOPIC = """\
id: running
title: How long a function runs
cards:
  - id: running.timeout
    title: The timeout
    yield: core
    body: A function is stopped when its timeout has passed.
    remember: No invocation outlives its timeout.
    facts: [demo.timeout]
"""
_QUIZ = """\
topic: running
questions:
  - id: running.timeout.seconds
    card: running.timeout
    kind: number
    stem: What is the largest timeout of a function?
    answer: 900 s
    explanation: The limit is <fact:demo.timeout>.
    facts: [demo.timeout]
  - id: running.timeout.parts
    card: running.timeout
    kind: number
    stem: An export of an hour is cut into parts. How many functions does it need at least?
    answer: "4"
    explanation: Each part may take <fact:demo.timeout>.
    facts: [demo.timeout]
  - id: running.timeout.word
    card: running.timeout
"""
_NUMBER = """\
    kind: number
    stem: A timeout is set to two minutes and the work takes three. After how many seconds does it end?
    answer: 120 s
    explanation: The setting counts.
"""
_TEXT = """\
    kind: text
    stem: Which setting ends an invocation that takes too long?
    accept: [{text: timeout}]
    explanation: It is the timeout.
"""
_WAITING = {
    "content/topics/waiting.yaml": "id: waiting\ntitle: Waiting\ncards:\n  - {id: waiting.queue, title: Queues, "
    "yield: awareness, body: A queue keeps what waits., remember: Waiting needs a queue.}\n",
    "quizzes/waiting.yaml": "topic: waiting\nquestions:\n  - {id: waiting.queue.word, card: waiting.queue, kind: text, "
    "stem: What keeps messages that wait?, accept: [{text: queue}], explanation: A queue keeps them.}\n",
}
_DRILL = """\
id: flood
topic: waiting
title: Too many orders
situation: Orders come faster than they are written.
start: look
steps:
  look:
    card: waiting.queue
    text: Some are lost.
    ask: What now?
    choices:
      - {text: Put a queue between, goto: kept, why: It keeps what waits., correct: true}
      - {text: Ask for fewer orders, goto: lost, why: Buyers do not wait.}
      - {text: Write twice, goto: lost, why: That takes longer still.}
endings:
  kept: {text: Every order is written., good: true}
  lost: {text: Orders are lost.}
debrief: [Keep what waits.]
"""

RULES = (
    Rule(
        "W601",
        "A card has enough study questions",
        "The same question again teaches the question and not the card. A core card needs three, a common one two, "
        "and one that the exams hardly touch needs one; questions of the mock pool are not asked while studying.",
        bad="yield: core",
        good="yield: awareness",
        inside="card",
    ),
    Rule(
        "W604",
        "Every objective is served by a card",
        "An objective is what the topic promises. One that no card names under its objectives is a promise without "
        "teaching, or a card forgot to name it.",
        bad="objectives: [{id: running.o1, text: Say when a function is stopped}]",
        good="takeaways: [A function is stopped when its timeout has passed.]",
        inside="topic",
    ),
    Rule(
        "N602",
        "A core card is asked in more than one way",
        "Recognising a right choice and finding the word or number oneself are different things. "
        "Let at least one question of a core card be of another kind.",
        bad={"content/topics/running.yaml": _TOPIC, "quizzes/running.yaml": _QUIZ + _NUMBER},
        good={"content/topics/running.yaml": _TOPIC, "quizzes/running.yaml": _QUIZ + _TEXT},
    ),
    Rule(
        "N603",
        "A question tests every fact of a core or common card",
        "What is taught and never asked is not learnt. A question tests the facts under its own facts, those that "
        "must be true for its key to be right; citing one in the explanation is no test.",
        bad={
            "content/topics/running.yaml": _TOPIC,
            "quizzes/running.yaml": (_QUIZ + _TEXT).replace("    facts: [demo.timeout]\n", ""),
        },
        good={"content/topics/running.yaml": _TOPIC, "quizzes/running.yaml": _QUIZ + _TEXT},
    ),
    Rule(
        "N605",
        "Every topic has a drill, in a pack that has drills",
        "A drill is where knowing becomes deciding, and the learner looks for one at the end of every topic.",
        bad=_WAITING,
        good={**_WAITING, "content/scenarios/flood.yaml": _DRILL},
    ),
)
