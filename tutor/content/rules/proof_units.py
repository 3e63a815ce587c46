"""Whether units propagate through a problem's expressions, and are those that it declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutor.calculator.dimensions import PLAIN, Dimension, common, dimension_of, said, unit
from tutor.calculator.expressions import Node, NotArithmetic, names_in, read
from tutor.calculator.quantities import Unreadable
from tutor.calculator.subjects import declared_figure, subject
from tutor.content.calculation import printed
from tutor.content.rules.proof_parts import Flaw, Proof, path_of, unit_of


def units(proof: Proof) -> Iterator[Flaw]:
    """Every expression has a dimension, and the declared unit is of it."""
    for name, measures in proof.whole.params.items():
        if len({measure.dimension for measure in measures}) > 1:
            yield Flaw(("params", name, "values"), "E611", f'the values of "{name}" are of several dimensions')
            return
    dimensions: dict[str, Dimension] = proof.whole.given
    for way, name, node, stated, shown in proof.parts:
        found, flaw = dimension_in(node, dimensions)
        declared = unit(stated).dimension
        if flaw:
            yield Flaw((*way, "expr"), "E611", f"{name}: {flaw}")
            return
        if found is not None and found != declared:
            message = f"{name} comes to {said(found)}, and its unit says {said(declared)}"
            yield Flaw((*way, "unit") if stated else way, "E611", message)
            return
        if _printed_dimension(shown, stated) not in (declared, PLAIN):
            yield Flaw((*way, "printed"), "E611", f"{name} is printed as another thing than {said(declared)}")
            return
        dimensions[name] = declared
    for i, condition in enumerate(proof.whole.require):
        flaw = _mixed(condition.left, condition.right, condition.sign, dimensions)
        if flaw:
            yield Flaw(("require", i), "E611", flaw)
    for i, path in enumerate(proof.problem.wrong):
        _, flaw = dimension_in(read(path.expr), dimensions)
        if flaw:
            yield Flaw(("wrong", i, "expr"), "E611", f"wrong path: {flaw}")
    yield from _units_of_check(proof, dimensions)


def _units_of_check(proof: Proof, dimensions: Mapping[str, Dimension]) -> Iterator[Flaw]:
    check = proof.problem.check
    for name, text in check.with_.items():
        declared = subject(check.subject).input(name)
        if declared.choices or not names_in(read(text)):
            continue
        found, flaw = dimension_in(read(text), dimensions)
        wanted, _ = unit_of(declared.unit)
        if flaw or found not in (wanted, None):
            message = flaw or f"{name} takes {said(wanted)}; this is {said(found or PLAIN)}"
            yield Flaw(("check", "with", name), "E611", message)
    wanted, _ = unit_of(declared_figure(path_of(proof)).unit)
    if wanted != dimensions["answer"]:
        message = f"{check.figure} is {said(wanted)}, and the answer {said(dimensions['answer'])}"
        yield Flaw(("check", "figure"), "E611", message)


def dimension_in(node: Node, names: Mapping[str, Dimension]) -> tuple[Dimension | None, str]:
    """The dimension of an expression, and what is wrong with it."""
    try:
        return dimension_of(node, dict(names)), ""
    except NotArithmetic as flaw:
        return None, str(flaw)


def _mixed(left: Node, right: Node, sign: str, names: Mapping[str, Dimension]) -> str:
    """What is wrong with a comparison."""
    try:
        parts = [dimension_of(node, dict(names)) for node in (left, right)]
        common([part for part in parts if part is not None], sign)
    except NotArithmetic as flaw:
        return str(flaw)
    return ""


def _printed_dimension(text: str, stated: str) -> Dimension:
    try:
        return printed(text, stated)[0].dimension
    except Unreadable:
        return PLAIN
