"""Packs whose every text is hostile: escapes that a terminal would obey, or words that look like markup."""

from __future__ import annotations

import json
from pathlib import Path

# What must be shown letter by letter, wherever it stands.
MARKUP = "[/x] [@click=app.quit]x[/] [Choose all] [s3] ::[acct]: %s"
# The clipboard, the title, a link, the screen, a colour, C1's own introducer, reversed and invisible text.
ESCAPES = (
    "\x1b]52;c;b3duZWQ=\x07",
    "\x1b]0;owned\x07",
    "\x1b]8;;https://owned.example\x1b\\x\x1b]8;;\x1b\\",
    "\x1b[2J",
    "\x1b[31m",
    "\x9b2J",
    "\u202eowned\u202c",
    "\u200b\u2066",
    "\r\x08\x7f\x00",
)


def write_texts(root: Path, text: str, topic: str = "odd", title: str = "") -> Path:
    """A pack whose every text begins with a word of its own and goes on with `text`."""

    def said(word: str) -> str:
        return json.dumps(f"{word} {text}")

    kinds = {
        "single": "choices: ["
        + ", ".join(
            f"{{text: {said(f'choice{i}')}, why: {said(f'why{i}')}{', correct: true' if i == 1 else ''}}}"
            for i in range(4)
        )
        + "]",
        "match": "pairs: ["
        + ", ".join(
            f"{{left: {said(f'left{i}')}, right: {said(f'right{i}')}, why: {said(f'why{i}')}}}" for i in range(3)
        )
        + "]",
        "cloze": f"text: {said('gap ____ is')}\n    blanks: [{{accept: [{said('filled')}], why: {said('why')}}}]",
        "text": f"accept: [{{text: {said('accepted')}}}]\n    near: [{{text: {said('near')}, say: {said('say')}}}]",
    }
    questions = "".join(
        f"""\
  - id: {topic}.{kind}
    card: {topic}.card
    kind: {kind}
    stem: {said(f"stem{kind}")}
    exhibit: {{kind: log, title: {said("exhibit")}, text: {said("line")}}}
    explanation: {said("explanation")}
    facts: [{topic}.fact]
    {parts}
"""
        for kind, parts in kinds.items()
    )
    files = {
        "content/pack.yaml": f"id: odd\ntitle: {title or said('pack')}\n",
        f"content/facts/{topic}.yaml": f"""\
facts:
  - id: {topic}.fact
    title: {said("fact")}
    value: {said("value")}
    unit: {said("unit")}
    statement: {said("statement")}
    source: {{title: {said("source")}, url: "https://example.com/"}}
    checked: 2026-11-17
    history: [{{value: {said("earlier")}, until: 2025-01-01}}]
    exam_note: {said("note")}
""",
        f"content/topics/{topic}.yaml": f"""\
id: {topic}
title: {said("topic")}
objectives: [{{id: {topic}.o1, text: {said("objective")}}}]
big_idea: {said("idea")}
mental_model: {{analogy: {said("analogy")}, breaks_down: {said("breaks")}}}
glossary: [{{term: {said("term")}, meaning: {said("meaning")}}}]
takeaways: [{said("takeaway")}]
cards:
  - id: {topic}.card
    title: {said("card")}
    ask_first: {said("ask")}
    body: {said("body")}
    remember: {said("remember")}
    cue: {said("cue")}
    yield: core
    facts: [{topic}.fact]
    diagram: {said("diagram")}
    example: {said("example")}
    code: {{language: bash, bad: {said("bad")}, good: {said("good")}, why: {said("codewhy")}}}
    myth: {{belief: {said("belief")}, reality: {said("reality")}, matters: {said("matters")}}}
    pitfall: {{wrong: {said("wrong")}, right: {said("instead")}, root_cause: {said("cause")}}}
    not_when: {said("notwhen")}
""",
        f"content/problems/{topic}.yaml": f"""\
topic: {topic}
problems:
  - id: {topic}.problem
    card: {topic}.card
    title: {said("problem")}
    params:
      rate: {{values: ["100", "150", "333"], unit: requests per second}}
      duration: {{values: [250 ms, 500 ms, 1.5 s]}}
    show: {{rate: "100", duration: 500 ms}}
    stem: {said("problemstem {rate} {duration}")}
    hints: [{said("hint")}]
    steps:
      - {{ask: {said("stepask")}, name: busy, expr: rate * duration, unit: environments, printed: "50"}}
      - {{ask: {said("laststep")}, name: whole, expr: ceil(busy), unit: environments, printed: "50"}}
    answer: {{expr: whole, unit: environments, printed: "50"}}
    check: {{subject: concurrency, figure: environments, with: {{rps: rate, duration: duration, rate_per_unit: '10'}}}}
    wrong: [{{expr: rate, say: {said("slip")}}}]
    explanation: {said("problemrule")}
    facts: [{topic}.fact]
""",
        f"quizzes/{topic}.yaml": f"topic: {topic}\nquestions:\n{questions}",
    }
    for path, yaml in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(yaml, encoding="utf-8")
    return root
