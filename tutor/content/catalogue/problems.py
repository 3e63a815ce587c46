"""Codes about problems: what cannot be computed, what would be marked wrong, and what is never tested."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Problems"

_BUSY = "{ask: How many are busy?, name: busy, expr: rps * duration, unit: environments, printed: '12.5'}"
_STEPS = f"steps: [{_BUSY}]\n"
_ANSWER = "answer: {expr: ceil(busy), unit: environments, printed: '13'}\n"
_CHECK = """\
check:
  subject: concurrency
  figure: environments
  with: {rps: rps, duration: duration, rate_per_unit: '10'}
"""
_WRONG = "wrong: [{expr: rps, say: That is the rate.}]\n"
_PARAMS = (
    "params: {rps: {values: ['100', '220', '350'], unit: requests per second}, "
    "duration: {values: [125 ms, 310 ms]}}\nshow: {rps: '100', duration: 125 ms}\n"
)
_FACTS = """\
facts:
  - id: demo.timeout
    title: Longest run
    value: {}
    statement: A function runs for 15 minutes at most.
    source: {{title: Lambda quotas, url: "https://docs.aws.amazon.com/lambda/"}}
    checked: 2026-11-17
"""
_LET = """\
topic: running
problems:
  - id: running.visibility
    card: running.timeout
    title: A visibility timeout
    params: {window: {values: [10 s, 20 s, 30 s]}}
    let: {most: demo.timeout}
    show: {window: 20 s}
    stem: The mapping of a function with the longest timeout has a window of {window}. Which visibility timeout fits?
    steps: [{ask: Six times the timeout?, name: waits, expr: most * 6, unit: s, printed: "5,400"}]
    answer: {expr: waits + window, unit: s, printed: "5,420"}
    check:
      subject: visibility
      figure: recommended
      with: {timeout: most, window: window, factor: "6", receives: "5", extension: "30", longest: "43200"}
    explanation: A visibility timeout is six times the timeout, and the window.
"""

RULES = (
    Rule(
        "E601",
        "A name is a word of its own",
        "Parameters, facts and steps have names that expressions use, so no two are the same and none is a function.",
        bad=_STEPS.replace("name: busy", "name: ceil") + _ANSWER.replace("ceil(busy)", "ceil(rps * duration)"),
        good=_STEPS + _ANSWER,
        inside="problem",
    ),
    Rule(
        "E602",
        "Numbers, units and expressions can be read",
        "Authors and learners type the same way: 250 ms, 1,000, 20k; expressions have + - * / ( ), min, max, ceil and "
        "floor, and conditions one of < <= > >= == !=.",
        bad=_ANSWER.replace("ceil(busy)", "ceil(busy"),
        good=_ANSWER,
        inside="problem",
    ),
    Rule(
        "E603",
        "Expressions and texts use names that are known there",
        "A step uses parameters, facts of `let` and the steps before it. The stem and the hints know parameters only, "
        "the explanation also steps and {answer}.",
        bad=_ANSWER.replace("ceil(busy)", "ceil(bussy)"),
        good=_ANSWER,
        inside="problem",
    ),
    Rule(
        "E604",
        "The shown variant gives each parameter one of its values",
        "It is the variant whose values are printed, and the first that a learner meets.",
        bad=_PARAMS.replace("show: {rps: '100'", "show: {rps: '110'"),
        good=_PARAMS,
        inside="problem",
    ),
    Rule(
        "E605",
        "The check names a figure that is found in a second way",
        "The answer is compared with what `tutor calc` says and with a search or a simulation, so both must be there.",
        bad=_CHECK.replace("figure: environments", "figure: environment"),
        good=_CHECK,
        inside="problem",
    ),
    Rule(
        "E606",
        "A number in a text is a parameter, a step or a fact",
        "A number that is written out stays when the variant changes or the provider moves a limit. Numbers in words, "
        "in names such as S3 and in code are free.",
        bad="explanation: 100 requests of an eighth of a second keep {busy} busy.",
        good="explanation: '{rps} of {duration} each keep {busy} busy.'",
        inside="problem",
    ),
    Rule(
        "E607",
        "The stem tells every parameter",
        "Whoever is not told a value cannot compute with it.",
        bad="stem: A function receives {rps}. How many environments does it need?",
        good="stem: A function receives {rps}, {duration} each. How many environments does it need?",
        inside="problem",
    ),
    Rule(
        "E611",
        "Units propagate",
        "A rate times a time is a number, and a time cannot be added to it. A value's unit is of the dimension that "
        "its expression has.",
        bad=_ANSWER.replace("ceil(busy)", "ceil(busy) + duration"),
        good=_ANSWER,
        inside="problem",
    ),
    Rule(
        "E612",
        "Every variant can be computed",
        "A division by zero, or values that the calculator refuses, would stop the learner.",
        bad=_STEPS.replace("rps * duration", "rps * duration * rps / (rps - rps)"),
        good=_STEPS,
        inside="problem",
    ),
    Rule(
        "E613",
        "What is printed is what comes out",
        "Printed values show the author's intention, so a slip in an expression or a parameter shows here.",
        bad=_ANSWER.replace("'13'", "'12'"),
        good=_ANSWER,
        inside="problem",
    ),
    Rule(
        "E614",
        "Steps, calculator and second way agree in every variant",
        "One of them is wrong, and a learner who is right would be marked wrong.",
        bad=_ANSWER.replace("ceil(busy)", "ceil(busy) + 1"),
        good=_ANSWER,
        inside="problem",
    ),
    Rule(
        "E615",
        "No wrong path leads to the right answer",
        "In a variant where a slip does no harm, the learner would be told off for what is marked as right.",
        bad=_WRONG.replace("expr: rps", "expr: ceil(busy - 0.4)"),
        good=_WRONG,
        inside="problem",
    ),
    Rule(
        "E616",
        "There are at least three variants, the shown one among them",
        "What is asked again with the same numbers is remembered and not computed.",
        bad=_PARAMS + "require: [rps * duration < 20]\n",
        good=_PARAMS,
        inside="problem",
    ),
    Rule(
        "E617",
        "Whatever stands in a problem matters in some variant",
        "A ceil that never rounds, or a min that always takes the same side, is never tested: the problem does not ask "
        "what it claims to.",
        bad=_ANSWER.replace("ceil(busy)", "'max(ceil(busy), 1)'"),
        good=_ANSWER,
        inside="problem",
    ),
    Rule(
        "E618",
        "A fact that is computed with begins with a number",
        "The value of a fact in `let` goes into expressions, with its unit.",
        bad={"content/facts/limits.yaml": _FACTS.format("a quarter of an hour"), "content/problems/running.yaml": _LET},
        good={"content/facts/limits.yaml": _FACTS.format("15 minutes"), "content/problems/running.yaml": _LET},
    ),
)
