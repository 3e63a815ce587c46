"""Whether a problem is right: its steps against the calculator and a second way, in every variant.

And whether it tests what it claims: units propagate, no slip leads to the answer, and nothing stands there in vain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tutor.calculator import problems
from tutor.calculator.dimensions import PLAIN, Dimension, common, dimension_of, said, unit
from tutor.calculator.expressions import Node, NotArithmetic, names_in, read, value_of
from tutor.calculator.problems import Calculation
from tutor.calculator.quantities import Unreadable
from tutor.calculator.routes import ROUTES, agrees
from tutor.calculator.subject import BadInput, Values
from tutor.calculator.subjects import declared_figure, fill, subject
from tutor.content.calculation import NoNumber, calculation, fact_value, printed
from tutor.content.model.problem import Problem
from tutor.questions.problem import of_variant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.calculator.problems import Variant

Way = tuple[str | int, ...]
LEAST_VARIANTS = 3


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a problem, and the way of keys to it."""

    way: Way
    code: str
    message: str
    hint: str = ""


def prove(problem: Problem, facts: Mapping[str, str], bare: Mapping[str, str]) -> list[Flaw]:
    """What is wrong with a problem that can be read.

    `facts` are values with their units by whole id, and `bare` the same without them, as the calculator takes them.
    One kind of flaw makes others, so the first kind that is found is said alone.
    """
    lacking = list(_facts_without_number(problem, facts))
    if lacking:
        return lacking
    return next((flaws for flaws in _all(_Proof(problem, facts, bare)) if flaws), [])


def _all(proof: _Proof) -> Iterator[list[Flaw]]:
    for find in (units, enough_variants, computable, checked, printed_values, wrong_paths, everything_matters):
        yield list(find(proof))


class _Proof:
    """A problem with its calculation and the values of every variant."""

    def __init__(self, problem: Problem, facts: Mapping[str, str], bare: Mapping[str, str]) -> None:
        self.problem = problem
        self.whole = calculation(problem, facts)
        self.variants = problems.variants(self.whole)
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


def _facts_without_number(problem: Problem, facts: Mapping[str, str]) -> Iterator[Flaw]:
    for name, id in problem.let.items():
        try:
            fact_value(id, facts)
        except NoNumber as flaw:
            yield Flaw(("let", name), "E618", str(flaw), "compute with a fact whose value begins with a number")


def units(proof: _Proof) -> Iterator[Flaw]:
    """Every expression has a dimension, and the declared unit is of it."""
    for name, measures in proof.whole.params.items():
        if len({measure.dimension for measure in measures}) > 1:
            yield Flaw(("params", name, "values"), "E611", f'the values of "{name}" are of several dimensions')
            return
    dimensions: dict[str, Dimension] = proof.whole.given
    for way, name, node, stated, shown in proof.parts:
        found, flaw = _dimension(node, dimensions)
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
        _, flaw = _dimension(read(path.expr), dimensions)
        if flaw:
            yield Flaw(("wrong", i, "expr"), "E611", f"wrong path: {flaw}")
    yield from _units_of_check(proof, dimensions)


def _units_of_check(proof: _Proof, dimensions: Mapping[str, Dimension]) -> Iterator[Flaw]:
    check = proof.problem.check
    for name, text in check.with_.items():
        declared = subject(check.subject).input(name)
        if declared.choices or not names_in(read(text)):
            continue
        found, flaw = _dimension(read(text), dimensions)
        wanted, _ = _unit_of(declared.unit)
        if flaw or found not in (wanted, None):
            message = flaw or f"{name} takes {said(wanted)}; this is {said(found or PLAIN)}"
            yield Flaw(("check", "with", name), "E611", message)
    wanted, _ = _unit_of(declared_figure(_path(proof)).unit)
    if wanted != dimensions["answer"]:
        message = f"{check.figure} is {said(wanted)}, and the answer {said(dimensions['answer'])}"
        yield Flaw(("check", "figure"), "E611", message)


def enough_variants(proof: _Proof) -> Iterator[Flaw]:
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


def computable(proof: _Proof) -> Iterator[Flaw]:
    """No variant divides by zero, and the calculator takes the values of each."""
    for variant in proof.variants:
        names = problems.plain(proof.whole, variant)
        for way, name, node, _, _ in proof.parts:
            try:
                names[name] = value_of(node, names)
            except NotArithmetic as flaw:
                yield Flaw((*way, "expr"), "E612", f"{name} cannot be computed with {_told(variant)}: {flaw}")
                return
        try:
            _filled(proof, variant)
        except (BadInput, NotArithmetic, ZeroDivisionError) as flaw:
            yield Flaw(("check",), "E612", f"the check cannot be computed with {_told(variant)}: {flaw}")
            return


def checked(proof: _Proof) -> Iterator[Flaw]:
    """Steps, formula and second way come to the same in every variant."""
    path = _path(proof)
    name = path.partition(".")[2]
    _, size = _unit_of(declared_figure(path).unit)
    for variant, values in zip(proof.variants, proof.values(), strict=True):
        given = _filled(proof, variant)
        try:
            figure = subject(proof.problem.check.subject).solve(given).figures[name]
        except BadInput as flaw:
            yield Flaw(("check",), "E612", f"the check cannot be computed with {_told(variant)}: {flaw}")
            return
        if figure is None or not _is_near(values["answer"], Fraction(figure) * size, ROUTES[path].within):
            message = f"{path} comes to {_shown(proof, figure, size)} with {_told(variant)}, the steps to "
            message += _in_answer(proof, values["answer"])
            yield Flaw(("answer", "expr"), "E614", message, "one of the two is wrong: the steps, or what `check` names")
            return
        if not agrees(path, figure, given):
            yield Flaw(("check", "figure"), "E614", f"{path} is not found in a second way with {_told(variant)}")
            return


def printed_values(proof: _Proof) -> Iterator[Flaw]:
    """What is printed is what comes out with the values that are shown, rounded as it is printed."""
    values = proof.values()[0]
    posed = of_variant(proof.problem, proof.whole, proof.variants[0])
    expected = [*(step.expected for step in posed.steps), posed.expected]
    for (way, name, _, stated, text), right in zip(proof.parts, expected, strict=True):
        shown, declared = printed(text, stated)
        decimals = len(text.partition(".")[2].split(" ")[0])
        if round(values[name] / declared.size, decimals) != shown.value / declared.size:
            message = f"{name} is printed as {text.strip()} and comes to {right.shown}"
            yield Flaw((*way, "printed"), "E613", message, f'write printed: "{right.shown}"')


def wrong_paths(proof: _Proof) -> Iterator[Flaw]:
    """No known slip leads to what is marked as right, and no two to the same in all variants."""
    paths = [("wrong", i, "expr") for i in range(len(proof.problem.wrong))]
    seen: dict[tuple[Fraction, ...], int] = {}
    found: list[list[Fraction]] = [[] for _ in paths]
    for variant in proof.variants:
        try:
            posed = of_variant(proof.problem, proof.whole, variant)
        except NotArithmetic as flaw:
            yield Flaw(("wrong",), "E612", f"a wrong path cannot be computed with {_told(variant)}: {flaw}")
            return
        right = posed.expected
        for i, (value, _) in enumerate(right.wrong):
            found[i].append(value)
            if abs(value - right.answer.value) <= right.tolerance:
                message = f"with {_told(variant)} this comes to the right answer, {right.shown}"
                yield Flaw(paths[i], "E615", message, "name another slip, or require values in which it differs")
                return
    for i, values in enumerate(found):
        if seen.setdefault(tuple(values), i) != i:
            yield Flaw(paths[i], "E617", f"this comes to the same as wrong path {seen[tuple(values)] + 1}")


def everything_matters(proof: _Proof) -> Iterator[Flaw]:
    """Every step, parameter, fact and function moves the answer in some variant."""
    used = _used(proof.whole)
    for i, (name, _) in enumerate(proof.whole.steps):
        if name not in used:
            yield Flaw(("steps", i), "E617", f'nothing uses the step "{name}"', "use it, or delete it")
    for name in proof.whole.lets.keys() - used:
        yield Flaw(("let", name), "E617", f'no step uses the fact "{name}"', "use it, or delete it")
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


def _moves(proof: _Proof, name: str) -> bool:
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


def _differs(proof: _Proof, name: str, node: Node) -> bool:
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


def _dimension(node: Node, names: Mapping[str, Dimension]) -> tuple[Dimension | None, str]:
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


def _unit_of(name: str) -> tuple[Dimension, Fraction]:
    """Dimension and size of a declared unit; what is counted, and a share, is a plain number."""
    try:
        found = unit(name)
    except Unreadable:
        return PLAIN, Fraction(1)
    return found.dimension, found.size


def _filled(proof: _Proof, variant: Variant) -> Values:
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
        size = _unit_of(declared.unit)[1] if names_in(node) else 1  # a bare number is meant in the input's unit
        given[name] = value_of(node, names) / size
    return fill(asked, given, proof.facts)


def _path(proof: _Proof) -> str:
    return f"{proof.problem.check.subject}.{proof.problem.check.figure}"


def _is_near(one: Fraction, other: Fraction, within: Fraction) -> bool:
    return abs(one - other) <= within * abs(other)


def _told(variant: Variant) -> str:
    return ", ".join(f"{name} {measure.text}" for name, measure in variant.items())


def _in_answer(proof: _Proof, value: Fraction) -> str:
    from tutor.calculator.shown import number

    stated = unit(proof.problem.answer.unit)
    return f"{number(value / stated.size)} {stated.text}".strip()


def _shown(proof: _Proof, figure: Fraction | int | None, size: Fraction) -> str:
    return "nothing" if figure is None else _in_answer(proof, Fraction(figure) * size)


def _only(whole: Calculation, position: int) -> Calculation:
    """A calculation with one of its conditions."""
    return _with_require(whole, lambda i: i == position)


def _without(whole: Calculation, position: int) -> Calculation:
    """A calculation without one of its conditions."""
    return _with_require(whole, lambda i: i != position)


def _with_require(whole: Calculation, keep: Callable[[int], bool]) -> Calculation:
    from dataclasses import replace

    return replace(whole, require=tuple(one for i, one in enumerate(whole.require) if keep(i)))
