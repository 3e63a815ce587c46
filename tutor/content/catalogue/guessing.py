"""Codes about keys that can be guessed by how choices are written."""

from __future__ import annotations

from tutor.content.catalogue.rule import Rule

SUBJECT = "Keys that can be guessed"


def _choices(*texts: str) -> str:
    """A single question with these choices; the first is right."""
    entries = [
        f"  - {{text: {text}, {'correct: true, ' if i == 0 else ''}why: So it is.}}\n" for i, text in enumerate(texts)
    ]
    return f"kind: single\nchoices:\n{''.join(entries)}"


def _quiz(*places: int) -> dict[str, str | bytes | None]:
    """A file of single questions whose keys stand in these places."""
    stems = (
        "What does the limit of a function bound?",
        "An export takes an hour, and stops. Why?",
        "Who sets how long an invocation may last?",
        "Something slow was stopped in its midst. By what?",
        "Which setting ends a long run?",
    )
    texts = ("its time", "its size", "its code", "its role")
    asked = []
    for number, (place, stem) in enumerate(zip(places, stems, strict=True)):
        turned = [*texts[1 : place + 1], texts[0], *texts[place + 1 :]]
        choices = [
            f"{{text: {text}, why: So it is.{', correct: true' if text == texts[0] else ''}}}" for text in turned
        ]
        asked.append(
            f"  - id: running.timeout.q{number}\n    card: running.timeout\n    kind: single\n    stem: {stem}\n"
            f"    choices: [{', '.join(choices)}]\n    explanation: The time is <fact:demo.timeout>.\n"
        )
    return {"quizzes/running.yaml": "topic: running\nquestions:\n" + "".join(asked)}


RULES = (
    Rule(
        "W321",
        "The right choice is not by far the longest",
        "Authors say more where they want to be exact, and readers who know nothing pick the longest choice for it.",
        bad=_choices("Split the export into parts that end in time", "Add memory", "Wait longer", "Add a layer"),
        good=_choices("Split the export", "Add some memory", "Wait longer", "Add a layer"),
        inside="question",
    ),
    Rule(
        "N322",
        "The right choice does not alone repeat the stem",
        "Words that the stem and the right choice share, and no other choice, point at it without any knowledge.",
        bad="stem: A nightly export outlives its timeout. What helps?\n"
        + _choices("Part the nightly export by timeout", "Add memory for more speed", "Add a version", "Add a layer"),
        good="stem: A nightly export outlives its timeout. What helps?\n"
        + _choices("Part the work into short pieces", "Give the export memory", "Publish it nightly", "Add a layer"),
        inside="question",
    ),
    Rule(
        "N323",
        "Absolute words stand in right and wrong choices alike",
        "Test-wise readers strike out what says always, never, only or must, and are right too often.",
        bad=_choices("It may be stopped", "It always ends", "It never ends", "It waits"),
        good=_choices("It may be stopped", "It ends early", "It goes on", "It waits"),
        inside="question",
    ),
    Rule(
        "W324",
        "The last word of the stem fits every choice",
        'A stem that ends in "an" rules out each choice that begins with a consonant.',
        bad="stem: What stops a function is an\n" + _choices("alarm", "bucket", "topic", "queue"),
        good="stem: What stops a function is a\n" + _choices("passed timeout", "bucket", "topic", "queue"),
        inside="question",
    ),
    Rule(
        "W341",
        "No habit scores more than chance over a file or a pack",
        "Readers who always pick the longest choice, the first one or the careful one may get at most 32 % of what has "
        "four choices. A file is blamed only where blind chance would score as much in one of five hundred.",
        bad=_quiz(0, 0, 0, 0, 0),
        good=_quiz(0, 1, 2, 3, 0),
    ),
)
