"""`tutor calc` for click: its help and its completion, made from the subjects' declarations."""

from __future__ import annotations

from typing import Any

import click

from tutor.calculator.subjects import MODULES, subject
from tutor.calculator.typed import takes
from tutor.cli.calc import answer, run_calc
from tutor.cli.calc_options import FLAGS, Request
from tutor.cli.help import with_help
from tutor.views.calculator import input_text


class Subjects(click.Group):
    """A command for each subject, declared when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return with_help(_command(cmd_name)) if cmd_name in MODULES else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """An unknown subject is answered as it is without click."""
        if args[0] not in MODULES:
            run_calc(args)
        return super().resolve_command(ctx, args)


@click.group("calc", cls=Subjects, invoke_without_command=True)
@click.option("--list", "is_list", is_flag=True, help="List the subjects; with --json their inputs and figures too.")
@click.option("--json", "as_json", is_flag=True, help=FLAGS["json"])
@click.option("--plain", is_flag=True, help=FLAGS["plain"])
@click.pass_context
def command(ctx: click.Context, is_list: bool, as_json: bool, plain: bool) -> None:
    """Compute concurrency, quotas, scaling, queues, streams and cost, with steps and sources.

    \b
    tutor calc concurrency --rps 100 --duration 500ms
    tutor calc quota --rps 20k --duration 50ms --explain
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(run_calc([flag for flag, is_on in (("--json", as_json), ("--plain", plain)) if is_on]))


def _command(name: str) -> click.Command:
    asked = subject(name)
    params: list[click.Parameter] = [
        click.Option(
            [declared.option, declared.name],
            multiple=True,
            metavar="|".join(declared.choices) or "VALUE",
            help=f"{declared.help[0].upper()}{declared.help[1:]}: {takes(declared)}; {input_text(declared)}.",
            shell_complete=lambda ctx, param, text, choices=declared.choices: [
                c for c in choices if c.startswith(text)
            ],
        )
        for declared in asked.inputs
    ]
    params += [click.Option([f"--{flag}", f"is_{flag}"], is_flag=True, help=said) for flag, said in FLAGS.items()]
    params.append(click.Option(["--seed"], multiple=True, metavar="N", help="The chance of --sim; 1 by default."))
    params.append(click.Option(["--pack"], multiple=True, metavar="DIR", help="A pack folder to open instead."))

    def run(**typed: Any) -> int:
        ctx = click.get_current_context()
        before = ctx.find_root().obj or ()
        flags = {flag for flag in FLAGS if typed[f"is_{flag}"]}
        given = {declared.name: list(typed[declared.name]) for declared in asked.inputs if typed[declared.name]}
        return answer(Request(name, given, flags, list(typed["pack"]), list(typed["seed"])), tuple(before))

    examples = "\n".join(f"tutor calc {name} {example}" for example in asked.examples)
    return click.Command(
        name, params=params, callback=run, help=f"{asked.title}.\n\n\b\n{examples}", short_help=asked.title
    )
