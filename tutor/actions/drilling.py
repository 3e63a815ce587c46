"""A drill being played: each decision rates the card of its step, and is on disk before its consequence shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.scheduling.memory import Answer
from tutor.study.drill import Drill, begin
from tutor.study.shuffle import shuffled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.model.scenario import Decision
    from tutor.desk import Desk

DRILL = "drill"


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
        self._counted: set[str] = set()

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
        return len(self._counted)

    def decide(self, choice: Decision, confidence: str, ms: int) -> None:
        """Records a decision and goes where it leads."""
        step = self.drill.step
        if step is None:
            raise ValueError("the drill has ended")
        moment = self.desk.clock.now()
        question = f"{self.id}#{self.drill.at}"
        answer = Answer(question, moment.day, choice.correct, confidence, mode=DRILL)
        data = {"kind": DRILL, "response": choice.text, "goto": choice.goto, "words": 0}
        if self.desk.store.record(moment, step.card, answer, ms, data).is_counted:
            self._counted.add(step.card)
        self.drill = self.drill.decide(choice)
        if self.drill.ending is not None:
            came_out = {"scenario": self.id, "ending": self.drill.at, "good": self.drill.ending.good}
            self.desk.store.note(moment, DRILL, data=came_out)
