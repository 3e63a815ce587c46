"""An answer of the calculator as lines: figures, steps, what is assumed, and where the facts are from."""

from __future__ import annotations

from tutor.calculator.shown import quantity
from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    from tutor.calculator.subject import Input, Solution, Step, Subject

    class CitedLike(Protocol):
        """A fact with its source."""

        @property
        def id(self) -> str: ...

        @property
        def value(self) -> str: ...

        @property
        def title(self) -> str: ...

        @property
        def checked(self) -> str: ...


_SPELT = {"gb": "GB", "vcpu": "vCPU"}


def named(name: str) -> str:
    """A name of the declaration as one reads it."""
    return " ".join(_SPELT.get(word, word) for word in name.split("_"))


def figure_lines(subject: Subject, solution: Solution) -> list[Line]:
    """Every figure with its value, and the limit that binds."""
    wide = max(len(figure.name) for figure in subject.figures) + 2
    lines: list[Line] = [
        (
            (f"  {named(figure.name):<{wide}}", "muted"),
            (quantity(solution.figures[figure.name], figure.unit, figure.no_value), "bold"),
        )
        for figure in subject.figures
    ]
    if solution.binding:
        lines.append(((f"  {'binding':<{wide}}", "muted"), (solution.binding, "flag")))
    return lines


def step_lines(steps: Iterable[Step], width: int) -> list[Line]:
    """The working: each step's sentence, and below it the numbers."""
    lines: list[Line] = []
    for number, step in enumerate(steps, 1):
        lines += wrap(step.text, width, "text", ((f"  {number}  ", "accent"),), " " * 5)
        result = f" = {quantity(step.value, step.unit)}" if step.value is not None else ""
        lines += wrap(step.working + result, width, "bold", (("     ", "bold"),), " " * 7)
    return lines


def assumption_lines(assumptions: Iterable[str], width: int) -> list[Line]:
    """What was assumed."""
    return [line for said in assumptions for line in wrap(said, width, "muted", (("  ", "muted"),), "  ")]


def source_lines(cited: Sequence[CitedLike], width: int) -> list[Line]:
    """Each fact with its source and the day it was checked."""
    lines: list[Line] = []
    for fact in cited:
        said = f"{fact.value}: {fact.title}, checked {fact.checked}"
        lines += wrap(said, width, "muted", (("  ", "muted"), (f"{fact.id}  ", "accent")), "    ")
    return lines


def subject_lines(subject: Subject, width: int) -> list[Line]:
    """A subject in the list: its name, what it says, an example."""
    lines: list[Line] = [((f"  {subject.name:<13}", "accent"), (subject.title, "text"))]
    return lines + wrap(
        f"tutor calc {subject.name} {subject.examples[0]}", width, "muted", ((" " * 15, "muted"),), " " * 17
    )


def input_text(declared: Input) -> str:
    """What an input is when it is not given."""
    if declared.default:
        return f"{declared.default} by default"
    if declared.fact:
        return f"by default the fact {declared.fact}"
    return "may be left out" if declared.is_optional else "needed"


def titled(title: str, lines: list[Line]) -> list[Line]:
    """Lines under a title, when there are any."""
    return [EMPTY, ((f"  {title}", "bold"),), *lines] if lines else []
