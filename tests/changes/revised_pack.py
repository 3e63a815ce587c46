"""A pack of one card on one fact, that its authors publish anew, and the learner who opens each edition of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.actions.packs import HandClock, Learner, open_learner, question_yaml, write_pack
from tutor.actions.sitting import Sitting
from tutor.desk import take_in
from tutor.scheduling.memory import SURE
from tutor.study.selection import Scope

FACT = """\
facts:
  - id: size
    title: Payload of an asynchronous invocation
    value: {value}
    statement: An event may be at most <fact:size>.
    source: {{title: Lambda quotas, url: "https://docs.aws.amazon.com/lambda/limits"}}
    checked: 2026-11-17
    history: [{history}]
"""
CARD = """\
id: t
title: Topic t
cards:
  - id: a
    title: How large an event may be
    body: An event has at most <fact:size>.
    remember: Large things go to S3.
    yield: core
    facts: [size]
{more}  - id: b
    title: Another card
    body: Nothing here rests on a number.
    remember: Nothing.
    yield: core
"""


class Edition:
    """The pack's files, as its authors leave them."""

    def __init__(self, root: Path) -> None:
        self.clock = HandClock()
        self.root = write_pack(root / "pack", {"t": {"a": 2, "b": 1}})
        (self.root / "content/facts").mkdir()
        self.fact("256 KB")
        self.card()

    def fact(self, value: str, *history: str) -> None:
        """The fact, and what it once was: each with the day until which it held."""
        old = ", ".join(
            f"{{value: {was}, until: {until}}}" for was, _, until in (h.partition(" until ") for h in history)
        )
        (self.root / "content/facts/f.yaml").write_text(FACT.format(value=value, history=old))

    def card(self, **more: object) -> None:
        """Card a with more keys."""
        said = "".join(f"    {key}: {value}\n" for key, value in more.items())
        (self.root / "content/topics/t.yaml").write_text(CARD.format(more=said))

    def rest_both_on_the_fact(self) -> None:
        """Lets card b rest on the fact as well."""
        topic = self.root / "content/topics/t.yaml"
        text = topic.read_text()
        topic.write_text(text.replace("remember: Nothing.\n", "remember: Nothing.\n    facts: [size]\n"))

    def questions(self, text: str) -> None:
        """All questions."""
        (self.root / "quizzes/t.yaml").write_text(f"topic: t\nquestions:\n{text}")

    def revise(self, change: str, old: str = "", new: str = "") -> None:
        """Question a.1 with more keys, and a text replaced in it."""
        first = question_yaml("a", 1).replace("    kind:", f"    {change}\n    kind:", 1)
        assert old in first
        self.questions((first.replace(old, new) if old else first) + question_yaml("a", 2) + question_yaml("b", 1))


@contextmanager
def opened(edition: Edition, data: str = "data") -> Iterator[Learner]:
    """The learner's desk with the pack as it is now."""
    learner = open_learner(edition.root, edition.root.parent / data, edition.clock)
    take_in(learner.desk.library, learner.desk.store, learner.clock)
    yield learner
    learner.desk.close()


def answer(learner: Learner, *cards: str, choice: int = 1, confidence: str = SURE) -> None:
    """Answers a question of each card: the first choice of the file is the right one."""
    sitting = Sitting(learner.desk, Scope(cards=tuple(f"p/{card}" for card in cards)), seed=1)
    for _ in cards:
        asked = sitting.next()
        assert asked is not None
        sitting.answer(asked, frozenset((choice - 1,)), confidence, 9_000)
