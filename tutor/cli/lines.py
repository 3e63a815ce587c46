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

    def is_empty(self) -> bool:
        """Whether it is seen already that no line will come; does not wait for one."""
        while b"\n" not in self._rest and not self._is_over:
            if self._fd is not None and not select.select([self._fd], [], [], 0)[0]:
                return False
            self._read_some()
        return not self._rest

    def next(self, seconds: float) -> str | None:
        """The next line without its end; '' for an empty one. None when none came in time. Raises EOFError."""
        while b"\n" not in self._rest:
            if self._is_over:
                if not self._rest:
                    raise EOFError
                self._rest += b"\n"
                break
            if self._fd is not None and not select.select([self._fd], [], [], seconds)[0]:
                return None
            self._read_some()
        line_bytes, _, self._rest = self._rest.partition(b"\n")
        return line_bytes.decode((self._fd is not None and sys.stdin.encoding) or "utf-8", "replace").strip()

    def _read_some(self) -> None:
        data = os.read(self._fd, 65_536) if self._fd is not None else sys.stdin.readline().encode("utf-8", "replace")
        self._is_over = not data
        self._rest += data
