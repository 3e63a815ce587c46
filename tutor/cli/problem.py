"""`tutor problem`: a calculation in the plain terminal, bare first, then step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tutor.actions.problems import ProblemLine, least_asked, problems
from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.errors import TutorError
from tutor.views.lines import Line
from tutor.views.problems import asked_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.questions.problem import Posed


class NoProblem(TutorError):
    """The packs hold no problem."""


def complete_problems(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of problems."""
    return completions(ctx, ("problem",), incomplete)


@click.command("problem")
@click.argument("id", required=False, shell_complete=complete_problems)
@click.option("--list", "only_list", is_flag=True, help="List the problems instead.")
@click.option("--seed", type=click.IntRange(min=0), help="The variant: 0 is the one that is asked first.")
@json_option
@plain_option
@pack_option
def command(
    id: str | None, only_list: bool, seed: int | None, as_json: bool, plain: bool, pack: tuple[str, ...]
) -> int:
    """Work out a problem: asked bare, marked, then step by step, then with other numbers. It counts for its card.

    Answer with a number and its unit, or with a formula (100*0.5); ? behind it when unsure, ?? for a guess. z shows
    the steps, hint gives a hint.

    \b
    tutor problem                                    the one you have answered least
    tutor problem concurrency.quota-for-load         this one
    tutor problem concurrency.quota-for-load --json  a variant, its steps and its answer, for a program
    """
    with opened(pack, takes_around=True) as desk:
        lines = problems(desk)
        if not lines:
            raise NoProblem("The pack holds no problem.")
        whole = desk.library.find("problem", id) if id else lines[least_asked(lines)].id
        if only_list or (as_json and not id):
            listed = [line for line in lines if not id or line.id == whole]
            _show_list(listed, desk.library.short, as_json, Terminal(plain))
            return 0
        if as_json:
            from tutor.actions.posing import pose

            print_json(_plain(pose(desk, whole, seed)))
            return 0
        from tutor.cli.problem_prompt import work_out

        return work_out(desk, whole, seed, Terminal(plain))


def _show_list(lines: list[ProblemLine], short: Callable[[str], str], as_json: bool, terminal: Terminal) -> None:
    if as_json:
        print_json([vars(line) for line in lines])
        return
    size = max(len(short(line.id)) for line in lines)
    shown: list[Line] = [
        (
            (f"  {short(line.id):<{size}}  ", "accent"),
            (line.title, "text"),
            (f"   {line.topic}", "muted"),
            (f"   {asked_words(line.times)}" if line.times else "", "muted"),
        )
        for line in lines
    ]
    terminal.show_rows(shown)


def _plain(posed: Posed) -> dict[str, Any]:
    """A variant as JSON values."""
    problem = posed.problem
    steps = [{"ask": step.ask, "working": step.working, "answer": step.expected.shown} for step in posed.steps]
    return {
        "id": problem.id,
        "card": problem.card,
        "kind": "problem",
        "title": problem.title,
        "seed": posed.seed,
        "values": dict(posed.values),
        "stem": posed.stem,
        "hints": list(posed.hints),
        "steps": steps,
        "answer": posed.expected.shown,
        "explanation": posed.explanation,
        "facts": list(problem.facts),
    }
