"""`tutor check`: everything that is wrong with content, each at its place."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from tutor.cli.options import opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.content.model.question import SingleQuestion

if TYPE_CHECKING:
    from tutor.content.checker import Checked


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    show_default=True,
    help="With the source, one line a finding, or for a program.",
)
@click.option("--guess", is_flag=True, help="What readers who know nothing would score over all single questions.")
@plain_option
@pack_option
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], form: str, guess: bool, plain: bool, pack: tuple[str, ...]
) -> int:
    """Check packs, files in packs and loose files: every mistake at once, each at its place.

    PATHS are pack folders, folders and files inside one, or files outside of any. Without PATHS the open packs are
    checked. Exits with 0 when nothing is wrong, with 1 after an error or a warning.

    \b
    tutor check                             the open packs
    tutor check quizzes/concurrency.yaml    one file, with what only shows across files
    tutor check --format json ~/my-pack     for an editor or a build
    """
    from tutor import paths as places
    from tutor.cli import check_formats
    from tutor.content.checker import check

    if guess:
        return _guess((*(ctx.obj or ()), *pack), as_json=form == "json")
    checked = check(paths, places.packs((*(ctx.obj or ()), *pack)), places.cache_folder())
    if form == "json":
        print_json([check_formats.plain(finding) for finding in checked.findings])
    elif checked.findings:
        terminal = Terminal(plain)
        for finding in checked.findings:
            terminal.show(check_formats.lines(finding, terminal.signs, with_source=form == "full"))
    sys.stdout.flush()
    print(_count(checked), file=sys.stderr)
    return int(any(finding.severity != "note" for finding in checked.findings))


def _guess(packs: tuple[str, ...], as_json: bool) -> int:
    """Exits with 1 when a habit scores more than it may."""
    from tutor.content.guess import BOUND, guessers

    with opened(packs) as desk:
        questions = [desk.library.question(id) for id in desk.library.ids("question")]
    results = guessers([question for question in questions if isinstance(question, SingleQuestion)])
    if as_json:
        print_json([{"habit": g.habit, "right": g.right, "questions": g.questions, "share": g.share} for g in results])
    else:
        for guesser in results:
            print(f"{guesser.habit:<24} {guesser.right:6.1f} of {guesser.questions:<4} {100 * guesser.share:5.1f} %")
        print(f"One of four by chance is 25 %; at most {100 * BOUND:.0f} % may be guessed.", file=sys.stderr)
    return int(any(guesser.share > BOUND for guesser in results))


def _count(checked: Checked) -> str:
    """What a build log shows last: 2 errors and 1 warning in 7 files."""
    counts = Counter(finding.severity for finding in checked.findings)
    said = [_several(counts[severity], severity) for severity in ("error", "warning", "note") if counts[severity]]
    return f"{' and '.join(said) or 'Nothing is wrong'} in {_several(checked.files, 'file')}."


def _several(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else f'{word}s'}"
