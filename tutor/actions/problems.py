"""The problems of the packs, as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.desk import Desk


@dataclass(frozen=True)
class ProblemLine:
    """A problem in a list: its whole id, the title of its topic, and how often it was answered."""

    id: str
    title: str
    topic: str
    times: int


def problems(desk: Desk) -> list[ProblemLine]:
    """All problems, topic by topic, in the order of study."""
    library = desk.library
    topics = {topic: position for position, topic in enumerate(library.ids("topic"))}
    found = [(id, library.parent("card", library.parent("problem", id))) for id in library.ids("problem")]
    found.sort(key=lambda problem: topics.get(problem[1], len(topics)))
    times = desk.store.times_asked([id for id, _ in found])
    return [
        ProblemLine(id, library.title("problem", id), library.title("topic", topic), times[id]) for id, topic in found
    ]


def least_asked(lines: Sequence[ProblemLine]) -> int:
    """Which problem to go on with: the first of those that were answered least."""
    return min(range(len(lines)), key=lambda i: lines[i].times, default=0)
