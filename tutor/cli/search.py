"""`tutor search WORDS`: cards, facts, questions, problems and words of the glossary; spelling is forgiven."""

from __future__ import annotations

import sys

import click

from tutor.cli.options import json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.content.text import clean_line
from tutor.errors import TutorError
from tutor.views.lines import Line

MOST = 200


class NothingFound(TutorError):
    """No item holds the words."""


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("-n", "most", type=click.IntRange(1, MOST), default=12, show_default=True, help="Show at most so many.")
@json_option
@plain_option
@pack_option
def command(words: tuple[str, ...], most: int, as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """Find cards, facts, questions, problems and words of the glossary.

    \b
    tutor search reserved concurency     a slip of spelling does not matter
    """
    with opened(pack, reads_only=True) as desk:
        hits = desk.library.search(" ".join(words), most)
        if as_json:
            print_json([{"kind": h.kind, "id": h.id, "title": h.title, "snippet": h.snippet} for h in hits])
            return
        if not hits:
            near = ", ".join(desk.library.nearest(" ".join(words)))
            hint = f" Nearest: {near}." if near else " `tutor topics` shows what there is."
            raise NothingFound(f'Nothing holds "{" ".join(words)}".{hint}')
        if missing := desk.library.unheld(" ".join(words)):
            print(f'tutor: Nothing holds "{clean_line(", ".join(missing))}"; this holds the rest.', file=sys.stderr)
        if len(hits) == most < MOST and (there := len(desk.library.search(" ".join(words), MOST))) > most:
            count, rest = (f"{MOST} or more", f"the first {MOST}") if there == MOST else (f"{there}", "them all")
            print(f"tutor: {most} of {count} shown: -n {there} shows {rest}.", file=sys.stderr)
        terminal = Terminal(plain)
        width = terminal.width
        for hit in hits:
            head: Line = (
                (f"  {hit.kind:<9}", "muted"),
                (f"{desk.library.short(hit.id)}  ", "accent"),
                (terminal.cut(hit.title, max(20, width - 14 - len(desk.library.short(hit.id)))), "bold"),
            )
            around: Line = ((f"           {terminal.cut(hit.snippet, width - 11)}", "muted"),)
            terminal.show_rows([head, around] if hit.snippet else [head])
