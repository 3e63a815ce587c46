"""What `tutor check` says: one remark, its place, and a way out."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITY_OF = {"E": ERROR, "W": WARNING, "N": NOTE}


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count from 1; the end column is the first one behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
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


def did_you_mean(word: str, known: list[str]) -> str:
    """The one known word that a slip of the finger turned into this one, or ''."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word.lower(), known, scorer=fuzz.ratio, score_cutoff=65)
    return str(found[0]) if found else ""
