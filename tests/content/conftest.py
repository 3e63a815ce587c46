"""A small pack to break."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from textwrap import dedent

import pytest

from tutor.content.library import Library, open_library

FACTS = """\
    facts:
      - id: timeout.max
        title: Longest run
        value: 15 minutes
        statement: A function runs for 15 minutes at most.
        source: {title: Lambda quotas, url: "https://docs.aws.amazon.com/lambda/"}
        checked: 2026-11-17
    """
TOPIC = """\
    id: timeout
    title: Timeouts
    cards:
      - id: timeout.limit
        title: The longest run
        body: A function runs for <fact:timeout.max> at most.
        remember: Fifteen minutes, then it ends.
        yield: awareness
      - id: timeout.default
        title: Without a setting
        body: A new function has three seconds.
        remember: Three seconds unless you say otherwise.
        yield: awareness
    """
QUIZ = """\
    topic: timeout
    questions:
      - id: timeout.limit.run
        card: timeout.limit
        kind: number
        stem: How long may a function run?
        answer: 15 min
        explanation: The limit is <fact:timeout.max>.
      - id: timeout.default.value
        card: timeout.default
        kind: text
        stem: How long may a new function run?
        accept: [{text: three seconds}]
        explanation: Three seconds is the default.
    """


class PackOnDisk:
    """A pack whose files are written, changed and opened as a test says."""

    def __init__(self, root: Path, cache: Path, closing: ExitStack) -> None:
        self.root = root
        self.cache = cache
        self._closing = closing

    def write(self, path: str, text: str) -> Path:
        """Writes a file of the pack; the text is dedented."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
        return file

    def open(self) -> Library:
        """The library of the pack as a new program would see it."""
        library = open_library((str(self.root),), str(self.cache))
        self._closing.callback(library.close)
        return library

    def findings(self) -> list[str]:
        """What the checker says, one line a finding."""
        return [
            f"{Path(f.path).relative_to(self.root)}:{f.span.line}:{f.span.column} {f.code} {f.message}"
            for f in self.open().findings()
        ]

    @property
    def cache_file(self) -> Path:
        """The one cache that opening the pack has left."""
        (file,) = self.cache.glob("*.sqlite")
        return file


@pytest.fixture
def pack(tmp_path: Path) -> Iterator[PackOnDisk]:
    """A sound pack: one fact, one topic of two cards, two questions."""
    with ExitStack() as closing:
        made = PackOnDisk(tmp_path / "pack", tmp_path / "cache", closing)
        made.write("content/pack.yaml", "id: demo\ntitle: Demo\n")
        made.write("content/facts/timeout.yaml", FACTS)
        made.write("content/topics/timeout.yaml", TOPIC)
        made.write("quizzes/timeout.yaml", QUIZ)
        yield made
