"""A drill in the preview: every way through it, decided again and again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.scheduling.memory import NO_IDEA
from tutor.study.drill import Drill, begin
from tutor.tui.preview.showing import Showing
from tutor.views import drill as view
from tutor.views.drill import DEBRIEF, ENDING, OPENING, SAID, STEP, DrillState

if TYPE_CHECKING:
    from typing import Self

    from tutor.content.model.scenario import Scenario
    from tutor.tui.preview.showing import Space
    from tutor.views.lines import Line
    from tutor.views.study.state import Body


@dataclass(frozen=True)
class ShownDrill(Showing):
    """A drill on its way: `way` holds the places of the decisions taken, in the order of the file."""

    scenario: Scenario
    phase: str = OPENING
    way: tuple[int, ...] = ()
    cursor: int = -1
    turn: int = 0

    def body(self, space: Space) -> Body:
        return view.body(self._state(), space.width, space.height, space.signs)

    def answer_line(self, space: Space) -> Line:
        if self.phase != STEP:
            return ()
        count = len(self._state().choices)
        if self.cursor < 0:
            return ("  ", "text"), (f"1{space.signs.dash}{count}", "accent bold"), (" decide", "muted")
        return ("  ", "text"), (f"{self.cursor + 1} chosen", "bold"), ("     ", "text"), *_DECIDE

    def words(self, space: Space) -> dict[str, str]:
        pages = self.body(space).pages
        words = {"page": pages[(self.turn + 1) % len(pages)]} if len(pages) > 1 else {}
        if self.phase == STEP and self.cursor < 0:
            return words
        return words | {"go": {STEP: "decide", ENDING: "debrief", DEBRIEF: "from the start"}.get(self.phase, "go on")}

    def go(self, space: Space) -> Showing:
        match self.phase:
            case "step":
                return self._at(SAID, (*self.way, self.cursor)) if self.cursor >= 0 else self
            case "ending":
                return self._at(DEBRIEF, self.way)
            case "debrief":
                return self._at(OPENING, ())
            case _:
                return self._at(STEP if self._drill(self.way).step is not None else ENDING, self.way)

    def turning(self, space: Space) -> Self:
        return replace(self, turn=self.turn + 1)

    def picked(self, position: int, space: Space) -> Showing:
        is_offered = self.phase == STEP and 0 <= position < len(self._state().choices)
        return replace(self, cursor=position) if is_offered else self

    def moved(self, step: int) -> Showing:
        count = len(self._state().choices)
        if self.phase != STEP or not count:
            return self
        return replace(self, cursor=(self.cursor + step) % count if self.cursor >= 0 else 0 if step > 0 else count - 1)

    def submitted(self, confidence: str) -> Showing:
        """z: the right decision."""
        step = self._drill(self.way).step
        if self.phase != STEP or step is None or confidence != NO_IDEA:
            return self
        right = next((i for i, choice in enumerate(step.choices) if choice.correct), 0)
        return self._at(SAID, (*self.way, right))

    def renewed(self, other: Showing) -> Showing:
        """The same decisions again, where they still lead somewhere."""
        if not isinstance(other, ShownDrill):
            return other
        again = replace(self, scenario=other.scenario)
        return again if again._is_possible() else other

    def _is_possible(self) -> bool:
        """Whether every decision taken and the one at the cursor are still offered."""
        drill = self._drill(self.way)
        fits = {STEP: drill.step is not None, ENDING: drill.ending is not None, DEBRIEF: drill.ending is not None}
        is_there = len(drill.way) == len(self.way) and fits.get(self.phase, True)
        return is_there and self.cursor < max(len(self._state().choices), 1)

    def _at(self, phase: str, way: tuple[int, ...]) -> Self:
        return replace(self, phase=phase, way=way, cursor=-1, turn=0)

    def _drill(self, way: tuple[int, ...]) -> Drill:
        """The drill after these decisions, or as many of them as there are."""
        drill = begin(self.scenario)
        for position in way:
            if drill.step is None or position >= len(drill.step.choices):
                break
            drill = drill.decide(drill.step.choices[position])
        return drill

    def _state(self) -> DrillState:
        """A consequence stands beside the evidence of its decision."""
        after = self._drill(self.way)
        drill = self._drill(self.way[:-1]) if self.phase == SAID else after
        choices = after.step.choices if after.step is not None and self.phase == STEP else ()
        decided = after.way[-1].choice if self.phase == SAID and after.way else None
        return DrillState(self.phase, drill, choices, decided, self.cursor, self.turn, len(after.way))


_DECIDE: Line = (("Enter", "accent bold"), (" decide", "muted"))
