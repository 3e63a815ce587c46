"""`tutor due`: what waits today and on the next days."""

from __future__ import annotations

import click

from tutor.cli.options import json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.progress.days import date_of, iso
from tutor.views.lines import Line


@click.command("due")
@json_option
@plain_option
@pack_option
def command(as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """Count the cards that are due, today and on the next seven days."""
    from tutor.actions.figures import due_figures

    with opened(pack) as desk:
        figures, today = due_figures(desk), desk.today
    if as_json:
        print_json(
            {
                "due": figures.due,
                "overdue": figures.overdue,
                "new": figures.new,
                "due_by_day": list(figures.due_by_day),
                "due_by_day_from": iso(today + 1),
            }
        )
        return
    backlog = f", {figures.overdue} of them from earlier days" if figures.overdue else ""
    days = [f"{date_of(today + 1 + at):%a} {count}" for at, count in enumerate(figures.due_by_day)]
    lines: list[Line] = [
        ((f"  {figures.due} due today", "bold"), (backlog, "muted")),
        ((f"  {figures.new} new", "bold"), ("  never met", "muted")),
        (("  fall due on  ", "muted"), ("  ".join(days), "text")),
    ]
    Terminal(plain).show_rows(lines)
