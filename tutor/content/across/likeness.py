"""Questions that ask nearly the same in nearly the same words, wherever in the packs they stand.

All pairs would be too many. A stem is known by the smallest hashes of its word triples: two stems that share most of
their words share some of these, so only stems with a hash in common are compared. Pairs that were found are kept, and
looked for again only where a stem changed.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations
from zlib import crc32

from tutor.content.across.remark import Remark, remark
from tutor.content.cache import place
from tutor.content.model.question import QuestionBase
from tutor.content.reading import Reading
from tutor.content.rules.places import at
from tutor.content.spans import span_of
from tutor.content.words import words

# From 0 to 100, by the letters that would have to change. The ask alone is short, so that less of it is enough.
LEAST_LIKENESS, LEAST_LIKENESS_OF_ASKS = 90, 80
HASHES = 6
# Shorter stems are alike by chance.
LEAST_WORDS = 5
# A hash that more stems have is a phrase that everybody uses.
MOST_WITH_A_HASH = 12
LEAST_SHARED = 2
Place = tuple[int, int, int, int]


def note_stems(db: sqlite3.Connection, file: int, reading: Reading) -> None:
    """Writes down each stem in comparable words. One that the file had before stays as it was compared."""
    rows = db.execute("SELECT id, text, ask, key FROM stem WHERE file = ?", (file,)).fetchall()
    held = {row[:3]: row[3] for row in rows}
    kept: dict[int, Place] = {}
    new = []
    for stem, where in _stems(reading):
        key = held.pop(stem, None)
        if key is None:
            new.append((file, *stem, *where))
        else:
            kept[key] = where
    _forget(db, [row[3] for row in rows if row[3] not in kept])
    moved = [(*where, key) for key, where in kept.items()]
    db.executemany("UPDATE stem SET line = ?, column = ?, end_line = ?, end_column = ? WHERE key = ?", moved)
    _put(db, new)


def _stems(reading: Reading) -> Iterator[tuple[tuple[str, str, str], Place]]:
    """A question's id, its stem in comparable words, its ask alone; and where the stem stands."""
    for item in reading.items:
        if isinstance(item.value, QuestionBase):
            tokens, ask = _comparable(item.value)
            if len(tokens) >= LEAST_WORDS:
                yield (item.id, " ".join(tokens), ask), place(span_of(at(item.node, "stem")))


def _put(db: sqlite3.Connection, stems: Sequence[tuple[object, ...]]) -> None:
    """Writes stems that have yet to be compared, with their hashes."""
    first = db.execute("SELECT ifnull(max(key), 0) + 1 FROM stem").fetchone()[0]
    rows = [(key, json.dumps(signature(str(stem[2]))), *stem) for key, stem in enumerate(stems, first)]
    db.executemany("INSERT INTO stem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.executemany("INSERT INTO uncompared VALUES (?)", [(row[0],) for row in rows])


def _forget(db: sqlite3.Connection, keys: Iterable[int]) -> None:
    for key in keys:
        hashes = json.loads(db.execute("SELECT hashes FROM stem WHERE key = ?", (key,)).fetchone()[0])
        db.executemany("DELETE FROM triple WHERE hash = ? AND stem = ?", [(hash, key) for hash in hashes])
        for table, column in (("uncompared", "stem"), ("alike", "stem"), ("alike", "other"), ("stem", "key")):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))


def signature(text: str) -> list[int]:
    """The smallest hashes of the triples of words that follow each other; the words are parted by single spaces."""
    data = text.encode()
    starts = [0, *accumulate(len(word) + 1 for word in data.split(b" "))]
    return sorted({crc32(data[start : end - 1]) for start, end in zip(starts, starts[3:], strict=False)})[:HASHES]


def stems_differ(db: sqlite3.Connection) -> Iterator[Remark]:
    """Each question that nearly repeats one before it, by path and line."""
    _forget(db, [row[0] for row in db.execute("SELECT key FROM stem WHERE file NOT IN (SELECT id FROM file)")])
    _compare_new_stems(db)
    rows = db.execute(
        "SELECT a.id, af.path, a.line, b.file, b.line, b.column, b.end_line, b.end_column FROM alike "
        "JOIN stem a ON a.key IN (alike.stem, other) JOIN file af ON af.id = a.file "
        "JOIN stem b ON b.key IN (alike.stem, other) JOIN file bf ON bf.id = b.file "
        "WHERE (af.path, a.line) < (bf.path, b.line) ORDER BY 4, 5, 2, 3"
    )
    said: set[tuple[int, int]] = set()
    for id, path, line, file, *where in rows:
        if (file, where[0]) not in said:
            said.add((file, where[0]))
            before = f"{'/'.join(os.fsdecode(path).split(os.sep)[-2:])}:{line}"
            message = f'this asks nearly the same as "{id.rpartition("/")[2]}" in {before}'
            yield remark(file, where, "W331", message, "let it ask for something else: apply, or diagnose")


def _compare_new_stems(db: sqlite3.Connection) -> None:
    rows = db.execute("SELECT stem, hashes, text, ask FROM uncompared JOIN stem ON key = uncompared.stem").fetchall()
    if not rows:
        return
    new = {key: json.loads(hashes) for key, hashes, _, _ in rows}
    texts = {key: (text, ask) for key, _, text, ask in rows}
    # All at once and in their order: one by one they would be written all over the table.
    triples = sorted((hash, key) for key, hashes in new.items() for hash in hashes)
    db.executemany("INSERT INTO triple VALUES (?, ?)", triples)
    pairs = list(_worth_comparing(new, _by_hash(db, new)))
    for key in {key for pair in pairs for key in pair} - texts.keys():
        texts[key] = db.execute("SELECT text, ask FROM stem WHERE key = ?", (key,)).fetchone()
    if pairs:
        db.executemany("INSERT INTO alike VALUES (?, ?)", _alike(pairs, texts))
    db.execute("DELETE FROM uncompared")


def _by_hash(db: sqlite3.Connection, new: dict[int, list[int]]) -> dict[int, list[int]]:
    """The stems that have a hash of a new one, by that hash: as many as tell that it is a phrase, the first first."""
    found: dict[int, list[int]] = {hash: [] for hashes in new.values() for hash in hashes}
    if db.execute("SELECT count(*) FROM stem").fetchone() == (len(new),):
        for key, hashes in new.items():
            for hash in hashes:
                found[hash].append(key)
        return found
    sql = "SELECT stem FROM triple WHERE hash = ? ORDER BY stem LIMIT ?"
    return {hash: [row[0] for row in db.execute(sql, (hash, MOST_WITH_A_HASH + 1))] for hash in found}


def _worth_comparing(new: dict[int, list[int]], by_hash: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Pairs with a new stem that share two hashes, since one may be a phrase; or one where either has no more."""
    shared: Counter[tuple[int, int]] = Counter()
    rare: Counter[int] = Counter()
    for stems in by_hash.values():
        if 1 < len(stems) <= MOST_WITH_A_HASH:
            rare.update(stems)
            shared.update((one, other) for other, one in combinations(stems, 2) if one in new or other in new)
    for (one, other), times in shared.items():
        if times >= LEAST_SHARED or min(rare[one], rare[other]) < LEAST_SHARED:
            yield one, other
    for one, hashes in new.items():
        yield from _of_phrases(one, hashes, new, by_hash)


def _of_phrases(
    one: int, hashes: list[int], new: dict[int, list[int]], by_hash: dict[int, list[int]]
) -> Iterator[tuple[int, int]]:
    """A new stem that is made of phrases, as its hashes tell, with the first stems that have one of these."""
    phrases = [hash for hash in hashes if len(by_hash[hash]) > MOST_WITH_A_HASH]
    if phrases and 3 * len(phrases) >= 2 * len(hashes):
        others = by_hash[phrases[0]][:MOST_WITH_A_HASH]
        yield from [(one, other) for other in others if other < one or other not in new]


def _alike(pairs: Iterable[tuple[int, int]], texts: dict[int, tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """The pairs whose texts and asks are both alike. The asks are compared first: they are short, and often differ."""
    from rapidfuzz.fuzz import ratio

    for one, other in pairs:
        (text, ask), (other_text, other_ask) = texts[one], texts[other]
        if ratio(ask, other_ask, score_cutoff=LEAST_LIKENESS_OF_ASKS):
            shorter, longer = sorted((len(text), len(other_text)))
            if 11 * shorter >= 9 * longer and ratio(text, other_text, score_cutoff=LEAST_LIKENESS):
                yield one, other


def _comparable(question: QuestionBase) -> tuple[list[str], str]:
    """The words of the stem with its exhibit, and those of the ask alone."""
    exhibit = question.exhibit.text if question.exhibit is not None else ""
    # What is shown to be judged or filled in belongs to what is asked.
    shown = getattr(question, "text", "")
    ask = question.stem.rpartition("\n\n")[2]
    return [*words(question.stem), *words(exhibit), *words(shown)], " ".join(words(ask))
