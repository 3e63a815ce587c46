"""Codes about exams: blueprints, and what names their tasks."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Exams"

_EXAM = """\
id: demo-01
title: A short exam
family: demo
questions: 3
scored: 2
minutes: 6
styles: [single]
scale: {lowest: 100, highest: 1000, pass_mark: 720}
domains: [{id: d1, title: Development, weight: 100}]
tasks: [{id: "1.1", domain: d1, title: Run code}]
sources: [{title: The exam guide, url: "https://docs.aws.amazon.com/", checked: 2026-11-17}]
forms: [{id: a, minutes: 2, questions: [running.timeout.sum]}]
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
  - id: running.timeout.sum
    card: running.timeout
    kind: number
    POOL
    stem: Two steps run one after the other as long as they may. When is the second stopped?
    answer: 30 min
    explanation: Each may take <fact:demo.timeout>.
"""

RULES = (
    Rule(
        "E501",
        "The weights of an exam's domains make 100 %",
        "They are shares of the scored questions, and plan and mock exams are made after them: "
        "with another sum every domain would weigh wrongly.",
        bad="domains: [{id: d1, title: Development, weight: 60}, {id: d2, title: Security, weight: 30}]",
        good="domains: [{id: d1, title: Development, weight: 60}, {id: d2, title: Security, weight: 40}]",
        inside="blueprint",
    ),
    Rule(
        "E502",
        "Every task belongs to a domain, and each name is given once",
        "A task has its weight from its domain, and topics name tasks by their ids.",
        bad='tasks: [{id: "1.1", domain: d7, title: Run code}]',
        good='tasks: [{id: "1.1", domain: d1, title: Run code}]',
        inside="blueprint",
    ),
    Rule(
        "E503",
        "An edition of an exam ends after it began",
        "The learner is told which edition can be taken on the exam day. Days that are swapped leave none.",
        bad="first_day: 2026-12-01\nlast_day: 2026-11-30",
        good="first_day: 2026-12-01\nlast_day: 2029-11-30",
        inside="blueprint",
    ),
    Rule(
        "E504",
        "The numbers of an exam fit each other",
        "No more questions count than there are, nothing is below one, and the pass mark lies on the scale.",
        bad="questions: 65\nscored: 75",
        good="questions: 65\nscored: 50",
        inside="blueprint",
    ),
    Rule(
        "W501",
        "An exam that is named has a blueprint",
        "What serves an exam that nobody knows counts for no exam. All open packs' blueprints are looked through. "
        "Where no open pack has any, nothing is said, and neither of another certification's exam.",
        bad='exams: {dmo-01: ["1.1"]}',
        good='exams: {demo-01: ["1.1"]}',
        inside="topic",
    ),
    Rule(
        "W502",
        "A task that is named is one of the exam's",
        "What serves a task that is none counts for no domain. Beside the tasks of a blueprint their skills can be "
        "named: 1.2.3 is the third skill of the task 1.2.",
        bad='exams: {demo-01: ["7.1"]}',
        good='exams: {demo-01: ["1.1", "1.1.4"]}',
        inside="topic",
    ),
    Rule(
        "W503",
        "A mock exam asks questions of the mock pool",
        "A question that can be met while studying is answered from memory: its result says nothing of the real exam.",
        bad={"content/exams/demo.yaml": _EXAM, "quizzes/running.yaml": _QUIZ.replace("POOL", "pool: study")},
        good={"content/exams/demo.yaml": _EXAM, "quizzes/running.yaml": _QUIZ.replace("POOL", "pool: mock")},
    ),
)
