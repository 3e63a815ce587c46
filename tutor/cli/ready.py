"""`tutor ready`: how the Lambda part of an exam would go, and what that rests on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.cli.today import date_of
from tutor.content.text import clean_line

if TYPE_CHECKING:
    from tutor.actions.ready import Ready


def complete_blueprints(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of exams."""
    return completions(ctx, ("blueprint",), incomplete)


@click.command("ready")
@click.option("--exam", default="", metavar="ID", shell_complete=complete_blueprints, help="This exam, not the plan's.")
@click.option("--on", metavar="DAY", help="The exam day: 2026-12-14, 14 dec, in 3 weeks.")
@click.option("--add-score", nargs=2, metavar="NAME SCORE", help="Keep a practice paper's score: 68%, 44/65; or none.")
@click.option("--add-outcome", type=click.Choice(("pass", "fail", "none")), help="Keep how the exam of --on went.")
@json_option
@plain_option
@pack_option
def command(
    exam: str,
    on: str | None,
    add_score: tuple[str, str] | None,
    add_outcome: str | None,
    as_json: bool,
    plain: bool,
    pack: tuple[str, ...],
) -> None:
    """Say how the Lambda part of an exam would go: a range, what it rests on, what would raise it.

    \b
    tutor ready
    tutor ready --exam dva-c03 --on 2026-12-14
    tutor ready --add-score "practice paper 1" 68%
    tutor ready --add-outcome pass       on your exam day; --add-outcome none takes it back
    """
    from tutor.actions import ready as action
    from tutor.actions.typed_day import typed_day
    from tutor.views.ready import lines

    with opened(pack) as desk:
        day = None if on is None else typed_day(on, desk.today)
        if add_score:
            _remark(action.add_score(desk, clean_line(add_score[0]), action.share_of(add_score[1]), exam))
        if add_outcome:
            _remark(action.add_outcome(desk, add_outcome, exam, day))
        found = action.ready(desk, exam, None if add_outcome else day)
        name = desk.library.short(found.exam)
    if as_json:
        print_json(_plain(found, name))
        return
    terminal = Terminal(plain)
    terminal.show_rows(lines(found, terminal.width))


def _remark(sentence: str) -> None:
    """What was kept or taken back, beside the page that follows."""
    print(f"tutor: {sentence}", file=sys.stderr)


def _plain(found: Ready, exam: str) -> dict[str, object]:
    from tutor.scheduling.readiness import PASS_LINE, SCORED
    from tutor.views.ready import reasons

    return {
        "exam": exam,
        "on": None if found.on is None else date_of(found.on).isoformat(),
        "median": found.median,
        "low": found.low,
        "high": found.high,
        "of": SCORED,
        "by_plan": None if found.by_plan is None else dict(zip(("low", "median", "high"), found.by_plan, strict=True)),
        "pass_line": PASS_LINE,
        "chance": found.chance if found.chance is None else round(found.chance, 3),
        "whole_exam_chance": None if found.whole_exam_chance is None else round(found.whole_exam_chance, 3),
        "mocks_taken": found.mocks,
        "reasons": reasons(found),
    }
