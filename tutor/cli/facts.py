"""`tutor facts [ID|WORDS]`: every number with its source, its date, what it once was, and what uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tutor.cli.list import entry
from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.views.facts import DATE, value_of
from tutor.views.lines import EMPTY, Line, cells
from tutor.views.reading import fact_lines

if TYPE_CHECKING:
    from tutor.actions.lookup import FactGroup
    from tutor.content.library import Library
    from tutor.desk import Desk

# Columns that a value keeps, however long the ids are.
LEAST_VALUE = 20


def complete_facts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of facts."""
    return completions(ctx, ("fact",), incomplete)


@click.command("facts")
@click.argument("words", nargs=-1, metavar="[ID|WORDS]", shell_complete=complete_facts)
@click.option("--stale", metavar="SPAN", help="Those last checked longer ago: 180d, 26w, '6 months'.")
@click.option("--conflicts", is_flag=True, help="Those that disagree with another fact or between their sources.")
@click.option("--uses", metavar="FACT", shell_complete=complete_facts, help="Everything that changes with this fact.")
@json_option
@plain_option
@pack_option
def command(
    words: tuple[str, ...],
    stale: str | None,
    conflicts: bool,
    uses: str | None,
    as_json: bool,
    plain: bool,
    pack: tuple[str, ...],
) -> None:
    """List the facts by topic, or show one with its source, its history and everything that uses it.

    \b
    tutor facts                         all
    tutor facts retention               those with the word in id, title or value
    tutor facts lambda.payload.async    this one
    tutor facts --stale 180d            those to look up again
    tutor facts --uses lambda.payload.async
    """
    from tutor.actions.lookup import fact_groups, facts_with

    if (stale is not None) + conflicts + (uses is not None) > 1:
        raise click.UsageError("--stale, --conflicts and --uses each make a list of their own: give one of them.")
    with opened(pack, takes_around=True, reads_only=True) as desk:
        library, terminal, said = desk.library, Terminal(plain), " ".join(words)
        whole = _whole(library, said)
        ids = [whole] if whole else facts_with(desk, said) if said else library.ids("fact")
        if stale is not None or conflicts or uses is not None:
            _show_fresh(desk, ids, stale, uses, as_json, terminal)
        elif as_json:
            print_json(_plain(library, whole) if whole else [_plain(library, fact) for fact in ids])
        elif whole:
            terminal.show_rows([*fact_lines(library.fact(whole), terminal.width), *_uses(library, whole)])
        else:
            terminal.show_rows(_list(library, fact_groups(desk, ids), terminal))


def _show_fresh(
    desk: Desk, ids: list[str], stale: str | None, uses: str | None, as_json: bool, terminal: Terminal
) -> None:
    """What is old, what a fact touches, or what disagrees; counts go to stderr."""
    from tutor.cli.facts_fresh import show_conflicts, show_stale, show_uses

    if stale is not None:
        remark = show_stale(desk, ids, stale, as_json, terminal)
    elif uses is not None:
        remark = show_uses(desk, uses, as_json, terminal)
    else:
        remark = show_conflicts(desk, ids, as_json, terminal)
    if remark:
        click.echo(f"tutor: {remark}", err=True)


def _whole(library: Library, said: str) -> str:
    """The fact of this id; '' when it is none."""
    from tutor.content.library import Unknown

    try:
        return library.find("fact", said) if said else ""
    except Unknown:
        return ""


def _plain(library: Library, id: str) -> dict[str, object]:
    return {
        **entry(library, "fact", id),
        "uses": [{"kind": kind, "id": user} for kind, user in library.uses("fact", id)],
    }


def _list(library: Library, groups: tuple[FactGroup, ...], terminal: Terminal) -> list[Line]:
    """A heading a topic, and a row a fact: id, value, the day it was checked, in columns where these have room."""
    ids = [library.short(id) for group in groups for id in group.ids]
    size = max((len(id) for id in ids), default=0)
    lines: list[Line] = []
    for group in groups:
        lines += [EMPTY] if lines else []
        lines.append(((terminal.cut(f"  {group.title}", terminal.width), "bold"),))
        lines += [_line(library, id, size, terminal) for id in group.ids]
    return lines


def _line(library: Library, id: str, size: int, terminal: Terminal) -> Line:
    """The value is cut to its column in a window; where ids leave that no room, all stands whole."""
    fact = library.fact(id)
    room = terminal.width - size - DATE - 6
    if room < LEAST_VALUE:
        return (f"  {library.short(id)}  ", "accent"), (value_of(fact), "bold"), (f"  {fact.checked}", "muted")
    value = terminal.cut(value_of(fact), room)
    return (
        (f"  {library.short(id):<{size}}  ", "accent"),
        (value + " " * (room - cells(value)), "bold"),
        (f"  {fact.checked}", "muted"),
    )


def _uses(library: Library, id: str) -> list[Line]:
    users = library.uses("fact", id)
    if not users:
        return [(("  Nothing uses it.", "muted"),)]
    lines: list[Line] = [(("  Used by", "bold"),)]
    return lines + [((f"  {kind:<9} ", "muted"), (library.short(user), "accent")) for kind, user in users]
