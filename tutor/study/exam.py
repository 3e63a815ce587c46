"""A mock exam as a value: what it asks, and what its steps made of it.

Each step is an event in the log; folding them gives the exam back at any time, also after the program was killed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tutor.scheduling.readiness import tells
from tutor.study.shuffle import shuffled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What a step does: the program takes the exam up, goes to a question, marks one, lets time pass, hands in, discards.
OPEN, GO, MARK, CLOCK, END, DISCARD = "open", "go", "mark", "clock", "end", "discard"
# Who handed in.
LEARNER, TIME = "learner", "time"


@dataclass(frozen=True)
class Item:
    """One question of a form: its whole id, and the file positions of its choices in the order shown.

    `choose` is how many are right. Only one that was never seen before tells something; unscored ones never count.
    `parts` name its choices by their texts, in the order that the file had; none in exams of old.
    """

    question: str
    order: tuple[int, ...]
    choose: int
    is_seen: bool = False
    is_scored: bool = True
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Paper:
    """What is sat: `id` is the event that began it, `ms` how long it takes."""

    id: str
    blueprint: str
    form: str
    ms: int
    items: tuple[Item, ...]

    @property
    def fresh(self) -> int:
        """How many of its questions were never seen before and are scored: those that readiness may learn from."""
        return sum(item.is_scored and not item.is_seen for item in self.items)


@dataclass(frozen=True)
class Slot:
    """What the learner made of one question; choices by file position. `ms` is the time spent on it."""

    chosen: frozenset[int] = frozenset()
    crossed: frozenset[int] = frozenset()
    is_flagged: bool = False
    is_guess: bool = False
    ms: int = 0


@dataclass(frozen=True)
class Step:
    """One change: what it does, at which question, with what, and the time used by then in ms."""

    do: str
    at: int
    used: int
    value: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Exam:
    """An exam on its way, or handed in: then `ended` says by whom and `rights` which answers were right.

    A right is None where the question had gone from the pack: it counts neither way.
    """

    paper: Paper
    slots: tuple[Slot, ...]
    at: int = 0
    used: int = 0
    steps: int = 0
    ended: str = ""
    rights: tuple[bool | None, ...] = ()
    is_discarded: bool = False

    @property
    def left(self) -> int:
        """The time that is left, in ms."""
        return max(0, self.paper.ms - self.used)

    @property
    def slot(self) -> Slot:
        """The question at which one is."""
        return self.slots[self.at]

    @property
    def item(self) -> Item:
        """What is asked there."""
        return self.paper.items[self.at]

    @property
    def open_questions(self) -> tuple[int, ...]:
        """The places of those without a whole answer: nothing chosen, or not as many as are asked."""
        return tuple(i for i in range(len(self.slots)) if not self.is_answered(i))

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is answered."""
        return not any(slot.chosen for slot in self.slots)

    @property
    def is_given_up(self) -> bool:
        """Whether so little is answered that handing in now, or as it was done, tells nothing for readiness."""
        here = [at for at in range(len(self.slots)) if not self.rights or self.rights[at] is not None]
        return not tells(sum(self.is_answered(at) for at in here), len(here))

    def is_answered(self, at: int) -> bool:
        """Whether as many choices are chosen as the question asks."""
        return len(self.slots[at].chosen) == self.paper.items[at].choose

    def stepped(self, step: Step) -> Exam:
        """The exam after a step. Time only grows, and belongs to the question at which one was."""
        used = min(max(self.used, step.used), self.paper.ms)
        slots = list(self.slots)
        slots[self.at] = replace(self.slot, ms=self.slot.ms + used - self.used)
        exam = replace(self, slots=tuple(slots), used=used, steps=self.steps + 1)
        match step.do:
            case "go":
                return replace(exam, at=step.at)
            case "mark":
                return exam._marked(step)
            case "end":
                return replace(exam, ended=step.value["by"], rights=tuple(step.value["rights"]))
            case "discard":
                return replace(exam, is_discarded=True)
            case _:
                return exam

    def _marked(self, step: Step) -> Exam:
        value, slots = step.value, list(self.slots)
        slots[step.at] = replace(
            slots[step.at],
            chosen=frozenset(value["chosen"]),
            crossed=frozenset(value["crossed"]),
            is_flagged=value["flagged"],
            is_guess=value["guess"],
        )
        return replace(self, slots=tuple(slots))


def sat(paper: Paper, steps: Iterable[Step]) -> Exam:
    """The exam that these steps lead to."""
    exam = Exam(paper, (Slot(),) * len(paper.items))
    for step in steps:
        exam = exam.stepped(step)
    return exam


def marking(at: int, used: int, slot: Slot) -> Step:
    """The step that puts a question's answer and marks."""
    value = {
        "chosen": sorted(slot.chosen),
        "crossed": sorted(slot.crossed),
        "flagged": slot.is_flagged,
        "guess": slot.is_guess,
    }
    return Step(MARK, at, used, value)


def choosing(slot: Slot, position: int, item: Item) -> Slot:
    """The slot with one choice taken, or taken back; where one is asked, it takes the other's place.

    Where all that are asked are chosen, another one is not taken: one has to go first. What is chosen is not crossed.
    """
    if position in slot.chosen:
        return replace(slot, chosen=slot.chosen - {position})
    if item.choose > 1 and len(slot.chosen) >= item.choose:
        return slot
    chosen = frozenset({position}) if item.choose == 1 else slot.chosen | {position}
    return replace(slot, chosen=chosen, crossed=slot.crossed - {position})


def answering(slot: Slot, chosen: frozenset[int]) -> Slot:
    """The slot with exactly these chosen."""
    return replace(slot, chosen=chosen, crossed=slot.crossed - chosen)


def crossing(slot: Slot, position: int) -> Slot:
    """The slot with a choice eliminated, or taken in again; what is eliminated is not chosen."""
    if position in slot.crossed:
        return replace(slot, crossed=slot.crossed - {position})
    return replace(slot, crossed=slot.crossed | {position}, chosen=slot.chosen - {position})


def unscored(count: int, of_exam: int, scored: int, form: str) -> frozenset[int]:
    """The places that do not count in a full form, always the same for a form; none in a shorter one."""
    if count != of_exam or scored >= of_exam:
        return frozenset()
    return frozenset(shuffled(count, 0, form)[: of_exam - scored])
