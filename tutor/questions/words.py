"""Typed text as words that can be compared: what is forgiven in spelling, and what never is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Parts of a name are words: MaximumConcurrency, maximum-concurrency and maximum_concurrency are the same two.
_WORD = re.compile(
    r"(?P<word>\d+(?:[.,]\d+)*(?:xx\b)?|[A-Z]{2,}s\b|[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|%)|(?P<end>[,;.:!?()=>\n→])"
)
# No digit is a slip of another number's: 150 minutes, 1.5 GB and python3.21 are other answers.
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBERS = {
    word: (str(value),)
    for value, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"once": ("1", "times"), "twice": ("2", "times"), "thrice": ("3", "times")}
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)$")

# A clause ends here too, and with it what a "not" denies.
_CLAUSES = frozenset(
    "and but so then because since therefore hence thus when if after while although which otherwise however".split()
)
_FILLERS = frozenset(
    "a an the of to in into for by on at with as from is are be been being was were will would can could may get gets "
    "got does do did has have had it its any all ever just simply this that".split()
)
# How many words may stand between a denial and what it denies: "no further automatic retries".
_DENIALS = dict.fromkeys(
    "not no never cannot none neither nor nothing nobody isnt arent wasnt werent dont doesnt didnt wont wouldnt cant "
    "couldnt shouldnt hasnt havent".split(),
    2,
) | {"without": 0, "instead of": 0, "rather than": 0}


@dataclass(frozen=True)
class Words:
    """Lower-case words, the positions before which a clause begins, and those of numbers that stand for themselves.

    A number in a name is none (Graviton2), and neither is one: it is a pronoun as well.
    """

    words: tuple[str, ...]
    clauses: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()

    def find(self, term: Words) -> list[range]:
        """Where a term stands, spelling forgiven; it may be parted into words in another way than here."""
        if not term.words:
            return []
        size = len(term.words)
        starts = [i for i, word in enumerate(self.words) if word[0] == term.words[0][0]]
        whole = [i for i in starts if all(map(same_word, term.words, self.words[i : i + size]))]
        found = [range(i, i + size) for i in whole if i + size <= len(self.words)]
        return found or self._find_joined("".join(term.words), starts)

    def _find_joined(self, name: str, starts: list[int]) -> list[range]:
        if len(name) < 5:
            return []
        found = []
        for start in starts:
            joined = ""
            for end, word in enumerate(self.words[start:], start + 1):
                joined += word
                if len(joined) > len(name) + 1:
                    break
                if _NUMBER.findall(name) == _NUMBER.findall(joined) and _is_slip(name, joined):
                    found.append(range(start, end))
        return found

    def denies(self, place: range) -> bool:
        """Whether something before this place, in the same clause, denies it."""
        between = 0
        for i in range(place.start - 1, -1, -1):
            word = self.words[i]
            if i + 1 in self.clauses or word in _CLAUSES or between > 2:
                return False
            pair = f"{self.words[i - 1]} {word}" if i else ""
            if between <= _DENIALS.get(word, -1) or between <= _DENIALS.get(pair, -1):
                return True
            between += word not in _FILLERS
        return False


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """A text in words; numbers as digits without commas."""
    words: list[str] = []
    clauses: set[int] = set()
    numbers: set[int] = set()
    text = re.sub("['’`]", "", text)
    for found in _WORD.finditer(text):
        word = (found["word"] or "").lower()
        if not word:
            clauses.add(len(words))
            continue
        parts = _NUMBERS.get(word, (re.sub(r"(?<=\d),(?=\d{3})", "", word),))
        if parts[0][-1].isdigit() and parts[0] != "1" and not text[found.start() - 1 : found.start()].isalnum():
            numbers.add(len(words))
        words.extend(parts)
    return Words(tuple(words), frozenset(clauses), frozenset(numbers))


def says_the_same(accepted: str, typed: str) -> bool:
    """Whether two short texts are the same words, spelling forgiven in long ones."""
    wanted, given = words_of(accepted), words_of(typed)
    return any(len(place) == len(given.words) for place in given.find(wanted))


def same_word(term: str, word: str) -> bool:
    """Whether one word is a form or a slip of the other. Never a different first letter: that is where un-, in-, a-,
    de- and ex- turn a word into its opposite. Digits and short words must be exact."""
    if term == word:
        return True
    if term[0] != word[0] or term[0].isdigit():
        return False
    if _stem(term) == _stem(word):
        return True
    if len(term) < 7:
        return len(term) > 4 and _is_slip(term, word)
    from rapidfuzz.distance import OSA

    allowed = 2 if len(term) >= 10 else 1
    return int(OSA.distance(term, word, score_cutoff=allowed)) <= allowed


def _stem(word: str) -> str:
    """The word without its ending: drops, dropped and dropping are drop."""
    stem = _ENDING.sub("", word)
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return f"{stem[:-1]}i" if stem[-1] == "y" else stem


def _is_slip(term: str, word: str) -> bool:
    """Whether one letter is missing, too many or in its neighbour's place. Another letter may be another word:
    state and stage, minimum and maximum."""
    if term == word:
        return True
    if term[0] != word[0] or abs(len(term) - len(word)) > 1:
        return False
    if len(term) == len(word) and sorted(term) != sorted(word):
        return False
    from rapidfuzz.distance import OSA

    return int(OSA.distance(term, word, score_cutoff=1)) == 1
