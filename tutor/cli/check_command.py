"""`tutor check` as click sees it: help, completion, and every form that the quick reader leaves to it."""

from __future__ import annotations

from typing import Any

import click

from tutor.cli.check_options import FORMATS, LISTS, OPTIONS, Options


def _parameters() -> list[click.Parameter]:
    """The table of options as click's own."""
    kinds: dict[str, click.ParamType[Any]] = {
        "format": click.Choice(FORMATS),
        "codes": click.STRING,
        "date": click.DateTime(["%Y-%m-%d"]),
        "pack": click.Path(),
    }
    words = {"codes": "CODES", "date": "DATE", "pack": "DIR"}
    parameters: list[click.Parameter] = [click.Argument(["paths"], nargs=-1, type=click.Path())]
    for name, takes, help in OPTIONS:
        if takes is None:
            parameters.append(click.Option([f"--{name}"], is_flag=True, help=help))
        else:
            multiple, default = name in LISTS, "full" if takes == "format" else None
            parameters.append(
                click.Option(
                    [f"--{name}"],
                    type=kinds[takes],
                    metavar=words.get(takes),
                    multiple=multiple,
                    default=default,
                    show_default=default is not None,
                    help=help,
                )
            )
    return parameters


def _run(**options: Any) -> int:
    from tutor.cli.check import run_check

    named = click.get_current_context().obj or ()
    day = options["today"].date() if options["today"] is not None else None
    return run_check(Options(**options | {"pack": (*named, *options["pack"]), "today": day}))


_HELP = """Check packs, files in packs and loose files: every mistake at once, each at its place.

PATHS are pack folders, folders and files inside one, or files outside of any. Without PATHS it is the pack around
the current folder; where there is none, or with --pack, the open packs. Exits with 0 when nothing is wrong or there
are notes only, with 1 after an error or a warning.

With --fix a word that is nearly a known one becomes it, what has no id gets one, and files are laid out as by
`tutor fmt`; what is left is checked.

A warning that shall stay is answered in the file, beside it or on the line above:
`# tutor: ignore W201 because ...`.

\b
tutor check                             the pack that you are in
tutor check quizzes/concurrency.yaml    one file, with what only shows across files
tutor check --format json ~/my-pack     for an editor or a build
tutor check --fix                       what has one way out is put right first
tutor check --coverage                  topics, questions, facts, exam tasks; with --json too
tutor explain W201                      why this is said, with examples
"""

command = click.Command("check", callback=_run, params=_parameters(), help=_HELP)
