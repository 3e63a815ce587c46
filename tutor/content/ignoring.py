"""Comments by which an author suppresses a finding: `# tutor: ignore W201 because the drawing needs the words`.

One on a line of its own is about the next line, one behind something about its own line; where a text begins there, it
is about all lines of that text. Nodes know no comments, so they are found in the file's text, outside of all scalars.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tutor.content.findings import IGNORE_FORM, Finding, Span, did_you_mean
from tutor.content.source import MAX_BYTES, Stretch, readable, scalars

_COMMENT = re.compile(r"(?:^|(?<=\s))#[ \t]*tutor:[ \t]*(?P<word>\w+)(?P<rest>[^\n]*)", re.MULTILINE)
_WORD = "ignore"


@dataclass(frozen=True)
class Suppressed:
    """A finding that its author has answered."""

    finding: Finding
    reason: str


@dataclass(frozen=True)
class _Ignore:
    """One code of a comment, and the lines it is about."""

    path: str
    span: Span
    code: str
    reason: str
    first_line: int
    last_line: int

    def covers(self, finding: Finding) -> bool:
        return finding.code == self.code and self.first_line <= finding.span.line <= self.last_line


def suppress(
    files: Iterable[str], findings: Iterable[Finding], is_whole: bool
) -> tuple[list[Finding], list[Suppressed]]:
    """What is left to say, and what was suppressed. `is_whole`: findings across files are among them."""
    ignores: dict[str, list[_Ignore]] = {}
    left: list[Finding] = []
    for path in files:
        found, problems = _ignores_in(path)
        left += problems
        if found:
            ignores[path] = found
    suppressed: list[Suppressed] = []
    used: set[_Ignore] = set()
    for finding in findings:
        answers = [ignore for ignore in ignores.get(finding.path, ()) if ignore.covers(finding)]
        used.update(answers)
        if answers:
            suppressed.append(Suppressed(finding, answers[0].reason))
        else:
            left.append(finding)
    if is_whole:
        left += [_unused(ignore) for found in ignores.values() for ignore in found if ignore not in used]
    return left, suppressed


def _ignores_in(path: str) -> tuple[list[_Ignore], list[Finding]]:
    """The codes that comments of a file answer, and what is wrong with comments."""
    text = _text_with_comments(path)
    comments = list(_COMMENT.finditer(text))
    stretches = scalars(text) if comments else []
    ignores: list[_Ignore] = []
    problems: list[Finding] = []
    for comment in comments:
        if any(stretch.begin <= comment.start() < stretch.end for stretch in stretches):
            continue  # a text that shows such a comment
        for found in _read(path, text, comment, stretches):
            if isinstance(found, Finding):
                problems.append(found)
            else:
                ignores.append(found)
    return ignores, problems


def _text_with_comments(path: str) -> str:
    """The text of a file that may hold comments for the tutor, else ''."""
    if not os.path.isfile(path):
        return ""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES)
    except OSError:
        return ""
    return readable(data) if b"tutor:" in data else ""


def _read(path: str, text: str, comment: re.Match[str], stretches: list[Stretch]) -> Iterator[_Ignore | Finding]:
    """What a comment says: a code at a time, or what is wrong with it."""
    if comment["word"] != _WORD:
        if did_you_mean(comment["word"], [_WORD]):
            yield _malformed(path, text, comment, f'"{comment["word"]}" is nothing that the tutor does')
        return
    codes, because, reason = comment["rest"].partition(" because ")
    if not codes.strip():
        yield _malformed(path, text, comment, "this does not say what to ignore")
    elif not because or not reason.strip(" ."):
        yield _malformed(path, text, comment, "this does not say why")
    else:
        lines = _lines_meant(text, comment.start(), stretches)
        for code in re.finditer(r"[^\s,]+", codes):
            start = comment.start("rest") + code.start()
            place = _span(text, start, start + len(code[0]))
            yield _problem(path, place, code[0]) or _Ignore(path, place, code[0], reason.strip(), *lines)


def _malformed(path: str, text: str, comment: re.Match[str], message: str) -> Finding:
    return Finding(path, _span(text, comment.start(), comment.end()), "W001", message, f"write {IGNORE_FORM}")


def _problem(path: str, place: Span, code: str) -> Finding | None:
    """What is wrong with a code that a comment names."""
    from tutor.content.catalogue import nearest_code, rules

    if code not in rules():
        guess = nearest_code(code)
        return Finding(path, place, "W002", f'there is no code "{code}"', f'did you mean "{guess}"?' if guess else "")
    if code[0] == "E":
        return Finding(path, place, "W002", f"{code} is an error, and errors cannot be ignored", "mend what it says")
    return None


def _unused(ignore: _Ignore) -> Finding:
    return Finding(
        ignore.path, ignore.span, "N001", f"{ignore.code} is not found here: this ignores nothing", "delete it"
    )


def _lines_meant(text: str, offset: int, stretches: list[Stretch]) -> tuple[int, int]:
    """The line that a comment is about, or all lines of a text that begins there."""
    line = text.count("\n", 0, offset) + 1
    if not text[text.rfind("\n", 0, offset) + 1 : offset].strip():
        rest = text.split("\n")[line:]
        line += next((n for n, other in enumerate(rest, 1) if other.strip() and other.lstrip()[0] != "#"), 1)
    return line, max([line, *(stretch.last_line for stretch in stretches if stretch.first_line == line)])


def _span(text: str, start: int, end: int) -> Span:
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Span(line, column, line, column + end - start)
