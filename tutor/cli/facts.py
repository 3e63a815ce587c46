"""`tutor facts [ID]`: every number with its source, its date, what it once was, and what uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tutor.cli.list import entry
from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.views.lines import Line, cut
from tutor.views.reading import fact_lines

if TYPE_CHECKING:
    from tutor.content.library import Library


def complete_facts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of facts."""
    return completions(ctx, ("fact",), incomplete)


@click.command("facts")
@click.argument("id", required=False, shell_complete=complete_facts)
@json_option
@plain_option
@pack_option
def command(id: str | None, as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """List the facts, or show one with its source, its history and everything that uses it.

    \b
    tutor facts lambda.payload.async
    """
    with opened(pack) as desk:
        library, terminal = desk.library, Terminal(plain)
        if id is None:
            ids = library.ids("fact")
            if as_json:
                print_json([_plain(library, fact) for fact in ids])
            else:
                terminal.show([_line(library, fact, terminal) for fact in ids])
            return
        whole = _found(library, id)
        if as_json:
            print_json(_plain(library, whole))
        else:
            terminal.show([*fact_lines(library.fact(whole), terminal.width), *_uses(library, whole)])


def _found(library: Library, id: str) -> str:
    """The fact of this id. Raises Unknown, with the facts that hold the word."""
    from tutor.content.library import Unknown

    try:
        return library.find("fact", id)
    except Unknown as unknown:
        near = [library.short(hit.id) for hit in library.search(id, 40) if hit.kind == "fact"][:5]
        if not near:
            raise
        raise Unknown(f'No fact is called "{id}". Facts that hold the word: {", ".join(near)}.') from unknown


def _plain(library: Library, id: str) -> dict[str, object]:
    return {
        **entry(library, "fact", id),
        "uses": [{"kind": kind, "id": user} for kind, user in library.uses("fact", id)],
    }


def _line(library: Library, id: str, terminal: Terminal) -> Line:
    fact = library.fact(id)
    value = f"{fact.value} {fact.unit}".strip()
    return (
        (f"  {library.short(id)}  ", "accent"),
        (cut(value, 40, terminal.signs.folded), "bold"),
        (f"  {fact.checked}", "muted"),
    )


def _uses(library: Library, id: str) -> list[Line]:
    users = library.uses("fact", id)
    if not users:
        return [(("  Nothing uses it.", "muted"),)]
    lines: list[Line] = [(("  Used by", "bold"),)]
    return lines + [((f"  {kind:<9} ", "muted"), (library.short(user), "accent")) for kind, user in users]
