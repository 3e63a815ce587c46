"""The options of `tutor stats`, read without click: importing that costs more than all the figures."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    class StatsOptions(TypedDict):
        """What was asked for."""

        json: bool
        plain: bool
        pack: list[str]


def parse(arguments: list[str]) -> StatsOptions | None:
    """The options given; None when click must have a word: help, a mistake, a form not usual."""
    options: StatsOptions = {"json": False, "plain": False, "pack": []}
    rest = iter(arguments)
    for argument in rest:
        if argument == "--json":
            options["json"] = True
        elif argument == "--plain":
            options["plain"] = True
        elif argument == "--pack" and (pack := next(rest, "")):
            options["pack"].append(pack)
        else:
            return None
    return options
