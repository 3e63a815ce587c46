"""What `tutor check` says: one remark, its place, and a way out."""

from __future__ import annotations

import re
from typing import NamedTuple

from tutor.content.model.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITY_OF = {"E": ERROR, "W": WARNING, "N": NOTE}
_SOLE_GUESS = re.compile(r'did you mean "([^"]+)"\?')
IGNORE_FORM = "# tutor: ignore W201 because ..."


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1; the end column is the first one behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


@record(frozen=True)
class Finding:
    """One remark. The first letter of its code is its severity."""

    path: str
    span: Span
    code: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> str:
        return SEVERITY_OF[self.code[0]]


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """The known word that slips of the finger turned into this one, or the only one that it is part of; else ''."""
    return next(iter(near_misses(word, known)), "")


def near_misses(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known words that are equally few slips away, two at most: with several, only the author knows which."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    word = word.lower()
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=max(1, len(word) // 3), limit=5)
    found = [(int(slips), str(other)) for other, slips, _ in near if _is_near(*_what_differs(word, str(other)))]
    if found:
        return tuple(other for slips, other in found if slips == found[0][0])[:2]
    around = [other for other in known if len(word) > 2 and (other.startswith(word) or other.endswith(f".{word}"))]
    return tuple(around) if len(around) == 1 else ()


def guess_hint(near: Sequence[str]) -> str:
    """What is suggested; '' without a guess."""
    return f"did you mean {' or '.join(quoted)}?" if (quoted := [f'"{word}"' for word in near]) else ""


def sole_guess(hint: str) -> str:
    """The word of a hint that suggests exactly one: what may be put right unasked."""
    found = _SOLE_GUESS.fullmatch(hint)
    return found[1] if found else ""


def _is_near(mine: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(mine, other) <= max(1, len(mine) // 3)


def _what_differs(word: str, other: str) -> tuple[str, str]:
    """Two ids without the leading parts that they share: concurrency.a is not nearly concurrency.b."""
    mine, theirs = word.split("."), other.split(".")
    while len(mine) > 1 and len(theirs) > 1 and mine[0] == theirs[0]:
        mine, theirs = mine[1:], theirs[1:]
    return ".".join(mine), ".".join(theirs)
