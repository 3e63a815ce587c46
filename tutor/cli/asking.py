"""What a command still has to know: asked for on a terminal, and named as a flag where nobody could answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import click

from tutor.cli.prompts import looking_up
from tutor.content.text import clean
from tutor.errors import Misuse


@dataclass(frozen=True)
class Wish:
    """One thing to know: its flag, the question on a terminal, what is suggested there, an example of it.

    With `usual`, nothing has to be said: that is taken. `check` returns the value, or raises Misuse.
    """

    flag: str
    question: str
    suggested: str = ""
    example: str = ""
    check: Callable[[str], str] = str
    usual: str = ""


def wished(wish: Wish, given: str | None) -> str:
    """The value that was given, or is typed. Raises Misuse when there is none and nobody to ask."""
    if given is not None:
        return wish.check(given) if given or not wish.usual else wish.usual
    if not sys.stdin.isatty():
        if not wish.usual:
            raise Misuse(f"Say {wish.flag}, like {wish.flag} {wish.example}.")
        return wish.check(wish.usual)
    while True:
        with looking_up():
            typed = click.prompt(wish.question, default=wish.usual or wish.suggested or None, err=True)
        try:
            return wish.check(typed.strip())
        except Misuse as problem:
            click.echo(f"  {clean(str(problem))}", err=True)
