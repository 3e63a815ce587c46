"""The palette: every command of the screen that is open, the topics, the themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tutor.study.selection import Scope
from tutor.tui.commands.command import Command
from tutor.tui.screens.framed import FramedScreen

# What only makes sense at a place of the page.
ON_THE_PAGE = ("topic", "choose", "up", "down", "mark", "left", "right", "accept", "reject")


class TutorCommands(Provider):
    """What can be done now."""

    async def discover(self) -> Hits:
        for name, help, run in self._all():
            yield DiscoveryHit(Content(name), run, help=help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, help, run in self._all():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, Content(name), run, help=help)

    def _all(self) -> Iterator[tuple[str, str, Callable[[], Any]]]:
        for command in self._commands():
            if command.word and command.action not in ON_THE_PAGE:
                yield command.word.capitalize(), command.help, partial(self.screen.run_action, command.action)
        app: Any = self.app
        if type(self.screen).__name__ == "HomeScreen":
            for topic in app.desk.library.ids("topic"):
                title = app.desk.library.title("topic", topic)
                yield f"Study: {title}", "Study this topic", partial(app.study, Scope((topic,)))
                yield f"Read: {title}", "Read this topic, card by card", partial(app.look_up, "topic", topic)
        for theme in app.available_themes:
            yield f"Theme: {theme}", "Use these colours from now on", partial(setattr, app, "theme", theme)

    def _commands(self) -> tuple[Command, ...]:
        return self.screen.about[1] if isinstance(self.screen, FramedScreen) else ()
