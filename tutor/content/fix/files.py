"""Whole files fixed: words, ids, and then their layout."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content import reader
from tutor.content.checker import check
from tutor.content.fix.ids import ids_in, with_ids
from tutor.content.fix.words import corrected
from tutor.content.layout.files import layout_of
from tutor.content.source import parse
from tutor.content.stamps import stamps
from tutor.content.targets import targets
from tutor.content.writing import replace, writable_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.content.findings import Finding
    from tutor.content.targets import Target

# A word that is put right may show the next mistake: a key that was not read had a value.
MAX_ROUNDS = 5


@dataclass(frozen=True)
class Fixed:
    """What was fixed in one file: words, ids, and whether it was laid out anew."""

    path: str
    words: int
    ids: int
    is_laid_out: bool


def fix(paths: tuple[str, ...], packs: tuple[str, ...], cache_folder: str) -> list[Fixed]:
    """Fixes what has one obvious way out in the files that are meant; says which files changed and how.

    Raises Misuse when a path names nothing or the installed pack, NotWritten when a file cannot be written.
    """
    meant = {target.path: target for target in targets(paths or packs)}
    for root in {target.root for target in meant.values() if target.root}:
        writable_pack(root)
    words = _fix_words(paths, packs, cache_folder, meant)
    ids = {path: _fix_ids(target) for path, target in meant.items()}
    laid_out = {path for path, target in meant.items() if _lay_out(target)}
    changed = [path for path in meant if words[path] or ids[path] or path in laid_out]
    return [Fixed(path, words[path], ids[path], path in laid_out) for path in changed]


def _fix_words(
    paths: tuple[str, ...], packs: tuple[str, ...], cache_folder: str, meant: dict[str, Target]
) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _ in range(MAX_ROUNDS):
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in check(paths, packs, cache_folder).findings:
            found[finding.path].append(finding)
        fixed = {path: _fix_words_of(meant[path], found[path]) for path in found if path in meant}
        counts.update(fixed)
        if not any(fixed.values()):
            break
    return counts


def _fix_words_of(target: Target, findings: list[Finding]) -> int:
    return _rewritten(target, lambda text: corrected(text, findings))


def _fix_ids(target: Target) -> int:
    """Ids must be free in the whole pack, which is read only when one is wanted."""
    file_type = reader.FILES.get(target.file_type)
    if file_type is None:
        return 0
    name = os.path.basename(target.root if target.file_type == "pack" else target.path)
    elsewhere: set[str] = set()

    def is_taken(id: str) -> bool:
        if not elsewhere:
            elsewhere.update(_ids_of_pack(target.root), [""])
        return id in elsewhere

    return _rewritten(target, lambda text: with_ids(text, file_type, name.partition(".")[0], is_taken))


def _rewritten(target: Target, change: Callable[[str], tuple[str, int]]) -> int:
    """Writes a file's changed text; returns how many changes there were. What is not UTF-8 stays."""
    try:
        with open(target.path, "rb") as file:
            before = file.read().removeprefix(b"\xef\xbb\xbf").decode()
    except (OSError, UnicodeDecodeError):
        return 0
    text, count = change(before.replace("\r\n", "\n"))
    if count:
        ending = "\r\n" if "\r\n" in before else "\n"
        replace(target.folder, target.path, text.replace("\n", ending).encode())
    return count


def _lay_out(target: Target) -> bool:
    layout = layout_of(target)
    if layout.is_changed:
        replace(target.folder, target.path, layout.after)
    return layout.is_changed


def _ids_of_pack(root: str) -> list[str]:
    ids: list[str] = []
    for path, *_ in stamps(root):
        try:
            with open(path, "rb") as file:
                node, _, _ = parse(path, file.read())
        except OSError:
            continue
        ids += ids_in(node) if node is not None else []
    return ids
