"""Whether a problem is right: its steps against the calculator and a second way, in every variant.

And whether it tests what it claims: units propagate, no slip leads to the answer, and nothing stands there in vain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutor.content.calculation import NoNumber, fact_value
from tutor.content.model.problem import Problem
from tutor.content.rules.proof_answers import checked, computable, printed_values, wrong_paths
from tutor.content.rules.proof_parts import Flaw, Proof
from tutor.content.rules.proof_purpose import enough_variants, everything_matters
from tutor.content.rules.proof_units import units

__all__ = ["Flaw", "prove"]


def prove(problem: Problem, facts: Mapping[str, str], bare: Mapping[str, str], is_whole: bool = True) -> list[Flaw]:
    """What is wrong with a problem that can be read: in every variant, or only in the one that is shown first.

    `facts` are values with their units by whole id, and `bare` the same without them, as the calculator takes them.
    One kind of flaw makes others, so the first kind that is found is said alone.
    """
    lacking = list(_facts_without_number(problem, facts))
    if lacking:
        return lacking
    proof = Proof(problem, facts, bare, is_whole)
    return next((flaws for find in (_OF_ALL if is_whole else _OF_ONE) if (flaws := list(find(proof)))), [])


_OF_ALL = (units, enough_variants, computable, checked, printed_values, wrong_paths, everything_matters)
# What one variant alone can show.
_OF_ONE = (units, computable, checked, printed_values)


def _facts_without_number(problem: Problem, facts: Mapping[str, str]) -> Iterator[Flaw]:
    for name, id in problem.let.items():
        try:
            fact_value(id, facts)
        except NoNumber as flaw:
            yield Flaw(("let", name), "E618", str(flaw), "compute with a fact whose value begins with a number")
