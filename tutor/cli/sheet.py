"""`tutor sheet`: one page of the weakest facts, for the last evening."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.cli.today import date_of

if TYPE_CHECKING:
    from tutor.actions.sheet import EveningSheet


def complete_blueprints(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of exams."""
    return completions(ctx, ("blueprint",), incomplete)


@click.command("sheet")
@click.option("--exam", default="", metavar="ID", shell_complete=complete_blueprints, help="This exam, not the plan's.")
@json_option
@plain_option
@pack_option
def command(exam: str, as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """Print one page for the last evening: what you hold least firmly, with its facts, topic by topic.

    The page has at most 60 lines of 80 columns; --json has every card, what needs a look most first.

    \b
    tutor sheet
    tutor sheet --exam saa-c03 | lpr
    """
    from tutor.actions.sheet import evening_sheet
    from tutor.views.sheet import page

    with opened(pack) as desk:
        sheet = evening_sheet(desk, exam)
    if as_json:
        print_json(_plain(sheet))
        return
    terminal = Terminal(plain)
    terminal.show_rows(page(sheet, terminal.width))


def _plain(sheet: EveningSheet) -> dict[str, Any]:
    cards = [asdict(card) | {"recall": None if card.recall is None else round(card.recall, 3)} for card in sheet.cards]
    date = date_of(sheet.day).isoformat()
    head = {"exam": sheet.exam, "date": date, "days_left": sheet.days_left, "has_answers": sheet.has_answers}
    return {**head, "cards": cards}
