"""What a card's memory is worth on the exam day, when time has a price.

V[tau](S, D), right after a review with tau days left, is the best of letting it fade until the exam and reviewing it
again after a gap: V[0] = 1, V[tau] = max(R(tau; S), max over gaps g of sum over ratings of
p(R(g; S)) * (V[tau - g](S', D') - price * cost)). Prices are shares of recall for one usual review, so that
tables depend on the weights alone and not on how long this learner takes.
"""

from __future__ import annotations

import sys
from array import array
from binascii import crc32
from dataclasses import dataclass

from tutor.scheduling.caution import USUAL, assumed
from tutor.scheduling.memory import RATINGS, retrievability
from tutor.scheduling.steps import CELLS, DIFFICULTIES, ELAPSED, GAPS, ROWS, STABILITIES, between, place, steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.scheduling.memory import Weights
    from tutor.scheduling.steps import Steps

# From time in plenty to time for almost nothing.
PRICES = (0.0, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512)
# An exam farther away is planned for as if it were this many days off, until it is.
HORIZON = 60
_LAYER = len(ELAPSED) * CELLS
_MAGIC = b"tutor-tables-3 "


@dataclass(frozen=True)
class Level:
    """Values at one price. `worth` and `spend` hold, for each day left, each ELAPSED and each cell, what a review then
    is worth after its price, and the reviews expected from it on; `firsts` and `first_spend` are V and the reviews to
    come after a first meeting, for each day left and rating.
    """

    price: float
    worth: array[float]
    spend: array[float]
    firsts: array[float]
    first_spend: array[float]


class Tables:
    """The levels for memories of one weight vector, and for a decay of at least `decay`; each is built when it is first
    asked for.
    """

    def __init__(self, weights: Weights, days: int = HORIZON, decay: float = USUAL) -> None:
        self.weights, self.decay, self.assumed, self.days = weights, decay, assumed(weights, decay), days
        self._steps: Steps | None = None
        self._levels: dict[int, Level] = {}
        self._outcomes: tuple[array[float], array[float], array[float]] | None = None

    def level(self, number: int) -> Level:
        """The values at PRICES[number]."""
        if number not in self._levels:
            self._levels[number] = _build(self._filled(), self.days, PRICES[number])
        return self._levels[number]

    @property
    def outcomes(self) -> tuple[array[float], array[float], array[float]]:
        """Expected log stability and difficulty after a review, for each ELAPSED and cell, and of first meetings."""
        if self._outcomes is None:
            filled = self._filled()
            firsts = [number for first in filled.firsts for number in first]
            self._outcomes = array("f", filled.stabilities), array("f", filled.difficulties), array("f", firsts)
        return self._outcomes

    def to_bytes(self) -> bytes:
        """All levels, for a cache on the machine that built them."""
        parts = [*self.outcomes]
        for level in (self.level(number) for number in range(len(PRICES))):
            parts += [level.worth, level.spend, level.firsts, level.first_spend]
        head = array("d", (self.days, self.decay, *self.weights))
        body = b"".join(part.tobytes() for part in (head, *parts))
        return _mark() + array("L", (crc32(body),)).tobytes() + body

    @classmethod
    def from_bytes(cls, data: bytes, weights: Weights, decay: float = USUAL) -> Tables | None:
        """Tables of these weights and this decay as `to_bytes` wrote them; None where it is anything else, so that they
        are built.
        """
        mark, check, head = _mark(), array("L"), array("d")
        start = len(mark) + check.itemsize
        end = start + head.itemsize * (2 + len(weights))
        if not data.startswith(mark) or len(data) < end:
            return None
        check.frombytes(data[len(mark) : start])
        head.frombytes(data[start:end])
        if check[0] != crc32(memoryview(data)[start:]) or tuple(head[1:]) != (decay, *weights):
            return None
        tables = cls(weights, int(head[0]), decay)
        tables._fill(_floats(data, end, _sizes(tables.days)))
        return tables

    def _fill(self, parts: list[array[float]]) -> None:
        self._outcomes = parts[0], parts[1], parts[2]
        for number, price in enumerate(PRICES):
            self._levels[number] = Level(price, *parts[3 + 4 * number : 7 + 4 * number])

    def _filled(self) -> Steps:
        if self._steps is None:
            self._steps = steps(self.assumed)
        return self._steps


def fingerprint(weights: Weights, decay: float = USUAL) -> str:
    """A name for a cache's file: the same for the same weights, decay and shape of tables."""
    return f"{crc32(_mark() + array('d', (decay, *weights)).tobytes()):08x}"


def _mark() -> bytes:
    """Tables of another shape or of a machine with another byte order begin otherwise."""
    return _MAGIC + f"{sys.byteorder} {len(PRICES)} {_LAYER} ".encode()


def _sizes(days: int) -> list[int]:
    """How many numbers each part has."""
    level = [(days + 1) * _LAYER] * 2 + [(days + 1) * len(RATINGS)] * 2
    return [_LAYER, _LAYER, 2 * len(RATINGS)] + level * len(PRICES)


def _floats(data: bytes, start: int, sizes: list[int]) -> list[array[float]]:
    parts = []
    for size in sizes:
        part = array("f")
        part.frombytes(data[start : start + 4 * size])
        parts.append(part)
        start += 4 * size
    return parts


def _build(filled: Steps, days: int, price: float) -> Level:
    """A level, from the exam day backwards."""
    level = Level(price, array("f"), array("f"), array("f"), array("f"))
    worth: list[list[list[float]]] = []
    spend: list[list[list[float]]] = []
    for left in range(days + 1):
        values, reviews = _best(filled, left, worth, spend)
        mixed, mixed_reviews = _mixed(filled, values), _mixed(filled, reviews)
        worth.append([_expected(filled, day, mixed, -price) for day in range(len(ELAPSED))])
        spend.append([_expected(filled, day, mixed_reviews, 1.0) for day in range(len(ELAPSED))])
        for table, rows in ((level.worth, worth[-1]), (level.spend, spend[-1])):
            for row in rows:
                table.extend(row)
        level.firsts.extend(at(values, 0, *first) for first in filled.firsts)
        level.first_spend.extend(at(reviews, 0, *first) for first in filled.firsts)
    return level


def _best(
    filled: Steps, left: int, worth: list[list[list[float]]], spend: list[list[list[float]]]
) -> tuple[list[float], list[float]]:
    """V and the reviews to come with so many days left: let it fade, or review after the best gap."""
    if left == 0:
        return [1.0] * CELLS, [0.0] * CELLS
    fading = [retrievability(stability, left, filled.weights) for stability in STABILITIES] * len(DIFFICULTIES)
    gaps = [(number, left - gap) for number, gap in enumerate(GAPS) if gap < left]
    options = list(zip(fading, *(worth[then][number] for number, then in gaps), strict=True))
    values = [max(option) for option in options]
    reviews = [[0.0] * CELLS, *(spend[then][number] for number, then in gaps)]
    chosen = [option.index(value) for option, value in zip(options, values, strict=True)]
    return values, [reviews[choice][cell] for cell, choice in enumerate(chosen)]


def _mixed(filled: Steps, values: list[float]) -> list[float]:
    """Values by rating, difficulty before the review, and stability after it."""
    mixed: list[float] = []
    for column, share in filled.mixes:
        low = values[column * ROWS : (column + 1) * ROWS]
        high = values[(column + 1) * ROWS : (column + 2) * ROWS]
        mixed += [a + share * (b - a) for a, b in zip(low, high, strict=True)]
    return mixed


def _expected(filled: Steps, day: int, m: list[float], scale: float) -> list[float]:
    """What a review is expected to leave in each cell, plus its cost times the scale."""
    return [
        scale * cost
        + (a1 * m[i1] + b1 * m[i1 + 1] + a2 * m[i2] + b2 * m[i2 + 1])
        + (a3 * m[i3] + b3 * m[i3 + 1] + a4 * m[i4] + b4 * m[i4 + 1])
        for cost, (i1, a1, b1, i2, a2, b2, i3, a3, b3, i4, a4, b4) in zip(
            filled.costs[day], filled.terms[day], strict=True
        )
    ]


def at(values: Sequence[float], start: int, stability: float, difficulty: float) -> float:
    """A value between the four cells around a memory, in the grid that begins at `start`."""
    row, right = place(stability)
    column, up = between(difficulty)
    cell = start + column * ROWS + row
    low = values[cell] + right * (values[cell + 1] - values[cell])
    cell += ROWS
    high = values[cell] + right * (values[cell + 1] - values[cell])
    return low + up * (high - low)
