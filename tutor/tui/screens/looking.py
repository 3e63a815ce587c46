"""A screen that shows the plan: drawn with what is known at once, and again when a thread knows more."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tutor.actions.beside import desk_beside
from tutor.tui.screens.framed import FramedScreen

if TYPE_CHECKING:
    from tutor.actions.planning import Planned
    from tutor.actions.ready import Ready


class LookingScreen(FramedScreen):
    """Looks for plan and forecast beside the keys, on connections of its own; long arithmetic in another program."""

    wants_forecast = False

    @dataclass
    class PlanFound(Message):
        """The plan is known, of the look with this number."""

        look: int
        plan: Planned

    @dataclass
    class Forecast(Message):
        """The forecast is known, of the look with this number."""

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

    def take_forecast(self, found: Ready) -> None:
        """Takes a forecast in, where one is wanted."""

    def look(self) -> None:
        """Makes plan and forecast anew; what an earlier look still finds is let go."""
        self._looks += 1
        look = self._looks
        self.run_worker(lambda: self._look(look), thread=True)

    def _look(self, look: int) -> None:
        """In the thread: each thing is told as soon as it is known."""
        from tutor.actions.planning import planned
        from tutor.actions.ready import NotReady, ready

        beside = desk_beside(self.app.desk)
        if beside is None:
            return
        with closing(beside) as desk:
            plan = planned(desk)
            self.post_message(self.PlanFound(look, plan))
            try:
                if self.wants_forecast:
                    self.post_message(self.Forecast(look, ready(desk)))
            except NotReady:
                pass
            if plan.days_left is not None and self.app.builder.build(desk):
                self.post_message(self.Built())

    def on_looking_screen_plan_found(self, message: PlanFound) -> None:
        if message.look == self._looks:
            self.take_plan(message.plan)
            self._show()

    def on_looking_screen_forecast(self, message: Forecast) -> None:
        if message.look == self._looks:
            self.take_forecast(message.found)
            self._show()

    def on_looking_screen_built(self) -> None:
        self.look()

    def _show(self) -> None:
        if self.is_current:
            self.draw()
