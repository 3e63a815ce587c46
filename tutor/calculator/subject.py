"""What a subject of the calculator declares: what it is given, what it answers, and how.

Options, lists, JSON, screens and the independent route of problems are all made from this one declaration.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tutor.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Annotated

Value = Fraction | str | None
Number = Fraction | int
HUGE = Fraction(10**12)


class BadInput(Misuse):
    """A value that an input does not take, or values that cannot stand together."""


@dataclass(frozen=True)
class Input:
    """One value that a subject is given."""

    name: str
    unit: Annotated[str, "the unit of plain values, and of a bare number that is typed: a key of shown.UNITS"]
    help: str
    default: Annotated[str, "as it is typed; '' when it must be given, unless a fact or is_optional says otherwise"] = (
        ""
    )
    fact: Annotated[str, "id of the fact that is the default; {arch} stands for the choice made at --arch"] = ""
    range_fact: Annotated[
        str, "id of the fact that bounds it: 2 to 1,000, or the most alone; two ids with to between"
    ] = ""
    least: Number = 0
    most: Number = HUGE
    choices: Annotated[tuple[str, ...], "the words it takes, for an input that is no number"] = ()
    is_whole: bool = False
    is_optional: Annotated[bool, "may be left out, and is then None"] = False
    adds_up: Annotated[bool, "may be given several times"] = False

    @property
    def option(self) -> str:
        """How it is typed on the command line."""
        return f"--{self.name.replace('_', '-')}"


@dataclass(frozen=True)
class Figure:
    """One value that a subject answers; `no_value` is said where there is none."""

    name: str
    unit: str
    help: str
    no_value: str = "none"


@dataclass(frozen=True)
class Step:
    """One step of the working: what is done, the numbers, and what comes out."""

    text: str
    working: str
    value: Number | None
    unit: str


@dataclass(frozen=True)
class Curve:
    """A course over time or load: y for each x."""

    title: str
    x: str
    x_unit: str
    y: str
    y_unit: str
    points: tuple[tuple[Number, Number], ...]
    level: Annotated[Number | None, "a line to compare with: the demand, a limit"] = None
    level_name: str = ""


@dataclass(frozen=True)
class Solution:
    """What comes out: a value for every figure, None where there is none."""

    figures: Mapping[str, Number | None]
    steps: tuple[Step, ...]
    binding: Annotated[str | None, "the limit that binds, in a word"] = None
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Values:
    """The inputs of one calculation, in the units that are declared."""

    plain: Mapping[str, Value]
    bounds: Annotated[Mapping[str, tuple[Number, Number]], "the least and the most of each input, with its fact"] = (
        field(default_factory=dict, compare=False)
    )

    def __getitem__(self, name: str) -> Fraction:
        """A number that is always there."""
        value = self.plain[name]
        assert isinstance(value, Fraction), name
        return value

    def get(self, name: str) -> Fraction | None:
        """A number that may have been left out."""
        return None if self.plain[name] is None else self[name]

    def word(self, name: str) -> str:
        """The choice that was taken."""
        return str(self.plain[name])


@dataclass(frozen=True)
class Subject:
    """A group of formulas that are asked together."""

    name: str
    title: str
    inputs: tuple[Input, ...]
    figures: tuple[Figure, ...]
    solve: Callable[[Values], Solution]
    facts: Annotated[tuple[str, ...], "ids of the facts it rests on beside those of its inputs"] = ()
    curve: Callable[[Values], Curve] | None = None
    examples: Annotated[tuple[str, ...], "options as they are typed"] = field(default=())

    def input(self, name: str) -> Input:
        """The input of this name. Raises KeyError."""
        return {given.name: given for given in self.inputs}[name]
