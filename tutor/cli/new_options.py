"""What the commands of `tutor new` have in common: their options, the pack they write into, and checks of ids."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from tutor.content.model.question import KINDS

if TYPE_CHECKING:
    from tutor.content.scaffold.making import Ground

TITLE = "TODO: what lists and headings show"
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def completer(kind: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completes ids of a kind, of the pack that would be written into."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        from tutor.errors import TutorError

        try:
            with ground_of(ctx, tuple(ctx.params.get("pack") or ())) as pack:
                ids = [pack.library.short(id) for id in pack.library.ids(kind)]
        except TutorError:
            return []
        return [id for id in ids if id.startswith(incomplete)]

    return complete


id_option: Decorator = click.option(
    "--id", metavar="ID", help="Its id: a-z, 0-9, dots and hyphens; never changed again."
)
title_option: Decorator = click.option("--title", metavar="TEXT", help="What lists and headings show.")
topic_option: Decorator = click.option(
    "--topic", metavar="ID", help="The topic that it belongs to.", shell_complete=completer("topic")
)
card_option: Decorator = click.option(
    "--card", metavar="ID", help="The card that it is about.", shell_complete=completer("card")
)
kind_option: Decorator = click.option(
    "--kind",
    metavar="KIND",
    help=f"How it is asked: {', '.join(KINDS)}.",
    shell_complete=lambda ctx, param, incomplete: [kind for kind in KINDS if kind.startswith(incomplete)],
)
pack_option: Decorator = click.option(
    "--pack", multiple=True, type=click.Path(), metavar="DIR", help="The pack to write into, wherever you are."
)


@contextmanager
def ground_of(ctx: click.Context, named: tuple[str, ...]) -> Iterator[Ground]:
    """The pack that is written into. Packs named before the command count as well."""
    from tutor.content.scaffold import making
    from tutor.content.writing import pack_for

    with making.ground(pack_for((*(ctx.obj or ()), *named), current_folder())) as opened:
        yield opened


def free(ground: Ground, kind: str) -> Callable[[str], str]:
    """Takes ids that nothing of a kind has."""
    from tutor.content.scaffold.making import free_id

    return lambda id: free_id(ground, kind, id)


def known(ground: Ground, kind: str) -> Callable[[str], str]:
    """Takes ids that stand in the pack; returns them as they are shown."""
    from tutor.content.scaffold.making import existing

    return lambda id: ground.library.short(existing(ground, kind, id))


def known_kind(kind: str) -> str:
    """The kind of question. Raises Misuse, with the nearest one."""
    from tutor.content.findings import did_you_mean
    from tutor.errors import Misuse

    if kind in KINDS:
        return kind
    guess = did_you_mean(kind, list(KINDS))
    raise Misuse(f'No kind is called "{kind}".' + (f' Did you mean "{guess}"?' if guess else ""))


def slug(title: str) -> str:
    """A title as an id: nothing for one that is still to be written."""
    if title == TITLE:
        return ""
    signs = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in title.lower())
    return "-".join(signs.split())


def current_folder() -> str:
    """Where the author stands. Raises Misuse when that was deleted."""
    from tutor.errors import Misuse

    try:
        return os.getcwd()
    except OSError:
        raise Misuse("The current folder is gone: go into another one.") from None
