"""`tutor report ID`: for when a key looks wrong."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.views.report import day_of, lines, markdown

if TYPE_CHECKING:
    from tutor.actions.reporting import Report


def complete_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of everything that can be reported."""
    from tutor.actions.reporting import KINDS

    return completions(ctx, KINDS, incomplete)


@click.command("report")
@click.argument("id", shell_complete=complete_ids)
@click.option("--text", "only_text", is_flag=True, help="Print only the text to send, for a pipe.")
@json_option
@plain_option
@pack_option
def command(id: str, only_text: bool, as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """Show what a key rests on, and a text to send when it looks wrong.

    ID is that of a question, card, fact, drill or problem: you see the file and line it stands in, how you answered it
    last, its sources with the day they were checked, and Markdown for an issue or a mail.

    \b
    tutor report concurrency.reserved.connections
    tutor report concurrency.reserved.connections --text | gh issue create --title "Wrong key" --body-file -
    """
    from tutor.actions.reporting import find, report
    from tutor.cli.check_formats import as_typed

    with opened(pack, takes_around=True) as desk:
        found = report(desk, *find(desk.library, id))
    if as_json:
        print_json(_plain(found))
    elif only_text:
        print(markdown(found))
    else:
        terminal = Terminal(plain)
        terminal.show_rows(lines(found, f"{as_typed(found.path)}:{found.line}", terminal.width))
        print(markdown(found))


def _plain(found: Report) -> dict[str, Any]:
    """A report for a program; the day as a date."""
    plain = asdict(found)
    if found.last is not None:
        plain["last"]["day"] = day_of(found.last.day)
    return {**plain, "text": markdown(found)}
