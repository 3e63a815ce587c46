"""Whether `tutor ready` is right: chances told to simulated learners beside what came, through the shipped model.

Each learner studies with the shipped rating rule, sits none, one or two mock exams, and then the exam. An oracle knows
the learner's true chance at each question.
`--learners 60` is quick; the other worlds have a third as many learners as the base one.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from tutor.scheduling.memory import (
    GUESS,
    NO_IDEA,
    SURE,
    UNSURE,
    Answer,
    Memory,
    after,
    is_counted,
    recall_chance,
)
from tutor.scheduling.readiness import (
    CAP,
    CUTS,
    OUTSIDE,
    MockAnswer,
    Part,
    Review,
    Tries,
    belief,
    known,
    passing,
    questions_of,
    readiness,
    right_of,
    sum_of,
    tries_of,
)

CARDS, MOCK_QUESTIONS = 120, 25
SHARES = (0.32, 0.26, 0.24, 0.18)
ONE_OF_FOUR = 0.25
MOCKS = (0, 1, 2)
# Ten days and three days before the exam.
MOCK_DAYS = (10, 3)


@dataclass(frozen=True)
class World:
    """What the learners of a world are like beyond what the model supposes."""

    name: str
    offset_sd: float = 0.7
    transfer: float = -0.35
    transfer_sd: float = 0.6
    declares: float = 0.7
    card_sd: float = 0.0


WORLDS = (
    World("base"),
    World("harder exams", transfer=-0.8),
    World("guesses never declared", declares=0.0),
    World("cards differ", card_sd=0.8),
)


@dataclass(frozen=True)
class Outcome:
    """What a learner was told, what an oracle would say, what naive recall says, and what came.

    `bias` is the recall foretold before each review minus that of a memory told what was truly recalled, once by the
    shipped rating and once counting every right answer as good.
    """

    told: tuple[float, ...]
    oracle: float
    recall: float
    in_range: tuple[bool, ...]
    has_passed: bool
    bias: float
    bias_naive: float


def main() -> None:
    """Prints a table for each world."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=1_000, help="learners of the base world")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    began = time.perf_counter()
    sizes = {world: options.learners if world.name == "base" else -(-options.learners // 3) for world in WORLDS}
    runs = [(world, seed) for world in WORLDS for seed in range(sizes[world])]
    with ProcessPoolExecutor(options.processes) as pool:
        outcomes = list(pool.map(_run, runs, chunksize=20))
    for world in WORLDS:
        show(world, [outcome for run, outcome in zip(runs, outcomes, strict=True) if run[0] == world])
    print(f"{len(runs)} learners in {time.perf_counter() - began:.0f} s on {options.processes} processes")


def show(world: World, found: list[Outcome]) -> None:
    """Prints what came of a world's learners."""
    passed = [outcome.has_passed for outcome in found]
    print(f"\n{world.name}: {len(found)} learners, {100 * statistics.mean(passed):.0f} % passed")
    oracle = [outcome.oracle for outcome in found]
    print(f"{'':22}{'Brier':>14}{'more than oracle':>20}{'ECE':>8}{'in range':>10}{'told 95 %':>11}{'passed':>8}")
    _row("oracle", oracle, passed, oracle, None)
    for mocks in MOCKS:
        name = f"{mocks} mock exam{'' if mocks == 1 else 's'}"
        _row(name, [o.told[mocks] for o in found], passed, oracle, [o.in_range[mocks] for o in found])
    _row("mean recall shown", [o.recall for o in found], passed, oracle, None)
    for name, biases in (
        ("shipped rule", [o.bias for o in found]),
        ("every right as good", [o.bias_naive for o in found]),
    ):
        print(f"forecast minus recall, {name}: {100 * statistics.mean(biases):+.1f} ±{100 * _error(biases):.1f} points")
    print("told, with two mock exams   learners   mean told   passed")
    for low, group in sorted(bins([o.told[2] for o in found], passed).items()):
        told, came = zip(*group, strict=True)
        print(
            f"  {low * 10:3}-{low * 10 + 10:3} %               {len(group):8}{statistics.mean(told):12.2f}"
            f"{statistics.mean(came):9.2f}"
        )


def bins(told: list[float], passed: list[bool]) -> dict[int, list[tuple[float, bool]]]:
    """Learners by the tenth in which their chance lies."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for chance, came in zip(told, passed, strict=True):
        found.setdefault(min(int(chance * 10), 9), []).append((chance, came))
    return found


def _row(name: str, told: list[float], passed: list[bool], oracle: list[float], in_range: list[bool] | None) -> None:
    squares = [(chance - came) ** 2 for chance, came in zip(told, passed, strict=True)]
    more = [square - (best - came) ** 2 for square, best, came in zip(squares, oracle, passed, strict=True)]
    groups = bins(told, passed).values()
    ece = sum(abs(sum(chance - came for chance, came in group)) for group in groups) / len(told)
    sure = [came for chance, came in zip(told, passed, strict=True) if chance >= 0.95]
    share = f"{100 * statistics.mean(sure):.0f} %" if sure else "-"
    held = f"{100 * statistics.mean(in_range):.0f} %" if in_range else ""
    print(
        f"{name:22}{statistics.mean(squares):8.3f} ±{_error(squares):.3f}"
        f"{statistics.mean(more):13.3f} ±{_error(more):.3f}{ece:8.3f}{held:>10}{len(sure):11}{share:>8}"
    )


def _error(values: list[float]) -> float:
    return statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0.0


def _run(run: tuple[World, int]) -> Outcome:
    return Simulated(*run).outcome()


class Simulated:
    """A learner of a seed: what is truly known, what the tutor believes, and what was answered."""

    def __init__(self, world: World, seed: int) -> None:
        self.rng = rng = random.Random(f"{world.name} {seed}")
        self.world = world
        self.offset = rng.gauss(0, world.offset_sd)
        self.transfer = rng.gauss(world.transfer, world.transfer_sd)
        self.known = rng.betavariate(3, 7)
        self.declares = world.declares
        self.days = rng.randint(14, 45)
        self.a_day = rng.randint(4, 30)
        self.domain = [rng.choices(range(4), SHARES)[0] for _ in range(CARDS)]
        self.apart = [rng.gauss(0, world.card_sd) for _ in range(CARDS)]
        self.knew = [rng.random() < self.known for _ in range(CARDS)]
        self.memories: dict[int, Memory] = {}
        self.naive: dict[int, Memory] = {}
        self.truth: dict[int, Memory] = {}
        self.reviews: Counter[tuple[float, str]] = Counter()
        self.tries = [Tries() for _ in SHARES]
        self.mocks: list[MockAnswer] = []
        self.errors: list[float] = []
        self.naive_errors: list[float] = []

    def outcome(self) -> Outcome:
        """Studies until the exam, is told a chance with no, one and two mock exams, and sits it."""
        kept: list[list[MockAnswer]] = [[]]
        for day in range(self.days):
            if self.days - day in MOCK_DAYS:
                self.sit_mock(day)
                kept.append(list(self.mocks))
            self.study(day)
        parts, rights = self.parts(), self.true_rights()
        counts = questions_of([part.share for part in parts])
        score = sum(self.rng.random() < right for n, right in zip(counts, rights, strict=True) for _ in range(n))
        reviews = self.told_reviews()
        found = [readiness(parts, belief(reviews, mocks), ONE_OF_FOUR) for mocks in kept]
        recalls = [recall_chance(memory, self.days) for memory in self.memories.values()]
        return Outcome(
            tuple(min(one.chance, CAP) if at == 0 else one.chance for at, one in enumerate(found)),
            passing(sum_of(counts, rights)),
            passing(sum_of([sum(counts)], [statistics.mean(recalls)])),
            tuple(one.low <= score <= one.high for one in found),
            score >= self.rng.choice(CUTS),
            statistics.mean(self.errors or [0.0]),
            statistics.mean(self.naive_errors or [0.0]),
        )

    def study(self, day: int) -> None:
        """A day's cards: what is due, the most forgotten first, then new ones."""
        due = [card for card, memory in self.memories.items() if memory.due_on <= day]
        due.sort(key=lambda card: recall_chance(self.memories[card], day))
        new = [card for card in range(CARDS) if card not in self.memories]
        for card in [*due, *new][: self.a_day]:
            self.answer(card, day)

    def answer(self, card: int, day: int) -> None:
        """One answer: recalled or not, a blind hit or not, declared or not; both ways to count it go on from there."""
        true = self.true_recall(card, day)
        recalls = self.rng.random() < true
        is_right = recalls or self.rng.random() < ONE_OF_FOUR
        confidence = self.confidence(recalls)
        is_right = is_right and confidence != NO_IDEA
        answer = Answer(f"{card}.{day % 3}", day, is_right, confidence)
        memory = self.memories.get(card)
        if memory is None:
            self.tries[self.domain[card]] += _first(is_right, confidence)
        elif is_counted(memory, answer):
            foretold = recall_chance(memory, day)
            self.errors.append(foretold - recall_chance(self.truth[card], day))
            self.naive_errors.append(recall_chance(self.naive[card], day) - recall_chance(self.truth[card], day))
            self.reviews[round(foretold, 2), _heard(is_right, confidence)] += 1
        self.memories[card] = after(memory, answer)
        as_good = replace(answer, confidence=SURE if is_right else confidence)
        self.naive[card] = after(self.naive.get(card), as_good)
        self.truth[card] = after(self.truth.get(card), replace(answer, is_right=recalls, confidence=SURE))

    def confidence(self, recalls: bool) -> str:
        """Sure, or now and then unsure, of what is recalled; else a guess, declared or not, or no idea."""
        if recalls:
            return UNSURE if self.rng.random() < 0.15 else SURE
        if self.rng.random() >= self.declares:
            return SURE if self.rng.random() < 0.5 else UNSURE
        return GUESS if self.rng.random() < 0.6 else NO_IDEA

    def sit_mock(self, day: int) -> None:
        """25 questions never seen before."""
        unmet = known(sum(self.tries, Tries()))
        for card in self.rng.sample(range(CARDS), MOCK_QUESTIONS):
            memory = self.memories.get(card)
            is_right = self.rng.random() < right_of(self.true_transferred(card, day), ONE_OF_FOUR)
            recall = unmet if memory is None else recall_chance(memory, day)
            self.mocks.append(MockAnswer(recall, memory is not None, ONE_OF_FOUR, is_right))

    def parts(self) -> list[Part]:
        """What the tutor knows on the exam day."""
        found = []
        for domain, share in enumerate(SHARES):
            cards = [card for card in range(CARDS) if self.domain[card] == domain]
            met = [recall_chance(self.memories[card], self.days) for card in cards if card in self.memories]
            found.append(Part(str(domain), share, tuple(met), len(cards) - len(met), self.tries[domain]))
        return found

    def told_reviews(self) -> list[Review]:
        """The cross-day reviews as the log counts them."""
        right = {"right": (1, 0, 0), "wrong": (0, 1, 0), "declared": (0, 0, 1)}
        return [
            Review(recall, ONE_OF_FOUR, *(count * part for part in right[heard]))
            for (recall, heard), count in self.reviews.items()
        ]

    def true_recall(self, card: int, day: int) -> float:
        """The chance of recall: FSRS's for what was truly recalled, moved by the learner's and the card's offset."""
        if card not in self.truth:
            return float(self.knew[card])
        return _moved(recall_chance(self.truth[card], day), self.offset + self.apart[card])

    def true_transferred(self, card: int, day: int) -> float:
        """The chance of knowing a question never seen."""
        if card not in self.truth:
            return _moved(self.known, self.transfer)
        return _moved(recall_chance(self.truth[card], day), self.offset + self.apart[card] + self.transfer)

    def true_rights(self) -> list[float]:
        """The chance at a question of each domain."""
        found = []
        for domain in range(len(SHARES)):
            cards = [card for card in range(CARDS) if self.domain[card] == domain]
            inside = statistics.mean(self.true_transferred(card, self.days) for card in cards)
            outside = _moved(self.known, self.transfer)
            found.append((1 - OUTSIDE) * right_of(inside, ONE_OF_FOUR) + OUTSIDE * right_of(outside, ONE_OF_FOUR))
        return found


def _first(is_right: bool, confidence: str) -> Tries:
    is_own = confidence not in (GUESS, NO_IDEA)
    return tries_of(is_right and is_own, not is_right and is_own, ONE_OF_FOUR, not is_own)


def _heard(is_right: bool, confidence: str) -> str:
    return "declared" if confidence in (GUESS, NO_IDEA) else "right" if is_right else "wrong"


def _moved(chance: float, by: float) -> float:
    chance = min(max(chance, 0.01), 0.99)
    return 1 / (1 + math.exp(-math.log(chance / (1 - chance)) - by))


if __name__ == "__main__":
    main()
