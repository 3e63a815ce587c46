"""The app as a learner plays it: keys and clicks in, the screen's text out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

from textual.events import Key, MouseDown, MouseMove, MouseUp
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.widgets import Input

from tests.actions.packs import Learner
from tutor.actions import plan_choices
from tutor.tui.app import TutorApp
from tutor.tui.widgets.page_view import PageView
from tutor.views.lines import cells, plain

ROUNDS = 4


class Player:
    """A learner at the running app."""

    def __init__(self, learner: Learner, pilot: Pilot[None]) -> None:
        self.learner = learner
        self.pilot = pilot

    @property
    def app(self) -> TutorApp:
        """The app."""
        app: Any = self.pilot.app
        assert isinstance(app, TutorApp)
        return app

    @property
    def rows(self) -> list[str]:
        """What the screen shows, row by row."""
        return [plain(line) for line in self.app.screen.query_one(PageView).page.lines]

    @property
    def screen(self) -> str:
        """What the screen shows."""
        return "\n".join(self.rows)

    @property
    def extent(self) -> tuple[int, int]:
        """The columns of the widest row, and how many rows there are."""
        return max(cells(row) for row in self.rows), len(self.rows)

    @property
    def answer_line(self) -> str:
        """The line above the keys."""
        return self.rows[self.app.screen.query_one(PageView).page.answer_row].strip()

    @property
    def keys(self) -> str:
        """The footer."""
        return self.rows[-1].strip()

    @property
    def place(self) -> str:
        """Which screen it is, and where."""
        return self.rows[0].strip()

    @property
    def answers(self) -> list[tuple[object, ...]]:
        """Every answer on disk that was not taken back: its question, 1 when right, its confidence."""
        return self.learner.sql(
            "SELECT question, is_right, confidence FROM event WHERE kind = 'answer' "
            "AND id NOT IN (SELECT target FROM event WHERE kind = 'void') ORDER BY seq"
        )

    async def press(self, *keys: str) -> str:
        """Presses keys; returns the screen."""
        await press_keys(self.pilot, *keys)
        return self.screen

    async def settle(self) -> None:
        """Lets every message be handled."""
        await settle(self.pilot)

    async def worked(self) -> str:
        """Waits for the threads that were started, and for what they say; returns the screen."""
        await self.settle()
        await self.app.workers.wait_for_complete()
        await self.settle()
        return self.screen

    async def type(self, text: str) -> str:
        """Puts a text into the field and submits it."""
        self.app.screen.query_one("#answer", Input).value = text
        return await self.press("enter")

    async def click(self, text: str) -> str:
        """Clicks on a text; returns the screen."""
        assert text in self.screen, f"{text!r} is not on the screen:\n{self.screen}"
        row = next(row for row, line in enumerate(self.rows) if text in line)
        column = cells(self.rows[row].partition(text)[0])
        for event in (MouseMove, MouseDown, MouseUp):
            self.app.post_message(event(None, column, row, 0, 0, 1, False, False, False, column, row))
            await self.settle()
        return self.screen

    def number_of(self, text: str) -> str:
        """The number of the choice that begins so."""
        numbers = list(_numbers(self.rows, text))
        assert numbers, f"{text!r} is not on the screen:\n{self.screen}"
        return numbers[0]


async def press_keys(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys. The pilot's own `press` sleeps until the machine is idle, at each key."""
    for key in keys:
        character = "/" if key == "slash" else key_to_character(key)  # Textual knows it by its Unicode name only
        pilot.app.post_message(Key(key, character))
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Lets every message be handled: the app hands a key on to the screen, which may open another one."""
    for _ in range(ROUNDS):
        await pilot.pause(0)


def _numbers(rows: list[str], text: str) -> Iterator[str]:
    for row in rows:
        number, _, rest = row.lstrip(" ▸✓✗").partition(" ")
        if number.isdigit() and rest.lstrip(" □■.1234").startswith(text):
            yield number


@asynccontextmanager
async def playing(
    learner: Learner, size: tuple[int, int] = (80, 24), is_first_run: bool = False
) -> AsyncIterator[Player]:
    """The app at Home; with `is_first_run`, as somebody meets it who was never asked for a plan."""
    if not is_first_run and plan_choices.is_first_run(learner.desk):
        plan_choices.remember_asked(learner.desk)
    async with TutorApp(learner.desk, seed=5).run_test(size=size) as pilot:
        await pilot.pause()
        yield Player(learner, pilot)
