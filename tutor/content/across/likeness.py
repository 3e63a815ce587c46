"""Questions that ask nearly the same in nearly the same words, wherever in the packs they stand.

All pairs would be too many. A stem is known by the smallest hashes of its word triples: two stems that share most of
their words share some of these, so only stems with a hash in common are compared. Pairs that were found are kept, and
looked for again only where a file changed.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, groupby
from operator import itemgetter
from zlib import crc32

from tutor.content.across.remark import Remark, remark
from tutor.content.cache import place
from tutor.content.model.question import QuestionBase
from tutor.content.reading import Reading
from tutor.content.rules.places import at
from tutor.content.source import span_of
from tutor.content.words import words

# From 0 to 100, by the letters that would have to change. The ask alone is short, so that less of it is enough.
LEAST_LIKENESS, LEAST_LIKENESS_OF_ASKS = 90, 80
HASHES = 6
# Shorter stems are alike by chance.
LEAST_WORDS = 5
# A hash that more stems have is a phrase that everybody uses.
MOST_WITH_A_HASH = 12
LEAST_SHARED = 2
_OF_NEW = "FROM uncompared CROSS JOIN triple USING (file)"  # in this order: the new are few
_NEW_HASHES = f"SELECT hash {_OF_NEW}"
Key = tuple[int, int]  # a stem's file, and its position in there


def note_stems(db: sqlite3.Connection, file: int, reading: Reading) -> None:
    """Writes down each stem in comparable words, with its hashes."""
    stems, hashes = [], []
    for position, item in enumerate(reading.items):
        if isinstance(item.value, QuestionBase):
            tokens, ask = _comparable(item.value)
            if len(tokens) >= LEAST_WORDS:
                where = place(span_of(at(item.node, "stem")))
                stems.append((file, position, item.id, " ".join(tokens), ask, *where))
                hashes += [(hash, file, position) for hash in signature(tokens)]
    db.executemany("INSERT INTO stem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", stems)
    db.executemany("INSERT INTO triple VALUES (?, ?, ?)", hashes)
    db.execute("INSERT OR REPLACE INTO uncompared VALUES (?)", (file,))


def signature(tokens: list[str]) -> list[int]:
    """The smallest hashes of the triples of words that follow each other."""
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return sorted({crc32(" ".join(triple).encode()) for triple in triples})[:HASHES]


def stems_differ(db: sqlite3.Connection) -> Iterator[Remark]:
    """Each question that nearly repeats one before it, by path and line."""
    _compare_new_stems(db)
    rows = db.execute(
        "SELECT a.id, af.path, a.line, b.file, b.line, b.column, b.end_line, b.end_column FROM alike "
        "JOIN stem a ON a.file = alike.file AND a.position = alike.position JOIN file af ON af.id = a.file "
        "JOIN stem b ON b.file = alike.other AND b.position = alike.other_position JOIN file bf ON bf.id = b.file "
        "WHERE (af.path, a.line) < (bf.path, b.line) UNION ALL "
        "SELECT b.id, bf.path, b.line, a.file, a.line, a.column, a.end_line, a.end_column FROM alike "
        "JOIN stem a ON a.file = alike.file AND a.position = alike.position JOIN file af ON af.id = a.file "
        "JOIN stem b ON b.file = alike.other AND b.position = alike.other_position JOIN file bf ON bf.id = b.file "
        "WHERE (af.path, a.line) > (bf.path, b.line) ORDER BY 4, 5, 2, 3"
    )
    said: set[tuple[int, int]] = set()
    for id, path, line, file, *where in rows:
        if (file, where[0]) not in said:
            said.add((file, where[0]))
            before = f"{'/'.join(os.fsdecode(path).split(os.sep)[-2:])}:{line}"
            message = f'this asks nearly the same as "{id.rpartition("/")[2]}" in {before}'
            yield remark(file, where, "W331", message, "let it ask for something else: apply, or diagnose")


def _compare_new_stems(db: sqlite3.Connection) -> None:
    new = {row[0] for row in db.execute("SELECT file FROM uncompared")}
    texts: dict[Key, tuple[str, str]] = {}
    sql = "SELECT text, ask FROM stem WHERE file = ? AND position = ?"
    pairs = []
    for one, other in _worth_comparing(db, new):
        for key in (one, other):
            if key not in texts:
                texts[key] = db.execute(sql, key).fetchone()
        if _is_alike(texts[one], texts[other]):
            pairs.append((*one, *other))
    db.executemany("INSERT INTO alike VALUES (?, ?, ?, ?)", pairs)
    db.execute("DELETE FROM uncompared")


def _worth_comparing(db: sqlite3.Connection, new: set[int]) -> Iterator[tuple[Key, Key]]:
    """Pairs with a new stem that share two hashes, since one may be a phrase; or one where either has no more."""
    counts = dict(
        db.execute(f"SELECT hash, count(*) FROM triple WHERE hash IN ({_NEW_HASHES}) GROUP BY hash").fetchall()
    )
    shared: Counter[tuple[Key, Key]] = Counter()
    rare: Counter[Key] = Counter()
    for stems in _with_hashes(db, [hash for hash, count in counts.items() if 1 < count <= MOST_WITH_A_HASH]):
        rare.update(stems)
        shared.update((one, other) for other, one in combinations(stems, 2) if one[0] in new or other[0] in new)
    for (one, other), times in shared.items():
        if times >= LEAST_SHARED or min(rare[one], rare[other]) < LEAST_SHARED:
            yield one, other
    yield from _of_phrases(db, new, {hash for hash, count in counts.items() if count > MOST_WITH_A_HASH})


def _of_phrases(db: sqlite3.Connection, new: set[int], common: set[int]) -> Iterator[tuple[Key, Key]]:
    """Each new stem that is made of phrases, as its hashes tell, with the first stems that have one of these."""
    rows = db.execute(f"SELECT file, position, hash {_OF_NEW} ORDER BY file, position").fetchall() if common else ()
    for one, group in groupby(rows, itemgetter(0, 1)):
        hashes = [hash for _, _, hash in group]
        phrases = sorted(common.intersection(hashes))
        if 3 * len(phrases) >= 2 * len(hashes):
            others = _with_hash(db, phrases[0])
            yield from ((one, other) for other in others if other < one or other[0] not in new)


def _with_hashes(db: sqlite3.Connection, hashes: list[int]) -> Iterator[list[Key]]:
    sql = (
        "SELECT hash, file, position FROM json_each(?) wanted CROSS JOIN triple ON hash = wanted.value "
        "ORDER BY hash, file, position"
    )
    for _, group in groupby(db.execute(sql, (json.dumps(hashes),)).fetchall(), itemgetter(0)):
        yield [(file, position) for _, file, position in group]


def _with_hash(db: sqlite3.Connection, hash: int) -> list[Key]:
    sql = "SELECT file, position FROM triple WHERE hash = ? ORDER BY file, position LIMIT ?"
    return db.execute(sql, (hash, MOST_WITH_A_HASH)).fetchall()


def _is_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if 11 * min(len(one[0]), len(other[0])) < 9 * max(len(one[0]), len(other[0])):
        return False
    from rapidfuzz.fuzz import ratio

    return bool(
        ratio(one[0], other[0], score_cutoff=LEAST_LIKENESS)
        and ratio(one[1], other[1], score_cutoff=LEAST_LIKENESS_OF_ASKS)
    )


def _comparable(question: QuestionBase) -> tuple[list[str], str]:
    """The words of the stem with its exhibit, and those of the ask alone."""
    exhibit = question.exhibit.text if question.exhibit is not None else ""
    # What is shown to be judged or filled in belongs to what is asked.
    shown = getattr(question, "text", "")
    ask = question.stem.rpartition("\n\n")[2]
    return [*words(question.stem), *words(exhibit), *words(shown)], " ".join(words(ask))
