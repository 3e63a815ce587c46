"""`tutor explain`: what a code of `tutor check` means, why, and how it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tutor.cli.codes import known_codes
from tutor.cli.options import json_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.content.catalogue import Rule, Snippet, rules, subjects
from tutor.content.findings import IGNORE_FORM
from tutor.views.lines import EMPTY, Line, cut, wrap

if TYPE_CHECKING:
    from tutor.views.glyphs import Glyphs

INDENT = "    "
_SIGNS = {"error": "wrong bold", "warning": "flag bold", "note": "accent bold"}
_FILES = {
    "pack": "content/pack.yaml",
    "fact": "a fact in content/facts/",
    "topic": "a topic in content/topics/",
    "card": "a card in content/topics/",
    "question": "a question in quizzes/",
    "problem": "a problem in content/problems/",
    "scenario": "a drill in content/scenarios/",
    "blueprint": "an exam in content/exams/",
}


def complete_codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Codes for the shell."""
    return [code for code in rules() if code.startswith(incomplete.upper())]


@click.command("explain")
@click.argument("codes", nargs=-1, shell_complete=complete_codes)
@json_option
@plain_option
def command(codes: tuple[str, ...], as_json: bool, plain: bool) -> None:
    """Say what codes of `tutor check` mean: the rule, why it is there, a bad and a good example.

    CODES are whole, or the beginning that a group shares. Without CODES all are listed.

    \b
    tutor explain          every code with its title
    tutor explain E301     one of them whole
    tutor explain E4       all about drills
    """
    wanted = [rules()[code] for code in known_codes(codes)]
    if as_json:
        print_json([_plain(rule) for rule in wanted or rules().values()])
        return
    terminal = Terminal(plain)
    if not codes:
        terminal.show_rows(_listed(terminal))
    for rule in wanted:
        terminal.show_rows([*rule_lines(rule, terminal.width, terminal.signs), EMPTY])


def rule_lines(rule: Rule, width: int, signs: Glyphs) -> list[Line]:
    """A rule on a terminal: its title, why it is there, both examples, and how to answer it."""
    role = _SIGNS[rule.severity]
    head: list[Line] = [((f"{rule.severity}[{rule.code}]", role), (f" {rule.title}", "bold")), EMPTY]
    return [
        *head,
        *wrap(rule.why, width),
        EMPTY,
        *_example("Bad", "wrong bold", rule, rule.bad, width, signs),
        EMPTY,
        *_example("Good", "right bold", rule, rule.good, width, signs),
        EMPTY,
        *wrap(_way_out(rule), width, "muted"),
    ]


def _example(word: str, role: str, rule: Rule, snippet: Snippet, width: int, signs: Glyphs) -> list[Line]:
    lines: list[Line] = []
    for place, text in shown(rule, snippet).items():
        lines.append(((word, role), (f"  {place}", "muted")))
        lines += [((INDENT + cut(line, width - len(INDENT), signs.folded), "text"),) for line in text.splitlines()]
    return lines


def shown(rule: Rule, snippet: Snippet) -> dict[str, str]:
    """The texts of an example by where they stand; bytes that are no text as their escapes."""
    if isinstance(snippet, str):
        return {_FILES[rule.inside]: snippet}
    return {path: _as_text(content) for path, content in snippet.items()}


def _as_text(content: str | bytes | None) -> str:
    if content is None:
        return "(no such file)"
    return content if isinstance(content, str) else content.decode("utf-8", "backslashreplace")


def _way_out(rule: Rule) -> str:
    if rule.said_by != "tutor check":
        return f"`{rule.said_by}` says this and leaves the file as it is."
    if rule.severity == "error":
        return "An error cannot be ignored: what has one is left out."
    if rule.code in ("W001", "W002", "N001"):
        return "What is said of a comment cannot be ignored: mend or delete the comment."
    form = IGNORE_FORM.replace("W201", rule.code)
    return f"To keep it as it is, say why, beside it or on the line above: `{form}`"


def _listed(terminal: Terminal) -> list[Line]:
    """Every code with its title, by subject."""
    lines: list[Line] = []
    for subject, group in subjects().items():
        lines.append(((subject, "bold"),))
        lines += [((f"  {rule.code}  ", _SIGNS[rule.severity]), (rule.title, "text")) for rule in group]
        lines.append(EMPTY)
    return [*lines, *wrap("`tutor explain CODE` shows one whole, with examples.", terminal.width, "muted")]


def _plain(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "severity": rule.severity,
        "title": rule.title,
        "why": rule.why,
        "bad": shown(rule, rule.bad),
        "good": shown(rule, rule.good),
        "can_be_ignored": _way_out(rule).startswith("To keep"),
    }
