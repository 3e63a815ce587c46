"""`tutor list KIND`: everything the library holds of a kind, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tutor.actions.flags import flagged_ids
from tutor.cli.options import json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.views.question import parts_of

if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.views.lines import Line

KINDS = {
    "topics": "topic",
    "cards": "card",
    "questions": "question",
    "facts": "fact",
    "drills": "scenario",
    "problems": "problem",
    "exams": "blueprint",
    "flagged": "question",
}
# What the files call them works too.
_IN_FILES = {"scenarios": "drills", "blueprints": "exams"}


class _Listed(click.Choice[str]):
    """A kind by the word that learners read, or by that of the files; one is as good as many."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        many = value if value in (*KINDS, *_IN_FILES) else f"{value}s"
        return super().convert(_IN_FILES.get(many, many if many in KINDS else value), param, ctx)


@click.command("list")
@click.argument("kind", type=_Listed(list(KINDS)))
@json_option
@plain_option
@pack_option
def command(kind: str, as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """List everything of one kind; with --json whole, keys included.

    \b
    tutor list questions --json | jq length
    tutor list flagged                        questions that you marked
    """
    with opened(pack, reads_only=kind != "flagged") as desk:
        library, name = desk.library, KINDS[kind]
        ids = library.ids(name)
        if kind == "flagged":
            ids = flagged_ids(desk)
        if as_json:
            print_json([entry(library, _kind(library, name, id), id) for id in ids])
            return
        terminal = Terminal(plain)
        terminal.show_rows([_line(library, _kind(library, name, id), id) for id in ids])
        if not ids:
            click.echo(f"There are no {kind}." if kind != "flagged" else "No question is flagged.", err=True)


def _kind(library: Library, kind: str, id: str) -> str:
    """The kind of an item; among questions that are flagged may be problems."""
    return "problem" if kind == "question" and not library.has("question", id) else kind


def entry(library: Library, kind: str, id: str) -> dict[str, Any]:
    """One item as JSON values, every field included, with its place."""
    from tutor.content.plain import whole

    value = {
        "topic": library.topic,
        "card": library.card,
        "question": library.question,
        "scenario": library.scenario,
        "problem": library.problem,
        "fact": library.fact,
        "blueprint": library.blueprint,
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
    """The id, and the title or the ask, whole."""
    short, title = library.short(id), library.title(kind, id)
    if kind == "question":
        title = parts_of(library.question(id).stem)[1]
    return (f"{short}  ", "accent"), (title if title != short else "", "text")
