"""One typed line at a time, and how one leaves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Seconds until a waiting prompt first looks up for a signal that it may have missed, and then between looks.
SOON, LATER = 0.05, 0.5


# What shows the commands, in every sitting; behind a colon or, where no answer is waited for, without it.
HELP_WORDS = ("h", "help", "?", "")


class Leave(Exception):
    """The learner wants to stop."""


def code_of(leaving: BaseException) -> int:
    """The exit code of one who leaves: Ctrl-C is 130 as in a shell, whatever was kept."""
    return 130 if isinstance(leaving, KeyboardInterrupt) else 0


class Prompt:
    """Where a learner types."""

    @property
    def is_over(self) -> bool:
        """Whether there is a reason to end the sitting after this question."""
        return False

    def read(self, prompt: str) -> str:
        """One typed line. Raises Leave at the end of input."""
        if not sys.stdin.isatty():
            line = sys.stdin.readline()
            if not line:
                raise Leave
            return line.strip()
        import readline  # arrow keys; what was typed before is not offered again

        readline.set_auto_history(False)
        try:
            with looking_up():
                return input(prompt).strip()
        except EOFError:
            print()
            raise Leave from None


@contextmanager
def looking_up() -> Iterator[None]:
    """Interrupts a wait for keys now and then.

    input() handles a signal of the instant before it waited only when it is interrupted: without this a Ctrl-C, or the
    end of the command that runs beside, is lost until the next key.
    """
    import signal

    before = signal.signal(signal.SIGALRM, lambda _number, _frame: None)
    signal.setitimer(signal.ITIMER_REAL, SOON, LATER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
