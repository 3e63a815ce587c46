"""`tutor drill`: a situation played in the plain terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from tutor.actions.drilling import Drilling, DrillLine, drills, least_played
from tutor.cli.list import entry
from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.prompts import HELP_WORDS, Leave, Prompt, code_of
from tutor.cli.terminal import Terminal
from tutor.content.text import clean
from tutor.errors import TutorError
from tutor.scheduling.memory import NO_IDEA
from tutor.study.asking import typed_answer
from tutor.views import drill as view
from tutor.views.drills import played_words
from tutor.views.lines import EMPTY, Line, wrap

if TYPE_CHECKING:
    from tutor.content.model.scenario import Evidence

HELP = """\
  a   a?  a??  decide: sure, unsure, a guess
  z            no idea: see what was right, and go on from there
  :u           take the last decision back
  :e           show the evidence again
  :q           leave, as do Ctrl-D and Ctrl-C; what was decided counts, and
               the drill begins anew next time"""


LEFT = "Left: what was decided counts for its cards; the drill begins anew."
LEFT_AT_ONCE = "Left: nothing was decided."


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
) -> int:
    """Play a drill: look at evidence, decide, meet the consequences. Each decision counts for its card.

    \b
    tutor drill                     the one you have played least
    tutor drill lost-orders         this one
    tutor drill lost-orders --json  all of it with its key, for a program
    """
    with opened(pack, takes_around=True) as desk:
        lines = drills(desk)
        if not lines:
            raise NoDrill("The pack holds no drill.")
        whole = desk.library.find("scenario", id) if id else lines[least_played(lines)].id
        if as_json and id and not only_list:
            print_json(entry(desk.library, "scenario", whole))
            return 0
        if only_list or as_json:
            listed = [line for line in lines if not id or line.id == whole]
            _show_list(listed, desk.library.short, as_json, Terminal(plain))
            return 0
        number = seed if seed is not None else int.from_bytes(os.urandom(4))
        return _Play(Drilling(desk, whole, number), Terminal(plain)).run()


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
    terminal.show_rows(shown)


class _Play:
    """One drill at a terminal or in a pipe."""

    def __init__(self, drilling: Drilling, terminal: Terminal) -> None:
        self._drilling = drilling
        self._terminal = terminal
        self._prompt = Prompt()
        self._shown: set[str] = set()

    def run(self) -> int:
        """From the situation to the debrief; leaving early keeps what was decided. Returns the exit code."""
        self._terminal.show([EMPTY, *view.opening_lines(self._drilling.drill, self._terminal.width)])
        try:
            while self._drilling.drill.step is not None:
                self._decide()
        except (Leave, KeyboardInterrupt) as leaving:
            self._terminal.show([EMPTY])
            self._say(LEFT if self._drilling.drill.way else LEFT_AT_ONCE)
            return code_of(leaving)
        try:
            self._end()
        except (Leave, KeyboardInterrupt) as leaving:
            print()
            return code_of(leaving)
        return 0

    def _end(self) -> None:
        """How it came out; at a terminal the debrief waits, so that it does not push that away."""
        drill, width, signs = self._drilling.drill, self._terminal.width, self._terminal.signs
        self._terminal.show([EMPTY, *view.ending_lines(drill, self._drilling.counted, width, signs), EMPTY])
        if self._terminal.is_interactive:
            self._prompt.read("  Enter shows the debrief > ")
        self._terminal.show([*view.debrief_lines(drill, width, signs), EMPTY])
        self._say("The drill is over. `tutor drill` plays another one; `tutor undo` takes the last decision back.")

    def _decide(self) -> None:
        """One step, until it is decided or the one before is taken back."""
        self._show_step()
        choices = self._drilling.choices
        clock = self._drilling.desk.clock
        began = clock.ticks()
        while True:
            line = self._prompt.read(f"  choose 1 of a-{'abcd'[len(choices) - 1]}, z no idea > ")
            if line.startswith(":") and self._is_undone(line[1:].strip()):
                return
            answer, confidence = typed_answer(line)
            position = "abcd1234".find(answer.lower()) % 4 if len(answer) == 1 and answer.lower() in "abcd1234" else -1
            if confidence == NO_IDEA or 0 <= position < len(choices):
                break
            if not line.startswith(":"):
                self._say(f"Choose from a to {'abcd'[len(choices) - 1]}, z for no idea, or :h for help.")
        ms = int((clock.ticks() - began) * 1000)
        if confidence == NO_IDEA:
            self._give_up(ms)
        else:
            self._drilling.decide(choices[position], confidence, ms)
            self._terminal.show(
                [EMPTY, *view.said_lines(choices[position], self._terminal.width, self._terminal.signs)]
            )

    def _give_up(self, ms: int) -> None:
        right = self._drilling.give_up(ms)
        if right is not None:
            self._terminal.show([EMPTY])
            self._say("No idea: this is what was right, and so it goes on.")
            self._terminal.show([EMPTY, *view.said_lines(right, self._terminal.width, self._terminal.signs)])

    def _is_undone(self, name: str) -> bool:
        """Obeys a command; whether the last decision was taken back, so that its step comes again. Raises Leave."""
        if name == "q":
            raise Leave
        if name == "u":
            if self._drilling.undo():
                self._terminal.push_away()
                self._say("Taken back; here it is again.")
                return True
            self._say("There is no decision to take back here; `tutor undo` takes back an earlier answer.")
        elif name == "e":
            self._show_evidence(self._drilling.drill.evidence)
        elif name in HELP_WORDS:
            print(HELP)
        else:
            self._say(f"There is no command :{name}; :h shows them.")
        return False

    def _show_step(self) -> None:
        drill = self._drilling.drill
        fresh = [evidence for evidence in drill.evidence if evidence.id not in self._shown]
        self._shown |= {evidence.id for evidence in fresh}
        state = view.DrillState(view.STEP, drill, tuple(self._drilling.choices))
        self._show_evidence(fresh)
        self._terminal.show([EMPTY, *view.plain_step_lines(state, self._terminal.width), EMPTY])

    def _show_evidence(self, pieces: Iterable[Evidence]) -> None:
        for evidence in pieces:
            self._terminal.show([EMPTY, *view.evidence_lines(evidence, self._terminal.width, self._terminal.signs)])

    def _say(self, sentence: str) -> None:
        self._terminal.show(wrap(clean(sentence), self._terminal.width, "text", (("  ", "text"),), "  "))
