"""`tutor calc`: the calculator's subjects, each with its figures, steps, sources and curve."""

from __future__ import annotations

import sys
from contextlib import closing

from tutor.calculator.subjects import MODULES, subject
from tutor.cli.calc_options import Request, parse
from tutor.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tutor.actions.calculating import Answer
    from tutor.calculator.simulated import Simulated
    from tutor.calculator.subject import Curve, Input, Subject
    from tutor.content.library import Library


def run_calc(arguments: list[str], packs: tuple[str, ...] = ()) -> int:
    """Answers `calc SUBJECT ...`, or lists the subjects. `packs` are those named before the command."""
    if not arguments or arguments[0].startswith("-"):
        return _list(arguments, packs)
    name, *options = arguments
    if name not in MODULES:
        raise Misuse(_no_subject(name))
    return answer(parse(subject(name), options), packs)


def answer(request: Request, packs: tuple[str, ...] = ()) -> int:
    """Computes and prints one answer."""
    from tutor.actions.calculating import calculate

    with closing(_library((*packs, *request.packs))) as library:
        found = calculate(library, request.name, request.given)
    if "plot" in request.flags and found.curve is None:
        raise Misuse(f"`calc {request.name}` has no curve: it answers one moment and one load.")
    simulation = None
    if request.seeds and "sim" not in request.flags:
        raise Misuse("--seed is of a simulation: say --sim too.")
    if "sim" in request.flags:
        from tutor.cli.calc_simulation import simulation_of

        simulation = simulation_of(found, request.seeds)
    if "json" in request.flags:
        _print_json(_plain(found, request.flags, simulation))
    else:
        _show(found, request.flags, simulation)
    for remark in found.remarks:
        print(f"tutor: {remark}", file=sys.stderr)
    return 0


def _library(packs: tuple[str, ...]) -> Library:
    """The packs' content alone: a calculation asks nothing of the learner's database."""
    from tutor import paths
    from tutor.content.library import open_library

    return open_library(paths.packs(packs), paths.cache_folder())


def _show(found: Answer, flags: set[str], simulation: Simulated | None) -> None:
    from tutor.cli.terminal import Terminal
    from tutor.views import calculator as view

    terminal = Terminal("plain" in flags)
    lines = view.figure_lines(found.subject, found.solution)
    if simulation is not None:
        from tutor.cli.calc_simulation import simulation_lines

        lines += simulation_lines(found, simulation, terminal.width)
    if "plot" in flags and found.curve is not None:
        from tutor.views.plot import plot_lines

        lines += [(), *plot_lines(found.curve, terminal.width, terminal.signs)]
    if "explain" in flags:
        lines += view.titled("How", view.step_lines(found.solution.steps, terminal.width))
        lines += view.titled("Assumed", view.assumption_lines(found.solution.assumptions, terminal.width))
        lines += view.titled("Facts", view.source_lines(found.cited, terminal.width))
    else:
        lines += [(), (("  --explain shows the steps, what is assumed, and the sources.", "muted"),)]
    terminal.show_rows(lines)


def _plain(found: Answer, flags: set[str], simulation: Simulated | None) -> dict[str, Any]:
    """The answer for a program; steps and curve only when they are asked for."""
    from fractions import Fraction

    from tutor.calculator.shown import plain

    figures = found.solution.figures
    said: dict[str, Any] = {
        "inputs": {
            name: plain(value) if isinstance(value, Fraction) else value for name, value in found.values.plain.items()
        },
        "figures": [
            {"name": figure.name, "value": plain(figures[figure.name]), "unit": figure.unit}
            for figure in found.subject.figures
        ],
        "binding": found.solution.binding,
        "assumptions": list(found.solution.assumptions),
        "sources": [vars(cited) for cited in found.cited],
    }
    if "explain" in flags:
        said["steps"] = [{**vars(step), "value": plain(step.value)} for step in found.solution.steps]
    if "plot" in flags and found.curve is not None:
        said["curve"] = _plain_curve(found.curve)
    if simulation is not None:
        from tutor.cli.calc_simulation import plain_simulation

        said["simulation"] = plain_simulation(found, simulation)
    return said


def _plain_curve(curve: Curve) -> dict[str, Any]:
    from tutor.calculator.shown import plain

    points = [[plain(x), plain(y)] for x, y in curve.points]
    return {**vars(curve), "level": plain(curve.level), "points": points}


def _list(arguments: list[str], packs: tuple[str, ...]) -> int:
    unknown = [argument for argument in arguments if argument not in ("--list", "--json", "--plain")]
    if unknown:
        raise Misuse(f"`calc` takes no {unknown[0]} before a subject. `tutor calc --list` shows the subjects.")
    subjects = [subject(name) for name in MODULES]
    if "--json" in arguments:
        from tutor.actions.calculating import defaults

        with closing(_library(packs)) as library:
            _print_json([_plain_subject(listed, defaults(library, listed)) for listed in subjects])
        return 0
    from tutor.cli.terminal import Terminal
    from tutor.views.calculator import subject_lines

    terminal = Terminal("--plain" in arguments)
    terminal.show_rows([line for listed in subjects for line in subject_lines(listed, terminal.width)])
    return 0


def _plain_subject(listed: Subject, standing: dict[str, str]) -> dict[str, Any]:
    return {
        "name": listed.name,
        "title": listed.title,
        "inputs": [_plain_input(declared, standing[declared.name]) for declared in listed.inputs],
        "figures": [{"name": figure.name, "unit": figure.unit, "help": figure.help} for figure in listed.figures],
    }


def _plain_input(declared: Input, default: str) -> dict[str, Any]:
    """An input for a program; its default is as it is typed, and may be a fact's value."""
    return {
        "name": declared.name,
        "option": declared.option,
        "unit": declared.unit,
        "default": default or None,
        "fact": declared.fact or None,
        "needed": not (default or declared.is_optional),
        "choices": list(declared.choices),
        "help": declared.help,
    }


def _print_json(value: Any) -> None:
    from tutor.cli.streams import json_text

    print(json_text(value, indent=2))


def _no_subject(name: str) -> str:
    from tutor.content.findings import did_you_mean

    guess = did_you_mean(name, list(MODULES))
    hint = f'Did you mean "{guess}"?' if guess else "`tutor calc --list` shows them."
    return f'`calc` has no subject "{name}". {hint}'
