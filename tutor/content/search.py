"""Search over cards, facts, questions, problems and words of the glossary: SQLite's full text, rapidfuzz for spelling.

What a word of the glossary has in brackets is another name for it: "Dead-letter queue (DLQ, dead letter)". Whichever
of the names is searched, all are found.

The index is made at the first search and kept in the cache until the content changes.
"""

from __future__ import annotations

import json
import re
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
CREATE TABLE IF NOT EXISTS search_name (name TEXT, term TEXT, PRIMARY KEY (name, term)) WITHOUT ROWID;
"""
MOST_TOKENS = 8
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NAMES = re.compile(r"(.+) \(([^()]+)\)")


@dataclass(frozen=True)
class Hit:
    """Something found. `kind` is card, fact, question, problem or term; a term's `id` is that of its topic."""

    kind: str
    id: str
    title: str
    snippet: str


def search(db: sqlite3.Connection, words: str, most: int = 20) -> list[Hit]:
    """What holds all the words, the best first; where nothing does, what holds any. Slips of spelling are forgiven."""
    prepare(db)
    ways = list(_ways(db, _tokens(words)))
    if not ways:
        return []
    return _matching(db, " AND ".join(ways), most) or _matching(db, " OR ".join(ways), most)


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
        db.execute("DELETE FROM search_name")
        db.executemany("INSERT INTO search VALUES (?, ?, ?, ?)", _rows(db))
        db.executemany("INSERT OR IGNORE INTO search_name VALUES (?, ?)", _names(db))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('search', 'ready')")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _rows(db: sqlite3.Connection) -> Iterator[tuple[str, str, str, str]]:
    items = db.execute(
        "SELECT kind, id, data FROM item WHERE usable AND kind IN ('card', 'fact', 'question', 'problem', 'topic')"
    )
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
        elif kind == "problem":
            yield kind, id, value["title"], _with_values(value["stem"], value["show"])
        elif kind == "card":
            kept = ("body", "remember", "cue", "ask_first", "example")
            yield kind, id, value["title"], " ".join(value.get(name, "") for name in kept)
        else:
            yield kind, id, value["title"], f"{value['statement']} {value['value']} {value.get('exam_note', '')}"


def _with_values(text: str, shown: dict[str, str]) -> str:
    """A problem's text with the values that its file shows."""
    return _PLACEHOLDER.sub(lambda name: shown.get(name[1], ""), text)


def _resolved(text: str, facts: dict[str, str]) -> str:
    """Text with the values of the facts that it names."""
    first, *rest = text.split("<fact:")
    return first + "".join(facts.get(id, id) + after for id, _, after in (piece.partition(">") for piece in rest))


def _names(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every name of the words that have several, each with the word."""
    for (title,) in db.execute("SELECT title FROM search WHERE kind = 'term'").fetchall():
        found = _NAMES.fullmatch(title)
        for name in (found[1], *found[2].split(", ")) if found else ():
            yield " ".join(_tokens(name)), title


def _tokens(words: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in words[:200].lower()).split()[:MOST_TOKENS]


def _ways(db: sqlite3.Connection, tokens: list[str]) -> Iterator[str]:
    """What was typed as FTS5 expressions: a name that stands for a word of the glossary, else a token."""
    at = 0
    while at < len(tokens):
        size, names = _longest_name(db, tokens[at:])
        yield _any_of(names) if names else _way(db, tokens[at])
        at += size


def _longest_name(db: sqlite3.Connection, tokens: list[str]) -> tuple[int, list[str]]:
    """How many tokens a name at the beginning has, and all names for the same; (1, []) when there is none."""
    others = "SELECT DISTINCT name FROM search_name WHERE term IN (SELECT term FROM search_name WHERE name IN (?, ?))"
    for size in range(len(tokens), 0, -1):
        name = " ".join(tokens[:size])
        found = [row[0] for row in db.execute(others, (name, name.removesuffix("s")))]
        if found:
            return size, sorted(found)
    return 1, []


def _any_of(names: list[str]) -> str:
    """An expression for any of the names, of one or of several of them."""
    return "(" + " OR ".join(f'"{name}" OR "{name}s"' for name in names) + ")"


def _way(db: sqlite3.Connection, token: str) -> str:
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
    """What matches: first what does so by its title alone, a question's ask being none; then by weight."""
    rows: list[tuple[Any, ...]] = db.execute(
        "SELECT kind, id, title, snippet(search, 3, '', '', '…', 14) FROM search WHERE search MATCH ? "
        "ORDER BY kind <> 'question' AND rowid IN (SELECT rowid FROM search WHERE search MATCH ?) DESC, "
        "bm25(search, 0, 0, 6, 1) * CASE kind WHEN 'card' THEN 2 WHEN 'question' THEN 0.8 ELSE 1 END, id LIMIT ?",
        (expression, f"title : ({expression})", most),
    ).fetchall()
    return [Hit(kind, id, _shown(title), _shown(snippet)) for kind, id, title, snippet in rows]


def _shown(text: str) -> str:
    """One line without the marks of code names."""
    return clean_line(text).replace("`", "")
