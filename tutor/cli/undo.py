"""`tutor undo`: take the newest answer back."""

from __future__ import annotations

from dataclasses import asdict

import click

from tutor.cli.options import json_option, opened, pack_option, print_json
from tutor.cli.terminal import Terminal
from tutor.content.text import clean_line
from tutor.errors import TutorError
from tutor.views.lines import wrap

STAY = "an exam's answers stay"


class NothingToUndo(TutorError):
    """No answer is left to take back."""


@click.command("undo")
@json_option
@pack_option
def command(as_json: bool, pack: tuple[str, ...]) -> None:
    """Take back the newest answer. Its record stays in the log, but it no longer counts.

    The answers of a mock exam that was handed in stay: the newest answer outside of exams is taken back.
    """
    from tutor.actions.undo import has_exam, undo

    with opened(pack) as desk:
        undone = undo(desk)
        if undone is None:
            outside = f" outside of exams; {STAY}" if has_exam(desk) else ""
            raise NothingToUndo(f"There is no answer to take back{outside}.")
    if as_json:
        print_json(asdict(undone))
        return
    mark = "right" if undone.is_right else "wrong"
    when = "just now" if undone.minutes_ago == 0 else f"{undone.minutes_ago} min ago"
    since = f" {STAY[0].upper()}{STAY[1:]}; this one was before the exam." if undone.is_before_exam else ""
    what = f'a decision of "{undone.drill}"' if undone.drill else undone.question
    said = clean_line(
        f"Taken back: {what} ({mark}, {undone.confidence}, {when}). {_now(undone.title, undone.days)}{since}"
    )
    terminal = Terminal()
    terminal.show(wrap(said, terminal.width) if terminal.is_interactive else [((said, "text"),)])


def _now(title: str, days: int | None) -> str:
    if days is None:
        return f'"{title}" counts as never met.'
    return f'"{title}" is due {"today" if days <= 0 else "tomorrow" if days == 1 else f"in {days} days"}.'
