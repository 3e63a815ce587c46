"""`tutor fmt`: one layout for every file of a pack."""

from __future__ import annotations

import difflib
import os
import sys
from typing import TYPE_CHECKING

import click

from tutor.cli.options import pack_option

if TYPE_CHECKING:
    from tutor.content.layout.files import Layout


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 when a file would change.")
@click.option("--diff", is_flag=True, help="Change nothing; print what would change, and exit like --check.")
@pack_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], only_check: bool, diff: bool, pack: tuple[str, ...]) -> int:
    """Lay files out anew: keys in their usual order, prose wrapped, what YAML readers disagree on quoted.

    Comments stay with what they speak of, and no value changes: the result is read again before it is written. PATHS
    are pack folders, folders and files inside one, or files outside of any; without PATHS it is the pack around the
    current folder. A file that cannot be read stays as it is, with a word, and the command exits with 1.

    \b
    tutor fmt                               the pack that you are in
    tutor fmt quizzes/concurrency.yaml      one file
    tutor fmt --check ~/my-pack             for a build
    """
    from tutor.content.layout.files import layout_of
    from tutor.content.targets import targets
    from tutor.content.writing import pack_for

    meant = targets(paths or (pack_for((*(ctx.obj or ()), *pack), os.getcwd()),))
    layouts = [layout_of(target) for target in meant]
    changed = [layout for layout in layouts if layout.is_changed]
    for layout in changed:
        if diff:
            _print_difference(layout)
        elif only_check:
            print(f"{_shown(layout)} would be laid out anew")
        else:
            _write(layout)
            print(f"{_shown(layout)} laid out anew")
    sys.stdout.flush()
    has_failed = _say_what_cannot_be_read(layouts)
    word = "would change" if only_check or diff else "changed"
    print(f"{len(changed)} of {_files(len(layouts))} {word}.", file=sys.stderr)
    return int(has_failed or (bool(changed) and (only_check or diff)))


def _write(layout: Layout) -> None:
    from tutor.content.writing import replace

    replace(layout.target.folder, layout.target.path, layout.after)


def _print_difference(layout: Layout) -> None:
    from tutor.content.text import clean_line

    name = _shown(layout)
    before, after = (data.decode().splitlines() for data in (layout.before, layout.after))
    for line in difflib.unified_diff(before, after, name, name, lineterm=""):
        print(clean_line(line))


def _say_what_cannot_be_read(layouts: list[Layout]) -> bool:
    from tutor.content.text import clean_line

    for layout in layouts:
        for finding in layout.findings[:1]:
            place = f"{_shown(layout)}:{finding.span.line}:{finding.span.column}"
            print(f"{place} stays as it is: {clean_line(finding.message)}", file=sys.stderr)
    return any(layout.findings for layout in layouts)


def _shown(layout: Layout) -> str:
    from tutor.cli.check_formats import as_typed
    from tutor.content.text import clean_line

    return clean_line(as_typed(layout.target.path))


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"
