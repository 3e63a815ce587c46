"""A pack to read: a topic whose first card has everything a card can have, and a topic that requires it."""

from __future__ import annotations

from pathlib import Path

from tests.actions.packs import question_yaml

PLANES = """\
id: planes
title: Paper planes
exams: {dva-c02: ["1.2.1"], dva-c03: ["1.2"], saa-c03: ["2.1"]}
objectives:
  - {id: planes.o1, text: Fold a plane that flies}
big_idea: A plane is a sheet that was folded well.
mental_model: {analogy: A leaf that falls slowly., breaks_down: A leaf has no pilot.}
cards:
  - id: planes.nose
    title: The nose
    ask_first: What happens to a plane without weight in its nose?
    body: It stalls. Weight in front keeps the nose down.
    remember: Weight goes to the front.
    cue: "'It climbs, stops and falls' points here."
    yield: core
    facts: [planes.folds]
    diagram: |
      nose ===> tail
    code:
      language: bash
      bad: fold tail
      good: fold nose
      why: The weight belongs in front.
    myth: {belief: Big wings are always better., reality: Big wings bend., matters: Bent wings do not lift.}
    pitfall: {wrong: Folding in the air., right: Folding on a table., root_cause: Paper needs a hard ground.}
    compare:
      with: planes.tail
      rows:
        - {aspect: Where, this: in front, that: behind}
        - {aspect: Does, this: keeps it down, that: keeps it straight}
    example: A clip on the nose.
    patterns: [Fold, throw, look]
    not_when: The plane already dives.
  - id: planes.tail
    title: "The tail [/b][@click=app.quit]x[/]"
    body: "[Choose TWO] it steers."
    remember: Behind.
    yield: core
glossary:
  - {term: Stall, meaning: The wing lifts no more.}
takeaways: [Fold well.]
connections:
  - {to: kites, because: They fly too.}
"""
KITES = """\
id: kites
title: Kites
requires: [planes]
cards:
  - {id: kites.line, title: The line, body: It holds., remember: Hold on., yield: core}
"""
FACTS = """\
facts:
  - id: planes.folds
    title: Folds of a plane
    value: "7"
    unit: folds
    statement: A sheet can be folded seven times.
    source: {title: The book of folds, url: "https://example.org/folds?of=paper"}
    checked: 2026-11-01
    history: [{value: "6", until: 2020-01-31}]
    exam_note: Older banks still say six.
  - id: planes.local
    title: A note at home
    value: "1"
    statement: It is written down somewhere.
    source: {title: A file, url: "https://example.org/home"}
    checked: 2026-11-01
"""


def write_reading_pack(root: Path) -> Path:
    """The pack on disk, with two questions on the first card."""
    for folder in ("content/topics", "content/facts", "quizzes"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "content/pack.yaml").write_text("id: p\ntitle: Things that fly\n")
    (root / "content/topics/a-planes.yaml").write_text(PLANES)
    (root / "content/topics/b-kites.yaml").write_text(KITES)
    (root / "content/facts/planes.yaml").write_text(FACTS)
    asks = question_yaml("planes.nose", 1) + question_yaml("planes.nose", 2)
    (root / "quizzes/planes.yaml").write_text(f"topic: planes\nquestions:\n{asks}")
    return root
