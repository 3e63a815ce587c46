"""What a rule over many files says."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.content.findings import Finding, Span
from tutor.content.model.record import record


@record(frozen=True)
class Remark:
    """A finding, and the file it stands at, as the cache numbers it."""

    file: int
    finding: Finding


def remark(file: int, place: Sequence[int], code: str, message: str, hint: str = "") -> Remark:
    """A remark at a place: line, column, end line and end column."""
    return Remark(file, Finding("", Span(*place), code, message, hint))
