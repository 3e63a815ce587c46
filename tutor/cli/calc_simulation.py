"""`tutor calc SUBJECT --sim`: what the simulation gives, beside what the formula says."""

from __future__ import annotations

from tutor.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tutor.actions.calculating import Answer
    from tutor.calculator.simulated import Simulated
    from tutor.views.lines import Line

SEED = 1


def simulation_of(found: Answer, seeds: list[str]) -> Simulated:
    """Simulates the inputs of an answer. Raises Misuse for a subject without load, and for a seed that is none."""
    from tutor.calculator.simulated import SUBJECTS, simulated

    name = found.subject.name
    if name not in SUBJECTS:
        raise Misuse(f"`calc {name}` has no simulation; these have: {', '.join(SUBJECTS)}.")
    return simulated(name, found.values, _seed(seeds))


def _seed(typed: list[str]) -> int:
    if not typed:
        return SEED
    if not (typed[-1].isascii() and typed[-1].isdecimal() and len(typed[-1]) <= 18):
        raise Misuse(f'--seed takes a whole number like 7, of up to 18 digits; "{typed[-1][:40]}" is none.')
    return int(typed[-1])


def simulation_lines(found: Answer, simulation: Simulated, width: int) -> list[Line]:
    """Every measured figure, and the formula's where it has the same."""
    from tutor.calculator.shown import number, quantity
    from tutor.views.calculator import assumption_lines, named, titled

    wide = max(len(figure.name) for figure in simulation.figures) + 2
    declared = {figure.name: figure for figure in found.subject.figures}
    lines: list[Line] = []
    for figure in simulation.figures:
        line: Line = (
            (f"  {named(figure.name):<{wide}}", "muted"),
            (quantity(figure.value, figure.unit), "bold"),
        )
        if figure.name in declared:
            said = declared[figure.name]
            formula = quantity(found.solution.figures[figure.name], said.unit, said.no_value)
            line = (*line, (f"   formula {formula}", "muted"))
        lines.append(line)
    requests = number(round(simulation.result.totals.arrived))
    title = f"Simulated: {requests} requests one by one, seed {simulation.result.seed}"
    return titled(title, lines) + assumption_lines(simulation.assumptions, width)


def plain_simulation(found: Answer, simulation: Simulated) -> dict[str, Any]:
    """The simulation for a program, each figure beside the formula's or null."""
    from tutor.calculator.shown import plain

    return {
        "engine": simulation.result.engine,
        "seed": simulation.result.seed,
        "requests": simulation.result.totals.arrived,
        "seconds": simulation.scenario.horizon,
        "figures": [
            {
                "name": figure.name,
                "value": plain(figure.value),
                "unit": figure.unit,
                "formula": plain(found.solution.figures.get(figure.name)),
            }
            for figure in simulation.figures
        ],
        "assumptions": list(simulation.assumptions),
    }
