"""Typed lines, waited for no longer than wished: an exam's clock runs while nothing is typed."""

from __future__ import annotations

import io
import os
import select
import sys


class Lines:
    """stdin line by line. A terminal hands over whole lines, so that waiting takes nothing from its editing."""

    def __init__(self) -> None:
        try:
            self._fd: int | None = sys.stdin.fileno()
        except (io.UnsupportedOperation, OSError, ValueError):
            self._fd = None  # not a file: it never waits
        self._rest = b""
        self._is_over = False

    def next(self, seconds: float) -> str | None:
        """The next line without its end; '' for an empty one. None when none came in time. Raises EOFError."""
        if self._fd is None:
            line = sys.stdin.readline()
            if not line:
                raise EOFError
            return line.strip()
        while b"\n" not in self._rest:
            if self._is_over:
                if not self._rest:
                    raise EOFError
                self._rest += b"\n"
                break
            if not select.select([self._fd], [], [], seconds)[0]:
                return None
            data = os.read(self._fd, 65_536)
            self._is_over = not data
            self._rest += data
        line_bytes, _, self._rest = self._rest.partition(b"\n")
        return line_bytes.decode(sys.stdin.encoding or "utf-8", "replace").strip()
