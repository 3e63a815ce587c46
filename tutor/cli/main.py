"""The commands, each imported when it is called for."""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any

import click

from tutor import __version__

# name: (module, what `tutor --help` says). Listed in the order of use.
COMMANDS = {
    "quiz": ("tutor.cli.quiz_command", "Ask questions in the plain terminal."),
    "while": ("tutor.cli.while_command", "Ask questions until a command ends, then leave with its exit code."),
    "drill": ("tutor.cli.drill", "Play a situation: evidence, decisions, consequences."),
    "exam": ("tutor.cli.exam", "Sit a mock exam; it goes on after a kill with the time that was left."),
    "problem": ("tutor.cli.problem", "Work out a calculation: bare, then step by step."),
    "due": ("tutor.cli.due", "Count what waits today and on the next days."),
    "topics": ("tutor.cli.topics", "List the topics and how firmly you hold them."),
    "show": ("tutor.cli.show", "Read a topic, card, question or fact."),
    "search": ("tutor.cli.search", "Find cards, facts, questions, problems and words."),
    "facts": ("tutor.cli.facts", "Look up a number: source, date, history, uses."),
    "calc": ("tutor.cli.calc_command", "Compute concurrency, limits, queues and cost, with steps and sources."),
    "stats": ("tutor.cli.stats_command", "Show where you stand: mastery, retention, forecast, hours."),
    "plan": ("tutor.cli.plan", "Plan by the day of your exam: what today holds, and why."),
    "ready": ("tutor.cli.ready", "Say how the Lambda part of an exam would go."),
    "sheet": ("tutor.cli.sheet", "Print one page of your weakest facts, for the last evening."),
    "undo": ("tutor.cli.undo", "Take the newest answer back."),
    "list": ("tutor.cli.list", "List everything of one kind, whole."),
    "check": ("tutor.cli.check_command", "Check the files of a pack: every mistake, each at its place."),
    "new": ("tutor.cli.new", "Begin a pack, topic, card, question, drill, problem or fact."),
    "schema": ("tutor.cli.schema", "Print what editors complete by, and every key with its meaning."),
    "fmt": ("tutor.cli.fmt", "Lay files out anew; no value changes, comments stay."),
    "preview": ("tutor.cli.preview", "See what you write as learners get it, at each save."),
    "report": ("tutor.cli.report", "See what a key rests on, and what to send when it looks wrong."),
    "explain": ("tutor.cli.explain", "Say what a code of `tutor check` means, with examples."),
}


class _PipeClosed(Exception):
    """Nobody reads stdout any more."""


class Commands(click.Group):
    """A group that imports a command's module only when it runs, completes or shows its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from tutor.cli.help import with_help

        return with_help(importlib.import_module(COMMANDS[cmd_name][0]).command)

    def get_help(self, ctx: click.Context) -> str:
        """The help, made for the window."""
        from tutor.cli.help import Help

        ctx.formatter_class = Help
        return super().get_help(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help) for name, (_, help) in COMMANDS.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """An unknown command gets the one that is meant, or the nearest, as a way out."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from tutor.cli.wayfinding import way_out

            raise click.UsageError(f'There is no command "{args[0]}". {way_out(args[0], list(COMMANDS))}')
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. click calls a reader that has enough a failure; it is carried past it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _PipeClosed from error


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tutor")
@click.option("--pack", multiple=True, metavar="DIR", help="A pack folder to open instead of the shipped one.")
@click.pass_context
def tutor(ctx: click.Context, pack: tuple[str, ...]) -> None:
    """Study for the AWS exams' Lambda part. Without a command the app opens.

    \b
    tutor                     the app
    tutor quiz -n 5           five questions, here and now
    tutor topics              what there is, and how well you hold it
    """
    ctx.obj = pack
    if ctx.invoked_subcommand is None:
        from tutor.cli.app import open_app

        ctx.exit(open_app(pack))


def run_click(arguments: list[str]) -> int:
    """Runs the command line as click reads it; returns the exit code."""
    try:
        result = tutor.main(arguments, prog_name="tutor", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return 130
    except _PipeClosed as closed:
        raise BrokenPipeError from closed
    except click.ClickException as problem:
        _show(problem)
        return problem.exit_code
    return result if isinstance(result, int) else 0


def _show(problem: click.ClickException) -> None:
    """What click says of a mistake, harmless whatever was typed."""
    from tutor.content.text import clean

    said = io.StringIO()
    problem.show(said)
    print(clean(said.getvalue()), end="", file=sys.stderr)
