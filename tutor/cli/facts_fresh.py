"""`tutor facts --stale`, `--conflicts`, `--uses`: what to look up again, what disagrees, what a change would touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.cli.options import print_json
from tutor.cli.periods import days_of
from tutor.cli.today import date_of
from tutor.views.lines import Line, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.actions.lookup import Use
    from tutor.cli.terminal import Terminal
    from tutor.desk import Desk

INDENT = " " * 4
# Columns that a title keeps, however long its id is.
LEAST_TITLE = 20


def show_stale(desk: Desk, ids: Sequence[str], period: str, as_json: bool, terminal: Terminal) -> str:
    """Prints the facts that were checked too long ago; returns what else there is to say."""
    from tutor.actions.freshness import stale_facts

    library, most = desk.library, days_of(period)
    found = stale_facts(library, ids, date_of(desk.today), most)
    if as_json:
        facts = [(stale, library.fact(stale.id)) for stale in found]
        print_json(
            [
                {"id": stale.id, "checked": fact.checked, "days": stale.days, "url": fact.source.url}
                for stale, fact in facts
            ]
        )
        return ""
    terminal.show_rows(
        [
            _row(f"{stale.days:>5} days", library.short(stale.id), library.fact(stale.id).title, terminal)
            for stale in found
        ]
    )
    old = f"{_several(len(found), 'fact')} of {len(ids)} {_were(found)}"
    return f"{old} last checked more than {_several(most, 'day')} ago."


def show_conflicts(desk: Desk, ids: Sequence[str], as_json: bool, terminal: Terminal) -> str:
    """Prints what disagrees; returns what else there is to say."""
    from tutor.actions.freshness import conflicts
    from tutor.content.plain import whole

    found = conflicts(desk.library, ids)
    if as_json:
        print_json([whole(conflict) for conflict in found])
        return ""
    for conflict in found:
        said = f"{conflict.value}; {conflict.other} says {conflict.says}"
        lead = ((f"  {desk.library.short(conflict.id)}  ", "accent"),)
        terminal.show(wrap(said, terminal.width, "text", lead, INDENT))
    return "" if found else f"None of {len(ids)} facts is in conflict with another one or with its sources."


def show_uses(desk: Desk, said: str, as_json: bool, terminal: Terminal) -> str:
    """Prints everything that would change with a fact; returns what else there is to say. Raises Unknown."""
    from tutor.actions.lookup import fact_entry

    library = desk.library
    uses = fact_entry(desk, library.find("fact", said)).uses
    if as_json:
        print_json([_plain(desk, use) for use in uses])
        return ""
    terminal.show_rows([_row(f"{use.kind:<9}", library.short(use.id), use.title, terminal) for use in uses])
    kinds = list(dict.fromkeys(use.kind for use in uses))
    counts = [_several(sum(use.kind == kind for use in uses), kind) for kind in kinds]
    return f"{' and '.join(counts)} would change." if uses else "Nothing uses it."


def _plain(desk: Desk, use: Use) -> dict[str, object]:
    path, line = desk.library.place(use.kind, use.id)
    return {"kind": use.kind, "id": use.id, "title": use.title, "path": path, "line": line}


def _row(lead: str, id: str, title: str, terminal: Terminal) -> Line:
    """One row, its title cut to what the id leaves."""
    room = max(LEAST_TITLE, terminal.width - len(lead) - len(id) - 6)
    return (f"  {lead}  ", "muted"), (f"{id}  ", "accent"), (terminal.cut(title, room), "text")


def _several(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else f'{word}s'}"


def _were(found: Sequence[object]) -> str:
    return "was" if len(found) == 1 else "were"
