"""What the parts of a proof share: the problem with its calculation, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tutor.calculator import problems
from tutor.calculator.dimensions import PLAIN, Dimension, unit
from tutor.calculator.expressions import Node, names_in, read, value_of
from tutor.calculator.quantities import Unreadable
from tutor.calculator.subject import Values
from tutor.calculator.subjects import fill, subject
from tutor.content.calculation import calculation
from tutor.content.model.problem import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.problems import Variant

Way = tuple[str | int, ...]


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a problem, and the way of keys to it."""

    way: Way
    code: str
    message: str
    hint: str = ""


class Proof:
    """A problem with its calculation and the values of every variant, or of the one that is shown first."""

    def __init__(
        self, problem: Problem, facts: Mapping[str, str], bare: Mapping[str, str], is_whole: bool = True
    ) -> None:
        self.problem = problem
        self.whole = calculation(problem, facts)
        self.variants = problems.variants(self.whole) if is_whole else [self.whole.shown]
        self.pack = problem.id.partition("/")[0]
        # The calculator names facts without their pack.
        self.facts = {id.removeprefix(f"{self.pack}/"): text for id, text in bare.items()}
        self._values: list[dict[str, Fraction]] = []

    @property
    def parts(self) -> list[tuple[Way, str, Node, str, str]]:
        """Steps and answer: their place, name, expression, unit and printed value."""
        steps = zip(self.problem.steps, self.whole.steps, strict=True)
        rows: list[tuple[Way, str, Node, str, str]] = [
            (("steps", i), name, node, step.unit, step.printed) for i, (step, (name, node)) in enumerate(steps)
        ]
        answer = self.problem.answer
        return [*rows, (("answer",), "answer", self.whole.answer, answer.unit, answer.printed)]

    def values(self) -> list[dict[str, Fraction]]:
        """The values of every variant, once they are known to be computable."""
        if not self._values:
            self._values = [problems.values(self.whole, variant) for variant in self.variants]
        return self._values


def filled(proof: Proof, variant: Variant) -> Values:
    """The check's inputs for a variant. Raises BadInput and NotArithmetic."""
    check, names = proof.problem.check, problems.plain(proof.whole, variant)
    asked = subject(check.subject)
    given: dict[str, Fraction | str] = {}
    for name, text in check.with_.items():
        declared = asked.input(name)
        if declared.choices:
            given[name] = text
            continue
        node = read(text)
        size = unit_of(declared.unit)[1] if names_in(node) else 1  # a bare number is meant in the input's unit
        given[name] = value_of(node, names) / size
    return fill(asked, given, proof.facts)


def unit_of(name: str) -> tuple[Dimension, Fraction]:
    """Dimension and size of a declared unit; what is counted, and a share, is a plain number."""
    try:
        found = unit(name)
    except Unreadable:
        return PLAIN, Fraction(1)
    return found.dimension, found.size


def path_of(proof: Proof) -> str:
    return f"{proof.problem.check.subject}.{proof.problem.check.figure}"


def told(variant: Variant) -> str:
    return ", ".join(f"{name} {measure.text}" for name, measure in variant.items())
