"""A prompt that says at once when the command has ended, with what was typed so far kept."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Self

from tutor.cli.prompts import Prompt

if TYPE_CHECKING:
    from tutor.cli.while_running import Running


class WatchedPrompt(Prompt):
    """Where a learner types while a command runs; over when it has ended."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._shown: str | None = None  # the prompt that waits, None while nothing is read
        self._is_told = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGCHLD, self._child)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGCHLD, self._before)

    @property
    def is_over(self) -> bool:
        """Whether the command has ended."""
        return self._running.code is not None

    def read(self, prompt: str) -> str:
        """One typed line. Raises Leave at the end of input."""
        if self.is_over and not self._is_told:
            self._is_told = True
            print(f"\n  {self._said(prompt)}\n")
        self._shown = prompt
        try:
            return super().read(prompt)
        finally:
            self._shown = None

    def _said(self, prompt: str) -> str:
        is_answered = prompt.lstrip().startswith("Enter")
        rest = "Enter leaves the questions." if is_answered else "Finish this question; :q leaves it."
        return f"{self._running.outcome}.\n  {rest}"

    def _child(self, _number: int, _frame: object) -> None:
        """Says it over the waiting prompt, and puts that below with what was typed: readline knows nothing of it.

        It is written past the stream, which may be in the midst of writing when a signal comes.
        """
        is_over = self.is_over  # also where nothing is said: the command's time ends here
        if self._shown is None or self._is_told or not is_over:
            return
        import readline

        self._is_told = True
        text = f"\n\n  {self._said(self._shown)}\n\n{self._shown}{readline.get_line_buffer()}".replace("\n", "\r\n")
        os.write(sys.stdout.fileno(), text.encode(sys.stdout.encoding or "utf-8", "replace"))
