"""`tutor while -- make test`: questions until the command ends, then its exit code."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

from tutor.cli.options import completions, opened, pack_option, plain_option
from tutor.cli.terminal import Terminal
from tutor.cli.while_running import Running, Signals
from tutor.errors import Misuse, TutorError

if TYPE_CHECKING:
    from tutor.actions.sitting import Sitting
    from tutor.desk import Desk


def complete_topics(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Topic ids, as they are shown."""
    return completions(ctx, ("topic",), incomplete)


@click.command("while", context_settings={"allow_interspersed_args": False})
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option(
    "--output", type=click.Path(), metavar="FILE", help="Keep what the command writes here; nothing is shown."
)
@click.option("--topic", "topics", multiple=True, metavar="ID", shell_complete=complete_topics, help="Only this topic.")
@plain_option
@pack_option
def command(
    command: tuple[str, ...], output: str | None, topics: tuple[str, ...], plain: bool, pack: tuple[str, ...]
) -> int:
    """Ask questions while a command runs; then show what it wrote and leave with its exit code.

    When it ends you are told at once, and the question that is open can still be answered. Ctrl-C ends the questions
    and waits for the command; the next one goes to the command. Without a terminal the command runs alone.

    \b
    tutor while -- make test
    tutor while --output test.log --topic concurrency -- pytest -x
    """
    terminal = Terminal(plain)
    with _kept(output, terminal.is_interactive) as file:
        if not terminal.is_interactive:
            print("tutor: There is no terminal to ask at, so the command runs alone.", file=sys.stderr)
            return _run_alone(command, file)
        with opened(pack) as desk:
            code = _run_beside(command, file, _sitting(desk, topics), plain)
        _show(file, output)
        return code


@contextmanager
def _kept(path: str | None, is_interactive: bool) -> Iterator[IO[bytes] | None]:
    """The file that takes what the command writes: the one named, or one that goes away; None to leave it alone."""
    if not path and not is_interactive:
        yield None
        return
    try:
        file: IO[bytes] = open(path, "wb") if path else tempfile.TemporaryFile()  # noqa: SIM115  # closed below
    except OSError as error:
        raise Misuse(f"{path or 'A temporary file'} cannot be written: {error.strerror}.") from error
    with file:
        yield file


def _sitting(desk: Desk, topics: tuple[str, ...]) -> Sitting:
    from tutor.actions.sitting import Sitting
    from tutor.study.selection import Scope

    scope = Scope(tuple(desk.library.find("topic", topic) for topic in topics))
    return Sitting(desk, scope, int.from_bytes(os.urandom(4)))


def _run_alone(argv: tuple[str, ...], file: IO[bytes] | None) -> int:
    """Runs it as if the tutor were not there. At a terminal it stays in the tutor's group, which Ctrl-C reaches."""
    running = Running(argv, file, is_apart=not sys.stdin.isatty(), has_input=True)
    with Signals(running, is_asking=False):
        return running.wait()


def _run_beside(argv: tuple[str, ...], file: IO[bytes] | None, sitting: Sitting, is_plain: bool) -> int:
    """Runs it and asks until it ends or the learner leaves; whatever happens to the questions, it is waited for."""
    running = Running(argv, file, is_apart=True, has_input=False)
    with Signals(running, is_asking=True) as signals:
        try:
            _ask(sitting, is_plain, running)
        except KeyboardInterrupt:
            print()
        except TutorError as error:
            print(f"tutor: {error}", file=sys.stderr)
        finally:
            signals.asked()
            if running.code is None:
                print(f"\n  {running.name} still runs and is waited for; Ctrl-C goes to it.", flush=True)
            code = running.wait()
    print(f"tutor: {running.outcome}.", file=sys.stderr)
    return code


def _ask(sitting: Sitting, is_plain: bool, running: Running) -> None:
    from tutor.cli.quiz_prompt import converse
    from tutor.cli.while_prompt import WatchedPrompt

    with WatchedPrompt(running) as prompt:
        converse(sitting, is_plain, prompt)


def _show(file: IO[bytes] | None, output: str | None) -> None:
    """What the command wrote, byte for byte; or where it is."""
    if output:
        print(f"tutor: What it wrote is in {output}.", file=sys.stderr)
    elif file is not None:
        sys.stdout.flush()
        file.seek(0)
        shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()
