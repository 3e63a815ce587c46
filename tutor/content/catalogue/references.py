"""Codes about ids: what is named and does not exist, exists twice, or leads in a circle."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Ids"
_SOURCE = """\
    source: {title: Lambda quotas, url: "https://docs.aws.amazon.com/lambda/"}
    checked: 2026-11-17"""
_TIMEOUT = f"""
  - id: demo.timeout
    title: Longest run
    value: 15 minutes
    statement: A function runs for 15 minutes at most.
{_SOURCE}"""
_DEFAULT = f"""
  - id: demo.default
    title: Run without a setting
    value: 3 seconds
    statement: A new function is stopped after 3 seconds.
{_SOURCE}"""

RULES = (
    Rule(
        "E201",
        "What is named exists",
        "A question without its card rates nothing, and text without its fact has a gap: such an item is left out. "
        "The nearest id of that kind is suggested.",
        bad="facts: [demo.timout]",
        good="facts: [demo.timeout]",
        inside="question",
    ),
    Rule(
        "E202",
        "An id is given once",
        "The learner's progress hangs on the id, so two things with one id would share it. The second one is left out. "
        "Questions and problems share their ids, since the log of answers has both.",
        bad={"content/facts/limits.yaml": f"facts:{_TIMEOUT}{_DEFAULT.replace('default', 'timeout')}"},
        good={"content/facts/limits.yaml": f"facts:{_TIMEOUT}{_DEFAULT}"},
    ),
    Rule(
        "E203",
        "Topics do not require each other in a circle",
        "A circle has no beginning, so the learner could not start. Remove the requirement that matters least.",
        bad="requires: [running]",
        good="requires: []",
        inside="topic",
    ),
    Rule(
        "E204",
        "A former id is free, and is inherited once",
        "renamed_from carries the learner's progress over. While something else has or takes that id, "
        "the progress would go to the wrong place.",
        bad="renamed_from: [running.timeout.seconds]",
        good="renamed_from: [running.timeout.largest]",
        inside="question",
    ),
)
