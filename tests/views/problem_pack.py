"""A card with a question and a problem, and one with a problem alone."""

from __future__ import annotations

from pathlib import Path

from tests.actions.packs import write_pack

FACTS = """\
facts:
  - id: concurrency.rps-limit
    title: Requests per unit
    value: "10"
    unit: requests per second
    statement: Each unit of a quota admits 10 requests per second.
    source: {title: The quotas, url: "https://example.com/quotas"}
    checked: 2026-11-17
"""
PROBLEMS = """\
topic: t
problems:
  - id: a.busy
    card: a
    title: Busy kitchens
    params:
      rate: {values: ["100", "150", "333"], unit: requests per second}
      duration: {values: ["250 ms", "500 ms", "1.5 s"]}
    show: {rate: "100", duration: "500 ms"}
    stem: |
      A function receives {rate}, and each takes {duration}.

      How many environments does that keep busy, in whole ones?
    hints:
      - Each request holds an environment while it runs.
      - Multiply what arrives by how long it stays.
    steps:
      - {ask: How many are busy on average?, name: busy, expr: rate * duration, unit: environments, printed: "50"}
      - {ask: How many whole ones are that?, name: whole, expr: ceil(busy), unit: environments, printed: "50"}
    answer: {expr: whole, unit: environments, printed: "50"}
    check: {subject: concurrency, figure: environments, with: {rps: rate, duration: duration}}
    wrong:
      - {expr: rate, say: That is the rate itself.}
    explanation: What arrives times how long it stays is busy at once, which is {answer} here.
    facts: [concurrency.rps-limit]
  - id: b.quota
    card: b
    title: A quota for a rate
    params:
      rate: {values: ["12,000", "7,333", "18,505"], unit: requests per second}
      duration: {values: ["40 ms", "65 ms", "130 ms"]}
    let: {per_unit: concurrency.rps-limit}
    show: {rate: "12,000", duration: "40 ms"}
    stem: |
      A function receives {rate}, and each takes {duration}.

      Which whole quota serves them all?
    steps:
      - {ask: How many units does time take?, name: by_time, expr: ceil(rate * duration), unit: environments,
         printed: "480"}
      - {ask: "How many units does the rate take, at {per_unit} each?", name: by_rate, expr: ceil(rate / per_unit),
         unit: environments, printed: "1,200"}
    answer: {expr: "max(by_time, by_rate)", unit: environments, printed: "1,200"}
    check: {subject: concurrency, figure: required_limit, with: {rps: rate, duration: duration}}
    explanation: The larger need decides, {answer}.
    facts: [concurrency.rps-limit]
"""


def write_problem_pack(root: Path) -> Path:
    """The pack on disk."""
    write_pack(root, {"t": {"a": 1, "b": 0}})
    for folder, text in (("facts", FACTS), ("problems", PROBLEMS)):
        (root / "content" / folder).mkdir(parents=True, exist_ok=True)
        (root / "content" / folder / "t.yaml").write_text(text)
    return root


def mend_the_quota(root: Path) -> None:
    """The problem on a quota takes a tenth more or less as right, as it always should have."""
    problems = root / "content/problems/t.yaml"
    text = problems.read_text()
    title, printed = "A quota for a rate\n", '"1,200"}\n    check'
    assert title in text
    assert printed in text
    text = text.replace(title, f"{title}    revision: 2\n    changed: key\n")
    problems.write_text(text.replace(printed, '"1,200", tolerance: 10%}\n    check'))
