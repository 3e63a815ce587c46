"""The small sound pack that the catalogue's examples stand in."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from tutor.content.catalogue import Rule, Snippet
from tutor.content.checker import check

# The keys of each item, unless the example gives them.
ITEMS = {
    "pack": {"id": "demo", "title": "Lambda"},
    "fact": {
        "id": "demo.timeout",
        "title": "Longest run",
        "value": "15 minutes",
        "statement": "A function runs for 15 minutes at most.",
        "source": '{title: Lambda quotas, url: "https://docs.aws.amazon.com/lambda/"}',
        "checked": "2026-11-17",
    },
    "topic": {"id": "running", "title": "How long a function runs"},
    "card": {
        "id": "running.timeout",
        "title": "The timeout",
        "body": "A function is stopped when its timeout has passed.",
        "remember": "No invocation outlives its timeout.",
        "yield": "awareness",
    },
    "question": {
        "id": "running.timeout.seconds",
        "card": "running.timeout",
        "kind": "number",
        "stem": "What is the largest timeout of a function?",
        "explanation": "The limit is <fact:demo.timeout>.",
    },
    "scenario": {
        "id": "export",
        "topic": "running",
        "title": "The export that stops",
        "situation": "A nightly export takes an hour.",
        "start": "look",
        "steps": "{look: {card: running.timeout, text: It stops., ask: What now?, choices: ["
        "{text: Split it, goto: done, why: Each part ends in time., correct: true}, "
        "{text: Wait, goto: lost, why: It stops again.}, {text: Add memory, goto: lost, why: It stops later.}]}}",
        "endings": "{done: {text: It runs., good: true}, lost: {text: It stopped again.}}",
        "debrief": "[Split work that takes longer than the limit.]",
    },
    "problem": {
        "id": "running.busy",
        "card": "running.timeout",
        "title": "Busy environments",
        "params": "{rps: {values: ['100', '220', '350'], unit: requests per second}, "
        "duration: {values: [125 ms, 310 ms]}}",
        "show": "{rps: '100', duration: 125 ms}",
        "stem": "A function receives {rps}, {duration} each. How many environments does it need?",
        "steps": "[{ask: How many are busy?, name: busy, expr: rps * duration, unit: environments, printed: '12.5'}]",
        "answer": "{expr: ceil(busy), unit: environments, printed: '13'}",
        "check": "{subject: concurrency, figure: environments, "
        "with: {rps: rps, duration: duration, rate_per_unit: '10'}}",
        "explanation": "Rate times duration is the concurrency.",
    },
    "blueprint": {
        "id": "demo-01",
        "title": "A short exam",
        "family": "demo",
        "questions": "65",
        "scored": "50",
        "minutes": "130",
        "styles": "[single, multiple]",
        "scale": "{lowest: 100, highest: 1000, pass_mark: 720}",
        "domains": "[{id: d1, title: Development, weight: 100}]",
        "tasks": '[{id: "1.1", domain: d1, title: Run code}]',
        "sources": '[{title: The exam guide, url: "https://docs.aws.amazon.com/", checked: 2026-11-17}]',
    },
}
# The day on which the pack is checked.
TODAY = datetime.date(2026, 11, 21)
# What a question of each kind also needs.
KINDS = {
    "number": {"answer": "900 s"},
    "text": {"accept": "[{text: 15 minutes}]"},
    "single": {
        "choices": "[{text: 15 minutes, why: That is it., correct: true}, {text: 5 minutes, why: Not since 2018.}, "
        "{text: 60 minutes, why: Too long.}, {text: 30 minutes, why: Too long as well.}]"
    },
}


def write_example(root: Path, rule: Rule, snippet: Snippet) -> list[str]:
    """Writes the sound pack with this snippet in it; returns the paths to check."""
    files = sound_pack(rule.inside, snippet) if isinstance(snippet, str) else {**sound_pack(), **snippet}
    paths = [str(root)]
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            file.write_bytes(content.encode() if isinstance(content, str) else content)
            paths += [] if "/" in path else [str(file)]
    return paths


def sound_pack(inside: str = "", snippet: str = "") -> dict[str, str | bytes | None]:
    """The files of a pack in which one item has the snippet's keys."""
    item = {name: _item(name, snippet if name == inside else "") for name in ITEMS}
    return {
        "content/pack.yaml": item["pack"],
        "content/facts/limits.yaml": f"facts:\n{_entry(item['fact'])}",
        "content/topics/running.yaml": f"{item['topic']}cards:\n{_entry(item['card'])}",
        "content/scenarios/export.yaml": item["scenario"],
        "content/problems/running.yaml": f"topic: running\nproblems:\n{_entry(item['problem'])}",
        "content/exams/demo.yaml": item["blueprint"],
        "quizzes/running.yaml": f"topic: running\nquestions:\n{_entry(item['question'])}",
    }


def said(root: Path, rule: Rule, snippet: Snippet) -> list[str]:
    """What the checker says of the pack around a snippet: a line a finding."""
    checked = check(tuple(write_example(root, rule, snippet)), (), str(root / "cache"), TODAY)
    return [f"{Path(f.path).name}:{f.span.line} {f.code} {f.message}" for f in checked.findings]


def _item(name: str, snippet: str) -> str:
    """The keys that the snippet gives, and those of the sound item that it does not give; the id first."""
    stated = dict(re.findall(r"^([a-z_]+):[ ]*(.*)", snippet, re.MULTILINE))
    sound = ITEMS[name] | (KINDS.get(stated.get("kind", "number"), {}) if name == "question" else {})
    missing = [f"{key}: {value}" for key, value in sound.items() if key not in stated]
    if "id" in stated or not snippet:
        return "\n".join([*snippet.splitlines(), *missing]) + "\n"
    return "\n".join([missing[0], *snippet.splitlines(), *missing[1:]]) + "\n"


def _entry(keys: str) -> str:
    """The keys as an entry of a list."""
    first, *others = keys.splitlines()
    return "".join([f"  - {first}\n", *(f"    {line}\n" if line else "\n" for line in others)])
