"""Comments by which an author suppresses a finding: `# tutor: ignore W201 because the drawing needs the words`.

One on a line of its own is about the next line, one behind something about its own line; where a text begins there, it
is about all lines of that text. Nodes know no comments, so they are found in the file's text, outside of all scalars.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby

from tutor.content.findings import IGNORE_FORM, Finding, Span, did_you_mean
from tutor.content.model.record import record
from tutor.content.source import MAX_BYTES, readable, scalars

COMMENT_MARK = b"tutor:"  # every comment for the tutor has it
_COMMENT = re.compile(r"(?:^|(?<=\s))#[ \t]*tutor:[ \t]*(?P<word>\w+)(?P<rest>[^\n]*)", re.MULTILINE)
_WORD = "ignore"


@record(frozen=True)
class Suppressed:
    """A finding that its author has answered."""

    finding: Finding
    reason: str


@record(frozen=True)
class _Ignore:
    """One code of a comment, and the lines it is about."""

    path: str
    span: Span
    code: str
    reason: str
    first_line: int
    last_line: int

    def key(self) -> tuple[str, str]:
        return self.path, self.code

    def order(self) -> tuple[str, str, int]:
        return self.path, self.code, self.first_line


def suppress(
    files: Iterable[str], findings: Iterable[Finding], is_whole: bool
) -> tuple[list[Finding], list[Suppressed]]:
    """What is left to say, and what was suppressed. `is_whole`: findings across files are among them."""
    left: list[Finding] = []
    ignores: list[_Ignore] = []
    for path in files:
        found, problems = _ignores_in(path)
        ignores += found
        left += problems
    of_code = {key: list(group) for key, group in groupby(sorted(ignores, key=_Ignore.order), _Ignore.key)}
    suppressed: list[Suppressed] = []
    used: set[_Ignore] = set()
    for finding in findings:
        ignore = _that_covers(finding, of_code.get((finding.path, finding.code), []))
        if ignore is None:
            left.append(finding)
        else:
            used.add(ignore)
            suppressed.append(Suppressed(finding, ignore.reason))
    if is_whole:
        left += [_unused(ignore) for ignore in ignores if ignore not in used]
    return left, suppressed


def _that_covers(finding: Finding, ignores: list[_Ignore]) -> _Ignore | None:
    """The one of a code's comments, by line, that a finding falls to: no two are about the same lines in part."""
    before = bisect_right(ignores, finding.span.line, key=lambda ignore: ignore.first_line)
    return ignores[before - 1] if before and finding.span.line <= ignores[before - 1].last_line else None


def _ignores_in(path: str) -> tuple[list[_Ignore], list[Finding]]:
    """The codes that comments of a file answer, and what is wrong with comments."""
    text = _text_with_comments(path)
    comments = list(_COMMENT.finditer(text))
    ignores: list[_Ignore] = []
    problems: list[Finding] = []
    if not comments:
        return ignores, problems
    page = _Page(text)
    for comment in comments:
        if page.is_in_scalar(comment.start()):
            continue  # a text that shows such a comment
        for found in _read(path, page, comment):
            if isinstance(found, Finding):
                problems.append(found)
            else:
                ignores.append(found)
    return ignores, problems


class _Page:
    """A file's text, its lines and its scalars, each found without going through all."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._scalars = scalars(text)
        self._begins = [scalar.begin for scalar in self._scalars]
        self._last_lines = {scalar.first_line: scalar.last_line for scalar in self._scalars}

    def span(self, start: int, end: int) -> Span:
        """The place of a part of one line."""
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1] + 1
        return Span(line, column, line, column + end - start)

    def is_in_scalar(self, offset: int) -> bool:
        """Whether a scalar's own text stands there."""
        before = bisect_right(self._begins, offset)
        return before > 0 and offset < self._scalars[before - 1].end

    def lines_meant(self, offset: int) -> tuple[int, int]:
        """The lines that a comment there is about: one, or those of the text that begins there."""
        line = bisect_right(self._starts, offset)
        if not self._lines[line - 1][: offset - self._starts[line - 1]].strip():
            below = range(line, len(self._lines))
            line = next(
                (n + 1 for n in below if self._lines[n].strip() and self._lines[n].lstrip()[0] != "#"), line + 1
            )
        return line, max(line, self._last_lines.get(line, line))


def _text_with_comments(path: str) -> str:
    """The text of a file that may hold comments for the tutor, else ''."""
    if not os.path.isfile(path):
        return ""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES)
    except OSError:
        return ""
    return readable(data) if COMMENT_MARK in data else ""


def _read(path: str, page: _Page, comment: re.Match[str]) -> Iterator[_Ignore | Finding]:
    """What a comment says: a code at a time, or what is wrong with it."""
    span = page.span(*comment.span())
    codes, because, reason = comment["rest"].partition(" because ")
    if comment["word"] != _WORD:
        if did_you_mean(comment["word"], [_WORD]):
            yield _malformed(path, span, f'"{comment["word"]}" is nothing that the tutor does')
    elif not codes.strip():
        yield _malformed(path, span, "this does not say what to ignore")
    elif not because or not reason.strip(" ."):
        yield _malformed(path, span, "this does not say why", codes.strip() if codes.strip()[0] in "WN" else "W201")
    else:
        lines = page.lines_meant(comment.start())
        for code in re.finditer(r"[^\s,]+", codes):
            start = comment.start("rest") + code.start()
            place = page.span(start, start + len(code[0]))
            yield _problem(path, place, code[0]) or _Ignore(path, place, code[0], reason.strip(), *lines)


def _malformed(path: str, span: Span, message: str, codes: str = "W201") -> Finding:
    return Finding(path, span, "W001", message, f"write {IGNORE_FORM.replace('W201', codes)}")


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
