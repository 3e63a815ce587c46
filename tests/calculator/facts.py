"""The facts that the calculator rests on as the shipped pack says them, and one answer with them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from tutor.calculator.subjects import MODULES, figure, solve, subject

if TYPE_CHECKING:
    from tutor.calculator.subject import Number, Solution

PACK = Path(__file__).parent.parent.parent / "content" / "facts"
NAMES = tuple(MODULES)


@cache
def shipped() -> dict[str, str]:
    """The value of every shipped fact by id."""
    files = (yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in sorted(PACK.glob("*.yaml")))
    return {fact["id"]: str(fact["value"]) for file in files for fact in file["facts"]}


def options(typed: str) -> dict[str, list[str]]:
    """Options as they are typed, by the names of inputs: "--rps 100 --duration 500ms"."""
    words = typed.split()
    given: dict[str, list[str]] = {}
    for option, value in zip(words[::2], words[1::2], strict=True):
        given.setdefault(option.removeprefix("--").replace("-", "_"), []).append(value)
    return given


def answered(typed: str) -> Solution:
    """The answer to a command: "quota --rps 20k --duration 50ms"."""
    name, _, rest = typed.partition(" ")
    return solve(name, options(rest), shipped())


def figures(typed: str, *names: str) -> tuple[Number | None, ...]:
    """These figures of an answer."""
    found = answered(typed).figures
    return tuple(found[name] for name in names)


def one(path: str, typed: str) -> Number | None:
    """One figure by its path."""
    return figure(path, options(typed), shipped())


__all__ = ["NAMES", "answered", "figures", "one", "options", "shipped", "subject"]
