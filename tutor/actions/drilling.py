"""A drill being played: each decision rates the card of its step, and is on disk before its consequence shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.scheduling.memory import Answer
from tutor.study.drill import Drill, begin
from tutor.study.shuffle import shuffled

if TYPE_CHECKING:
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
    """All drills, those never played first, then by topic."""
    played = desk.store.log.drills()
    library = desk.library
    lines = []
    for id in library.ids("scenario"):
        scenario = library.scenario(id)
        topic = library.title("topic", scenario.topic)
        lines.append(DrillLine(id, scenario.title, topic, scenario.minutes, played.get(id, 0)))
    return sorted(lines, key=lambda line: line.times)


class Drilling:
    """What a front end holds while a drill is played."""

    def __init__(self, desk: Desk, id: str, seed: int) -> None:
        self.desk = desk
        self.id = id
        self._seed = seed
        self.drill: Drill = begin(desk.library.scenario(id))

    @property
    def choices(self) -> list[Decision]:
        """The decisions of the present step, shuffled by the seed."""
        step = self.drill.step
        if step is None:
            return []
        order = shuffled(len(step.choices), self._seed, f"{self.id}#{self.drill.at}")
        return [step.choices[position] for position in order]

    def decide(self, choice: Decision, confidence: str, ms: int) -> None:
        """Records a decision and goes where it leads."""
        step = self.drill.step
        if step is None:
            raise ValueError("the drill has ended")
        moment = self.desk.clock.now()
        question = f"{self.id}#{self.drill.at}"
        answer = Answer(question, moment.day, choice.correct, confidence, mode=DRILL)
        data = {"kind": DRILL, "response": choice.text, "goto": choice.goto, "words": 0}
        self.desk.store.record(moment, step.card, answer, ms, data)
        self.drill = self.drill.decide(choice)
        if self.drill.ending is not None:
            came_out = {"scenario": self.id, "ending": self.drill.at, "good": self.drill.ending.good}
            self.desk.store.note(moment, DRILL, data=came_out)
