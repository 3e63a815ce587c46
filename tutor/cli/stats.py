"""`tutor stats`: where the learner stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tutor.cli.options import json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.views.home import weeks_lines
from tutor.views.lines import EMPTY, Line

if TYPE_CHECKING:
    from tutor.actions.figures import Stats
    from tutor.progress.retention import Share


@click.command("stats")
@json_option
@plain_option
@pack_option
def command(as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """Show what was learnt: answers, mastery, true retention, the last seven weeks."""
    from tutor.actions.figures import stats

    with opened(pack) as desk:
        figures = stats(desk)
        if as_json:
            print_json(_plain(figures))
        else:
            terminal = Terminal(plain)
            terminal.show(
                [
                    *_lines(figures),
                    *weeks_lines({d.day: d.answers for d in figures.days}, figures.today, terminal.signs, "  "),
                ]
            )


def _plain(figures: Stats) -> dict[str, object]:
    return {
        "reviews": figures.reviews,
        "voided": figures.voided,
        "cards": figures.cards,
        "seen": figures.seen,
        "safe": sum(topic.tally.safe for topic in figures.topics),
        "shaky": sum(topic.tally.shaky for topic in figures.topics),
        "due": figures.due.due,
        "overdue": figures.due.overdue,
        "new": figures.due.new,
        "due_by_day": list(figures.due.due_by_day),
        "right": figures.right.right,
        "retention": {"young": _counts(figures.retention.young), "mature": _counts(figures.retention.mature)},
        "streak": figures.streak,
        "minutes": figures.minutes,
        "days": [{"day": d.day, "answers": d.answers, "right": d.right, "seconds": d.seconds} for d in figures.days],
    }


def _lines(figures: Stats) -> list[Line]:
    safe = sum(topic.tally.safe for topic in figures.topics)
    shaky = sum(topic.tally.shaky for topic in figures.topics)
    rows = [
        ("answers", f"{figures.reviews:,}", f"{_share(figures.right)} right" if figures.reviews else ""),
        ("cards", f"{figures.seen} of {figures.cards}", f"{safe} safe, {shaky} shaky"),
        ("due", str(figures.due.due), f"{figures.due.new} new"),
        ("retention", _share(figures.retention.young), f"young cards; mature ones {_share(figures.retention.mature)}"),
        ("time", f"{figures.minutes} min", f"{figures.streak} {'day' if figures.streak == 1 else 'days'} in a row"),
    ]
    return [
        EMPTY,
        *[((f"  {name:<11}", "muted"), (f"{value:<12}", "bold"), (more, "muted")) for name, value, more in rows],
        EMPTY,
    ]


def _share(share: Share) -> str:
    return "none yet" if share.value is None else f"{100 * share.value:.0f} %"


def _counts(share: Share) -> dict[str, int]:
    return {"right": share.right, "answers": share.answers}
