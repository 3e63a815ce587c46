"""What every screen has in common: one page in the frame, redrawn when the size or the theme changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from tutor.tui.widgets.page_view import PageView
from tutor.views.frame import Page

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.theme import Theme

    from tutor.tui.app import TutorApp
    from tutor.tui.commands.command import Command


class FramedScreen(Screen[None]):
    """A screen whose page is a function of its state and size."""

    # Keys belong to the screen; the field of a typed answer takes the focus when it is shown.
    AUTO_FOCUS = ""

    app: TutorApp

    # What help and palette say of the screen: its name and its commands.
    about: ClassVar[tuple[str, tuple[Command, ...]]] = ("", ())

    def compose(self) -> ComposeResult:
        yield PageView()

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._restyle)

    def on_key(self, event: events.Key) -> None:
        """A toast is over at the next key: it was there to be read once, and covers what is read now."""
        self.app.clear_notifications()

    def on_resize(self) -> None:
        self.draw()

    def on_screen_resume(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Shows the page of the present state."""
        width, height = self.app.size
        self.query_one(PageView).show(self.page(width, height))

    def helping(self) -> tuple[str, tuple[Command, ...], tuple[str, ...]]:
        """What help shows: a title, commands, and sentences to stand before them."""
        return (*self.about, ())

    @property
    def back_word(self) -> str:
        """Where this screen leads back to, for the footer: Home by its name."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack else None
        return "Home" if isinstance(below, FramedScreen) and below.about[0] == "Home" else "back"

    def page(self, width: int, height: int) -> Page:
        """The page at a size."""
        raise NotImplementedError

    async def on_page_view_clicked(self, message: PageView.Clicked) -> None:
        await self.run_action(message.action)

    def _restyle(self, _: Theme) -> None:
        self.query_one(PageView).restyle()
