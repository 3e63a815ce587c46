"""Whether every variant can be computed, and steps, calculator, second way and print agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tutor.calculator import problems
from tutor.calculator.dimensions import unit
from tutor.calculator.expressions import NotArithmetic, value_of
from tutor.calculator.routes import ROUTES, agrees
from tutor.calculator.shown import number
from tutor.calculator.subject import BadInput
from tutor.calculator.subjects import declared_figure, subject
from tutor.content.calculation import printed
from tutor.content.rules.proof_parts import Flaw, Proof, filled, path_of, told, unit_of
from tutor.questions.problem import is_money, of_variant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.problems import Variant

# With fewer a printed value is exact: 12 is not 12.5.
LEAST_DIGITS = 3
_OPTION = re.compile(r"--[a-z][a-z-]*")


def computable(proof: Proof) -> Iterator[Flaw]:
    """No variant divides by zero, and the calculator takes the values of each."""
    for variant in proof.variants:
        names = problems.plain(proof.whole, variant)
        for way, name, node, _, _ in proof.parts:
            try:
                names[name] = value_of(node, names)
            except NotArithmetic as flaw:
                yield Flaw((*way, "expr"), "E612", f"{name} cannot be computed with {told(variant)}: {flaw}")
                return
        try:
            filled(proof, variant)
        except (BadInput, NotArithmetic, ZeroDivisionError) as flaw:
            yield _refused(proof, variant, flaw)
            return


def checked(proof: Proof) -> Iterator[Flaw]:
    """Steps, formula and second way come to the same in every variant."""
    path = path_of(proof)
    name = path.partition(".")[2]
    _, size = unit_of(declared_figure(path).unit)
    for variant, values in zip(proof.variants, proof.values(), strict=True):
        given = filled(proof, variant)
        try:
            figure = subject(proof.problem.check.subject).solve(given).figures[name]
        except BadInput as flaw:
            yield _refused(proof, variant, flaw)
            return
        if figure is None or not _is_near(values["answer"], Fraction(figure) * size, ROUTES[path].within):
            message = f"{path} comes to {_shown(proof, figure, size)} with {told(variant)}, the steps to "
            message += _in_answer(proof, values["answer"])
            yield Flaw(("answer", "expr"), "E614", message, "one of the two is wrong: the steps, or what `check` names")
            return
        if not agrees(path, figure, given):
            yield Flaw(("check", "figure"), "E614", f"{path} is not found in a second way with {told(variant)}")
            return


def printed_values(proof: Proof) -> Iterator[Flaw]:
    """What is printed is what comes out with the values that are shown, rounded as it is printed."""
    values = proof.values()[0]
    posed = of_variant(proof.problem, proof.whole, proof.variants[0])
    expected = [*(step.expected for step in posed.steps), posed.expected]
    for (way, name, _, stated, text), right in zip(proof.parts, expected, strict=True):
        shown, declared = printed(text, stated)
        if not _is_printed(
            f"${text}" if is_money(declared) else text, values[name] / declared.size, shown.value / declared.size
        ):
            message = f"{name} is printed as {text.strip()} and comes to {right.shown}"
            yield Flaw((*way, "printed"), "E613", message, f'write printed: "{right.shown}"')


def _refused(proof: Proof, variant: Variant, flaw: Exception) -> Flaw:
    """What the calculator says of a variant, in the words that an author writes: its inputs, and no options."""
    names = {declared.option: declared.name for declared in subject(proof.problem.check.subject).inputs}
    refused = [names[word] for word in _OPTION.findall(str(flaw)) if word in names]
    said = _OPTION.sub(lambda found: f'"{names[found[0]]}"' if found[0] in names else found[0], str(flaw)).rstrip(".")
    message = f"the check cannot be computed with {told(variant)}: {said}"
    if refused and refused[0] in proof.problem.check.with_:
        return Flaw(("check", "with", refused[0]), "E612", message)
    hint = f'write "{refused[0]}" under with' if refused else ""
    return Flaw(("check", "with"), "E612", message, hint)


def _is_printed(text: str, value: Fraction, shown: Fraction) -> bool:
    """Whether a value is as it is printed: exact, or money, or rounded where enough digits are left."""
    digits = re.sub(r"[^\d.]", "", text).rstrip(".")
    if "$" not in text and len(digits.replace(".", "").lstrip("0")) < LEAST_DIGITS:
        return value == shown
    return abs(value - shown) <= Fraction(1, 2 * 10 ** len(digits.partition(".")[2]))


def wrong_paths(proof: Proof) -> Iterator[Flaw]:
    """No known slip leads to what is marked as right, and no two to the same in all variants."""
    paths = [("wrong", i, "expr") for i in range(len(proof.problem.wrong))]
    seen: dict[tuple[Fraction, ...], int] = {}
    found: list[list[Fraction]] = [[] for _ in paths]
    for variant in proof.variants:
        try:
            posed = of_variant(proof.problem, proof.whole, variant)
        except NotArithmetic as flaw:
            yield Flaw(("wrong",), "E612", f"a wrong path cannot be computed with {told(variant)}: {flaw}")
            return
        right = posed.expected
        for i, (value, _) in enumerate(right.wrong):
            found[i].append(value)
            if abs(value - right.answer.value) <= right.tolerance:
                message = f"with {told(variant)} this comes to the right answer, {right.shown}"
                yield Flaw(paths[i], "E615", message, "name another slip, or require values in which it differs")
                return
    for i, values in enumerate(found):
        if seen.setdefault(tuple(values), i) != i:
            yield Flaw(paths[i], "E617", f"this comes to the same as wrong path {seen[tuple(values)] + 1}")


def _is_near(one: Fraction, other: Fraction, within: Fraction) -> bool:
    return abs(one - other) <= within * abs(other)


def _in_answer(proof: Proof, value: Fraction) -> str:
    stated = unit(proof.problem.answer.unit)
    return f"{number(value / stated.size)} {stated.text}".strip()


def _shown(proof: Proof, figure: Fraction | int | None, size: Fraction) -> str:
    return "nothing" if figure is None else _in_answer(proof, Fraction(figure) * size)
