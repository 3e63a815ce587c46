"""Words that a slip of the finger changed: keys, kinds, words of a list, ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.content.findings import sole_guess
from tutor.content.fix.edits import Edit, applied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.findings import Finding

_FACT = "<fact:"


def corrected(text: str, findings: Sequence[Finding]) -> tuple[str, int]:
    """The text with every word replaced that a finding has exactly one guess for, and how many they are."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    edits = {edit for finding in findings if (edit := _edit(text, starts, finding)) is not None}
    return applied(text, edits), len(edits)


def _edit(text: str, starts: list[int], finding: Finding) -> Edit | None:
    guess, span = sole_guess(finding.hint), finding.span
    if not guess or span.line != span.end_line or span.line > len(starts):
        return None
    begin = starts[span.line - 1] + span.column - 1
    end = starts[span.line - 1] + span.end_column - 1
    if text.startswith(_FACT, begin):
        guess = f"{_FACT}{guess}>"
    return Edit(begin, end, guess)
