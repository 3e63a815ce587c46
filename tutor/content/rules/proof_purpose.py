"""Whether a problem tests what it claims: it has variants, and nothing in it stands there in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from tutor.calculator import problems
from tutor.calculator.expressions import Node, NotArithmetic, names_in
from tutor.calculator.problems import Calculation
from tutor.content.rules.proof_parts import Flaw, Proof

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.problems import Variant

LEAST_VARIANTS = 3


def enough_variants(proof: Proof) -> Iterator[Flaw]:
    """The shown variant is one, there are others, and what is required excludes something."""
    for i in range(len(proof.whole.require)):
        alone = _without(proof.whole, i)
        if not problems.is_fulfilled(_only(proof.whole, i), proof.whole.shown):
            yield Flaw(("require", i), "E616", "the variant that is shown first does not fulfil this")
        elif len(problems.variants(alone)) == len(proof.variants) < problems.MOST_VARIANTS:
            yield Flaw(("require", i), "E617", "this excludes no variant", "delete it, or widen the values")
    if len(proof.variants) < LEAST_VARIANTS:
        message = f"there are {len(proof.variants)} variants; {LEAST_VARIANTS} are the least"
        yield Flaw(("params",), "E616", message, "give parameters more values, or require less")


def everything_matters(proof: Proof) -> Iterator[Flaw]:
    """Every step, parameter, fact and function moves the answer in some variant."""
    used = _used(proof.whole)
    for i, (name, _) in enumerate(proof.whole.steps):
        if name not in used:
            yield Flaw(("steps", i), "E617", f'nothing uses the step "{name}"', "use it, or delete it")
    required = {name for one in proof.whole.require for node in (one.left, one.right) for name in names_in(node)}
    for name in proof.whole.lets.keys() - used - required:
        yield Flaw(("let", name), "E617", f'nothing uses the fact "{name}"', "use it, or delete it")
    for name in proof.whole.params:
        if not _moves(proof, name):
            yield Flaw(("params", name), "E617", f'no value of "{name}" changes the answer', "use it, or delete it")
    for way, name, node, _, _ in proof.parts:
        for word, simpler in _simpler(node):
            if not _differs(proof, name, simpler):
                message = f"{word} changes no answer: the problem does not test it"
                yield Flaw((*way, "expr"), "E617", message, "give parameters values for which it matters")
                break


def _used(whole: Calculation) -> set[str]:
    """The names that the answer needs, through all steps."""
    used = set(names_in(whole.answer))
    for name, node in reversed(whole.steps):
        if name in used:
            used |= names_in(node)
    return used


def _moves(proof: Proof, name: str) -> bool:
    """Whether another value of a parameter comes to another answer in some variant."""
    for variant, values in zip(proof.variants, proof.values(), strict=True):
        for measure in proof.whole.params[name]:
            other = {**variant, name: measure}
            if problems.is_fulfilled(proof.whole, other) and _answer(proof.whole, other) not in (
                None,
                values["answer"],
            ):
                return True
    return False


def _answer(whole: Calculation, variant: Variant) -> Fraction | None:
    try:
        return problems.values(whole, variant)["answer"]
    except NotArithmetic:
        return None


def _simpler(node: Node) -> Iterator[tuple[str, Node]]:
    """An expression with one function less: min and max give way to one of their values, ceil and floor to theirs."""
    if node.word in ("min", "max", "ceil", "floor") and node.parts:
        yield from ((node.word, part) for part in node.parts)
    for i, part in enumerate(node.parts):
        for word, simpler in _simpler(part):
            yield word, Node(node.word, (*node.parts[:i], simpler, *node.parts[i + 1 :]))


def _differs(proof: Proof, name: str, node: Node) -> bool:
    """Whether this in place of a step's expression comes to another answer in some variant."""
    steps = [(step, node if step == name else other) for step, other in proof.whole.steps]
    last = node if name == "answer" else proof.whole.answer
    for variant, values in zip(proof.variants, proof.values(), strict=True):
        names = problems.plain(proof.whole, variant)
        try:
            if problems.computed(names, [*steps, ("answer", last)])["answer"] != values["answer"]:
                return True
        except NotArithmetic:
            return True
    return False


def _only(whole: Calculation, position: int) -> Calculation:
    """A calculation with one of its conditions."""
    return _with_require(whole, lambda i: i == position)


def _without(whole: Calculation, position: int) -> Calculation:
    """A calculation without one of its conditions."""
    return _with_require(whole, lambda i: i != position)


def _with_require(whole: Calculation, keep: Callable[[int], bool]) -> Calculation:
    return replace(whole, require=tuple(one for i, one in enumerate(whole.require) if keep(i)))
