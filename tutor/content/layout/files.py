"""Files laid out anew, each as a whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content import reader
from tutor.content.findings import Finding, Span
from tutor.content.layout import laid_out
from tutor.content.source import parse

if TYPE_CHECKING:
    from tutor.content.targets import Target


@dataclass(frozen=True)
class Layout:
    """A file as it is and as it should be. With findings it cannot be read, and stays."""

    target: Target
    before: bytes
    after: bytes
    findings: tuple[Finding, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def layout_of(target: Target) -> Layout:
    """How a file should be laid out."""
    try:
        with open(target.path, "rb") as file:
            before = file.read()
    except OSError as error:
        finding = Finding(target.path, Span(1, 1, 1, 1), "E007", f"this cannot be read: {error.strerror}")
        return Layout(target, b"", b"", (finding,))
    whole = laid_out(target.path, before, _type_of(target, before))
    if whole.findings:
        return Layout(target, before, before, whole.findings)
    after = whole.text.replace("\n", "\r\n") if b"\r\n" in before else whole.text
    return Layout(target, before, after.encode())


def _type_of(target: Target, data: bytes) -> type | None:
    if target.file_type:
        return reader.FILES[target.file_type]
    root, _, _ = parse(target.path, data)
    return reader.type_by_keys(root) if root is not None else None
