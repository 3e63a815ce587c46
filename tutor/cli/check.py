"""`tutor check`: everything that is wrong with content, each at its place."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from tutor.cli.options import pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal

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
@plain_option
@pack_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], form: str, plain: bool, pack: tuple[str, ...]) -> int:
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


def _count(checked: Checked) -> str:
    """What a build log shows last: 2 errors and 1 warning in 7 files."""
    counts = Counter(finding.severity for finding in checked.findings)
    said = [_several(counts[severity], severity) for severity in ("error", "warning", "note") if counts[severity]]
    return f"{' and '.join(said) or 'Nothing is wrong'} in {_several(checked.files, 'file')}."


def _several(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else f'{word}s'}"
