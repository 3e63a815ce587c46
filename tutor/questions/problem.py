"""Problems as they are asked: one variant with its numbers written in, and the marking of its answer and steps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tutor.calculator import problems, shown
from tutor.calculator.dimensions import Unit, unit
from tutor.calculator.expressions import read, value_of
from tutor.calculator.quantities import Quantity, of_unit
from tutor.calculator.units import MONEY
from tutor.content.calculation import calculation, printed
from tutor.questions.number import DECIMALS, Expected, half_digit, mark, tolerance_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.calculator.problems import Calculation, Variant
    from tutor.content.model.problem import Problem, ProblemAnswer, WorkedStep
    from tutor.questions.grade import Grade

PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z_0-9]*)\}")


@dataclass(frozen=True)
class PosedStep:
    """A step of one variant: what it finds, how, and what comes out."""

    ask: str
    name: str
    working: str
    expected: Expected


@dataclass(frozen=True)
class Posed:
    """One variant of a problem, its numbers written in."""

    problem: Problem
    seed: int
    values: Mapping[str, str]
    stem: str
    hints: tuple[str, ...]
    steps: tuple[PosedStep, ...]
    expected: Expected
    explanation: str


def pose(problem: Problem, facts: Mapping[str, str], seed: int) -> Posed:
    """The variant of this seed; 0 is the one that is shown first.

    `facts` are values with their units by id, of those in `problem.let`. Raises NoNumber where one is none.
    """
    whole = calculation(problem, facts)
    return of_variant(problem, whole, problems.variant(whole, seed), seed)


def of_variant(problem: Problem, whole: Calculation, variant: Variant, seed: int = 0) -> Posed:
    """A problem with the numbers of a variant."""
    found = problems.values(whole, variant)
    values = {name: measure.text for name, measure in variant.items()}
    known = values | {name: measure.text for name, measure in whole.lets.items()}
    steps = []
    for step in problem.steps:
        working, ask = written(read_working(step.expr, known), known), written(step.ask, known)
        expected = _expected(found[step.name], step)
        steps.append(PosedStep(ask, step.name, working, expected))
        known[step.name] = expected.shown
    answer = _expected(found["answer"], problem.answer, _wrong(problem, found, known))
    known["answer"] = answer.shown
    hints = tuple(written(hint, values) for hint in problem.hints)
    explanation = written(problem.explanation, known)
    return Posed(problem, seed, values, written(problem.stem, values), hints, tuple(steps), answer, explanation)


def grade(posed: Posed, typed: str) -> Grade:
    """Marks an answer: the problem's own wrong paths are named first. Raises NotAnAnswer."""
    return mark(posed.expected, typed)


def grade_step(posed: Posed, position: int, typed: str) -> Grade:
    """Marks one step, counted from 0. Raises NotAnAnswer."""
    return mark(posed.steps[position].expected, typed)


def written(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders filled in."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def read_working(expr: str, known: Mapping[str, str]) -> str:
    """An expression with a placeholder for each name, and signs as they are printed: {rps} × {duration}."""
    marked = re.sub(r"[A-Za-z_][A-Za-z_0-9]*", lambda found: f"{{{found[0]}}}" if found[0] in known else found[0], expr)
    return marked.replace("*", "×")


def in_unit(value: Fraction, stated: Unit) -> Quantity:
    """A value in seconds, bytes and dollars as a quantity in a unit."""
    return of_unit(value / stated.size, stated.text)


def _expected(
    value: Fraction, part: WorkedStep | ProblemAnswer, wrong: tuple[tuple[Fraction, str], ...] = ()
) -> Expected:
    """What is right for a step or the answer. What does not end after a few digits may be rounded as it is shown."""
    stated = unit(part.unit)
    answer = in_unit(value, stated)
    text = _shown(value / stated.size, stated, part.printed)
    stated_tolerance = getattr(part, "tolerance", "")
    tolerance = tolerance_of(stated_tolerance, answer) if stated_tolerance else Fraction(0)
    rounded = abs(printed(text, part.unit)[0].value - value) / stated.size * answer.unit_size
    half = half_digit(text) * answer.unit_size if rounded or answer.dimension == MONEY else Fraction(0)
    sizes = tuple((figure * answer.unit_size, say) for figure, say in wrong)
    return Expected(text, answer, max(tolerance, half), sizes)


def _wrong(
    problem: Problem, found: Mapping[str, Fraction], known: Mapping[str, str]
) -> tuple[tuple[Fraction, str], ...]:
    """Where each known slip leads, in the answer's unit."""
    stated = unit(problem.answer.unit)
    return tuple((value_of(read(path.expr), found) / stated.size, written(path.say, known)) for path in problem.wrong)


def is_money(stated: Unit) -> bool:
    """Whether a unit is that of a sum of money, which is shown with $ and in cents."""
    return stated.text.lower() in ("usd", "$")


def _shown(figure: Fraction, stated: Unit, printed_text: str) -> str:
    """A value in its unit, with as many digits after the point as the printed one has at the least."""
    decimals = len(_decimals(printed_text))
    text = shown.number(figure, max(decimals + 1, shown.DIGITS))
    if decimals or is_money(stated):
        text = _fixed(figure, max(decimals, 2 if is_money(stated) else 0))
    if stated.text.startswith("1/"):
        return text + stated.text[1:]  # 50/s; in 50 1/s would stand two numbers
    return f"${text}" if is_money(stated) else f"{text} {stated.text}".strip()


def _fixed(figure: Fraction, decimals: int) -> str:
    whole, rest = divmod(round(abs(figure) * 10**decimals), 10**decimals)
    return f"{'-' if figure < 0 else ''}{whole:,}.{rest:0{decimals}d}"


def _decimals(text: str) -> str:
    found = DECIMALS.search(text)
    return found[1] if found else ""
