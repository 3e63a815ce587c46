"""The options of `tutor check`, declared once: click shows and completes them, a loop of our own reads the usual ones.

An author runs the checker at each change, and importing click would be a good part of the wait.
"""

from __future__ import annotations

import datetime

from tutor.content.model.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMATS = ("full", "concise", "json", "github", "sarif")
# name, what it takes (None for a flag), what `--help` says of it
OPTIONS: tuple[tuple[str, str | None, str], ...] = (
    ("format", "format", "With the source, one line a finding, or for a program: JSON, GitHub's remarks, SARIF."),
    ("select", "codes", "Say only these: E301,W2 (a code, or how it begins)."),
    ("ignore", "codes", "Say all but these."),
    ("fix", None, "First put right what has one way out: words, ids, layout."),
    ("guess", None, "What readers who know nothing would score over all single questions."),
    ("coverage", None, "What the pack covers, and what is missing."),
    ("today", "date", "Take it for this day: 2026-11-21."),
    ("json", None, "Print JSON for a program."),
    ("plain", None, "No colour, no box drawing."),
    ("pack", "pack", "A pack folder to open instead of the shipped one."),
)
# These may be repeated.
LISTS = ("select", "ignore", "pack")
_TAKES = {f"--{name}": takes for name, takes, _ in OPTIONS}


@record(frozen=True, kw_only=True)
class Options:
    """What was asked for."""

    paths: tuple[str, ...] = ()
    format: str = "full"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: bool = False
    guess: bool = False
    coverage: bool = False
    today: datetime.date | None = None
    json: bool = False
    plain: bool = False
    pack: tuple[str, ...] = ()


def parse(arguments: list[str]) -> Options | None:
    """The options given; None when click must have a word: help, a mistake, a form not usual."""
    paths: list[str] = []
    given: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        name = argument[2:]
        if not argument.startswith("-"):
            paths.append(argument)
        elif argument not in _TAKES:
            return None
        elif _TAKES[argument] is None:
            given[name] = True
        else:
            value = _value(_TAKES[argument], next(rest, ""))
            if value is None:
                return None
            given[name] = (*given.get(name, ()), value) if name in LISTS else value
    return Options(paths=tuple(paths), **given)


def _value(takes: str | None, typed: str) -> str | datetime.date | None:
    """What an option is given; None when it is not what the option takes."""
    if not typed or typed[0] == "-" or (takes == "format" and typed not in FORMATS):
        return None
    return _date(typed) if takes == "date" else typed


def _date(typed: str) -> datetime.date | None:
    try:
        date = datetime.date.fromisoformat(typed)
    except ValueError:
        return None
    return date if str(date) == typed else None
