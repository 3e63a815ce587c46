"""A program at a real pseudo-terminal, its screen read as a person reads it."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
# What Textual asks a terminal, and what one says.
ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[?2048$p", b"\x1b[?2048;0$y"), (b"\x1b[c", b"\x1b[?62;22c"))
SECONDS = 20


class Terminal:
    """A running program and what it shows; `output` is every byte that it ever wrote."""

    def __init__(self, program: Sequence[str], columns: int, rows: int, environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.output = b""
        self.code: int | None = None
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # ignored where the tests run in a shell's background
            os.chdir(ROOT)
            usual = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
            os.execve(sys.executable, [sys.executable, *program], {**usual, **environment})

    @property
    def screen(self) -> str:
        """What is on the screen now."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    def wait_for(self, text: str) -> str:
        """Reads until the text is on the screen; returns the screen."""
        return self.wait_until(lambda: text in self.screen, text)

    def type(self, keys: str, text: str = "") -> str:
        """Types, and waits for what shows then."""
        os.write(self._fd, keys.encode())
        return self.wait_for(text) if text else self.screen

    def end(self) -> str:
        """Reads until the program has left; returns the last screen."""
        return self.wait_until(lambda: self.code is not None, "the end")

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the program."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Closes the terminal, as a window does."""
        os.close(self._fd)
        self._fd = -1
        self._reap(os.waitpid(self.pid, 0)[1])

    def close(self) -> None:
        """Ends the program when it still runs."""
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            self._reap(os.waitpid(self.pid, 0)[1])
        if self._fd >= 0:
            os.close(self._fd)

    def wait_until(self, is_there: Callable[[], bool], what: str = "what is waited for") -> str:
        """Reads until it is so; returns the screen."""
        end = time.monotonic() + SECONDS
        while not is_there():
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"{what!r} is not on the screen:\n{self.screen}")
        return self.screen

    def _read(self) -> bool:
        """Takes what the program wrote; False when it has left and everything was read."""
        if not select.select([self._fd], [], [], 0.05)[0]:
            return True
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says EIO when the program has left
            data = b""
        if not data:
            had_left = self.code is not None
            if not had_left:
                self._reap(os.waitpid(self.pid, 0)[1])
            return not had_left
        for query, answer in ANSWERS:
            if query in data:
                os.write(self._fd, answer)
        self.output += data
        self._stream.feed(data)
        return True

    def _reap(self, status: int) -> None:
        self.code = os.waitstatus_to_exitcode(status)


@contextmanager
def terminal(*arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> Iterator[Terminal]:
    """`tutor` with these arguments at a terminal of this size."""
    with program("-m", "tutor", *arguments, columns=columns, rows=rows, **environment) as running:
        yield running


@contextmanager
def program(*arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> Iterator[Terminal]:
    """Python with these arguments at a terminal of this size."""
    running = Terminal(arguments, columns, rows, environment)
    try:
        yield running
    finally:
        running.close()
