"""`tutor quiz` as click sees it: help, completion, and every form that the quick reader leaves to it."""

from __future__ import annotations

from typing import Any

import click

from tutor.cli.options import completions
from tutor.cli.quiz_options import OPTIONS
from tutor.content.model.question import KINDS
from tutor.errors import Misuse
from tutor.study.selection import ONLY, PROBLEM


def _parameters() -> list[click.Parameter]:
    """The table of options as click's own."""
    kinds: dict[str, click.ParamType[Any]] = {
        "int": click.IntRange(min=0),
        "count": click.INT,  # its range is said in words
        "kind": click.Choice([*KINDS, PROBLEM]),
        "pack": click.Path(),
    }
    parameters: list[click.Parameter] = [click.Argument(["topics"], nargs=-1, shell_complete=complete_topics)]
    for name, short, takes, help in OPTIONS:
        names = [f"--{name}", *([f"-{short}"] if short else [])]
        if takes is None:
            parameters.append(click.Option(names, is_flag=True, help=help))
        else:
            type, metavar = (kinds["count"], "N") if name == "count" else (kinds[takes], None)
            parameters.append(click.Option(names, type=type, metavar=metavar, multiple=takes == "pack", help=help))
    return parameters


def complete_topics(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Topic ids, as they are shown."""
    return completions(ctx, ("topic",), incomplete)


def _run(**options: Any) -> int:
    from tutor.cli.quiz import run_quiz

    if options["count"] is not None and options["count"] < 1:
        raise Misuse("-n takes the number of questions, 1 or more.")
    if sum(options[name] for name in ONLY) > 1:
        raise Misuse("Only one of --weak, --due, --new and --flagged can be asked for.")
    named = click.get_current_context().obj or ()
    return run_quiz(options | {"pack": [*named, *options["pack"]]})


_HELP = """Ask questions in the plain terminal.

b answers and says you are sure, b? that you are unsure, b?? that you guess; z shows the answer. Every answer is
recorded like any review.

\b
tutor quiz                       until you stop: what is due, then new cards, then reading ahead
tutor quiz -n 5 concurrency      five questions of one topic
tutor quiz --weak --kind number  calculations on shaky cards
"""

command = click.Command("quiz", callback=_run, params=_parameters(), help=_HELP)
