"""A command on its way while questions are asked: signals are passed on to it, and its code comes back."""

from __future__ import annotations

import errno
import os
import shlex
import signal
import subprocess
import time
from typing import IO, TYPE_CHECKING, Any, Self

from tutor.content.text import clean_line
from tutor.errors import TutorError
from tutor.views.lines import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

# What is said of it fits a line of 80 columns.
NAME = 24
NOT_FOUND, NOT_EXECUTABLE, BY_SIGNAL = 127, 126, 128


class NotStarted(TutorError):
    """The command cannot be started; the code is the shell's for it."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.exit_code = code


class Running:
    """A started command. `code` is None while it runs, then what a shell would say: 128 and the number of a signal."""

    def __init__(self, argv: Sequence[str], output: IO[bytes] | None, is_apart: bool, has_input: bool) -> None:
        self.name = cut(clean_line(shlex.join(argv)), NAME)
        self._began = time.monotonic()
        self._seconds: float | None = None  # how long it ran, noted when its end is first seen
        self._process = _started(argv, output, is_apart, has_input)
        self._is_apart = is_apart

    @property
    def code(self) -> int | None:
        """The exit code as a shell tells it."""
        code = self._process.poll()
        if code is not None and self._seconds is None:
            self._seconds = time.monotonic() - self._began
        return BY_SIGNAL - code if code is not None and code < 0 else code

    @property
    def outcome(self) -> str:
        """How it ended: make test ended with 2 after 12 s."""
        code = self.code  # looked at first: it notes the time
        return f"{self.name} ended with {code} after {self._seconds or 0:.0f} s"

    def send(self, number: int) -> None:
        """Passes a signal on, to all that the command started where it is a session of its own."""
        if self.code is not None:
            return
        if self._is_apart:
            os.killpg(self._process.pid, number)
        else:
            self._process.send_signal(number)

    def wait(self) -> int:
        """Waits for its end; returns the exit code."""
        self._process.wait()
        return self.code or 0


def _started(argv: Sequence[str], output: IO[bytes] | None, is_apart: bool, has_input: bool) -> subprocess.Popen[bytes]:
    """The command as it was typed, never through a shell. Raises NotStarted."""
    try:
        return subprocess.Popen(
            argv,
            stdin=None if has_input else subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output is not None else None,
            start_new_session=is_apart,
        )
    except OSError as error:
        name = clean_line(argv[0])
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            raise NotStarted(f'"{name}" cannot be started: there is no such command.', NOT_FOUND) from error
        raise NotStarted(f'"{name}" cannot be started: {error.strerror}.', NOT_EXECUTABLE) from error
    except ValueError as error:  # a null character
        raise NotStarted("What cannot be written cannot be started: the command has a null character.", 2) from error


class Signals:
    """While a command runs, the tutor's signals are the command's; the first Ctrl-C only ends the questions."""

    def __init__(self, running: Running, is_asking: bool) -> None:
        self._running = running
        self._is_asking = is_asking
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT):
            self._before[number] = signal.signal(number, self._taken)
        self._before[signal.SIGHUP] = signal.signal(signal.SIGHUP, self._hung_up)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def asked(self) -> None:
        """The questions are over: from now on every signal goes to the command alone."""
        self._is_asking = False

    def _taken(self, number: int, _frame: object) -> None:
        was_asking, self._is_asking = self._is_asking, False
        if number != signal.SIGINT or not was_asking:
            self._running.send(number)
        if was_asking:
            raise KeyboardInterrupt

    def _hung_up(self, number: int, _frame: object) -> None:
        """The window was closed: nobody is left to show anything to."""
        self._running.send(number)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
