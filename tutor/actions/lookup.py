"""Looking things up: facts with what uses them, and what a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content.library import Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.library import Library
    from tutor.content.model.teaching import Fact
    from tutor.desk import Desk

NO_CARD = "Named by no card"
MOST_FOUND = 60


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


@dataclass(frozen=True)
class FactGroup:
    """Facts that are listed under one heading."""

    title: str
    ids: tuple[str, ...]


def fact_ids(desk: Desk, topic: str = "") -> list[str]:
    """All facts in the order of their files, or those that a topic's cards name, in the order of study."""
    library = desk.library
    if not topic:
        return library.ids("fact")
    named = [fact for card in library.ids("card", topic) for fact in library.card(card).facts]
    return list(dict.fromkeys(named))


def fact_groups(desk: Desk, ids: Sequence[str]) -> tuple[FactGroup, ...]:
    """These facts under the first topic, in the order of study, whose cards name them; last those of no card."""
    library, left = desk.library, dict.fromkeys(ids)
    groups = []
    for topic in library.ids("topic"):
        here = [fact for fact in fact_ids(desk, topic) if fact in left]
        if here:
            groups.append(FactGroup(library.title("topic", topic), tuple(here)))
        for fact in here:
            del left[fact]
    return (*groups, FactGroup(NO_CARD, tuple(left))) if left else tuple(groups)


def facts_with(desk: Desk, words: str) -> list[str]:
    """Facts that hold these words in id, title or value; where none does, those that a search finds.

    Raises Unknown when there is none; what looks like an id gets the nearest one.
    """
    from tutor.content.search_text import has_number, stands_in

    library, sought = desk.library, words.casefold()
    facts = [(id, library.fact(id)) for id in library.ids("fact")]
    texts = {id: f"{id}\n{fact.title}\n{fact.value} {fact.unit}" for id, fact in facts}
    if has_number(words):
        found = [id for id, text in texts.items() if stands_in(words, text)]
    else:
        found = [id for id, text in texts.items() if sought in text.casefold()]
    if not found and "." in words:
        return [library.find("fact", words)]
    found = found or [hit.id for hit in library.search(words, MOST_FOUND) if hit.kind == "fact"]
    if not found:
        raise Unknown(f'No fact holds "{words}". `tutor facts` lists them all.')
    return found


def fact_entry(desk: Desk, id: str) -> FactEntry:
    """A fact whole. Raises Unknown."""
    return entry_of(desk.library, id)


def entry_of(library: Library, id: str) -> FactEntry:
    """A fact of a library, whole. Raises Unknown."""
    users = [_use(library, kind, user) for kind, user in library.uses("fact", id)]
    return FactEntry(id, library.fact(id), tuple(use for use in users if use is not None))


def _use(library: Library, kind: str, id: str) -> Use | None:
    """How something that names a fact is shown; None when it has errors and is left out."""
    try:
        data = library.plain(kind, id)
    except Unknown:
        return None
    return Use(kind, id, data.get("title") or data.get("stem", "").rpartition("\n\n")[2] or library.short(id))
