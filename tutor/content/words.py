"""Words of a text as the rules compare them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# Long enough to tell words apart, short enough that retry, retries and retried are one.
_STEM_LETTERS = 5
# Words that say nothing about a subject.
COMMON = frozenset(
    "a about after again all also an and any are as at be been before being between but by can could did do does done "
    "each every few for from get gets had has have how if in into is it its itself just many may more most must no not "
    "of on once one only or other out over own same should since so some such than that the their them then there "
    "these they this those through to under until up was were what when where which while who why will with without "
    "would you your".split()
)


@lru_cache(maxsize=2048)  # several rules look at all texts of a file
def words(text: str) -> tuple[str, ...]:
    """Lower-case words and numbers, in order."""
    return tuple(_WORD.findall(text.lower()))


def subjects(texts: Iterable[str]) -> set[str]:
    """What the texts speak of: the beginnings of their words without the common ones."""
    return {word[:_STEM_LETTERS] for text in texts for word in words(text) if word not in COMMON}
