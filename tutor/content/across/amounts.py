"""Numbers in teaching prose that are a fact's value: they should be cited, so that they follow when the fact moves."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from tutor.content.across.remark import Remark, remark
from tutor.content.cache import place
from tutor.content.model.question import QuestionBase
from tutor.content.model.teaching import Card, Fact
from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at
from tutor.content.spans import span_within

_UNITS = {
    "ms": "ms milliseconds millisecond",
    "s": "s seconds second",
    "min": "min minutes minute",
    "h": "h hours hour",
    "d": "d days day",
    "B": "bytes byte",
    "KB": "KB",
    "MB": "MB",
    "GB": "GB",
    "TB": "TB",
    "%": "%",
}
_UNIT_OF = {word: unit for unit, spelt in _UNITS.items() for word in spelt.split()}
_UNIT = "|".join(sorted(_UNIT_OF, key=len, reverse=True))
# Not in a name, a range, a sum of money or a calculation: 24 h - 7 h = 17 h is the question's own.
_AMOUNT = re.compile(
    rf"(\d(?<![\w.,$€<-]\d)(?<![-+×=*/] \d)[\d,]*(?:\.\d+)?)(?:[ -]?({_UNIT}))?(?![\w%]|[.,]\d|\s[-+×=*/x]\s|-)"
)
_DIGIT = re.compile(r"\d(?<![\w.<-]\d)")
_CODE = re.compile(r"`[^`]*`")
# A bare number says what it counts only when it has many digits.
LEAST_DIGITS = 3


def note_amounts(db: sqlite3.Connection, file: int, reading: Reading) -> None:
    """Writes down the amounts that facts are worth, and those that prose names."""
    worths, named = [], []
    for item in reading.items:
        if isinstance(item.value, Fact):
            worths += [(amount, item.id, file) for amount in _worth(item.value)]
        elif isinstance(item.value, Card | QuestionBase):
            named += [(key, file, item.id, shown, *where) for key, shown, where in _named(item, reading)]
    db.executemany("INSERT INTO worth VALUES (?, ?, ?)", worths)
    db.executemany("INSERT INTO amount VALUES (?, ?, ?, ?, ?, ?, ?, ?)", named)


def amounts_are_cited(db: sqlite3.Connection) -> Iterator[Remark]:
    """A warning where the text names the fact as its own; else a note, since the number may be another's."""
    rows = db.execute(
        "SELECT a.file, a.line, a.column, a.end_line, a.end_column, a.shown, w.fact, EXISTS (SELECT 1 FROM reference r "
        "WHERE r.id = w.fact AND r.target = 'fact' AND r.file = a.file AND r.owner = a.owner) AS is_own "
        "FROM worth w JOIN amount a ON a.key = w.key JOIN file af ON af.id = a.file JOIN file wf ON wf.id = w.file "
        "WHERE af.pack = wf.pack ORDER BY a.file, a.line, a.column, a.owner, a.shown, is_own DESC, w.fact"
    )
    for (file, *where, shown), group in groupby(rows, lambda row: row[:6]):
        facts = list(group)
        own = [row[6] for row in facts if row[7]]
        names = [id.rpartition("/")[2] for id in own or [row[6] for row in facts]]
        if own:
            message = f"{shown} is the value of a fact that this text names: {names[0]}"
            yield remark(file, where, "W203", message, f"write <fact:{names[0]}>, so that it follows the fact")
        elif len(names) == 1:
            message = f"{shown} is also the value of the fact {names[0]}"
            yield remark(file, where, "N204", message, f"if it is meant, write <fact:{names[0]}>")


def amounts(text: str) -> dict[str, str]:
    """The amounts in a text that tell something, as they are compared and as they stand there. Code is left out."""
    found: dict[str, str] = {}
    for match in _AMOUNT.finditer(_CODE.sub(" ", text) if "`" in text else text):
        number, unit = match[1].replace(",", ""), _UNIT_OF.get(match[2] or "", "")
        if unit or len(number) >= LEAST_DIGITS:
            found.setdefault(f"{number} {unit}".strip(), match[0])
    return found


def _worth(fact: Fact) -> Iterator[str]:
    """A fact's value as an amount, when it is nothing else."""
    text = f"{fact.value} {fact.unit}".strip()
    yield from (key for key, shown in amounts(text).items() if shown == text)


def _named(item: Item, reading: Reading) -> Iterator[tuple[str, str, tuple[int, int, int, int]]]:
    prose = list(_prose(item.value))
    if not _DIGIT.search("\n".join([text for _, text in prose])):
        return
    named = [(way, amounts(text)) for way, text in prose if _DIGIT.search(text)]
    if not any(found for _, found in named):
        return
    situation = _situation(item.value)
    bare = situation.replace(",", "")
    for way, found in named:
        for key, shown in found.items():
            # The quick question first: amounts() of a long text takes a while.
            if key.partition(" ")[0] not in bare or key not in amounts(situation):
                yield key, shown, place(span_within(at(item.node, *way), reading.text, shown, 0))


def _prose(value: Card | QuestionBase) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What teaches, by its way in the item."""
    if isinstance(value, Card):
        yield from ((("body",), value.body), (("remember",), value.remember), (("cue",), value.cue))
        return
    yield ("explanation",), value.explanation
    for parts in ("choices", "pairs", "blanks"):
        yield from (((parts, i, "why"), part.why) for i, part in enumerate(getattr(value, parts, ())))


def _situation(value: Card | QuestionBase) -> str:
    """Where an item gives numbers of its own."""
    if isinstance(value, Card):
        code = (value.code.bad, value.code.good) if value.code is not None else ()
        return "\n".join((value.example, value.diagram, value.ask_first, *code))
    exhibit = value.exhibit.text if value.exhibit is not None else ""
    offered = [choice.text for choice in getattr(value, "choices", ())]
    answers = [getattr(value, "answer", ""), getattr(value, "text", "")]
    return "\n".join((value.stem, exhibit, value.flip, *offered, *answers))
