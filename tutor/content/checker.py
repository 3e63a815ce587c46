"""The findings of packs, of files in packs and of loose files, each named by its path: what `tutor check` asks."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator

from tutor.content import remarks
from tutor.content.findings import Finding, Span
from tutor.content.ignoring import Suppressed, suppress
from tutor.content.library import Library, open_library
from tutor.content.model.record import record
from tutor.content.stamps import FOLDERS, paths_of, strays
from tutor.errors import Misuse

UNREAD = (
    "nothing reads this file: a pack's files lie in content/facts, topics, scenarios, problems, exams or quizzes, "
    "none deeper"
)


@record(frozen=True)
class Checked:
    """How many files were looked at, what is wrong with them, by path and place, and what their authors answered."""

    files: int
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()


def check(
    paths: tuple[str, ...], packs: tuple[str, ...], cache_folder: str, today: datetime.date | None = None
) -> Checked:
    """Looks at what the paths name; without paths at the open packs. Raises Misuse when a path names nothing.

    What grows old is said as of `today`; without a day nothing is.
    """
    files: set[str] = set()
    findings: set[Finding] = set()
    suppressed: set[Suppressed] = set()
    for path in paths or packs:
        whole = os.path.abspath(path)
        root, inside = _in_pack(whole)
        if root:
            found, silent = _of_pack(packs if root in packs else (root,), cache_folder, today)
            found += _unread(root, whole)
        elif os.path.isdir(whole):
            raise Misuse(f"{path!r} is not a pack: it has no content/ folder.")
        elif os.path.lexists(whole):
            found, inside, silent = _of_loose_file(whole), frozenset([whole]), frozenset()
        else:
            raise Misuse(f"{path!r} does not exist.")
        files |= inside
        left, answered = suppress(inside - silent, [finding for finding in found if finding.path in inside], bool(root))
        findings.update(left)
        suppressed.update(answered)
    in_order = sorted(suppressed, key=lambda answered: _place(answered.finding))
    return Checked(len(files), tuple(sorted(findings, key=_place)), tuple(in_order))


def _place(finding: Finding) -> tuple[str, Span, str]:
    return finding.path, finding.span, finding.code


def _in_pack(whole: str) -> tuple[str, frozenset[str]]:
    """The pack that a path is in, with those of its files that are meant; ('', none) outside of packs."""
    below = os.path.join(whole, "")
    for folder in _upwards(whole):
        if os.path.isdir(os.path.join(folder, "content")):
            files = [path for path, _ in paths_of(folder)]
            if whole.startswith((folder + os.sep + "content", folder + os.sep + "quizzes")) or whole == folder:
                files += strays(folder)
            inside = frozenset(file for file in files if file == whole or file.startswith(below))
            if inside:
                return folder, inside
    return "", frozenset()


def _upwards(path: str) -> Iterator[str]:
    """A path and the folders that it lies in. pathlib would take as long to import as all else here."""
    while True:
        yield path
        above = os.path.dirname(path)
        if above == path:
            return
        path = above


def _of_pack(
    roots: tuple[str, ...], cache_folder: str, today: datetime.date | None
) -> tuple[list[Finding], frozenset[str]]:
    """What is said of packs, and which of their files hold no comment that could answer it."""
    library = open_library(roots, cache_folder, is_thorough=True)
    try:
        said = remarks.findings(library) + (remarks.aged(library, today) if today is not None else [])
        return said, remarks.silent(library)
    finally:
        library.close()


def _unread(root: str, whole: str) -> list[Finding]:
    """What is said of files that a pack does not read; one that was named is looked at all the same."""
    paths = strays(root)
    found = [Finding(path, Span(1, 1, 1, 1), "W120", UNREAD, _way_out(root, path)) for path in paths]
    return [*found, *_of_loose_file(whole)] if whole in paths else found


def _way_out(root: str, path: str) -> str:
    """Where a file should lie that lies a folder too deep."""
    inside = os.path.relpath(path, root).replace(os.sep, "/")
    folder = next((folder for _, folder in FOLDERS if inside.startswith(f"{folder}/")), "")
    return f"move it to {folder}/{os.path.basename(path)}" if folder else ""


def _of_loose_file(path: str) -> list[Finding]:
    from tutor.content.compiler import compile_file

    library = Library(compile_file(path), (), "")
    try:
        return remarks.findings(library)
    finally:
        library.close()
