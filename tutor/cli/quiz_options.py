"""The options of `tutor quiz`, declared once: click shows and completes them, a loop of our own reads the usual ones.

Importing click costs three bare starts of Python, and two minutes between builds is when that is felt.
"""

from __future__ import annotations

from tutor.study.selection import ONLY, PROBLEM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    class Option(NamedTuple):
        """One option: its names, what it takes (None for a flag), and what `--help` says."""

        name: str
        short: str
        takes: str | None
        help: str


# name, short name, what it takes, help
OPTIONS: tuple[tuple[str, str, str | None, str], ...] = (
    ("count", "n", "int", "Ask this many questions, then a last lap over what was missed; without it until you stop."),
    ("weak", "", None, "Only cards that are shaky."),
    ("due", "", None, "Only cards that are due."),
    ("new", "", None, "Only cards never met."),
    ("flagged", "", None, "Only questions that you flagged."),
    ("kind", "", "kind", "Only one kind of question."),
    ("seed", "", "int", "Shuffle choices by this number."),
    ("json", "", None, "Speak JSON Lines with a program."),
    ("plain", "", None, "No colour, no box drawing: for screen readers and logs."),
    ("pack", "", "pack", "A pack folder to open instead of the shipped one; may be repeated."),
)


def parse(arguments: list[str]) -> dict[str, Any] | None:
    """The options given; None when click must have a word: help, a mistake, a form not usual."""
    options: dict[str, Any] = {name: None if takes else False for name, _, takes, _ in OPTIONS}
    options |= {"topics": [], "pack": []}
    names = {f"--{name}": (name, takes) for name, _, takes, _ in OPTIONS}
    names |= {f"-{short}": (name, takes) for name, short, takes, _ in OPTIONS if short}
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-"):
            options["topics"].append(argument)
            continue
        if argument not in names:
            return None
        name, takes = names[argument]
        if takes is None:
            options[name] = True
            continue
        value = next(rest, None)
        if value is None or not _put(options, name, takes, value):
            return None
    return options if _is_sound(options) else None


def _put(options: dict[str, Any], name: str, takes: str, value: str) -> bool:
    """Sets one option's value; False when it is not what the option takes."""
    if takes == "int":
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            return False
        options[name] = int(value)
    elif takes == "pack":
        options[name].append(value)
    else:
        from tutor.content.model.question import KINDS

        if value not in KINDS and value != PROBLEM:
            return False
        options[name] = value
    return True


def _is_sound(options: dict[str, Any]) -> bool:
    return bool(options["count"] != 0) and sum(options[name] for name in ONLY) <= 1
