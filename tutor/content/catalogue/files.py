"""Codes about a file as text: what is wrong before any key is read."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Files"

RULES = (
    Rule(
        "E001",
        "A file is one document of YAML",
        "Nothing of a file that YAML cannot read reaches the learner. A colon followed by a space, a quote or "
        "a bracket that is never closed and a tab are the usual causes: text that holds them goes into quotes.",
        bad="title: Timeouts: what they cost",
        good='title: "Timeouts: what they cost"',
        inside="pack",
    ),
    Rule(
        "E002",
        "A file is saved as UTF-8",
        "Every program writes other encodings differently, so letters beyond ASCII would be guessed. "
        "Every editor can save as UTF-8.",
        bad={"content/pack.yaml": b"id: demo\ntitle: Caf\xe9\n"},
        good={"content/pack.yaml": "id: demo\ntitle: Café\n"},
    ),
    Rule(
        "E003",
        "Text holds nothing that a terminal would obey",
        "Control characters move the cursor, clear the screen or write the clipboard, and invisible ones turn text "
        "around. Write such a character by its name instead.",
        bad='title: "\\e[31mLambda"',
        good="title: Lambda",
        inside="pack",
    ),
    Rule(
        "E004",
        "Content has no anchors, aliases, merge keys or tags",
        "A few hundred bytes of aliases unfold to megabytes, and a tag asks the reader to run something. "
        "Whoever reads a file should see what it says, so it is written out.",
        bad="title: &name Lambda\nlanguage: en",
        good="title: Lambda\nlanguage: en",
        inside="pack",
    ),
    Rule(
        "E005",
        "A file stays within what can be read safely",
        "The limits are far above what an author writes: 32 levels, 100,000 characters in a text, 64 MB in a file. "
        "Beyond them a reader could be brought down.",
        bad=f"title: {'Lambda' * 20_000}",
        good="title: Lambda",
        inside="pack",
    ),
    Rule(
        "E006",
        "A file holds something",
        "An empty file is usually one that was not saved. Delete it, or fill it.",
        bad={"content/topics/later.yaml": "# to be written\n"},
        good={"content/topics/later.yaml": None},
    ),
    Rule(
        "E007",
        "A file is there and can be opened",
        "A pack needs its content/pack.yaml, and whatever stands in its folders must be a file that may be read.",
        bad={"content/pack.yaml": None},
        good={"content/pack.yaml": "id: demo\ntitle: Lambda\n"},
    ),
    Rule(
        "E009",
        "A file can be laid out anew without changing what it says",
        "The result is read again before it is written, and a file whose values would change stays as it is. "
        "A key that is a list or a mapping is the usual cause.",
        bad={"content/pack.yaml": "id: demo\n? [title]\n: Lambda\n"},
        good={"content/pack.yaml": "id: demo\ntitle: Lambda\n"},
        said_by="tutor fmt",
    ),
    Rule(
        "W120",
        "A file lies where a pack is read",
        "Files are read from content/facts, topics, scenarios and exams and from quizzes, and not from folders "
        "below them. What lies deeper, or in a folder of another name, would be missed by no one but the learner.",
        bad={"content/facts/limits/later.yaml": "facts: []\n"},
        good={"content/facts/limits/later.yaml": None},
    ),
)
