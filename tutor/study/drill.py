"""A drill as a value: where the learner stands, and what was decided on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.content.model.scenario import Decision, Ending, Evidence, Scenario, Step


@dataclass(frozen=True)
class Decided:
    """One decision taken: the step's name and the choice; without an idea it is the right one, which was then shown."""

    step: str
    choice: Decision
    has_idea: bool = True

    @property
    def is_right(self) -> bool:
        """Whether it was the learner's own, and right."""
        return self.has_idea and self.choice.correct


@dataclass(frozen=True)
class Drill:
    """A scenario on its way. `at` names the step or the ending that was reached."""

    scenario: Scenario
    at: str
    way: tuple[Decided, ...] = ()

    @property
    def step(self) -> Step | None:
        """The step to decide now; None at an ending."""
        return self.scenario.steps.get(self.at)

    @property
    def ending(self) -> Ending | None:
        """How it came out; None on the way."""
        return self.scenario.endings.get(self.at)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What can be looked at by now, in the order of the scenario."""
        names = [*(decided.step for decided in self.way), self.at]
        open_ = {id for name in names if name in self.scenario.steps for id in self.scenario.steps[name].shows}
        return tuple(evidence for evidence in self.scenario.evidence if evidence.id in open_)

    @property
    def costs(self) -> tuple[str, ...]:
        """What wrong decisions have cost so far."""
        return tuple(decided.choice.cost for decided in self.way if decided.choice.cost)

    def decide(self, choice: Decision, has_idea: bool = True) -> Drill:
        """The drill after a decision."""
        return replace(self, at=choice.goto, way=(*self.way, Decided(self.at, choice, has_idea)))


def begin(scenario: Scenario) -> Drill:
    """The drill at its first step."""
    return Drill(scenario, scenario.start)
