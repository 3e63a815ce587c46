"""`tutor exam`: a mock exam in plain text, the forms that there are, and what came of those handed in."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import Any

import click

from tutor.actions.exam import Sitter, begin, discard, exam_of, open_exam
from tutor.actions.exam_forms import FormLine, NoForm, fitting_forms, forms, wished_form
from tutor.actions.exam_results import ALL, FILTERS, Result, result
from tutor.actions.exam_spending import spends
from tutor.cli.exam_help import help_lines
from tutor.cli.exam_prompt import ExamPrompt, ask
from tutor.cli.exam_review import review, show_questions
from tutor.cli.lines import Lines
from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.prompts import HELP_WORDS, Leave, code_of
from tutor.cli.terminal import Terminal
from tutor.content.text import clean
from tutor.desk import Desk
from tutor.errors import Misuse
from tutor.study.exam import Exam
from tutor.views.exam import paper as view
from tutor.views.exam import result as result_view
from tutor.views.lines import EMPTY, Line, wrap

NOT_BEGUN = "Nothing came in to answer with: no exam was begun."
KEPT = "Kept; the clock stands. `tutor exam` goes on with the time that is left."


def complete_blueprints(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of exams."""
    return completions(ctx, ("blueprint",), incomplete)


@click.command("exam")
@click.argument("blueprint", required=False, shell_complete=complete_blueprints)
@click.option("--form", default="", metavar="ID", help="This form; else the one with most questions you never saw.")
@click.option(
    "--questions", type=click.IntRange(min=1), metavar="N", help="A form of so many questions, as --list shows."
)
@click.option("--list", "only_list", is_flag=True, help="List the forms instead.")
@click.option(
    "--results", is_flag=False, flag_value=0, type=click.IntRange(min=0), metavar="[N]", help="What came of it."
)
@click.option("--only", type=click.Choice(FILTERS), help="With --results: only these questions.")
@click.option("--discard", "discards", is_flag=True, help="Discard the open exam, if nothing is answered in it.")
@click.option("--seed", type=click.IntRange(min=0), help="Shuffle choices by this number.")
@json_option
@plain_option
@pack_option
def command(**given: Any) -> int:
    """Sit a mock exam: two minutes a question, answers can be changed, nothing is said before you hand in.

    A form is one paper of an exam: always the same questions. --list shows which there are, how many questions and
    minutes each has, and how many of its questions you never saw.

    Every change is on disk at once. Leave at any time, or be killed: `tutor exam` goes on at the same question.

    \b
    tutor exam                       go on with the open one, or begin one
    tutor exam dva-c03 --form a      this form
    tutor exam saa-c03 --list        its forms
    tutor exam --results             what came of the last one, every choice explained
    tutor exam --results 2 --only wrong
    tutor exam --discard             the open one, if nothing is answered in it
    """
    _refuse_what_does_nothing(given)
    terminal = Terminal(given["plain"])
    with opened(given["pack"]) as desk:
        if given["results"] is not None:
            _show_result(desk, result(desk, given["results"]), given["only"] or ALL, given["as_json"], terminal)
            return 0
        if given["discards"]:
            _say(terminal, f"{_named(desk, discard(desk))}, is discarded: {view.DISCARDED}")
            return 0
        whole = desk.library.find("blueprint", given["blueprint"]) if given["blueprint"] else ""
        if given["only_list"] or given["as_json"]:
            wish = (whole, given["form"], given["questions"] or 0)
            listed = fitting_forms(forms(desk), *wish) if any(wish) else forms(desk)
            _show_forms(listed, given["as_json"], terminal)
            return 0
        return _sit(desk, (whole, given["form"], given["questions"] or 0), given["seed"], terminal)


def _refuse_what_does_nothing(given: dict[str, Any]) -> None:
    """Raises Misuse where options are named together of which one would be passed over."""
    if given["only"] and given["results"] is None:
        raise Misuse("--only takes from what came of an exam: say --results too.")
    way = "--results" if given["results"] is not None else "--discard" if given["discards"] else ""
    others = {"blueprint": "exam", "form": "--form", "questions": "--questions", "only_list": "--list"}
    others |= {} if way == "--discard" else {"discards": "--discard"}
    beside = next((said for name, said in others.items() if given[name]), "")
    if way and beside:
        raise Misuse(f"{way} takes no {beside}.")


def _sit(desk: Desk, wish: tuple[str, str, int], seed: int | None, terminal: Terminal) -> int:
    """Begins an exam or goes on with the open one; returns the exit code."""
    lines = Lines()
    try:
        waiting = open_exam(desk)
        if waiting is not None:
            sitter = _go_on(desk, waiting, wish, terminal, lines)
        else:
            line = wished_form(desk, *wish)
            how = ":q stops the clock, :h shows the commands."
            for sentence in view.before(line, spends(desk, line), desk.today, how):
                _say(terminal, sentence)
            _wait(terminal, lines, "  Enter begins, and the clock runs", "Enter begins, :q leaves.")
            if not terminal.is_interactive and lines.is_empty():
                _say(terminal, NOT_BEGUN)
                return 0
            sitter = begin(desk, line, seed if seed is not None else int.from_bytes(os.urandom(4)))
    except (Leave, KeyboardInterrupt) as leaving:
        print()
        return code_of(leaving)
    try:
        ExamPrompt(sitter, terminal, lines).run()
    except (Leave, KeyboardInterrupt) as leaving:
        print(f"\n  {KEPT}")
        return code_of(leaving)
    return 0 if sitter.exam.is_discarded else review(desk, result(desk), terminal, lines)


def _go_on(desk: Desk, exam: Exam, wish: tuple[str, str, int], terminal: Terminal, lines: Lines) -> Sitter:
    blueprint, form, questions = wish
    paper, named = exam.paper, _named(desk, exam)
    left = view.clock(exam.left)
    other = (blueprint not in ("", paper.blueprint)) or (form not in ("", paper.form))
    if other or questions not in (0, len(paper.items)):
        ends = "`tutor exam --discard` discards it" if exam.is_blank else ":e there hands it in"
        raise NoForm(f"{named} is still open, {left} left: `tutor exam` goes on with it, and {ends}.")
    _say(terminal, view.going_on(exam, desk.library.short(paper.blueprint)))
    if exam.is_blank:
        _say(terminal, "Nothing is answered: `tutor exam --discard` discards it.")
    _wait(terminal, lines, "  Enter goes on, and the clock with it", "Enter goes on, :q leaves.")
    return Sitter(desk, exam)


def _named(desk: Desk, exam: Exam) -> str:
    return f"{desk.library.short(exam.paper.blueprint)}, form {exam.paper.form}"


def _wait(terminal: Terminal, lines: Lines, prompt: str, takes: str) -> None:
    """At a terminal the clock does not run before Enter."""
    while terminal.is_interactive and (typed := ask(lines, f"{prompt}  :q leave  :h help > ")):
        if typed in ("q", ":q", "n", "no"):
            raise Leave
        if typed.removeprefix(":") in HELP_WORDS:
            terminal.show(help_lines(terminal.width))
        _say(terminal, takes)


def _show_forms(lines: list[FormLine], as_json: bool, terminal: Terminal) -> None:
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    if not lines:
        raise NoForm("The pack holds no form of a mock exam.")
    shown: list[Line] = []
    for line in lines:
        times = f", handed in {line.times} times" if line.times > 1 else ", handed in once" if line.times else ""
        about = f"{line.questions} questions in {line.minutes} minutes, {line.unseen} never seen{times}"
        shown.append(((f"  {line.blueprint.rpartition('/')[2]} {line.form}  ", "accent"), (about, "text")))
    terminal.show(shown)


def _show_result(desk: Desk, found: Result, only: str, as_json: bool, terminal: Terminal) -> None:
    if as_json:
        print_json(asdict(found) | {"questions": [asdict(sat) for sat in found.of(only)]})
        return
    width, signs, exam = terminal.width, terminal.signs, exam_of(desk, found.exam)
    terminal.show([EMPTY, *result_view.summary_lines(found, width, signs), EMPTY])
    terminal.show(result_view.list_lines(found.of(only), width, signs))
    show_questions(desk, exam, found.of(only), terminal)
    terminal.show([EMPTY])


def _say(terminal: Terminal, sentence: str) -> None:
    terminal.show(wrap(clean(sentence), terminal.width, "text", (("  ", "text"),), "  "))
