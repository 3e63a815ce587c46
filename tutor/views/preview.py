"""What `tutor check` says of a file, beside or below what a learner sees of it."""

from __future__ import annotations

from tutor.content.text import clean_line
from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tutor.content.findings import Finding

_ROLES = {"error": "wrong", "warning": "flag", "note": "accent"}


def count(findings: Sequence[Finding]) -> str:
    """How many there are of each: 2 errors, 1 warning."""
    found = [finding.severity for finding in findings]
    said = [(found.count(word), word) for word in _ROLES]
    return ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in said if number)


def finding_lines(finding: Finding, width: int, is_here: bool) -> list[Line]:
    """line:column, code and message; those of the item that is shown stand out."""
    hint = f" ({clean_line(finding.hint)})" if finding.hint else ""
    first = (
        (f"  {finding.span.line}:{finding.span.column} ", "bold" if is_here else "muted"),
        (f"{finding.code} ", f"{_ROLES[finding.severity]} bold"),
    )
    text = f"{clean_line(finding.message)}{hint}"
    return wrap(text, width, "text" if is_here else "muted", first, "    ")


def listed(
    findings: Sequence[Finding], is_here: Callable[[Finding], bool], width: int, most: int, is_spaced: bool
) -> list[Line]:
    """A heading and as many findings as so many rows hold; the last row says when that is not all."""
    if not findings or most < 2:
        return []
    lines: list[Line] = [((f"  {count(findings)} in this file"[:width], "bold"),)]
    for number, finding in enumerate(findings, 1):
        said = [*[EMPTY] * is_spaced, *finding_lines(finding, width, is_here(finding))]
        if len(lines) + len(said) + (number < len(findings)) > most:
            begun = said if number == 1 else []
            return [*[*lines, *begun][: most - 1], (("  ", "text"), ("f", "accent bold"), (" shows all", "muted"))]
        lines += said
    return lines


def whole(findings: Sequence[Finding], is_here: Callable[[Finding], bool], width: int) -> list[Line]:
    """All of them, with a blank row between any two."""
    lines: list[Line] = []
    for finding in findings:
        lines += [*finding_lines(finding, width, is_here(finding)), EMPTY]
    return lines[:-1] or [(("  Nothing is wrong in this file.", "text"),)]
