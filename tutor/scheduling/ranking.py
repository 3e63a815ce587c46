"""Cards by what a second spent on them today brings on the exam day."""

from __future__ import annotations

from tutor.scheduling.learner import ACTIVITIES, NEW
from tutor.scheduling.memory import DESIRED_RETENTION, recall_chance
from tutor.scheduling.outlook import Outlook, nearest_level
from tutor.scheduling.tasks import AHEAD, CONFIDENT_ERROR, FADING, LUCKY_GUESS, WEIGHTY, Ranked, Task
from tutor.scheduling.value import PRICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.scheduling.calendar import Calendar
    from tutor.scheduling.learner import Learner
    from tutor.scheduling.memory import Memory
    from tutor.scheduling.outlook import Prospect
    from tutor.scheduling.tasks import PlanCard
    from tutor.scheduling.value import Tables

# What an answer that showed a false belief, or nothing, adds to the gain of asking again, in recall.
CONFIDENT_ERROR_BONUS, LUCKY_GUESS_BONUS = 0.3, 0.2
# A confident error is asked again on the next day and once more after a week.
_WEEK = 7
# The price is found on a sample of so many cards.
_SAMPLE = 80


class Ranker:
    """Prospects of cards at a price of time, given as a share of recall for one usual review."""

    def __init__(self, calendar: Calendar, learner: Learner, tables: Tables) -> None:
        if calendar.days_left is None:
            raise ValueError("a plan by exam day needs one that is not over")
        self.calendar, self.learner, self.tables = calendar, learner, tables
        self.outlook = Outlook(tables, calendar, calendar.days_left)
        self.seconds = {activity: learner.costs.of(activity) for activity in ACTIVITIES}
        self._met: dict[tuple[str, int], Prospect] = {}
        self._unmet: dict[tuple[float, str], tuple[Prospect, float]] = {}

    def prospect(self, card: PlanCard, price: float) -> tuple[Prospect, float]:
        """A card's prospect, and what now brings over later; `price` is of one of its own reviews."""
        if card.memory is None:
            return self._first(card, price)
        number = nearest_level(price)
        level, key = self.tables.level(number), (card.id, number)
        prospect = self._met.get(key)
        if prospect is None:
            elapsed = self.calendar.today - card.memory.reviewed_on
            prospect = self.outlook.met(level, card.memory.stability, card.memory.difficulty, elapsed)
            self._met[key] = prospect
        return prospect, prospect.gain(price, level.price)

    def _first(self, card: PlanCard, price: float) -> tuple[Prospect, float]:
        key = price, card.activity
        if key not in self._unmet:
            level = self.tables.level(nearest_level(price))
            reviews = self.seconds[NEW] / self.seconds[card.activity]
            prospect = self.outlook.unmet(level, self.learner.known, reviews)
            self._unmet[key] = prospect, prospect.gain(price, level.price)
        return self._unmet[key]


def rank(
    cards: Sequence[PlanCard], calendar: Calendar, learner: Learner, tables: Tables, near: float | None = None
) -> tuple[list[Ranked], float]:
    """Cards not answered today, the best first, and the price of a second; it is looked for near another day's."""
    ranker = Ranker(calendar, learner, tables)
    open_cards = [card for card in cards if card.memory is None or card.memory.answered_on < calendar.today]
    price = _price(open_cards, ranker, near)
    ranked = [ranked_card(card, ranker, price) for card in open_cards]
    ranked.sort(key=lambda one: -one.rank)
    return ranked, price


def ranked_card(card: PlanCard, ranker: Ranker, price: float) -> Ranked:
    """A card with its rank at a price of a second: (value now - best value later) / seconds + price, weighted."""
    review_price = price * ranker.seconds[card.activity]
    _, gain = ranker.prospect(card, review_price)
    activity = NEW if card.memory is None else card.activity
    seconds = ranker.seconds[activity]
    bonus, why = _bonus(card, ranker.calendar)
    brings = gain + price * seconds
    raw = brings + bonus
    # What had better wait is ranked too: a floor of reviews may need it, and a quiz never runs dry.
    share = raw * card.weight if raw > 0 else raw / max(card.weight, 1e-6)
    # The bonus is a place in the order: it brings no recall, so that no missed day may cost it.
    task = Task(card.id, activity, seconds, why or _why(card.memory, ranker, raw), max(brings * card.weight, 0.0))
    return Ranked(card, task, share / seconds)


def _price(open_cards: Sequence[PlanCard], ranker: Ranker, near: float | None) -> float:
    """The smallest price of a second for which the time that is left covers what is best to do."""
    sample = open_cards[:: max(1, len(open_cards) // _SAMPLE)]
    if not sample:
        return 0.0
    usual = sum(ranker.seconds[card.activity] for card in sample) / len(sample)
    time = ranker.calendar.seconds_until(max(ranker.outlook.left, 1)) * len(sample) / len(open_cards)
    low, high = 0, len(PRICES) - 1
    middle = high // 2 if near is None else min(nearest_level(near * usual), high - 1)
    while low < high:
        if _spend(sample, ranker, PRICES[middle] / usual) <= time:
            high = middle
            middle = (low + high) // 2 if near is None else high - 1
        else:
            low = middle + 1
            middle = (low + high) // 2 if near is None else low
    return PRICES[low] / usual


def _spend(cards: Sequence[PlanCard], ranker: Ranker, price: float) -> float:
    """Expected seconds until the exam, doing what is best at a price of a second."""
    total = 0.0
    for card in cards:
        seconds = ranker.seconds[card.activity]
        total += ranker.prospect(card, price * seconds)[0].reviews * seconds
    return total


def _why(memory: Memory | None, ranker: Ranker, gain: float) -> str:
    if gain <= 0:
        return AHEAD
    if memory is None:
        return WEIGHTY
    recall = recall_chance(memory, ranker.calendar.today, ranker.tables.weights)
    return FADING if recall < DESIRED_RETENTION else WEIGHTY


def _bonus(card: PlanCard, calendar: Calendar) -> tuple[float, str]:
    """What a confident error or a lucky guess adds, and why."""
    answered_on = -1 if card.memory is None else card.memory.answered_on
    if _is_error_open(card.confident_error_on, answered_on, calendar):
        return CONFIDENT_ERROR_BONUS, CONFIDENT_ERROR
    if card.lucky_guess_on is not None and answered_on <= card.lucky_guess_on < calendar.today:
        return LUCKY_GUESS_BONUS, LUCKY_GUESS
    return 0.0, ""


def _is_error_open(error_on: int | None, answered_on: int, calendar: Calendar) -> bool:
    """Whether a confident error was not asked again since, or not since a week later (or the day before the exam)."""
    if error_on is None or calendar.today <= error_on:
        return False
    again_on = error_on + _WEEK
    if calendar.exam_on is not None:
        again_on = max(min(again_on, calendar.exam_on - 1), error_on + 1)
    return answered_on <= error_on or answered_on < again_on <= calendar.today
