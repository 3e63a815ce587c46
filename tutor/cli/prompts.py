"""One typed line at a time, and how one leaves."""

from __future__ import annotations

import sys


class Leave(Exception):
    """The learner wants to stop."""


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
            return input(prompt).strip()
        except EOFError:
            print()
            raise Leave from None
