"""`tutor list KIND`: everything the library holds of a kind, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tutor.cli.options import json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.views.lines import Line

if TYPE_CHECKING:
    from tutor.content.library import Library

KINDS = {
    "topics": "topic",
    "cards": "card",
    "questions": "question",
    "facts": "fact",
    "scenarios": "scenario",
    "problems": "problem",
}


@click.command("list")
@click.argument("kind", type=click.Choice(list(KINDS)))
@json_option
@plain_option
@pack_option
def command(kind: str, as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """List everything of one kind; with --json whole, keys included.

    \b
    tutor list questions --json | jq length
    """
    with opened(pack) as desk:
        library, name = desk.library, KINDS[kind]
        ids = library.ids(name)
        if as_json:
            print_json([entry(library, name, id) for id in ids])
        else:
            Terminal(plain).show([_line(library, name, id) for id in ids])


def entry(library: Library, kind: str, id: str) -> dict[str, Any]:
    """One item as JSON values, every field included, with its place."""
    from tutor.content.plain import whole

    value = {
        "topic": library.topic,
        "card": library.card,
        "question": library.question,
        "scenario": library.scenario,
        "fact": library.fact,
    }[kind](id)
    plain = whole(value)
    if kind == "card":
        plain["topic"] = library.parent("card", id)
    if kind == "topic":
        plain["cards"] = library.ids("card", id)
    if kind == "question":
        plain.setdefault("choices", [])
    path, line = library.place(kind, id)
    return {**plain, "path": path, "line": line}


def _line(library: Library, kind: str, id: str) -> Line:
    title = library.title(kind, id)
    if kind == "question":
        stem = library.question(id).stem
        title = " ".join(stem.split())[:90]
    return (f"{library.short(id)}  ", "accent"), (title if title != library.short(id) else "", "text")
