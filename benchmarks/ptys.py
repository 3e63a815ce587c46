"""Programs on a pseudo-terminal, timed from outside. The terminal answers the queries that Textual sends."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import termios
import time
from fcntl import ioctl

# Textual asks whether output can be synchronised, and whether the terminal speaks kitty's keyboard protocol.
ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[?2048$p", b"\x1b[?2048;0$y"), (b"\x1b[c", b"\x1b[?62;22c"))
FRAME_END = b"\x1b[?2026l"


class Pty:
    """A running program and its terminal."""

    def __init__(self, command: list[str], environment: dict[str, str], columns: int = 80, rows: int = 24) -> None:
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, environment)
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""

    def wait_for(self, *marks: bytes, seconds: float = 20) -> float:
        """Reads until the marks were all seen, each after the one before; returns the moment. Raises TimeoutError."""
        return self.wait_for_any(marks, seconds=seconds)

    def wait_for_any(self, *ways: tuple[bytes, ...], seconds: float = 20) -> float:
        """As wait_for, with several sequences of marks: one is enough."""
        end = time.perf_counter() + seconds
        while not any(map(self._has, ways)):
            if time.perf_counter() > end:
                raise TimeoutError(f"{ways!r} not seen in {self.seen[-400:]!r}")
            if select.select([self.fd], [], [], 0.05)[0]:
                self._take(os.read(self.fd, 65536))
        return time.perf_counter()

    def send(self, keys: bytes) -> float:
        """Forgets what was seen and types; returns the moment."""
        self.seen = b""
        moment = time.perf_counter()
        os.write(self.fd, keys)
        return moment

    def wait_for_end(self) -> float:
        """Reads until the program leaves; returns the moment."""
        try:
            while data := os.read(self.fd, 65536):
                self._take(data)
        except OSError:
            pass  # Linux says EIO when the other side is closed
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        return time.perf_counter()

    def kill(self) -> None:
        """Ends the program at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _take(self, data: bytes) -> None:
        for query, answer in ANSWERS:
            if query in data:
                os.write(self.fd, answer)
        self.seen += data

    def _has(self, marks: tuple[bytes, ...]) -> bool:
        start = 0
        for mark in marks:
            start = self.seen.find(mark, start)
            if start < 0:
                return False
            start += len(mark)
        return True
