"""A calculation with parameters: its variants, and what each step and the answer come to in one."""

from __future__ import annotations

import math
from binascii import crc32
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from tutor.calculator.expressions import NotArithmetic, holds, value_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tutor.calculator.dimensions import Dimension, Measure
    from tutor.calculator.expressions import Condition, Node

    Variant = Mapping[str, Measure]

# Beyond this many a sample is taken, the same each time.
MOST_VARIANTS = 400
MOST_TRIES = 4_000
_GOLDEN = 0.618


@dataclass(frozen=True)
class Calculation:
    """Parameters with their values, facts that are computed with, and the steps to an answer."""

    id: str
    params: Mapping[str, tuple[Measure, ...]]
    shown: Variant
    lets: Variant
    require: tuple[Condition, ...]
    steps: tuple[tuple[str, Node], ...]
    answer: Node

    @property
    def given(self) -> dict[str, Dimension]:
        """The dimension of each parameter and fact."""
        facts = {name: measure.dimension for name, measure in self.lets.items()}
        return facts | {name: measure.dimension for name, measure in self.shown.items()}


def variants(calculation: Calculation) -> tuple[Variant, ...]:
    """Every variant that fulfils what is required, the shown one first; a sample where there are too many."""
    names = list(calculation.params)
    found = [calculation.shown]
    shown = _key(calculation.shown)
    for values in _combinations(calculation):
        variant = dict(zip(names, values, strict=True))
        if _key(variant) != shown and is_fulfilled(calculation, variant):
            found.append(variant)
        if len(found) == MOST_VARIANTS:
            break
    return tuple(found)


def variant(calculation: Calculation, seed: int) -> Variant:
    """The variant of this seed: 0 is the shown one, and no other comes twice before all others came."""
    if not seed:
        return calculation.shown
    others = variants(calculation)[1:]
    if not others:
        return calculation.shown
    stride = max(round(len(others) * _GOLDEN), 1)
    while math.gcd(stride, len(others)) > 1:
        stride += 1
    return others[(crc32(calculation.id.encode()) + seed * stride) % len(others)]


def is_fulfilled(calculation: Calculation, variant: Variant) -> bool:
    """Whether a variant is one: all that is required holds. One that cannot be computed is none."""
    names = plain(calculation, variant)
    try:
        return all(holds(condition, names) for condition in calculation.require)
    except NotArithmetic:
        return False


def plain(calculation: Calculation, variant: Variant) -> dict[str, Fraction]:
    """The numbers that expressions begin with, in seconds, bytes and dollars."""
    return {name: measure.value for name, measure in (*calculation.lets.items(), *variant.items())}


def values(calculation: Calculation, variant: Variant) -> dict[str, Fraction]:
    """Every value of a variant by its name, the answer's as "answer". Raises NotArithmetic."""
    return computed(plain(calculation, variant), [*calculation.steps, ("answer", calculation.answer)])


def computed(names: dict[str, Fraction], steps: Iterable[tuple[str, Node]]) -> dict[str, Fraction]:
    """These names with the steps' values, each of which may use those before. Raises NotArithmetic."""
    for name, node in steps:
        names[name] = value_of(node, names)
    return names


def _key(variant: Variant) -> tuple[Fraction, ...]:
    return tuple(measure.value for _, measure in sorted(variant.items()))


def _combinations(calculation: Calculation) -> Iterator[tuple[Measure, ...]]:
    """Every combination of values where they are few, else some that jump about, the same each time."""
    lists = list(calculation.params.values())
    count = math.prod(map(len, lists))
    if count <= MOST_TRIES:
        yield from product(*lists)
        return
    at = crc32(calculation.id.encode())
    for _ in range(MOST_TRIES):
        at = (at * 1_103_515_245 + 12_345) % 2**31  # a generator that is the same on every machine and version
        yield _nth(lists, at % count)


def _nth(lists: list[tuple[Measure, ...]], position: int) -> tuple[Measure, ...]:
    """One combination by its position among all."""
    chosen = []
    for options in lists:
        position, rest = divmod(position, len(options))
        chosen.append(options[rest])
    return tuple(chosen)
