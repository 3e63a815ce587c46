"""Search over cards, facts, questions and words of the glossary: SQLite's full text, rapidfuzz for spelling.

The index is made at the first search and kept in the cache until the content changes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tutor.content.text import clean_line

# A shorter beginning of a word fits too much to be ranked.
LEAST_PREFIX = 4
MOST_SPELLINGS = 4
LEAST_LIKENESS = 74
SCHEMA = """
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5
  (kind UNINDEXED, id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5vocab (search, 'row');
"""


@dataclass(frozen=True)
class Hit:
    """Something found. `kind` is card, fact, question or term; a term's `id` is that of its topic."""

    kind: str
    id: str
    title: str
    snippet: str


def search(db: sqlite3.Connection, words: str, most: int = 20) -> list[Hit]:
    """What holds all the words, the best first; where nothing does, what holds any. Slips of spelling are forgiven."""
    prepare(db)
    tokens = _tokens(words)
    if not tokens:
        return []
    ways = [_ways(db, token) for token in tokens]
    found = _matching(db, " AND ".join(ways), most)
    return found or _matching(db, " OR ".join(ways), most)


def prepare(db: sqlite3.Connection) -> None:
    """Makes the index when it is not there or older than the content."""
    held = db.execute("SELECT value FROM meta WHERE key = 'search'").fetchone()
    if held == ("ready",):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in SCHEMA.split(";\n"):
            db.execute(statement)
        db.execute("DELETE FROM search")
        db.executemany("INSERT INTO search VALUES (?, ?, ?, ?)", _rows(db))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('search', 'ready')")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _rows(db: sqlite3.Connection) -> Iterator[tuple[str, str, str, str]]:
    items = db.execute("SELECT kind, id, data FROM item WHERE usable AND kind IN ('card', 'fact', 'question', 'topic')")
    kept = [(kind, id, json.loads(data)) for kind, id, data in items]
    facts = {id: value["value"] for kind, id, value in kept if kind == "fact"}
    for kind, id, title, text in _texts(kept):
        yield kind, id, _resolved(title, facts), _resolved(text, facts)


def _texts(items: list[tuple[str, str, dict[str, Any]]]) -> Iterator[tuple[str, str, str, str]]:
    """Kind, id, title and text of all that can be found."""
    for kind, id, value in items:
        if kind == "topic":
            yield from (("term", id, term["term"], term["meaning"]) for term in value.get("glossary", ()))
        elif kind == "question":
            # What is asked, not what is right: a search must not spoil a question.
            yield kind, id, value["stem"].rpartition("\n\n")[2], value["stem"]
        elif kind == "card":
            kept = ("body", "remember", "cue", "ask_first", "example")
            yield kind, id, value["title"], " ".join(value.get(name, "") for name in kept)
        else:
            yield kind, id, value["title"], f"{value['statement']} {value['value']} {value.get('exam_note', '')}"


def _resolved(text: str, facts: dict[str, str]) -> str:
    """Text with the values of the facts that it names."""
    first, *rest = text.split("<fact:")
    return first + "".join(facts.get(id, id) + after for id, _, after in (piece.partition(">") for piece in rest))


def _tokens(words: str) -> list[str]:
    spread = "".join(c if c.isalnum() else " " for c in words[:200].lower())
    return list(dict.fromkeys(spread.split()))[:8]


def _ways(db: sqlite3.Connection, token: str) -> str:
    """A token as an FTS5 expression: itself, words that begin with it, else words spelt like it."""
    is_known = db.execute("SELECT 1 FROM search_words WHERE term = ?", (token,)).fetchone() is not None
    longer = "SELECT 1 FROM search_words WHERE term > ? AND term < ? LIMIT 1"
    has_more = len(token) >= LEAST_PREFIX and db.execute(longer, (token, token + "\uffff")).fetchone() is not None
    if is_known or has_more:
        return f'("{token}" OR "{token}"*)' if has_more else f'"{token}"'
    return "(" + " OR ".join(f'"{word}"' for word in [token, *_spelt_like(db, token)]) + ")"


def _spelt_like(db: sqlite3.Connection, token: str) -> list[str]:
    from rapidfuzz import fuzz, process

    near = db.execute(
        "SELECT term FROM search_words WHERE length(term) BETWEEN ? AND ?", (len(token) - 2, len(token) + 2)
    )
    found = process.extract(
        token, [row[0] for row in near], scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=MOST_SPELLINGS
    )
    return [word for word, _, _ in found]


def _matching(db: sqlite3.Connection, expression: str, most: int) -> list[Hit]:
    rows: list[tuple[Any, ...]] = db.execute(
        "SELECT kind, id, title, snippet(search, 3, '', '', '…', 14) FROM search WHERE search MATCH ? "
        "ORDER BY bm25(search, 0, 0, 6, 1) * CASE kind WHEN 'card' THEN 2 WHEN 'question' THEN 0.8 ELSE 1 END, id "
        "LIMIT ?",
        (expression, most),
    ).fetchall()
    return [Hit(kind, id, _shown(title), _shown(snippet)) for kind, id, title, snippet in rows]


def _shown(text: str) -> str:
    """One line without the marks of code names."""
    return clean_line(text).replace("`", "")
