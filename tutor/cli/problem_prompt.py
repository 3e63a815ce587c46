"""A problem at a terminal or in a pipe: one line an answer, one line a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.actions.feedback import NotRated
from tutor.actions.solving import Solving
from tutor.cli.problem_shown import ShownProblem
from tutor.cli.prompts import HELP_WORDS, Leave, Prompt, code_of
from tutor.cli.quiz_changes import Teller
from tutor.questions import NotAnAnswer
from tutor.scheduling.memory import NO_IDEA, RATINGS
from tutor.study.asking import typed_answer
from tutor.views.answer_help import typed
from tutor.views.lines import EMPTY
from tutor.views.problem import parts
from tutor.views.question import counted_as
from tutor.views.sources import source_lines
from tutor.views.wanted import wanted_number, wanted_of

if TYPE_CHECKING:
    from tutor.cli.terminal import Terminal
    from tutor.desk import Desk

HELP = """\
  ?  ??    behind an answer: you are unsure, or you guess
  z        no idea, show the steps; at a step, show it; ? alone says the same
  hint     one hint more; a right answer then counts as hard
  :u       undo the answer
  :c  :s   the card and the sources, after the answer
  :r hard  count the answer as again, hard, good or easy
  :q       leave, as do Ctrl-D and Ctrl-C; nothing is lost
  :h       this help, as does :help"""
LEFT = "\n  Left; every answer is kept."


def work_out(desk: Desk, id: str, seed: int | None, terminal: Terminal) -> int:
    """Variant after variant, until the learner leaves; returns the exit code."""
    solved = _Solved(Solving(desk, id, seed), terminal)
    try:
        while True:
            solved.one_variant()
    except (Leave, KeyboardInterrupt) as leaving:
        print(LEFT)
        return code_of(leaving)


class _Back(Exception):
    """The answer was taken back: the same variant comes again."""


class _Solved(ShownProblem):
    """What is typed for one problem."""

    def __init__(self, solving: Solving, terminal: Terminal) -> None:
        super().__init__(solving, terminal)
        self._prompt = Prompt()
        self._teller = Teller(solving.desk, terminal, self._prompt)

    def one_variant(self) -> None:
        """Tells what changed, asks, marks, works it through; then poses another variant."""
        try:
            self._teller.mended()
            self._teller.about(self.solving.asked)
            self._ask()
            if self._is_missed():
                self._pause("  Enter step by step  :h help > ")
                self.solving.work_through()
                self._work_through()
            elif self.solving.attempt.is_stepping:
                self._work_through()
            self._pause("  Enter another variant  :q leave > ")
            self.solving.again()
        except _Back:
            return

    def _is_missed(self) -> bool:
        """Whether a wrong answer was given, and nothing of the way is shown yet."""
        feedback = self.solving.feedback
        return feedback is not None and not feedback.grade.is_correct and not self.solving.attempt.is_stepping

    def _ask(self) -> None:
        """The bare question, until there is an answer."""
        self.show_question()
        clock = self.solving.desk.clock
        began = clock.ticks()
        while self.solving.feedback is None:
            line = self._prompt.read(f"  {wanted_of(self.solving.asked)}, hint, or z > ")
            if line.startswith(":"):
                self._command(line)
            elif line.lower() == "hint":
                self._hint()
            else:
                self._answer(line, int((clock.ticks() - began) * 1000))

    def _answer(self, line: str, ms: int) -> None:
        answer, confidence = typed_answer(line)
        if confidence == NO_IDEA:
            self.solving.work_through(ms)
            self.show_verdict()
        elif not answer:
            self.say("Type your answer, hint for a hint, z for the steps, or :h for help.")
        else:
            try:
                self.solving.answer(answer, confidence, ms)
            except NotAnAnswer as problem:
                self.say(str(problem))
                return
            self.show_verdict()

    def _work_through(self) -> None:
        """Every step: typed or shown; then the answer and the rule behind it."""
        while self.solving.attempt.step is not None:
            self._step()
        self.show([EMPTY, *self.answer_lines()])

    def _step(self) -> None:
        attempt = self.solving.attempt
        step, number = attempt.step, len(attempt.tried) + 1
        if step is None:
            return
        self.show([EMPTY, *parts.ask_lines(step, number, self.terminal.width, self.terminal.signs)])
        while True:
            line = self._prompt.read(f"  {wanted_number(step.expected.shown)}, or z to see it > ")
            if line.startswith(":"):
                self._command(line)
            elif line.lower() == "hint":
                self._hint()
            elif self._is_tried(line):
                tried = self.solving.attempt.tried[-1]
                width, signs = self.terminal.width, self.terminal.signs
                self.show([*parts.tried_lines(tried, signs), *parts.outcome_lines(step, tried, width, signs)])
                return

    def _is_tried(self, line: str) -> bool:
        """Whether the step is done: shown on request, or tried with a number that can be read."""
        answer, confidence = typed_answer(line)
        if confidence == NO_IDEA:
            self.solving.show_step()
            return True
        if not answer:
            self.say("Type what this step asks for, or z to see it.")
            return False
        try:
            self.solving.try_step(answer)
        except NotAnAnswer as problem:
            self.say(str(problem))
            return False
        return True

    def _pause(self, prompt: str) -> None:
        """What is shown stays until Enter."""
        while line := self._prompt.read(prompt):
            if line.startswith(":"):
                self._command(line)
            else:
                self.say("Enter goes on; commands begin with a colon, :h shows them.")

    def _command(self, line: str) -> None:
        name, _, argument = line[1:].strip().partition(" ")
        match name:
            case "q":
                raise Leave
            case "u":
                self._undo()
            case "c" | "s" if self.solving.feedback is None:
                self.say("That would give the answer away: answer first, or z for the steps.")
            case "c":
                self.show_card()
            case "s":
                facts = [self.solving.desk.library.fact(id) for id in self.question.facts]
                self.show(source_lines(facts, self.terminal.width, self.solving.attempt.posed.problem.source))
            case "r":
                self._rate(argument)
            case _ if name in HELP_WORDS:
                self._help()
            case _:
                self.say(f"There is no command :{name}; :h shows them.")

    def _help(self) -> None:
        for sentence in () if self.solving.feedback is not None else typed(self.solving.asked):
            self.say(sentence)
        print(HELP)

    def _hint(self) -> None:
        if self.solving.hint():
            attempt = self.solving.attempt
            self.show([*parts.hint_lines(attempt, self.terminal.width, attempt.hints - 1), EMPTY])
        else:
            self.say("There is no other hint; z shows the way.")

    def _undo(self) -> None:
        if not self.solving.undo():
            self.say("There is no answer to take back here; `tutor undo` takes back an earlier one.")
            return
        self.terminal.push_away()
        self.say("Taken back; here it is again.")
        raise _Back

    def _rate(self, rating: str) -> None:
        feedback = self.solving.feedback
        if feedback is None:
            self.say("There is no answer to count otherwise yet.")
        elif rating not in RATINGS:
            self.say(f":r takes one of {', '.join(RATINGS)}.")
        else:
            try:
                rated = self.solving.rate(rating) or feedback
                self.say(f"{counted_as(rated).capitalize()}.")
            except NotRated as problem:
                self.say(str(problem))
