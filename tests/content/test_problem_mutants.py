"""A slip in a problem's file that changes an answer is found by `tutor check`: shown with every slip of some kinds."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tutor.calculator import problems
from tutor.calculator.dimensions import unit
from tutor.calculator.expressions import NotArithmetic
from tutor.calculator.quantities import Unreadable
from tutor.content import rules
from tutor.content.calculation import NoNumber, calculation
from tutor.content.library import Library, open_library
from tutor.content.model.problem import Problem, ProblemFile
from tutor.content.reader import read
from tutor.content.rules.proof import prove
from tutor.content.source import parse

if TYPE_CHECKING:
    from tutor.calculator.problems import Calculation, Variant

ROOT = Path(__file__).parent.parent.parent
FILES = sorted((ROOT / "content" / "problems").glob("*.yaml"))
# Of all mutants so many are tried, spread evenly over files and slips.
MOST = 400
LEAST_SHARE = 0.95


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped pack."""
    return open_library((str(ROOT),), str(tmp_path_factory.mktemp("cache")))


def slips(expr: str) -> Iterator[str]:
    """Expressions that differ in one operator, constant, function or name."""
    for sign in re.finditer(r"[-+*/]", expr):
        yield from (expr[: sign.start()] + other + expr[sign.end() :] for other in "+-*/" if other != sign[0])
    for constant in re.finditer(r"\b\d+\b", expr):
        value = int(constant[0])
        for other in (value + 1, value * 10, max(value - 1, 0)):
            yield expr[: constant.start()] + str(other) + expr[constant.end() :]
    others = {"min": ["max"], "max": ["min"], "ceil": ["floor", ""], "floor": ["ceil", ""]}
    for word in re.finditer(r"[a-z_]\w*", expr):
        names = others.get(word[0], [f"{word[0]} * 2", f"({word[0]} + {word[0]} / 7)"])
        yield from (expr[: word.start()] + other + expr[word.end() :] for other in names)


def mutants(problem: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The problem with one slip each: in an expression, a unit, a fact or a value; a step or a line that is lost."""
    for i, step in enumerate(problem["steps"]):
        yield from (changed(problem, ("steps", i, "expr"), slip) for slip in slips(step["expr"]))
        yield from (changed(problem, ("steps", i, "expr"), name) for name in problem["params"])
        yield dropped(problem, ("steps", i))
        for text in ("s", "ms", "min", "requests per second", "MB", "GB", "%", ""):
            yield changed(problem, ("steps", i, "unit"), text)
        for j in range(i):
            yield swapped(problem, i, j)
    yield from (changed(problem, ("answer", "expr"), slip) for slip in slips(problem["answer"]["expr"]))
    yield from (changed(problem, ("answer", "expr"), step["name"]) for step in problem["steps"])
    for name, parameter in problem["params"].items():
        yield from (changed(problem, ("params", name, "unit"), unit) for unit in ("ms", "s", "min", "rps", "%", ""))
        for i, value in enumerate(parameter["values"]):
            yield from (changed(problem, ("params", name, "values", i), other) for other in numbers(value))
        yield from (changed(problem, ("show", name), other) for other in numbers(problem["show"][name]))
    for name in problem.get("let", {}):
        yield dropped(problem, ("let", name))
        for fact in (
            "concurrency.unreserved-min",
            "concurrency.rps-limit",
            "lambda.timeout.max",
            "lambda.memory.vcpu-point",
        ):
            yield changed(problem, ("let", name), fact)


def numbers(text: str) -> Iterator[str]:
    """A typed value with a digit that slipped, a lost digit, and another size."""
    digits = re.search(r"[\d,.]+", text)
    if digits is not None:
        value = digits[0].replace(",", "")
        for other in (value + "0", value[:-1], value.replace(value[0], "7", 1)):
            yield text[: digits.start()] + other + text[digits.end() :]
    yield text.replace("ms", "s") if "ms" in text else text + " s"


def changed(problem: dict[str, Any], way: tuple[str | int, ...], value: str) -> dict[str, Any]:
    """The problem with another value at this place."""
    other = copy.deepcopy(problem)
    inner: Any = other
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    return other


def dropped(problem: dict[str, Any], way: tuple[str | int, ...]) -> dict[str, Any]:
    """The problem without what stands at this place."""
    other = copy.deepcopy(problem)
    del other[way[0]][way[1]]  # type: ignore[index]  # a list or a mapping
    return other


def swapped(problem: dict[str, Any], i: int, j: int) -> dict[str, Any]:
    """The problem with two expressions in each other's place."""
    one, other = problem["steps"][i]["expr"], problem["steps"][j]["expr"]
    return changed(changed(problem, ("steps", i, "expr"), other), ("steps", j, "expr"), one)


def is_changed(original: Problem, mutant: Problem, facts: dict[str, str]) -> bool:
    """Whether a step or the answer of any of the mutant's variants is another than the original comes to there."""
    right = calculation(original, facts)
    try:
        whole = calculation(mutant, facts)
        return any(
            marked(mutant, problems.values(whole, variant)) != marked(original, oracle(right, variant))
            for variant in problems.variants(whole)
        )
    except (NoNumber, NotArithmetic, Unreadable, KeyError):
        return True


def oracle(right: Calculation, variant: Variant) -> dict[str, Fraction]:
    """What the original comes to with the values of a variant."""
    return problems.values(right, variant)


def marked(problem: Problem, values: dict[str, Fraction]) -> dict[str, Fraction]:
    """The values that a learner is asked for, each in its unit."""
    units = {step.name: step.unit for step in problem.steps} | {"answer": problem.answer.unit}
    return {name: values[name] / unit(text).size for name, text in units.items()}


def verdicts(path: Path, facts: dict[str, str], bare: dict[str, str]) -> Iterator[tuple[bool, str]]:
    """Of each mutant of a file that changes an answer: whether it is found, and what it is."""
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    made = [(problem, mutant) for problem in whole["problems"] for mutant in mutants(problem) if mutant != problem]
    step = max(len(made) * len(FILES) // MOST, 1)
    originals = {problem["id"]: as_read(problem)[0] for problem in whole["problems"]}
    for problem, mutant in made[::step]:
        value, is_found = as_read(mutant)
        original = originals[problem["id"]]
        assert original is not None
        if value is None or is_changed(original, value, facts):
            difference = [(key, mutant[key]) for key in mutant if mutant[key] != problem.get(key)]
            yield is_found or value is None or bool(prove(value, facts, bare)), f"{problem['id']}: {difference}"


def as_read(problem: dict[str, Any]) -> tuple[Problem | None, bool]:
    """A problem as it is read, and whether the rules of its file say an error."""
    text = yaml.safe_dump({"topic": "any", "problems": [problem]})
    root, _, _ = parse("problems.yaml", text.encode())
    assert root is not None
    found = read("problems.yaml", root, ProblemFile, "lambda", text)
    value = found.items[0].value
    rules.apply(found)
    return value, any(finding.code[0] == "E" for finding in found.findings)


def test_slips_that_change_an_answer_are_found(shipped: Library, capsys: pytest.CaptureFixture[str]) -> None:
    facts = shipped.fact_texts(shipped.ids("fact"))
    bare = {id: shipped.fact(id).value for id in facts}
    found = [verdict for path in FILES for verdict in verdicts(path, facts, bare)]
    missed = [what for is_found, what in found if not is_found]
    share = 1 - len(missed) / len(found)
    with capsys.disabled():
        print(f" {len(found)} mutants change an answer, {share:.1%} are found", end="")
    assert len(found) > 100
    assert share >= LEAST_SHARE, "\n".join(missed)
