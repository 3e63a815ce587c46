"""An item whose key looks wrong: what is known of it, and a text to send."""

from __future__ import annotations

from tutor.content.text import clean_line
from tutor.progress.days import iso
from tutor.views.lines import EMPTY, Line, broken, cells, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.reporting import LastAnswer, Report

_SURE = {"sure": "sure", "unsure": "unsure", "guess": "a guess", "none": "no idea", "": "in an exam"}
DOUBT = "(what the key should be, and where that can be read)"


def lines(report: Report, place: str, width: int) -> list[Line]:
    """Where it stands (`place` is file:line), how it was answered, its sources. Addresses stay in one piece."""
    where: Line = (("  Stands in  ", "muted"), (clean_line(place), "text"))
    shown = [where, *_pair("Key", report.key, width)]
    shown += _pair("You said", _last(report.last), width) if report.last is not None else []
    shown += _pair("Mended", report.mended, width) if report.mended else []
    shown.append(EMPTY)
    for source in report.sources:
        shown += wrap(f"{source.value}: {source.title}, checked {source.checked}", width, "text", _INDENT, "  ")
        shown.append((("  ", "text"), (clean_line(source.url), "muted")))
    if not report.sources:
        shown += wrap("It names no source.", width, "muted", _INDENT, "  ")
    to = f" to {', '.join(report.authors)}" if report.authors else ""
    return [*shown, EMPTY, *wrap(f"To send{to}, with your doubt written in:", width, "bold", _INDENT, "  "), EMPTY]


def page_lines(report: Report, place: str, width: int) -> list[Line]:
    """All of it for a screen: what is wider goes on in the next row."""
    rows: list[Line] = []
    for line in lines(report, place, width):
        rows += _hanging(line, width)
    for text in markdown(report).split("\n"):
        rows += wrap(text, width, "text", _INDENT, "  ") if text else [EMPTY]
    return rows


def _hanging(line: Line, width: int) -> list[Line]:
    """A line in rows of the width: the rest stands below what follows its first piece."""
    if len(line) < 2:
        return [line]
    first, *rest = line
    indent = cells(first[0])
    rows = broken(rest, max(8, width - indent))
    return [(first, *rows[0]), *[((" " * indent, first[1]), *row) for row in rows[1:]]]


_INDENT = (("  ", "text"),)


def markdown(report: Report) -> str:
    """The text to send: Markdown for an issue or a mail. Nothing in it is about the learner's machine."""
    version = f" {report.version}" if report.version else ""
    parts = [
        f"## The key of {report.kind} `{report.id}` looks wrong",
        f"Revision {report.revision}, pack {report.pack}{version}, {clean_line(report.file)}:{report.line}",
        "\n".join(f"> {line}".rstrip() for line in report.asks.split("\n")),
        f"**Key:** {report.key}",
    ]
    if report.last is not None:
        parts.append(f"**Answered:** {_last(report.last)}")
    if report.mended:
        parts.append(f"**Mended before:** {report.mended}")
    parts.append(f"**Doubted:** {DOUBT}")
    if report.sources:
        parts.append("\n".join(["**Sources:**", *(_listed(source) for source in _once(report))]))
    return "\n\n".join(parts)


def _once(report: Report) -> list[tuple[str, str, str]]:
    """Each page once: its title, its address, and the day it was checked."""
    return list(dict.fromkeys((source.title, source.url, source.checked) for source in report.sources))


def _listed(source: tuple[str, str, str]) -> str:
    title, url, checked = source
    return f"- {title}, checked {checked}: <{url}>"


def _last(last: LastAnswer) -> str:
    """What was answered, on one line, how sure, whether it counted as right, and on which day."""
    said = f"{last.said} (" if last.said else "("
    mark = "right" if last.is_right else "wrong"
    return clean_line(f"{said}{_SURE.get(last.confidence, last.confidence)}, marked as {mark}, {day_of(last.day)})")


def day_of(study_day: int) -> str:
    """The date of a study day."""
    return iso(study_day)


def _pair(label: str, text: str, width: int) -> list[Line]:
    return wrap(clean_line(text), width, "text", ((f"  {label:<11}", "muted"),), " " * 13)
