"""The command line of a program of the tutor's own, for work that nobody should wait for."""

from __future__ import annotations

import os
import sys

# This package is found by its folder, and -P keeps out the current one: what lies there is none of ours and never runs.
_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_FIND_TUTOR = """
import sys
root = sys.argv.pop(1)
if root not in sys.path:
    sys.path.insert(0, root)
"""


def command_of(code: str, *arguments: str) -> list[str]:
    """What starts a Python that runs the code; it finds this tutor, and the arguments in `sys.argv[1:]`."""
    return [sys.executable, "-P", "-c", _FIND_TUTOR + code, _ROOT, *arguments]
