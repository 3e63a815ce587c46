"""One way to lay out a file: keys in their declared order, prose wrapped, comments kept, no value changed."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.content.findings import Finding, Span
from tutor.content.layout.comments import attached
from tutor.content.layout.printer import Printer
from tutor.content.layout.same import same
from tutor.content.layout.shapes import Shape, shape_of
from tutor.content.source import parse


@dataclass(frozen=True)
class LaidOut:
    """A file's text as it should stand; with findings it stays as it is, because it cannot be read."""

    text: str
    findings: tuple[Finding, ...] = ()


def laid_out(path: str, data: bytes, file_type: type | None) -> LaidOut:
    """Lays out a file of a type; without a type its keys keep their order.

    The result is read again and compared with what was there: a text that says anything else is never returned.
    """
    root, text, findings = parse(path, data)
    before = data.decode(errors="replace")
    if root is None or findings:
        return LaidOut(before, tuple(findings))
    shape = shape_of(file_type) if file_type is not None else Shape()
    notes = attached(root, text)
    if notes is None:
        return LaidOut(before, (_refused(path, "a key that is more than one word"),))
    after = Printer(text, notes).document(root, shape)
    again, _, problems = parse(path, after.encode())
    if again is None or problems or not same(root, again, shape):
        return LaidOut(before, (_refused(path, "what it says"),))
    return LaidOut(after)


def _refused(path: str, why: str) -> Finding:
    return Finding(path, Span(1, 1, 1, 1), "E009", f"this file cannot be laid out anew without changing {why}")
