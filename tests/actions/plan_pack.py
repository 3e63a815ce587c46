"""A pack to plan: eight cards of two domains with two questions each, and an exam of two editions with two forms."""

from __future__ import annotations

from pathlib import Path

from tests.actions.packs import question_yaml, write_pack

TOPICS = {"t": {"a": 2, "b": 2, "c": 2, "d": 2}, "u": {"e": 2, "f": 2, "g": 2, "h": 2}}
BLUEPRINT = """\
id: {id}
title: Demo ({name})
family: demo
{more}questions: 65
scored: 50
minutes: 130
styles: [single, multiple]
scale: {{lowest: 100, highest: 1000, pass_mark: 720}}
domains:
  - {{id: d1, title: Building, weight: 60}}
  - {{id: d2, title: Running, weight: 40}}
tasks:
  - {{id: "1.1", domain: d1, title: Build it}}
  - {{id: "2.1", domain: d2, title: Run it}}
sources: [{{title: A guide, url: "https://example.com/", checked: 2024-10-01}}]
"""
FORMS = """\
forms:
  - {id: one, minutes: 4, questions: [a.m]}
  - {id: two, minutes: 4, questions: [e.m]}
"""
# Study day 20,000 is Friday 4 October 2024: the old edition has ten more days.
OLD = BLUEPRINT.format(id="demo-1", name="DEMO-1", more="successor: demo-2\nlast_day: 2024-10-14\n")
NEW = BLUEPRINT.format(id="demo-2", name="DEMO-2", more="first_day: 2024-10-15\n") + FORMS
SERVES = 'exams: {{demo-1: ["{task}"], demo-2: ["{task}"]}}\ncards:\n'


def write_plan_pack(root: Path, old: str = OLD, new: str = NEW) -> Path:
    """The pack on disk: topic t serves Building, u Running. Cards a and e have a mock question, `a.m` and `e.m`."""
    write_pack(root, TOPICS)
    for topic, task in (("t", "1.1"), ("u", "2.1")):
        path = root / f"content/topics/{topic}.yaml"
        path.write_text(path.read_text().replace("cards:\n", SERVES.format(task=task)))
        card = "a" if topic == "t" else "e"
        mock = (
            question_yaml(card, 3)
            .replace(f"id: {card}.3", f"id: {card}.m")
            .replace("    kind:", "    pool: mock\n    kind:")
        )
        asks = root / f"quizzes/{topic}.yaml"
        asks.write_text(asks.read_text() + mock)
    (root / "content/exams").mkdir(exist_ok=True)
    for name, text in (("demo-1", old), ("demo-2", new)):
        if text:
            (root / f"content/exams/{name}.yaml").write_text(text)
    return root
