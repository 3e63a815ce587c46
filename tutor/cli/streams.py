"""The standard streams as every command finds them: open, and able to take any text."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def open_streams() -> None:
    """Streams that the caller closed become empty ones; what an encoding lacks is replaced and never ends a sitting."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # open to the program's end
    for stream in (sys.stdin, sys.stdout):
        if stream.errors != "replace" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def end_with_the_terminal() -> None:
    """A program that fills the screen ends when its window closes, also under a parent that ignores hang-ups: without
    a terminal it would read nothing, again and again, for ever.
    """
    import signal

    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def json_text(value: Any, indent: int | None = None) -> str:
    """JSON for stdout: as it is written where the encoding is Unicode's, else in ASCII escapes.

    What a terminal would obey is escaped in either: a program reads the same, and a person may look.
    """
    import json  # an answer in text does without it

    from tutor.content.text import is_safe

    encoding = sys.stdout.encoding or "ascii"
    text = json.dumps(value, ensure_ascii="utf" not in encoding.lower(), indent=indent)
    return text if is_safe(text) else "".join(c if is_safe(c) else json.dumps(c)[1:-1] for c in text)


def print_json(value: Any) -> None:
    """A result for a program, indented for the eye."""
    print(json_text(value, indent=2))
