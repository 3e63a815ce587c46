"""A pack with an exam: two topics of two domains, a study question and mock questions for each card."""

from __future__ import annotations

from pathlib import Path

from tests.actions.packs import question_yaml, write_pack

BLUEPRINT = """\
id: demo
title: Demo (DEMO-1)
family: demo
questions: {questions}
scored: {scored}
minutes: 10
styles: [single, multiple]
scale: {{lowest: 100, highest: 1000, pass_mark: 720}}
domains:
  - {{id: d1, title: Building, weight: 60}}
  - {{id: d2, title: Running, weight: 40}}
tasks:
  - {{id: "1.1", domain: d1, title: Build it}}
  - {{id: "2.1", domain: d2, title: Run it}}
sources: [{{title: A guide, url: "https://example.com/", checked: 2026-11-01}}]
forms:
"""
MULTIPLE = """\
  - id: b.pair
    card: b
    kind: multiple
    pool: mock
    stem: Which two are the first choices of b.pair?
    explanation: They stand first.
    choices:
"""
FORM = ("a.2", "a.3", "b.2", "b.pair")


def write_exam_pack(root: Path, *forms: tuple[str, ...], minutes: int = 8, of_exam: tuple[int, int] = (65, 50)) -> Path:
    """The pack on disk: cards a (topic t) and b (topic u) with questions 1 to study, 2 and 3 of the mock pool.

    `forms` are called a, b, ... as they are named; `of_exam` is how many questions the exam has, and how many count.
    """
    write_pack(root, {"t": {"a": 3}, "u": {"b": 3}})
    for topic, task in (("t", "1.1"), ("u", "2.1")):
        path = root / f"content/topics/{topic}.yaml"
        path.write_text(path.read_text().replace("cards:\n", f'exams: {{demo: ["{task}"]}}\ncards:\n'))
    for card, topic in (("a", "t"), ("b", "u")):
        asks = question_yaml(card, 1) + "".join(_mock(card, n) for n in (2, 3)) + (_pair() if card == "b" else "")
        (root / f"quizzes/{topic}.yaml").write_text(f"topic: {topic}\nquestions:\n{asks}")
    (root / "content/exams").mkdir(exist_ok=True)
    blueprint = BLUEPRINT.format(questions=of_exam[0], scored=of_exam[1])
    for name, form in zip("abc", forms or (FORM,), strict=False):
        blueprint += f"  - id: {name}\n    minutes: {minutes}\n    questions: [{', '.join(form)}]\n"
    (root / "content/exams/demo.yaml").write_text(blueprint)
    return root


def _mock(card: str, number: int) -> str:
    return question_yaml(card, number).replace("    kind:", "    pool: mock\n    kind:")


def _pair() -> str:
    return MULTIPLE + "".join(
        f"      - text: Choice {n} of b.pair\n        why: Because of reason {n}.\n"
        + ("        correct: true\n" if n < 3 else "")
        for n in range(1, 6)
    )
