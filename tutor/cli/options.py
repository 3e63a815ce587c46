"""What the commands have in common: --pack, --json, --plain, and opening the desk."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from tutor.cli import streams

if TYPE_CHECKING:
    from tutor.desk import Desk

print_json = streams.print_json
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

pack_option: Decorator = click.option(
    "--pack", multiple=True, type=click.Path(), metavar="DIR", help="A pack folder to open instead of the shipped one."
)
json_option: Decorator = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
plain_option: Decorator = click.option("--plain", is_flag=True, help="No colour, no box drawing.")


@contextmanager
def opened(packs: tuple[str, ...], takes_around: bool = False, reads_only: bool = False) -> Iterator[Desk]:
    """The desk, closed again afterwards. Packs named before the command count as well.

    Where none is named, `takes_around` opens the pack that one stands in: what an author reads is what they write.
    What `reads_only` needs no answer of the learner's, and works where these cannot be opened.
    """
    from tutor.cli.remarks import remark_left_out

    context = click.get_current_context(silent=True)
    named = (*(context.obj or () if context else ()), *packs)
    desk = _desk(named or (_pack_around() if takes_around else ()), reads_only)
    try:
        remark_left_out(desk)
        yield desk
    finally:
        desk.close()


def _desk(packs: tuple[str, ...], reads_only: bool) -> Desk:
    """The learner's desk; for what only reads a bare one, where theirs cannot be opened."""
    from tutor.desk import bare_desk, open_desk
    from tutor.errors import TutorError

    try:
        return open_desk(packs)
    except TutorError:
        if not reads_only:
            raise
        return bare_desk(packs)


def _pack_around() -> tuple[str, ...]:
    """The pack around the current folder, said on stderr; none for the shipped one, or where TUTOR_PACK names some."""
    from tutor import paths
    from tutor.content.text import clean_line

    try:
        root = "" if os.environ.get("TUTOR_PACK") else paths.around(os.getcwd())
    except OSError:  # the current folder was deleted
        root = ""
    if not root or root == paths.shipped_pack():
        return ()
    print(
        f"tutor: This is the pack in {clean_line(root)}; --pack {paths.SHIPPED} opens the shipped one.", file=sys.stderr
    )
    return (root,)


def completions(ctx: click.Context, kinds: Iterable[str], incomplete: str) -> list[str]:
    """Ids of these kinds as they are shown, for the shell. A pack that cannot be opened completes nothing."""
    from tutor import paths
    from tutor.content.library import open_library
    from tutor.errors import TutorError

    before = (ctx.parent.params.get("pack") or ()) if ctx.parent else ()
    try:
        library = open_library(paths.packs((*before, *(ctx.params.get("pack") or ()))), paths.cache_folder())
    except TutorError:
        return []
    ids = dict.fromkeys(library.short(id) for kind in kinds for id in library.ids(kind))
    return [id for id in ids if id.startswith(incomplete)]
