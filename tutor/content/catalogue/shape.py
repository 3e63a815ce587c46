"""Codes about keys and values: what is not of the declared shape."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Keys and values"

RULES = (
    Rule(
        "E101",
        "Every key is known",
        "A misspelt key would be dropped in silence, and the learner would miss what it holds. "
        "The nearest key that is still free is suggested, and the value is read as if it were that one.",
        bad="dificulty: 2",
        good="difficulty: 2",
        inside="question",
    ),
    Rule(
        "E102",
        "Nothing that is needed is missing",
        "What has no default must be there: a question without an explanation would teach nothing, "
        "and one without an id could not be remembered.",
        bad={"content/pack.yaml": "id: demo\n"},
        good={"content/pack.yaml": "id: demo\ntitle: Lambda\n"},
    ),
    Rule(
        "E103",
        "A value is of the type that its key takes",
        "Text, a list, a whole number, true or false, a date: each key takes one of them. "
        "A number is written in plain digits, a date as 2026-11-17.",
        bad="tasks: {demo-01: 1.1}",
        good='tasks: {demo-01: ["1.1"]}',
        inside="question",
    ),
    Rule(
        "E104",
        "A word is one of the words that its key takes",
        "Kinds, levels, pools and the like are closed lists, since the tutor acts on each of their words.",
        bad="asks: aply",
        good="asks: apply",
        inside="question",
    ),
    Rule(
        "E105",
        "An id is made of a-z, 0-9, dots and hyphens",
        "Ids are typed at the command line and stored in the learner's log, so they hold no capitals and no spaces.",
        bad="id: Export_1",
        good="id: export.1",
        inside="scenario",
    ),
    Rule(
        "E106",
        "A key stands once",
        "YAML lets the second of two equal keys win in silence, and half of what was written is lost.",
        bad="explanation: The limit is 900 seconds.\nexplanation: It was 300 seconds once.",
        good="explanation: The limit is 900 seconds. It was 300 seconds once.",
        inside="question",
    ),
    Rule(
        "E107",
        "Text is not empty, and a list has as many entries as it needs",
        "An empty text would be an empty line for the learner. A single question offers four choices, a matching one "
        "three to five pairs: below that it can be guessed, above it does not fit a screen.",
        bad="flip:",
        good="flip: If the work took an hour, no timeout would do.",
        inside="question",
    ),
    Rule(
        "E108",
        "A source is a web address",
        "The tutor shows the address whole and opens http and https only, so that content cannot start anything else.",
        bad="source: {title: Lambda quotas, url: docs.aws.amazon.com/lambda}",
        good='source: {title: Lambda quotas, url: "https://docs.aws.amazon.com/lambda/"}',
        inside="fact",
    ),
    Rule(
        "E109",
        "A fact is cited as <fact:id>",
        "Where the citation is broken the learner would read its source text in place of the value.",
        bad='explanation: "The limit is <fact:demo.timeout."',
        good='explanation: "The limit is <fact:demo.timeout>."',
        inside="question",
    ),
    Rule(
        "E110",
        "A file is one that a pack is made of",
        "A file outside of a pack is known by its top keys: `facts`, `questions`, `steps`, or `id` with `cards`.",
        bad={"notes.yaml": "todo: [write more questions]\n"},
        good={"notes.yaml": "id: demo\ntitle: Lambda\n"},
    ),
    Rule(
        "W101",
        "Text that readers of YAML take for something else is quoted",
        "The tutor reads what you wrote. Other programs take no for false, 12:30 for 750 and 010 for 8, "
        "so a pack with such words is not the same for all.",
        bad="title: no",
        good='title: "no"',
        inside="pack",
    ),
    Rule(
        "W102",
        "No text is cut off by a # that was meant as one",
        "In YAML a # after a space begins a comment, unless the text is quoted or a block: of shard #2 only shard is "
        "left, and nobody sees why. A comment with a space behind its # is taken for one.",
        bad="title: The second shard #2",
        good='title: "The second shard #2"   # quoted',
        inside="topic",
    ),
    Rule(
        "W110",
        "Text that was to be filled in is written",
        "`tutor new` marks with TODO what you have yet to write, and a learner would read it as it stands. "
        "Until it is written nothing is said of how the item reads.",
        bad='explanation: "TODO: the rule behind the key"',
        good="explanation: An invocation ends after fifteen minutes.",
        inside="question",
    ),
)
