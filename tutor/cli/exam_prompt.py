"""`tutor exam` at a terminal or in a pipe: plain text, one line a change."""

from __future__ import annotations

import sys

from tutor.actions.exam import Sitter
from tutor.cli.exam_help import help_lines
from tutor.cli.lines import Lines
from tutor.cli.prompts import HELP_WORDS, Leave
from tutor.cli.terminal import Terminal
from tutor.cli.typed import response_of
from tutor.content.text import clean
from tutor.questions import NotAnAnswer
from tutor.study.exam import TIME
from tutor.views.exam import paper as view
from tutor.views.lines import EMPTY, wrap

# Letters that no choice has, so that they are commands without a colon as well.
BARE = ("n", "o", "g", "t", "q", "end")
HELPS = ("h", "help", "?")


class Over(Exception):
    """The exam was handed in, or discarded."""


class ExamPrompt:
    """One exam on its way. Nothing is confirmed before it is on disk."""

    def __init__(self, sitter: Sitter, terminal: Terminal, lines: Lines) -> None:
        self._sitter = sitter
        self._terminal = terminal
        self._lines = lines
        self._shows_time = True

    def run(self) -> None:
        """Until the exam is handed in. Raises Leave, with the time used on disk, when the learner stops before."""
        try:
            while True:
                self._show()
                self._at_one()
        except Over:
            pass
        except (Leave, KeyboardInterrupt):
            self._sitter.pause()
            raise

    def _at_one(self) -> None:
        """Reads lines until another question is to be shown."""
        at = self._sitter.exam.at
        while self._sitter.exam.at == at:
            line = self._read()
            if self._obey(line):
                return

    def _obey(self, line: str) -> bool:
        """Does what a line says; returns whether the question is to be shown anew."""
        name, argument = _command(line)
        exam = self._sitter.exam
        match name:
            case "answer":
                self._answer(argument)
            case "n":
                self._go(exam.at + 1)
            case "b":
                self._go(exam.at - 1)
            case "go":
                self._go(int(argument) - 1)
            case "o":
                self._terminal.show([EMPTY, *view.overview_lines(exam, self._terminal.width, self._terminal.signs)])
            case "f" | "g" | "x" | "c":
                return self._mark(name, argument)
            case "t":
                self._shows_time = not self._shows_time
                self._say(f"{view.clock(self._sitter.left)} left." if self._shows_time else "The time is hidden.")
            case "e" | "end":
                self._hand_in()
            case "d":
                self._discard()
            case "q":
                raise Leave
            case _ if name in HELP_WORDS:
                self._terminal.show(help_lines(self._terminal.width))
            case _:
                self._say(f"There is no command :{name}; :help shows them.")
        return False

    def _mark(self, name: str, argument: str) -> bool:
        """Flags, marks as a guess, eliminates, takes back; returns whether the question is to be shown anew."""
        match name:
            case "f":
                self._say("Flagged." if self._sitter.flag() else "No longer flagged.")
            case "g":
                self._say("Marked as a guess." if self._sitter.guess() else "No longer marked as a guess.")
            case "x":
                return self._cross(argument)
            case _:
                self._sitter.answer(frozenset())
                self._say("Taken back.")
        return False

    def _answer(self, typed: str) -> None:
        asked = self._sitter.asked
        if asked is None:
            self._say(view.GONE)
            return
        if typed in ("e", "f") and len(asked.order) <= "abcdef".index(typed):
            self._obey(f":{typed}")
            return
        if typed.endswith("?"):
            self._say("An exam takes no ? or ??: choose first, and :g marks the answer as a guess.")
            return
        try:
            chosen = response_of(typed, asked)
        except NotAnAnswer as problem:
            self._say(f"{problem} :help shows the commands.")
            return
        self._sitter.answer(frozenset(int(position) for position in chosen))
        self._say(f"{view.chosen_words(asked, self._sitter.exam.slot, letters=True)}.")

    def _cross(self, typed: str) -> bool:
        asked = self._sitter.asked
        shown = ord(typed.lower()) - ord("a") if asked and len(typed) == 1 else -1
        if asked is None or not 0 <= shown < len(asked.order):
            self._say("x takes the letter of a choice: x a.")
            return False
        self._sitter.cross(asked.order[shown])
        return True

    def _go(self, place: int) -> None:
        count = len(self._sitter.exam.slots)
        if place == self._sitter.exam.at:
            self._show()
        elif 0 <= place < count:
            self._sitter.go(place)
        elif place == count:
            self._say("This is the last question; o shows them all, :e hands in.")
        else:
            self._say(f"The questions are 1 to {count}.")

    def _hand_in(self) -> None:
        self._say(view.before_handing_in(self._sitter.exam))
        if self._sitter.exam.is_blank:
            self._say("Nothing is answered: :d discards it instead, and nothing counts.")
        if self._is_sure("  Hand in? y or n > ") and self._is_sure_so_early():
            self._sitter.hand_in()
            raise Over
        self._say("Not handed in.")

    def _is_sure_so_early(self) -> bool:
        if not self._sitter.is_early:
            return True
        self._say(view.very_early(self._sitter.exam, self._sitter.used))
        return self._is_sure("  Hand in all the same? y or n > ")

    def _is_sure(self, prompt: str) -> bool:
        return self._read(prompt).lower() in ("y", "yes")

    def _discard(self) -> None:
        if not self._sitter.exam.is_blank:
            self._say("Something is answered: this exam can only be handed in, by :e. :c takes an answer back.")
        elif self._is_sure("  Discard it, so that nothing of it counts? y or n > "):
            self._sitter.discard()
            self._say(f"Discarded: {view.DISCARDED}")
            raise Over
        else:
            self._say("Not discarded.")

    def _show(self) -> None:
        sitter, terminal = self._sitter, self._terminal
        place = view.place_of(sitter.exam, terminal.signs)
        time = f"   {view.clock(sitter.left)} left" if self._shows_time else ""
        terminal.show([EMPTY, ((f"  {place[0].upper()}{place[1:]}", "bold"), (time, "muted")), EMPTY])
        lines = view.question_lines(sitter.asked, sitter.exam.slot, terminal.width, terminal.signs, letters=True)
        terminal.show([*lines, EMPTY])

    def _read(self, prompt: str = "") -> str:
        """A typed line; time is written down while none comes. Raises Over when it is up, Leave at the end of input."""
        self._prompt(prompt)
        while True:
            if self._sitter.beat():
                self._say("The time is over: the exam is handed in." if self._sitter.exam.ended == TIME else "")
                raise Over
            try:
                line = self._lines.next(min(1.0, max(0.01, self._sitter.left / 1000)))
            except EOFError:
                raise Leave from None
            if line is not None and not self._sitter.beat():
                return line

    def _prompt(self, prompt: str) -> None:
        if not sys.stdin.isatty():
            return
        asked = self._sitter.asked
        time = f"{view.clock(self._sitter.left)} left  " if self._shows_time else ""
        wanted = f"choose {asked.choose} of a-{chr(ord('a') + len(asked.order) - 1)}" if asked else "n next"
        sys.stdout.write(prompt or f"  {time}{wanted} > ")
        sys.stdout.flush()

    def _say(self, sentence: str) -> None:
        self._terminal.show(wrap(clean(sentence), self._terminal.width, "text", (("  ", "text"),), "  "))


def ask(lines: Lines, prompt: str) -> str:
    """A line outside of an exam, without a clock. Raises Leave at the end of input."""
    if sys.stdin.isatty():
        sys.stdout.write(prompt)
        sys.stdout.flush()
    while True:
        try:
            line = lines.next(1.0)
        except EOFError:
            raise Leave from None
        if line is not None:
            return line


def _command(line: str) -> tuple[str, str]:
    """A typed line as a command and what it takes; 'answer' and 'go' have no letter."""
    if not line:
        return "n", ""
    bare = line.removeprefix(":").strip()
    if bare.isascii() and bare.isdigit() and len(bare) < 4:
        return "go", bare
    name, _, argument = bare.partition(" ")
    if line.startswith(":") or bare in BARE or (name == "x" and argument):
        return name.lower(), argument.strip()
    return ("help", "") if bare in HELPS else ("answer", line)
