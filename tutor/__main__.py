"""The program: `tutor` alone opens the app, `tutor COMMAND` answers and leaves."""

import gc
import os
import sys

from tutor.cli.streams import open_streams
from tutor.errors import TutorError

# New objects before Python looks for garbage. From its 700 on it would look dozens of times while modules are loaded,
# which make thousands of objects and no garbage.
_OBJECTS = 20_000


def main() -> None:
    """Runs one command and exits with its code."""
    open_streams()
    gc.set_threshold(_OBJECTS)
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
        _leave_at_once(code)
    except TutorError as error:
        code = say(error)
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = _leave_closed_pipe()
    except OSError as error:
        code = _leave_full_disk(error)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Runs one command. `quiz`, `check`, `calc` and `stats` go past click while nothing is asked that only click
    answers: it is most of a wait."""
    if arguments and arguments[0] == "quiz":
        from tutor.cli.quiz_options import parse

        options = parse(arguments[1:])
        if options is not None:
            from tutor.cli.quiz import run_quiz

            return run_quiz(options)
    if arguments and arguments[0] == "check":
        from tutor.cli import check_options

        asked = check_options.parse(arguments[1:])
        if asked is not None:
            from tutor.cli.check import run_check

            return run_check(asked)
    if arguments and arguments[0] == "calc" and not {"-h", "--help"} & set(arguments):
        from tutor.cli.calc import run_calc

        return run_calc(arguments[1:])
    if arguments and arguments[0] == "stats":
        from tutor.cli import stats_options

        wanted = stats_options.parse(arguments[1:])
        if wanted is not None:
            from tutor.cli.stats import run_stats

            return run_stats(wanted)
    from tutor.cli.main import run_click

    return run_click(arguments)


def _leave_at_once(code: int) -> None:
    """Ends `tutor stats`, which has closed what it opened: Python tidies up for as long as the figures are made.

    Not where a thread may be about, as in a program that calls this one.
    """
    if sys.argv[1:2] == ["stats"] and "threading" not in sys.modules:
        sys.stderr.flush()
        os._exit(code)


def say(error: TutorError) -> int:
    """One sentence on stderr; returns the exit code."""
    from tutor.content.text import clean

    print(f"tutor: {clean(str(error))}", file=sys.stderr)
    return error.exit_code


def _leave_closed_pipe() -> int:
    """`tutor list questions | head` is no mistake: leave quietly, and keep Python from flushing into the pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _leave_full_disk(error: OSError) -> int:
    """`tutor list questions > file` without room for it: say so. Any other failure of the system is a bug."""
    import errno

    if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        raise error
    _leave_closed_pipe()
    print(f"tutor: Not everything could be written: {error.strerror}. Make room and try again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    main()
