"""Codes about drills: every step is reached, every way ends, one ends well."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Drills"


def _steps(*choices: str) -> str:
    return "steps:\n  look:\n    card: running.timeout\n    text: The export stops.\n    ask: What now?\n" + (
        "    choices:\n" + "".join(f"      - {{{choice}}}\n" for choice in choices)
    )


_SPLIT = "text: Split it, goto: done, why: Each part ends in time., correct: true"
_WAIT = "text: Wait, goto: lost, why: It stops again."
_ENDINGS = "endings:\n  done: {text: It runs., good: true}\n  lost: {text: It stopped again.}\n"
_GOOD = "start: look\n" + _steps(_SPLIT, _WAIT, "text: Add memory, goto: lost, why: It still takes an hour.") + _ENDINGS

RULES = (
    Rule(
        "E401",
        "Every goto names a step or an ending",
        "A way that leads nowhere would end the drill in the middle. A name is a step or an ending, not both.",
        bad=_GOOD.replace("memory, goto: lost", "memory, goto: slower"),
        good=_GOOD,
        inside="scenario",
    ),
    Rule(
        "E402",
        "Every step and ending can be reached",
        "What nothing leads to is never seen: a goto is wrong, or the step is left over.",
        bad=_GOOD + "  billed: {text: The bill came.}\n",
        good=_GOOD,
        inside="scenario",
    ),
    Rule(
        "E403",
        "Every way ends, and one ends well",
        "A learner who decides right must come to a good end, and nobody may go round in circles.",
        bad=_GOOD.replace(", good: true", ""),
        good=_GOOD,
        inside="scenario",
    ),
    Rule(
        "E404",
        "Evidence is shown, and what is shown exists",
        "A step opens evidence by its id; evidence that no step opens is never seen.",
        bad="evidence: [{id: report, title: The report line, text: 'Duration: 900000.00 ms'}]\n" + _GOOD,
        good="evidence: [{id: report, title: The report line, text: 'Duration: 900000.00 ms'}]\n"
        + _GOOD.replace("ask: What now?", "ask: What now?\n    shows: [report]"),
        inside="scenario",
    ),
)
