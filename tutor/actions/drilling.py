"""A drill being played: each decision rates the card of its step, and is on disk before its consequence shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.scheduling.memory import NO_IDEA, Answer
from tutor.store.marks import DRILL
from tutor.study.drill import Drill, begin
from tutor.study.shuffle import shuffled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.model.scenario import Decision
    from tutor.desk import Desk


@dataclass(frozen=True)
class DrillLine:
    """A drill in a list."""

    id: str
    title: str
    topic: str
    minutes: int
    times: int


def drills(desk: Desk) -> list[DrillLine]:
    """All drills by topic, in the order of study: it stays when one of them is played."""
    played = desk.store.log.drills()
    library = desk.library
    scenarios = [(id, library.scenario(id)) for id in library.ids("scenario")]
    topics = {topic: position for position, topic in enumerate(library.ids("topic"))}
    scenarios.sort(key=lambda drill: topics.get(drill[1].topic, len(topics)))
    return [
        DrillLine(id, drill.title, library.title("topic", drill.topic), drill.minutes, played.get(id, 0))
        for id, drill in scenarios
    ]


def least_played(lines: Sequence[DrillLine]) -> int:
    """Which drill to go on with: the first of those that were played least."""
    return min(range(len(lines)), key=lambda i: lines[i].times, default=0)


class Drilling:
    """What a front end holds while a drill is played."""

    def __init__(self, desk: Desk, id: str, seed: int) -> None:
        self.desk = desk
        self.id = id
        self._seed = seed
        self.drill: Drill = begin(desk.library.scenario(id))
        self._counted: tuple[str, ...] = ()
        self._past: list[tuple[Drill, tuple[str, ...], str]] = []  # before each decision, and its event

    @property
    def choices(self) -> list[Decision]:
        """The decisions of the present step, shuffled by the seed."""
        step = self.drill.step
        if step is None:
            return []
        order = shuffled(len(step.choices), self._seed, f"{self.id}#{self.drill.at}")
        return [step.choices[position] for position in order]

    @property
    def counted(self) -> int:
        """For how many cards the decisions counted: a card counts once a day, anything more is practice."""
        return len(set(self._counted))

    def decide(self, choice: Decision, confidence: str, ms: int) -> None:
        """Records a decision and goes where it leads."""
        step = self.drill.step
        if step is None:
            raise ValueError("the drill has ended")
        moment, has_idea = self.desk.clock.now(), confidence != NO_IDEA
        question = f"{self.id}#{self.drill.at}"
        answer = Answer(question, moment.day, choice.correct and has_idea, confidence, mode=DRILL)
        data = {"kind": DRILL, "response": choice.text if has_idea else "", "goto": choice.goto, "words": 0}
        recorded = self.desk.store.record(moment, step.card, answer, ms, data)
        self._past.append((self.drill, self._counted, recorded.event))
        self._counted += (step.card,) if recorded.is_counted else ()
        self.drill = self.drill.decide(choice, has_idea)
        if self.drill.ending is not None:
            came_out = {"scenario": self.id, "ending": self.drill.at, "good": self.drill.ending.good}
            self.desk.store.note(moment, DRILL, data=came_out)

    def give_up(self, ms: int) -> Decision | None:
        """Counts the step as missed and goes on by the right decision, which comes back. None at an ending."""
        step = self.drill.step
        right = next((choice for choice in step.choices if choice.correct), None) if step is not None else None
        if right is not None:
            self.decide(right, NO_IDEA, ms)
        return right

    def undo(self) -> bool:
        """Takes the last decision back; False where there is none, or where the drill has ended by it."""
        if not self._past or self.drill.ending is not None:
            return False
        self.desk.store.void(self.desk.clock.now(), self._past[-1][2])
        self.drill, self._counted, _ = self._past.pop()
        return True
