"""What reviewing a card today brings on the exam day, beside the best later moment; all of it read from tables."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from tutor.scheduling.memory import RATINGS, retrievability
from tutor.scheduling.steps import CELLS, ELAPSED, GAPS, ROWS, between, first_chances, place
from tutor.scheduling.value import PRICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array

    from tutor.scheduling.calendar import Calendar
    from tutor.scheduling.value import Level, Tables

_LAYER = len(ELAPSED) * CELLS


@dataclass(frozen=True)
class Prospect:
    """Expected recall on the exam day, less the price of the reviews on the way, when the card is reviewed now and when
    it waits for its best later day; and how many usual reviews each takes from now on.
    """

    now: float
    wait: float
    now_reviews: float
    wait_reviews: float

    def gain(self, price: float, level_price: float) -> float:
        """What now brings over later at a price near the level's: values move with a price by the reviews they take."""
        return self.now - self.wait - (price - level_price) * (self.now_reviews - self.wait_reviews)

    @property
    def reviews(self) -> float:
        """Usual reviews until the exam, doing what is best."""
        return self.now_reviews if self.now > self.wait else self.wait_reviews


class Outlook:
    """The view from today: days left (at most the tables' horizon) and the gaps that end on a day of study."""

    def __init__(self, tables: Tables, calendar: Calendar, days_left: int) -> None:
        self.tables, self.left = tables, min(days_left, tables.days)
        self.gaps = [gap for gap in GAPS if gap < self.left and not calendar.is_rest(calendar.today + gap)]
        self._layers: dict[int, list[tuple[int, int, float]]] = {}

    def met(self, level: Level, stability: float, difficulty: float, elapsed: int) -> Prospect:
        """For a card with a memory, so many days after its last review."""
        row, right = place(stability)
        column, up = between(difficulty)
        cell, worth = column * ROWS + row, level.worth
        now = _read(worth, self.left, elapsed, cell, right, up)
        wait, best = retrievability(stability, elapsed + self.left, self.tables.assumed), 0
        # What _read says of each gap, written out: it is most of a plan's time.
        for gap, start, share in self._later(elapsed):
            at = start + cell
            low, high = worth[at], worth[at + ROWS]
            low += right * (worth[at + 1] - low)
            high += right * (worth[at + ROWS + 1] - high)
            later = low + up * (high - low)
            if share:
                at += CELLS
                low, high = worth[at], worth[at + ROWS]
                low += right * (worth[at + 1] - low)
                high += right * (worth[at + ROWS + 1] - high)
                later += share * (low + up * (high - low) - later)
            if later > wait:
                wait, best = later, gap
        spend = level.spend
        reviews = _read(spend, self.left - best, elapsed + best, cell, right, up) if best else 0.0
        return Prospect(now, wait, _read(spend, self.left, elapsed, cell, right, up), reviews)

    def _later(self, elapsed: int) -> list[tuple[int, int, float]]:
        """Each gap after so many days, where its layer of the tables starts, and how far it is to the next layer."""
        if elapsed not in self._layers:
            layers = [(gap, *_layer(elapsed + gap)) for gap in self.gaps]
            self._layers[elapsed] = [(gap, (self.left - gap) * _LAYER + layer, share) for gap, layer, share in layers]
        return self._layers[elapsed]

    def unmet(self, level: Level, known: float, reviews: float) -> Prospect:
        """For a card never met, that is known by chance; meeting it takes as long as so many usual reviews."""
        chances = first_chances(known)
        now = _first(level.firsts, chances, self.left) - level.price * reviews
        wait, best = known, 0
        for gap in self.gaps:
            later = _first(level.firsts, chances, self.left - gap) - level.price * reviews
            if later > wait:
                wait, best = later, gap
        spend = level.first_spend
        later_reviews = reviews + _first(spend, chances, self.left - best) if best else 0.0
        return Prospect(now, wait, reviews + _first(spend, chances, self.left), later_reviews)


def after_review(tables: Tables, stability: float, difficulty: float, elapsed: int) -> tuple[float, float]:
    """The stability and difficulty that a review is expected to leave."""
    row, right = place(stability)
    column, up = between(difficulty)
    log_stabilities, difficulties, _ = tables.outcomes
    where = 0, elapsed, column * ROWS + row, right, up
    return math.exp(_read(log_stabilities, *where)), _read(difficulties, *where)


def after_first(tables: Tables, known: float) -> tuple[float, float]:
    """The stability and difficulty that a first meeting is expected to leave."""
    firsts, chances = tables.outcomes[2], first_chances(known)
    stability = sum(chance * math.log(first) for chance, first in zip(chances, firsts[::2], strict=True))
    return math.exp(stability), sum(chance * first for chance, first in zip(chances, firsts[1::2], strict=True))


@cache
def nearest_level(price: float) -> int:
    """The number in PRICES of the price that is nearest by ratio."""
    if price <= 0:
        return 0
    return 1 + min(range(len(PRICES) - 1), key=lambda number: abs(math.log(PRICES[number + 1] / price)))


def _read(table: array[float], left: int, elapsed: int, cell: int, right: float, up: float) -> float:
    """A table's value between the cells, and between the two ELAPSED around these days."""
    layer, share = _layer(elapsed)
    start = left * _LAYER + layer + cell
    value = _between_cells(table, start, right, up)
    if share:
        value += share * (_between_cells(table, start + CELLS, right, up) - value)
    return value


@cache
def _layer(elapsed: int) -> tuple[int, float]:
    """Where the layer at or below these days starts, and how far it is to the next, by logarithm."""
    days = min(max(elapsed, 1), ELAPSED[-1])
    layer = max(number for number, known in enumerate(ELAPSED) if known <= days)
    low = ELAPSED[layer]
    return layer * CELLS, 0.0 if days == low else math.log(days / low) / math.log(ELAPSED[layer + 1] / low)


def _between_cells(table: array[float], cell: int, right: float, up: float) -> float:
    low = table[cell] + right * (table[cell + 1] - table[cell])
    cell += ROWS
    high = table[cell] + right * (table[cell + 1] - table[cell])
    return low + up * (high - low)


def _first(table: array[float], chances: tuple[float, ...], left: int) -> float:
    start = left * len(RATINGS)
    return sum(chance * table[start + number] for number, chance in enumerate(chances))
