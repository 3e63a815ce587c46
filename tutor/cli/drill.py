"""`tutor drill`: a situation played in the plain terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from tutor.actions.drilling import Drilling, DrillLine, drills, least_played
from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.prompts import Leave
from tutor.cli.terminal import Terminal
from tutor.errors import TutorError
from tutor.study.asking import confidence_of
from tutor.views import drill as view
from tutor.views.drills import played_words
from tutor.views.lines import EMPTY, Line


class NoDrill(TutorError):
    """The packs hold no drill."""


def complete_drills(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of drills."""
    return completions(ctx, ("scenario",), incomplete)


@click.command("drill")
@click.argument("id", required=False, shell_complete=complete_drills)
@click.option("--list", "only_list", is_flag=True, help="List the drills instead.")
@click.option("--seed", type=click.IntRange(min=0), help="Shuffle choices by this number.")
@json_option
@plain_option
@pack_option
def command(
    id: str | None, only_list: bool, seed: int | None, as_json: bool, plain: bool, pack: tuple[str, ...]
) -> None:
    """Play a drill: look at evidence, decide, meet the consequences. Each decision counts for its card.

    \b
    tutor drill              the one you have played least
    tutor drill lost-orders  this one
    """
    with opened(pack) as desk:
        lines = drills(desk)
        if not lines:
            raise NoDrill("The pack holds no drill.")
        if only_list or as_json:
            _show_list(lines, desk.library.short, as_json, Terminal(plain))
            return
        whole = desk.library.find("scenario", id) if id else lines[least_played(lines)].id
        number = seed if seed is not None else int.from_bytes(os.urandom(4))
        _Play(Drilling(desk, whole, number), Terminal(plain)).run()


def _show_list(lines: list[DrillLine], short: Callable[[str], str], as_json: bool, terminal: Terminal) -> None:
    if as_json:
        print_json([vars(line) for line in lines])
        return
    size = max(len(short(line.id)) for line in lines)
    shown: list[Line] = [
        (
            (f"  {short(line.id):<{size}}  ", "accent"),
            (line.title, "text"),
            (f"   {line.minutes} min, {line.topic}", "muted"),
            (f"   {played_words(line.times)}" if line.times else "", "muted"),
        )
        for line in lines
    ]
    terminal.show(shown)


class _Play:
    """One drill at a terminal or in a pipe."""

    def __init__(self, drilling: Drilling, terminal: Terminal) -> None:
        self._drilling = drilling
        self._terminal = terminal
        self._shown: set[str] = set()

    def run(self) -> None:
        """From the situation to the debrief; leaving early keeps what was decided."""
        width, signs = self._terminal.width, self._terminal.signs
        self._terminal.show([EMPTY, *view.opening_lines(self._drilling.drill, width)])
        try:
            while self._drilling.drill.step is not None:
                self._decide()
        except (Leave, KeyboardInterrupt):
            print("\n  Left; what was decided is kept.")
            return
        drill = self._drilling.drill
        self._terminal.show([EMPTY, *view.ending_lines(drill, self._drilling.counted, width, signs), EMPTY])
        self._terminal.show([*view.debrief_lines(drill, width, signs), EMPTY])

    def _decide(self) -> None:
        self._show_step()
        choices = self._drilling.choices
        clock = self._drilling.desk.clock
        began = clock.ticks()
        while True:
            answer, confidence = confidence_of(self._read())
            position = "abcd1234".find(answer.lower()) % 4 if len(answer) == 1 and answer.lower() in "abcd1234" else -1
            if 0 <= position < len(choices):
                break
            print(f"  Choose from a to {'abcd'[len(choices) - 1]}; a? says that you are unsure, :q leaves.")
        self._drilling.decide(choices[position], confidence, int((clock.ticks() - began) * 1000))
        terminal = self._terminal
        terminal.show([EMPTY, *view.said_lines(choices[position], terminal.width, terminal.signs)])

    def _show_step(self) -> None:
        drill, width, signs = self._drilling.drill, self._terminal.width, self._terminal.signs
        fresh = [evidence for evidence in drill.evidence if evidence.id not in self._shown]
        self._shown |= {evidence.id for evidence in fresh}
        state = view.DrillState(view.STEP, drill, tuple(self._drilling.choices))
        for evidence in fresh:
            self._terminal.show([EMPTY, *view.evidence_lines(evidence, self._terminal.width, signs)])
        self._terminal.show([EMPTY, *view.plain_step_lines(state, width), EMPTY])

    def _read(self) -> str:
        if sys.stdin.isatty():
            try:
                line = input("  decide > ")
            except EOFError:
                raise Leave from None
        else:
            line = sys.stdin.readline()
            if not line:
                raise Leave
        if line.strip() == ":q":
            raise Leave
        return line.strip()
