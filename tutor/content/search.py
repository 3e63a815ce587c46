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

from tutor.content.search_text import comparable, excerpt, is_number, phrases_of, words_of
from tutor.content.text import clean_line

# A shorter beginning of a word fits too much to be ranked, and a shorter word has too many that are spelt alike.
LEAST_PREFIX = 4
LEAST_SPELT = 5
# From so many letters on, two slips are forgiven.
LEAST_TWO_SLIPS = 8
MOST_SPELLINGS = 4
LEAST_LIKENESS = 60
MOST_NEAREST = 3
# Which way of holding the index this is: another one is made anew.
VERSION = "2"
SCHEMA = """
DROP TABLE IF EXISTS search_words;
DROP TABLE IF EXISTS search;
DROP TABLE IF EXISTS search_name;
CREATE VIRTUAL TABLE search USING fts5
  (kind UNINDEXED, id UNINDEXED, title, value, text, shown_title UNINDEXED, shown_text UNINDEXED,
   tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE search_words USING fts5vocab (search, 'row');
CREATE TABLE search_name (name TEXT, term TEXT, PRIMARY KEY (name, term)) WITHOUT ROWID;
"""
MOST_PHRASES = 8
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NAMES = re.compile(r"(.+) \(([^()]+)\)")

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    """Something found. `kind` is card, fact, question, problem or term; a term's `id` is that of its topic."""

    kind: str
    id: str
    title: str
    snippet: str


@dataclass(frozen=True)
class Way:
    """What something sought may stand as: phrases, any of which will do; `goes_on` where longer words do too."""

    phrases: tuple[Phrase, ...]
    goes_on: bool = False

    @property
    def expression(self) -> str:
        """The way for FTS5."""
        quoted = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        return f"({' OR '.join([*quoted, *(f'{phrase}*' for phrase in quoted if self.goes_on)])})"


def search(db: sqlite3.Connection, words: str, most: int = 20) -> list[Hit]:
    """What holds all the words, the best first; where nothing does, what holds any. Slips of spelling are forgiven.

    A word that nothing holds is left out, so that the others still find something.
    """
    prepare(db)
    ways = list(_ways(db, phrases_of(words[:200], MOST_PHRASES)))
    if not ways:
        return []
    return _matching(db, ways, " AND ", most) or _holding_any(db, ways, most)


def unheld(db: sqlite3.Connection, words: str) -> list[str]:
    """What of the words sought nothing holds, and so was left out."""
    prepare(db)
    phrases = phrases_of(words[:200], MOST_PHRASES)
    return [" ".join(phrase) for phrase in phrases if not list(_ways(db, [phrase]))]


def nearest(db: sqlite3.Connection, words: str) -> list[str]:
    """Words of the content that are spelt a little like what was sought, for when nothing holds that."""
    from rapidfuzz import fuzz, process

    prepare(db)
    known = [row[0] for row in db.execute("SELECT term FROM search_words WHERE length(term) > 3") if row[0].isalpha()]
    typed = [word for phrase in phrases_of(words[:200], MOST_PHRASES) for word in phrase if len(word) > 2]
    found = [hit for word in typed for hit in process.extract(word, known, scorer=fuzz.ratio, limit=MOST_NEAREST)]
    best = sorted((hit for hit in found if hit[1] >= LEAST_LIKENESS), key=lambda hit: -hit[1])
    return list(dict.fromkeys(word for word, _, _ in best))[:MOST_NEAREST]


def prepare(db: sqlite3.Connection) -> None:
    """Makes the index when it is not there or older than the content."""
    held = db.execute("SELECT value FROM meta WHERE key = 'search'").fetchone()
    if held == (VERSION,):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in SCHEMA.split(";\n"):
            db.execute(statement)
        db.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(db))
        db.executemany("INSERT OR IGNORE INTO search_name VALUES (?, ?)", _names(db))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('search', ?)", (VERSION,))
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _rows(db: sqlite3.Connection) -> Iterator[tuple[str, ...]]:
    """Kind, id, what is compared (title, value, text), and what is shown (title, text)."""
    items = db.execute(
        "SELECT kind, id, data FROM item WHERE usable AND kind IN ('card', 'fact', 'question', 'problem', 'topic')"
    )
    kept = [(kind, id, json.loads(data)) for kind, id, data in items]
    facts = {id: value["value"] for kind, id, value in kept if kind == "fact"}
    cards = {id: value["title"] for kind, id, value in kept if kind == "card"}
    for kind, id, *texts in _texts(kept, cards):
        title, value, text = (_resolved(part, facts) for part in texts)
        yield kind, id, comparable(title), comparable(value), comparable(text), title, text


def _texts(items: list[tuple[str, str, dict[str, Any]]], cards: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Kind, id, title, value and text of all that can be found; a text's parts are paragraphs."""
    for kind, id, value in items:
        if kind == "topic":
            yield from (("term", id, term["term"], "", term["meaning"]) for term in value.get("glossary", ()))
        elif kind == "question":
            # What is asked, not what is right: a search must not spoil a question.
            about = f"On the card: {cards.get(value['card'], '')}"
            yield kind, id, value["stem"].rpartition("\n\n")[2], "", f"{value['stem']}\n\n{about}"
        elif kind == "problem":
            yield kind, id, value["title"], "", _with_values(value["stem"], value["show"])
        elif kind == "card":
            kept = ("body", "remember", "cue", "ask_first", "example")
            yield kind, id, value["title"], "", "\n\n".join(value.get(name, "") for name in kept)
        else:
            with_unit = f"{value['value']} {value.get('unit', '')}".strip()
            told = (value["statement"], value.get("exam_note", ""), f"{value['title']}: {with_unit}")
            yield kind, id, value["title"], with_unit, "\n\n".join(told)


def _with_values(text: str, shown: dict[str, str]) -> str:
    """A problem's text with the values that its file shows."""
    return _PLACEHOLDER.sub(lambda name: shown.get(name[1], ""), text)


def _resolved(text: str, facts: dict[str, str]) -> str:
    """Text with the values of the facts that it names."""
    first, *rest = text.split("<fact:")
    return first + "".join(facts.get(id, id) + after for id, _, after in (piece.partition(">") for piece in rest))


def _names(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every name of the words that have several, each with the word."""
    for (title,) in db.execute("SELECT shown_title FROM search WHERE kind = 'term'").fetchall():
        found = _NAMES.fullmatch(title)
        for name in (found[1], *found[2].split(", ")) if found else ():
            yield " ".join(words_of(comparable(name))), title


def _ways(db: sqlite3.Connection, phrases: list[Phrase]) -> Iterator[Way]:
    """What was typed: names of a word of the glossary, else phrases that stand somewhere, else what is spelt alike."""
    at = 0
    while at < len(phrases):
        size, names = _longest_name(db, phrases[at:])
        way = _any_of(names) if names else _way(db, phrases[at])
        if way is not None:
            yield way
        at += size


def _longest_name(db: sqlite3.Connection, phrases: list[Phrase]) -> tuple[int, list[str]]:
    """How many phrases a name at the beginning has, and all names for the same; (1, []) when there is none."""
    others = "SELECT DISTINCT name FROM search_name WHERE term IN (SELECT term FROM search_name WHERE name IN (?, ?))"
    for size in range(len(phrases), 0, -1):
        name = " ".join(word for phrase in phrases[:size] for word in phrase)
        found = [row[0] for row in db.execute(others, (name, name.removesuffix("s")))]
        if found:
            return size, sorted(found)
    return 1, []


def _any_of(names: list[str]) -> Way:
    """Any of the names, of one or of several of them."""
    return Way(tuple(tuple(form.split()) for name in names for form in (name, f"{name}s")))


def _way(db: sqlite3.Connection, phrase: Phrase) -> Way | None:
    """A phrase as it is, or words that begin with it; a single word that is nowhere: what is spelt like it."""
    word = phrase[-1]
    goes_on = len(word) >= LEAST_PREFIX and not is_number(word)
    for way in (Way((phrase,), goes_on), Way((phrase,))):
        if db.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (way.expression,)).fetchone():
            return way
    spelt = _spelt_like(db, word) if len(phrase) == 1 and not is_number(word) else []
    return Way(tuple((other,) for other in spelt)) if spelt else None


def _spelt_like(db: sqlite3.Connection, word: str) -> list[str]:
    """Words that are one slip away, from some length on two; the first letter is seldom a slip."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < LEAST_SPELT - 1:
        return []
    least, slips = max(LEAST_SPELT, len(word) - 2), 2 if len(word) >= LEAST_TWO_SLIPS else 1
    near = db.execute(
        "SELECT term FROM search_words WHERE length(term) BETWEEN ? AND ? AND substr(term, 1, 1) = ?",
        (least, len(word) + 2, word[:1]),
    )
    found = process.extract(
        word, [row[0] for row in near], scorer=OSA.distance, score_cutoff=slips, limit=MOST_SPELLINGS
    )
    fewest = min((distance for _, distance, _ in found), default=0)
    return [other for other, distance, _ in found if distance == fewest]


def _holding_any(db: sqlite3.Connection, ways: list[Way], most: int) -> list[Hit]:
    """What holds any of it: first what holds the numbers, which say more than words do."""
    numbers = [way for way in ways if is_number(way.phrases[0][0])]
    first = _matching(db, numbers, " AND ", most) if numbers else []
    rest = _matching(db, ways, " OR ", most)
    known = {(hit.kind, hit.id, hit.title) for hit in first}
    return [*first, *(hit for hit in rest if (hit.kind, hit.id, hit.title) not in known)][:most]


def _matching(db: sqlite3.Connection, ways: list[Way], between: str, most: int) -> list[Hit]:
    """What matches: first what does so by its title or value alone, a question's ask being none; then by weight."""
    expression = between.join(way.expression for way in ways)
    rows: list[tuple[str, str, str, str]] = db.execute(
        "SELECT kind, id, shown_title, shown_text FROM search WHERE search MATCH ? "
        "ORDER BY kind <> 'question' AND rowid IN (SELECT rowid FROM search WHERE search MATCH ?) DESC, "
        "bm25(search, 0, 0, 6, 6, 1) * CASE kind WHEN 'card' THEN 2 WHEN 'question' THEN 0.8 ELSE 1 END, id LIMIT ?",
        (expression, f"{{title value}} : ({expression})", most),
    ).fetchall()
    sought = [phrase for way in ways for phrase in way.phrases]
    return [Hit(kind, id, _shown(title), _shown(excerpt(text, sought, title))) for kind, id, title, text in rows]


def _shown(text: str) -> str:
    """One line without the marks of code names."""
    return clean_line(text).replace("`", "")
