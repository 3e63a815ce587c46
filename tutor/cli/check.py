"""`tutor check`: everything that is wrong with content, each at its place."""

from __future__ import annotations

import datetime
import os
import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tutor.cli.options import json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.cli.today import today
from tutor.content.model.question import SingleQuestion

if TYPE_CHECKING:
    from tutor.content.checker import Checked
    from tutor.content.fix.files import Fixed


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json", "github", "sarif"]),
    default="full",
    show_default=True,
    help="With the source, one line a finding, or for a program: JSON, GitHub's remarks, SARIF.",
)
@click.option("--select", multiple=True, metavar="CODES", help="Say only these: E301,W2 (a code, or how it begins).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Say all but these.")
@click.option("--fix", "is_fixing", is_flag=True, help="First put right what has one way out: words, ids, layout.")
@click.option("--guess", is_flag=True, help="What readers who know nothing would score over all single questions.")
@click.option("--coverage", "shows_coverage", is_flag=True, help="What the pack covers, and what is missing.")
@click.option(
    "--today", "day_given", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Take it for this day: 2026-11-21."
)
@json_option
@plain_option
@pack_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # click calls it, by names
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    is_fixing: bool,
    guess: bool,
    shows_coverage: bool,
    day_given: datetime.datetime | None,
    as_json: bool,
    plain: bool,
    pack: tuple[str, ...],
) -> int:
    """Check packs, files in packs and loose files: every mistake at once, each at its place.

    PATHS are pack folders, folders and files inside one, or files outside of any. Without PATHS it is the pack around
    the current folder; where there is none, or with --pack, the open packs. Exits with 0 when nothing is wrong or there
    are notes only, with 1 after an error or a warning.

    With --fix a word that is nearly a known one becomes it, what has no id gets one, and files are laid out as by
    `tutor fmt`; what is left is checked.

    A warning that shall stay is answered in the file, beside it or on the line above:
    `# tutor: ignore W201 because ...`.

    \b
    tutor check                             the pack that you are in
    tutor check quizzes/concurrency.yaml    one file, with what only shows across files
    tutor check --format json ~/my-pack     for an editor or a build
    tutor check --fix                       what has one way out is put right first
    tutor check --coverage                  topics, questions, facts, exam tasks; with --json too
    tutor explain W201                      why this is said, with examples
    """
    from tutor import paths as places
    from tutor.content.checker import check

    open_packs = _meant((*(ctx.obj or ()), *pack))
    if is_fixing:
        _fix(paths, places.packs(open_packs))
    if guess:
        return _guess(open_packs, as_json=as_json or form == "json")
    if shows_coverage:
        from tutor.cli.check_coverage import show

        return show(places.packs(paths or open_packs), as_json or form == "json", plain)
    day = day_given.date() if day_given is not None else today()
    checked = _chosen(check(paths, places.packs(open_packs), places.cache_folder(), day), select, ignore)
    _show(checked, "json" if as_json else form, plain)
    sys.stdout.flush()
    print(_count(checked), file=sys.stderr)
    return int(any(finding.severity != "note" for finding in checked.findings))


def _meant(named: tuple[str, ...]) -> tuple[str, ...]:
    """The packs that are named, else the one around the current folder; none for those that are usually open."""
    from tutor import paths

    try:
        root = "" if named else paths.around(os.getcwd())
    except OSError:  # the current folder was deleted
        root = ""
    return (root,) if root else named


def _fix(paths: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Puts right what can be, and says on stderr what it was. Raises Misuse, or NotWritten."""
    from tutor import paths as places
    from tutor.cli.check_formats import as_typed
    from tutor.content.fix.files import fix
    from tutor.content.text import clean_line

    for fixed in fix(paths, packs, places.cache_folder()):
        print(f"{_what(fixed)} of {clean_line(as_typed(fixed.path))} fixed", file=sys.stderr)


def _what(fixed: Fixed) -> str:
    """2 words, 1 id and the layout."""
    said = [_several(count, word) for count, word in ((fixed.words, "word"), (fixed.ids, "id")) if count]
    said += ["the layout"] if fixed.is_laid_out else []
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def _chosen(checked: Checked, select: tuple[str, ...], ignore: tuple[str, ...]) -> Checked:
    """What is selected and not ignored. Raises UnknownCode."""
    if not select and not ignore:
        return checked
    from tutor.cli.codes import listed_codes
    from tutor.content.catalogue import rules

    codes = set(listed_codes(select) if select else rules()) - set(listed_codes(ignore))
    return replace(
        checked,
        findings=tuple(finding for finding in checked.findings if finding.code in codes),
        suppressed=tuple(suppressed for suppressed in checked.suppressed if suppressed.finding.code in codes),
    )


def _show(checked: Checked, form: str, plain: bool) -> None:
    from tutor.cli import check_formats

    match form:
        case "json":
            print_json([check_formats.plain(finding) for finding in checked.findings])
        case "github":
            from tutor.cli.check_github import command
            from tutor.cli.check_places import repository

            base = repository()
            print("".join(f"{command(finding, base)}\n" for finding in checked.findings), end="")
        case "sarif":
            from tutor.cli.check_places import repository
            from tutor.cli.check_sarif import log

            print_json(log(checked, repository()))
        case _ if checked.findings:
            terminal = Terminal(plain)
            for finding in checked.findings:
                terminal.show(check_formats.lines(finding, terminal.signs, with_source=form == "full"))


def _guess(packs: tuple[str, ...], as_json: bool) -> int:
    """Exits with 1 when a habit scores more than it may."""
    from tutor.content.guess import BOUND, guessers

    with opened(packs) as desk:
        questions = [desk.library.question(id) for id in desk.library.ids("question")]
    results = guessers([question for question in questions if isinstance(question, SingleQuestion)])
    if as_json:
        print_json([{"habit": g.habit, "right": g.right, "questions": g.questions, "share": g.share} for g in results])
    else:
        for guesser in results:
            print(f"{guesser.habit:<24} {guesser.right:6.1f} of {guesser.questions:<4} {100 * guesser.share:5.1f} %")
        print(f"One of four by chance is 25 %; at most {100 * BOUND:.0f} % may be guessed.", file=sys.stderr)
    return int(any(guesser.share > BOUND for guesser in results))


def _count(checked: Checked) -> str:
    """What a build log shows last: 2 errors and 1 warning in 7 files."""
    counts = Counter(finding.severity for finding in checked.findings)
    said = [_several(counts[severity], severity) for severity in ("error", "warning", "note") if counts[severity]]
    answered = len(checked.suppressed)
    more = f" {answered:,} more {'is' if answered == 1 else 'are'} ignored by comments." if answered else ""
    return f"{' and '.join(said) or 'Nothing is wrong'} in {_several(checked.files, 'file')}.{more}"


def _several(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else f'{word}s'}"
