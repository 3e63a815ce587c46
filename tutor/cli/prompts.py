"""One typed line at a time, and how one leaves."""

from __future__ import annotations

import sys


class Leave(Exception):
    """The learner wants to stop."""


class Prompt:
    """Where a learner types. Whoever has a reason to end a sitting says so by `is_over`."""

    is_over = False

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
