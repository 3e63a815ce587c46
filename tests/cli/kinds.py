"""A pack with a question of every kind, in this order, each on a card of its own."""

from __future__ import annotations

from pathlib import Path

KINDS = ("single", "multiple", "number", "text", "order", "match", "cloze", "judge")

_FACTS = """\
facts:
  - id: sqs.batch
    title: Batch of a standard queue
    value: "10"
    unit: messages
    statement: A batch from a standard queue holds 10 messages unless more are asked for.
    source: {title: Lambda Developer Guide, url: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html"}
    checked: 2026-11-17
    history: [{value: "1", until: 2018-06-28}]
"""

_TOPIC = """\
id: queues
title: Queues
objectives: [{id: queues.o1, text: Say what a poller does}]
big_idea: Lambda polls; the queue never calls.
takeaways: [Nothing starts without a receive.]
cards:
"""

_QUESTIONS = """\
topic: queues
questions:
  - id: queues.single.q
    card: queues.single
    kind: single
    style: exam
    stem: |
      A function reads a standard queue and fails on one message of ten.

      Which setting keeps the other nine from coming back?
    exhibit:
      kind: python
      title: handler.py
      text: |
        def handler(event, context):
            failed = [r["messageId"] for r in event["Records"] if fails(r)]
            return {"batchItemFailures": [item(id) for id in failed]}
      mark: [3]
    choices:
      - {text: "`ReportBatchItemFailures` on the mapping", correct: true, why: Only the failed ones come back.}
      - {text: A longer visibility timeout on the queue, why: All ten still come back later.}
      - {text: A dead-letter queue on the function, why: It serves asynchronous invocations only.}
      - {text: A batch size of one hundred messages, why: More messages come back together.}
    explanation: Without it the return value is ignored.
    facts: [sqs.batch]
  - id: queues.multiple.q
    card: queues.multiple
    kind: multiple
    stem: Which two stand in an event of a queue? Choose TWO.
    choices:
      - {text: messageId, correct: true, why: Each record has one.}
      - {text: receiptHandle, correct: true, why: It deletes the message.}
      - {text: shardId, why: That is a stream's.}
      - {text: requestContext, why: That is an API's.}
      - {text: detail-type, why: That is an event bus's.}
    explanation: A record is one message.
  - id: queues.number.q
    card: queues.number
    kind: number
    stem: How many messages has a batch unless more are asked for?
    answer: 10 messages
    wrong: [{value: 1 message, say: That was so in the first year.}]
    explanation: Ten is the default.
    facts: [sqs.batch]
  - id: queues.text.q
    card: queues.text
    kind: text
    stem: What hides a received message from other receivers?
    accept: [{text: visibility timeout, terms: [visibility]}]
    near: [{text: message retention, terms: [retention], say: Retention deletes.}]
    explanation: The visibility timeout hides it.
  - id: queues.order.q
    card: queues.order
    kind: order
    stem: A message fails once. Put the events into order.
    choices:
      - {text: The poller receives the message, why: Nothing starts without a receive.}
      - {text: The function throws an error, why: The batch fails.}
      - {text: The visibility timeout ends, why: Only then it is seen again.}
      - {text: The message is received again, why: The receive count rises.}
    explanation: A message comes back by itself.
  - id: queues.match.q
    card: queues.match
    kind: match
    stem: Which source invokes how?
    pairs:
      - {left: S3 notification, right: asynchronously, why: Events are queued.}
      - {left: API Gateway, right: synchronously, why: The client waits.}
      - {left: SQS, right: through a mapping, why: Lambda polls.}
    decoys: [by a timer in the function]
    explanation: There are three ways.
  - id: queues.cloze.q
    card: queues.cloze
    kind: cloze
    stem: Complete the template so that at most five run at once.
    text: |
      ScalingConfig:
        ____: 5
      Timeout: ____
    blanks:
      - {accept: [MaximumConcurrency], why: It caps the pollers.}
      - {accept: [900 s, "900"], why: That is the maximum.}
    explanation: The mapping has its own cap.
  - id: queues.judge.q
    card: queues.judge
    kind: judge
    stem: A queue invokes the function.
    choices:
      - {text: "True, because it holds the function's name", why: It holds nothing of the kind.}
      - {text: "False, because Lambda polls the queue", correct: true, why: The mapping does.}
      - {text: "False, because the sender invokes it", why: The sender only sends.}
    explanation: The mapping polls.
"""


def write_kinds(root: Path) -> Path:
    """Writes the pack and returns its folder."""
    cards = "".join(_card(kind) for kind in KINDS)
    files = {
        "content/pack.yaml": "id: kinds\ntitle: Every kind\n",
        "content/facts/sqs.yaml": _FACTS,
        "content/topics/queues.yaml": _TOPIC + cards,
        "quizzes/queues.yaml": _QUESTIONS,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def _card(kind: str) -> str:
    return f"""\
  - id: queues.{kind}
    title: The {kind} card
    body: What the {kind} card teaches about `queues`.
    remember: Remember {kind}.
    yield: core
    objectives: [queues.o1]
    facts: [sqs.batch]
"""
