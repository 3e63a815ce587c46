"""`tutor schema`: what editors complete and check by, and the reference of every key."""

from __future__ import annotations

import sys

import click

from tutor.cli.options import print_json


def complete_kinds(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Kinds of file."""
    from tutor.content.reader import FILES

    return [name for name in FILES if name.startswith(incomplete)]


@click.command("schema")
@click.argument("kind", required=False, shell_complete=complete_kinds)
@click.option(
    "--write", "folder", type=click.Path(), metavar="DIR", help="Write all schemas into this pack's .schema/."
)
@click.option("--reference", is_flag=True, help="Print every key with its meaning, as Markdown.")
def command(kind: str | None, folder: str | None, reference: bool) -> None:
    """Print the JSON Schema of a kind of file: pack, facts, topics, quizzes, scenarios and more.

    Without KIND all are printed, by kind. A file finds its schema by its first line, which `tutor new` writes:
    # yaml-language-server: $schema=../.schema/quizzes.json

    \b
    tutor schema topics
    tutor schema --write my-pack      refresh what editors read
    """
    from tutor.content.reader import FILES
    from tutor.content.schema import schema

    if sum([kind is not None, folder is not None, reference]) > 1:
        raise click.UsageError("Give one of KIND, --write and --reference.")
    if reference:
        from tutor.content.reference import reference as page

        sys.stdout.write(page())
    elif folder is not None:
        _write(folder)
    elif kind is not None:
        print_json(schema(_named(kind, list(FILES))))
    else:
        print_json({name: schema(name) for name in FILES})


def _named(kind: str, names: list[str]) -> str:
    """The kind that is meant; a topic is one of the topics."""
    from tutor.content.findings import did_you_mean
    from tutor.errors import Misuse

    meant = [name for name in names if kind and name.startswith(kind)]
    if len(meant) == 1:
        return meant[0]
    guess = did_you_mean(kind, names)
    hint = f' Did you mean "{guess}"?' if guess else ""
    raise Misuse(f'No kind of file is called "{kind}": there are {", ".join(names)}.{hint}')


def _write(folder: str) -> None:
    from tutor.cli.check_formats import as_typed
    from tutor.content.text import clean_line
    from tutor.content.writing import put_schemas, writable_pack

    for path in put_schemas(writable_pack(folder)):
        print(clean_line(as_typed(path)))
