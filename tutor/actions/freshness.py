"""Which facts to look up again, and which disagree."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.library import Library


@dataclass(frozen=True)
class StaleFact:
    """A fact, and for how many days nobody has compared it with its source."""

    id: str
    days: int


@dataclass(frozen=True)
class Conflict:
    """A fact, and what is said otherwise: by another fact of the same title, or by another source."""

    id: str
    value: str
    other: str
    says: str
    url: str = ""


def stale_facts(library: Library, ids: Sequence[str], today: datetime.date, most_days: int) -> list[StaleFact]:
    """Those of the facts that were last checked longer ago, the oldest first."""
    ages = [(id, (today - datetime.date.fromisoformat(library.fact(id).checked)).days) for id in ids]
    return sorted((StaleFact(id, days) for id, days in ages if days > most_days), key=lambda fact: -fact.days)


def conflicts(library: Library, ids: Sequence[str]) -> list[Conflict]:
    """What disagrees with these facts. Two facts of one title stand here once, at the later of them."""
    from tutor.content.across.freshness import disagreeing, worth

    facts = {id: library.plain("fact", id) for id in library.ids("fact")}
    found = [
        Conflict(id, worth(facts[id]), library.short(first), worth(facts[first]))
        for id, first in disagreeing(facts.items())
        if id in ids or first in ids
    ]
    for id in ids:
        for other in library.fact(id).conflicts:
            found.append(Conflict(id, worth(facts[id]), other.source.title, other.value, other.source.url))
    return found
