"""A screen that shows the plan: drawn with what is known at once, and again when a thread knows more."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tutor.actions.beside import desk_beside
from tutor.errors import TutorError
from tutor.tui.screens.framed import FramedScreen

if TYPE_CHECKING:
    from tutor.actions.planning import Planned
    from tutor.actions.ready import Ready
    from tutor.desk import Desk


class LookingScreen(FramedScreen):
    """Looks for plan and range beside the keys, on connections of its own; long arithmetic in another program."""

    wants_range = False

    @dataclass
    class PlanFound(Message):
        """The plan is known, of the look with this number."""

        look: int
        plan: Planned

    @dataclass
    class RangeFound(Message):
        """The range is known, of the look with this number."""

        look: int
        found: Ready

    class Built(Message):
        """The plan's tables are there."""

    def __init__(self) -> None:
        super().__init__()
        self._looks = 0

    def take_plan(self, plan: Planned) -> None:
        """Takes a plan in; it is drawn afterwards."""
        raise NotImplementedError

    def take_range(self, found: Ready) -> None:
        """Takes the range of readiness in, where it is wanted."""

    def look(self) -> None:
        """Makes plan and range anew; what an earlier look still finds is let go."""
        self._looks += 1
        look = self._looks
        self.run_worker(lambda: self._look(look), thread=True)

    def _look(self, look: int) -> None:
        """In the thread. What a locked database or a pack that is being written keeps from it is left as it is shown:
        the next look may find it, and no answer is lost.
        """
        with suppress(TutorError):
            beside = desk_beside(self.app.desk)
            if beside is not None:
                with closing(beside) as desk:
                    self._tell(look, desk)

    def _tell(self, look: int, desk: Desk) -> None:
        """Each thing is told as soon as it is known."""
        from tutor.actions.planning import planned
        from tutor.actions.ready import ready

        plan = planned(desk)
        self.post_message(self.PlanFound(look, plan))
        if self.wants_range:
            with suppress(TutorError):
                self.post_message(self.RangeFound(look, ready(desk)))
        if plan.days_left is not None and self.app.builder.build(desk):
            self.post_message(self.Built())

    def on_looking_screen_plan_found(self, message: PlanFound) -> None:
        if message.look == self._looks:
            self.take_plan(message.plan)
            self._show()

    def on_looking_screen_range_found(self, message: RangeFound) -> None:
        if message.look == self._looks:
            self.take_range(message.found)
            self._show()

    def on_looking_screen_built(self) -> None:
        self.look()

    def _show(self) -> None:
        if self.is_current:
            self.draw()
