"""Looking things up: facts with what uses them, and what a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content.library import Unknown

if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.content.model.teaching import Fact
    from tutor.desk import Desk


@dataclass(frozen=True)
class Use:
    """Something that names a fact, by its title or by what it asks."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True)
class FactEntry:
    """A fact with what uses it."""

    id: str
    fact: Fact
    uses: tuple[Use, ...] = ()


def fact_ids(desk: Desk, topic: str = "") -> list[str]:
    """All facts in the order of their files, or those that a topic's cards name, in the order of study."""
    library = desk.library
    if not topic:
        return library.ids("fact")
    named = [fact for card in library.ids("card", topic) for fact in library.card(card).facts]
    return list(dict.fromkeys(named))


def fact_entry(desk: Desk, id: str) -> FactEntry:
    """A fact whole. Raises Unknown."""
    library = desk.library
    users = [_use(library, kind, user) for kind, user in library.uses("fact", id)]
    return FactEntry(id, library.fact(id), tuple(use for use in users if use is not None))


def _use(library: Library, kind: str, id: str) -> Use | None:
    """How something that names a fact is shown; None when it has errors and is left out."""
    try:
        data = library.plain(kind, id)
    except Unknown:
        return None
    return Use(kind, id, data.get("title") or data.get("stem", "").rpartition("\n\n")[2] or library.short(id))
