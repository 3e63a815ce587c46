"""Which card is next: what the day's plan says; then what is due, most forgotten first; new ones; reading ahead."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Why a card is asked.
DUE, NEW, AHEAD, ROUND, FLAGGED, LAP = "due", "new", "ahead", "round", "flagged", "lap"
# What is asked as a kind of question, and is none.
PROBLEM = "problem"
# What a scope may be narrowed to.
ONLY = ("weak", "due", "new", "flagged")


@dataclass(frozen=True)
class Scope:
    """What a sitting may ask. Topics and cards are whole ids; without any, all. `only` is '' or one of ONLY."""

    topics: tuple[str, ...] = ()
    kind: str = ""
    only: str = ""
    cards: tuple[str, ...] = ()


def deck(
    only: str,
    due: Callable[[], Iterable[str]],
    new: Callable[[], Iterable[str]],
    ahead: Callable[[], Iterable[str]],
    weak: Callable[[], Iterable[str]],
    can_ask: Callable[[str], bool],
    planned: Callable[[], Iterable[tuple[str, str]]] = tuple,
) -> Iterator[tuple[str, str]]:
    """Cards with the reason for each, without end while one can be asked: after the last comes the first again.

    Each source is asked for only when it is reached, so that the first card costs one query. `planned` gives cards that
    come before all others, with their reasons; it is asked before each card, since a plan may be there only then.
    """
    sources = {
        "": ((DUE, due), (NEW, new), (AHEAD, ahead)),
        "due": ((DUE, due),),
        "new": ((NEW, new),),
        "weak": ((AHEAD, weak),),
    }[only]
    gone: list[str] = []
    seen: set[str] = set()
    for card, reason in _in_turn(planned, sources):
        if card not in seen and can_ask(card):
            seen.add(card)
            gone.append(card)
            yield card, reason
    while gone:
        for card in gone:
            yield card, ROUND


def _in_turn(
    planned: Callable[[], Iterable[tuple[str, str]]],
    sources: Iterable[tuple[str, Callable[[], Iterable[str]]]],
) -> Iterator[tuple[str, str]]:
    """What is planned, then the sources; before each of their cards what was planned meanwhile."""
    yield from planned()
    for reason, source in sources:
        for card in source():
            yield card, reason
            yield from planned()
