"""What came of an exam at a terminal, right after it was handed in: the score, then questions as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.actions.exam import exam_of
from tutor.actions.exam_results import ALL, FLAGGED, GUESSED, WRONG, Result, Sat, chosen_in
from tutor.cli.exam_prompt import ask
from tutor.cli.lines import Lines
from tutor.cli.prompts import HELP_WORDS, Leave, code_of
from tutor.cli.terminal import Terminal
from tutor.content.text import clean
from tutor.desk import Desk
from tutor.study.exam import Exam
from tutor.views.exam import result as view
from tutor.views.exam.explained import explained_lines
from tutor.views.lines import EMPTY, wrap

ONLY = {"w": WRONG, "f": FLAGGED, "g": GUESSED, "a": ALL}
NONE = {WRONG: "None was wrong.", FLAGGED: "None is flagged.", GUESSED: "None was a guess.", ALL: "There is none."}
LEAVES = ("q", "quit", "exit")


def review(desk: Desk, found: Result, terminal: Terminal, lines: Lines) -> int:
    """The score, then the questions that the learner names. Returns the exit code."""
    width, signs, exam = terminal.width, terminal.signs, exam_of(desk, found.exam)
    terminal.show([EMPTY, *view.summary_lines(found, width, signs), EMPTY])
    terminal.show([*view.list_lines(found.questions, width, signs), EMPTY])
    _say(terminal, f"`tutor exam --results {found.number}` shows this again, with every choice explained.")
    _say(terminal, _takes(found))
    try:
        while typed := ask(lines, f"  {_numbers(found)}, w, f, g, a, Enter leaves > "):
            name = typed.lower().removeprefix(":")
            if name in LEAVES:
                return 0
            _obey(desk, exam, found, name, terminal)
    except (Leave, KeyboardInterrupt) as leaving:
        print()
        return code_of(leaving)
    return 0


def show_questions(desk: Desk, exam: Exam, questions: Sequence[Sat], terminal: Terminal) -> None:
    """Questions with every choice explained."""
    for sat in questions:
        chosen = chosen_in(desk, exam, sat.number)
        terminal.show([EMPTY, *explained_lines(sat, chosen, terminal.width, terminal.signs, letters=True)])


def _obey(desk: Desk, exam: Exam, found: Result, name: str, terminal: Terminal) -> None:
    """Explains what a line names, or says what can be typed."""
    only = ONLY.get(name)
    wanted = found.of(only) if only else [sat for sat in found.questions if str(sat.number) == name]
    if wanted:
        show_questions(desk, exam, wanted, terminal)
        terminal.show([EMPTY])
    elif only:
        _say(terminal, NONE[only])
    else:
        _say(terminal, _takes(found) if name in HELP_WORDS else f"That is none of them. {_takes(found)}")


def _takes(found: Result) -> str:
    """What can be typed."""
    return (
        f"A number ({_numbers(found)}) explains its question, w those that were wrong, f the flagged, g the guesses, "
        "a all; Enter leaves."
    )


def _numbers(found: Result) -> str:
    return f"1-{len(found.questions)}" if len(found.questions) > 1 else "1"


def _say(terminal: Terminal, sentence: str) -> None:
    terminal.show(wrap(clean(sentence), terminal.width, "text", (("  ", "text"),), "  "))
