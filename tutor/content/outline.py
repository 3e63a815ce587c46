"""All cards at once, without their texts: what the plan needs to know of them. One query each."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Outline:
    """A card: its topic and its yield."""

    id: str
    topic: str
    yield_: str


def outlines(ask: Ask) -> list[Outline]:
    """Every usable card, in the order of study."""
    rows = ask("SELECT id, parent, variant FROM item WHERE kind = 'card' AND usable ORDER BY rank")
    return [Outline(*row) for row in rows]


def probes(ask: Ask) -> dict[str, list[tuple[str, str]]]:
    """Of each card the ids and kinds of what is asked in study, its problems (kind '') behind its questions."""
    rows = ask(
        "SELECT parent, id, variant FROM item WHERE usable AND (kind = 'problem' OR kind = 'question' AND "
        "pool = 'study') ORDER BY kind = 'problem', rank"
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for card, id, kind in rows:
        found.setdefault(card, []).append((id, kind))
    return found


def twins(ask: Ask) -> dict[str, tuple[str, ...]]:
    """Of each card those that its author set it beside, both ways: a learner takes one for the other."""
    rows = ask(
        "SELECT id, json_extract(data, '$.compare.with_') FROM item WHERE kind = 'card' AND usable "
        "AND json_extract(data, '$.compare.with_') IS NOT NULL ORDER BY rank"
    )
    found: dict[str, dict[str, None]] = {}
    for one, other in rows:
        if one != other:
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None
    return {card: tuple(others) for card, others in found.items()}
