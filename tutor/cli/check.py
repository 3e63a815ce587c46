"""`tutor check`: everything that is wrong with content, each at its place."""

from __future__ import annotations

import os
import sys
import textwrap
from collections import Counter

from tutor.cli.streams import print_json
from tutor.cli.terminal import Terminal, columns_of
from tutor.cli.today import today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.cli.check_options import Options
    from tutor.content.checker import Checked
    from tutor.content.fix.files import Fixed


def run_check(options: Options) -> int:
    """Exits with 1 after an error or a warning. Raises Misuse, or UnknownCode."""
    from tutor import paths as places

    packs = _meant(options.pack)
    as_json = options.json or options.format == "json"
    if options.fix:
        _fix(options.paths, places.packs(packs))
    if options.guess:
        from tutor.cli import check_guess

        return check_guess.show(options.paths or packs, as_json)
    if options.coverage:
        from tutor.cli.check_coverage import show

        return show(places.packs(options.paths or packs), as_json, options.plain)
    from tutor.content.checker import check

    whole = check(options.paths, places.packs(packs), places.cache_folder(), options.today or today())
    checked = _chosen(whole, options.select, options.ignore)
    _show(checked, "json" if as_json else options.format, options.plain)
    sys.stdout.flush()
    beside = len(whole.findings) - len(checked.findings) if options.select else 0
    _say(f"{_count(checked, beside)}{'' if options.paths or packs else _usual()}")
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
    from dataclasses import replace

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
            columns = columns_of(sys.stdout)
            for finding in checked.findings:
                terminal.show(check_formats.lines(finding, terminal.signs, form == "full", columns))


def _say(sentence: str) -> None:
    """A remark, in lines of the terminal where it is one."""
    columns = columns_of(sys.stderr)
    print(sentence if columns is None else "\n".join(textwrap.wrap(sentence, columns)), file=sys.stderr)


def _count(checked: Checked, beside: int) -> str:
    """What a build log shows last: 2 errors and 1 warning in 7 files; and how much was found that is not selected."""
    counts = Counter(finding.severity for finding in checked.findings)
    said = [_several(counts[severity], severity) for severity in ("error", "warning", "note") if counts[severity]]
    answered = len(checked.suppressed)
    more = f" {answered:,} more {'is' if answered == 1 else 'are'} ignored by comments." if answered else ""
    more += f" {beside:,} more {'was' if beside == 1 else 'were'} found that --select leaves out." if beside else ""
    clean = "Nothing is wrong of what was selected," if beside else "Nothing is wrong"
    return f"{' and '.join(said) or clean} in {_several(checked.files, 'file')}.{more}"


def _usual() -> str:
    """Said where nobody named a pack and none is around: what was checked is not the author's."""
    return "" if os.environ.get("TUTOR_PACK") else " No pack is around this folder: this was the shipped one."


def _several(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else f'{word}s'}"
