"""`tutor preview`: an author's files on a learner's screens, drawn anew at each save."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from tutor.cli.options import pack_option
from tutor.errors import Misuse

if TYPE_CHECKING:
    from tutor.content.targets import Target


@click.command("preview")
@click.argument("path", required=False, type=click.Path())
@click.option("--at", metavar="FILE:LINE", help="Begin at what stands there: quizzes/concurrency.yaml:120.")
@pack_option
@click.pass_context
def command(ctx: click.Context, path: str | None, at: str | None, pack: tuple[str, ...]) -> int:
    """Show what you write as learners get it, while you write it: each save is drawn at once.

    PATH is a file, a folder in a pack, or a pack; without it the pack around the current folder is shown. A file stays;
    of a folder it is the file that was saved last, and another one as soon as you save that. What `tutor check` says of
    the file stands beside it. Answers are not recorded: try every choice. `e` opens the item in your editor (VISUAL,
    EDITOR, else vi); an editor in another window does as well.

    \b
    tutor preview                           what you saved last
    tutor preview quizzes/concurrency.yaml
    tutor preview --at quizzes/concurrency.yaml:120
    """
    root, file, line, follows = _begin((*(ctx.obj or ()), *pack), path, at)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse("The preview needs a terminal. `tutor check` works in a pipe, and `tutor show ID --key` prints.")
    from tutor import paths
    from tutor.actions.previewing import Source
    from tutor.cli.streams import end_with_the_terminal
    from tutor.cli.today import today
    from tutor.tui.preview.app import PreviewApp

    end_with_the_terminal()
    app = PreviewApp(Source(root, paths.cache_folder(), today(), follows), file, line)
    app.run()
    return app.return_code or 0


def _begin(packs: tuple[str, ...], path: str | None, at: str | None) -> tuple[str, str, int, str]:
    """The pack's folder ('' for a file outside of packs), the file to begin with, the line, and the folder to follow.

    A file that is named stays. Raises Misuse.
    """
    from tutor.content.targets import targets
    from tutor.content.writing import pack_for

    file, line = _place(at) if at is not None else ("", 0)
    if file:
        target = targets((_found(file, path, packs),))[0]
        return target.root, target.path, line, ""
    if len(packs) > 1:
        raise Misuse("One pack is shown at a time: give --pack once.")
    named = path if path is not None else pack_for(packs, os.getcwd())
    target = max(targets((named,)), key=_saved)
    return target.root, target.path, 0, os.path.abspath(named) if os.path.isdir(named) else ""


def _place(at: str) -> tuple[str, int]:
    """File and line of FILE:LINE; what compilers add behind the line is left out. Raises Misuse."""
    file, *rest = at.split(":")
    if not file or not rest or not rest[0].isdecimal() or not int(rest[0]):
        raise Misuse(f"--at takes a file and a line, like quizzes/concurrency.yaml:120, not {at!r}.")
    return file, int(rest[0])


def _found(file: str, path: str | None, packs: tuple[str, ...]) -> str:
    """A file as it is named from the current folder, else from the pack."""
    folders = [*packs, *([path] if path is not None else [])]
    inside = [os.path.join(folder, file) for folder in folders]
    return next((name for name in [file, *inside] if os.path.isfile(name)), file)


def _saved(target: Target) -> tuple[bool, float]:
    """When a file was last written; pack.yaml only where there is nothing else."""
    try:
        return target.file_type != "pack", os.stat(target.path).st_mtime
    except OSError:
        return False, 0.0
