"""Codes about what grows old, and about facts that disagree."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Freshness"

_FACTS = """\
facts:
  - id: demo.timeout
    title: Longest run
    value: 15 minutes
    statement: A function runs for 15 minutes at most.
    source: {title: Lambda quotas, url: "https://docs.aws.amazon.com/lambda/"}
    checked: 2026-11-17
  - id: demo.longest
    title: Longest run
    value: VALUE
    statement: Nothing runs longer.
    source: {title: An older page, url: "https://docs.aws.amazon.com/"}
    checked: 2026-11-17
"""

RULES = (
    Rule(
        "W703",
        "Facts of the same title have the same value",
        "One of them is wrong, or they are about different things and should be called so. All open packs' facts are "
        "compared; better still, a fact stands once.",
        bad={"content/facts/limits.yaml": _FACTS.replace("VALUE", "5 minutes")},
        good={"content/facts/limits.yaml": _FACTS.replace("VALUE", "15 minutes")},
    ),
    Rule(
        "N701",
        "A fact was compared with its source within 180 days",
        "AWS raises limits and changes prices all the time. Read the source again, mend what changed, and set checked "
        "to that day. `tutor facts --stale 180d` lists them.",
        bad="checked: 2026-02-01",
        good="checked: 2026-11-17",
        inside="fact",
    ),
    Rule(
        "E705",
        "Nothing was checked on a day that is still to come",
        "Such a date is a slip, and would keep the fact from being said to be old. Tomorrow is let pass, since it has "
        "begun elsewhere. The fact is studied all the same: the day comes, and a learner's clock may be wrong.",
        bad="checked: 2027-11-17",
        good="checked: 2026-11-22",
        inside="fact",
    ),
    Rule(
        "N702",
        "An edition of an exam can still be taken",
        "Who studies for an edition that ended studies by wrong weights. Its blueprint names the successor; a topic "
        "that serves only editions that ended is to be mapped to the new one.",
        bad="last_day: 2026-10-31",
        good="last_day: 2029-10-31",
        inside="blueprint",
    ),
    Rule(
        "N704",
        "The sources of a fact agree",
        "What a fact lists under conflicts is open: no question should turn on it until it is settled. "
        "`tutor facts --conflicts` lists them all.",
        bad='conflicts: [{value: 14 minutes, source: {title: A blog, url: "https://aws.amazon.com/blogs/"}}]',
        good="history: [{value: 5 minutes, until: 2018-10-10}]",
        inside="fact",
    ),
)
