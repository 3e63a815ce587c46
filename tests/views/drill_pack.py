"""Two topics with a drill each; the first one has two decisions, on two cards."""

from __future__ import annotations

from pathlib import Path

from tests.actions.packs import write_pack

SCENARIO = """\
id: {id}
topic: {topic}
title: {title}
minutes: 5
situation: The plane is in the air.
start: dive
steps:
  dive:
    card: {first}
    text: It dives.
    ask: What do you do?
    choices:
      - {{text: Pull, goto: {second}, why: The nose comes up., correct: true}}
      - {{text: Push, goto: {second}, why: It dives faster., cost: Height.}}
      - {{text: Wait, goto: down, why: The ground comes first., cost: The plane.}}
{more}endings:
  up: {{good: true, text: It flies on.}}
  down: {{text: It lies on the ground.}}
debrief: [Height is time.]
"""
SECOND_STEP = """\
  turn:
    card: b
    text: A tree stands there.
    ask: Which way?
    choices:
      - {text: Left, goto: up, why: There is air., correct: true}
      - {text: Right, goto: down, why: There is another tree.}
      - {text: Straight on, goto: down, why: There is this tree.}
"""


def write_drill_pack(root: Path) -> Path:
    """The pack on disk: the drill `flight` of topic t comes after `arrow` of topic u by name, before it in study."""
    write_pack(root, {"t": {"a": 1, "b": 1}, "u": {"c": 1}})
    folder = root / "content/scenarios"
    folder.mkdir(parents=True, exist_ok=True)
    flight = {"id": "flight", "topic": "t", "title": "The flight", "first": "a", "second": "turn"}
    (folder / "flight.yaml").write_text(SCENARIO.format(**flight, more=SECOND_STEP))
    arrow = {"id": "arrow", "topic": "u", "title": "The arrow", "first": "c", "second": "up"}
    (folder / "arrow.yaml").write_text(SCENARIO.format(**arrow, more=""))
    return root
