"""What a search compares: text with its numbers whole and its units in one spelling; and the sentence that matched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a line of 80 columns shows of a sentence, and how much of it stands before a match that comes late.
MOST_SHOWN = 66
WORDS_BEFORE = 6
# Each unit with its other spellings; they count only behind a number.
_UNITS = {
    "ms": "milliseconds millisecond msec",
    "s": "seconds second secs sec",
    "min": "minutes minute mins",
    "h": "hours hour hrs",
    "days": "day d",
    "weeks": "week",
    "kb": "kib kilobytes kilobyte",
    "mb": "mib megabytes megabyte",
    "gb": "gib gigabytes gigabyte",
    "tb": "tib terabytes terabyte",
}
_SPELT = {other: unit for unit, others in _UNITS.items() for other in (unit, *others.split())}
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d,]*\d)")
_DECIMALS = re.compile(r"(?<=\d)\.(?=\d)")
_WITH_UNIT = re.compile(rf"(?<![\w])(\d[\dq]*)[\s-]?({'|'.join(sorted(_SPELT, key=len, reverse=True))})(?![a-z\d])")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9`'\"(])|\n\n")
# Stands for the point of a decimal, so that 18.75 is one word and not two numbers.
_POINT = "q"


def comparable(text: str) -> str:
    """Text as it is indexed and asked for: 1,000 as 1000, 15 minutes as 15 min, 256KB as 256 kb."""
    lowered = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text.lower())
    lowered = _DECIMALS.sub(_POINT, lowered)
    return _WITH_UNIT.sub(lambda found: f"{found[1]} {_SPELT[found[2]]}", lowered)


def words_of(text: str) -> list[str]:
    """The words of comparable text, as the index parts it."""
    return "".join(c if c.isalnum() else " " for c in text).split()


def phrases_of(text: str, most: int) -> list[tuple[str, ...]]:
    """What was typed as words that belong together: x-ray, and a number with its unit."""
    phrases: list[tuple[str, ...]] = []
    for piece in comparable(text).split():
        words = tuple(words_of(piece))
        is_unit = len(words) == 1 and words[0] in _UNITS and bool(phrases) and is_number(phrases[-1][-1])
        if is_unit and len(phrases[-1]) == 1:
            phrases[-1] = (*phrases[-1], *words)
        elif words:
            phrases.append(words)
    return phrases[:most]


def is_number(word: str) -> bool:
    """Whether a comparable word is a number: it is looked for as it is, never by likeness."""
    return word[:1].isdigit()


def has_number(text: str) -> bool:
    """Whether a number was typed, alone or among words."""
    return any(map(is_number, words_of(comparable(text))))


def stands_in(sought: str, text: str) -> bool:
    """Whether what was typed stands in a text whole: 6 MB does not stand in 16 MB."""
    return _at(text, tuple(words_of(comparable(sought)))) >= 0


def excerpt(text: str, sought: Iterable[tuple[str, ...]], title: str) -> str:
    """The sentence that holds most of what was sought, cut at its start where that comes late; not the title again."""
    phrases = list(sought)
    sentences = [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip() and part.strip() != title]
    if not sentences:
        return ""
    best = max(sentences, key=lambda sentence: sum(_says(sentence, phrase) for phrase in phrases))
    ends = [_at(best, phrase) for phrase in phrases if _at(best, phrase) >= 0]
    return _from(best, min(ends, default=0))


def _says(sentence: str, phrase: tuple[str, ...]) -> int:
    """How much it says that a sentence holds a phrase: a number more than a word."""
    return 0 if _at(sentence, phrase) < 0 else 2 if is_number(phrase[0]) else 1


def _at(sentence: str, phrase: tuple[str, ...]) -> int:
    """Which word of a sentence a phrase begins at; -1 where it does not stand. Its last word may go on."""
    words = words_of(comparable(sentence))
    for at in range(len(words) - len(phrase) + 1):
        *head, last = words[at : at + len(phrase)]
        goes_on = last.startswith(phrase[-1]) and not is_number(last)
        if tuple(head) == phrase[:-1] and (last == phrase[-1] or goes_on):
            return at
    return -1


def _from(sentence: str, at: int) -> str:
    """The sentence from some words before a match on, where the match would not be seen otherwise."""
    words = sentence.split()
    if len(sentence) <= MOST_SHOWN or len(" ".join(words[: at + 2])) <= MOST_SHOWN - 8:
        return sentence
    return f"…{' '.join(words[max(0, at - WORDS_BEFORE) :])}"
