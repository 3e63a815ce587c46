"""Findings as SARIF 2.1.0, which code scanning and editors read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

from tutor import __version__
from tutor.cli.check_places import within
from tutor.cli.explain import shown
from tutor.content.catalogue import Rule, rules
from tutor.content.text import clean_line
from tutor.views.lines import MEASURE, cut

if TYPE_CHECKING:
    from tutor.content.checker import Checked
    from tutor.content.findings import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"


def log(checked: Checked, base: str) -> dict[str, Any]:
    """One run with all findings, those included that their authors answered; `base` is the repository."""
    said = [*checked.findings, *(suppressed.finding for suppressed in checked.suppressed)]
    codes = sorted({finding.code for finding in said})
    results = [_result(finding, codes, base) | {"suppressions": []} for finding in checked.findings]
    for suppressed in checked.suppressed:
        justified = [{"kind": "inSource", "justification": clean_line(suppressed.reason)}]
        results.append(_result(suppressed.finding, codes, base) | {"suppressions": justified})
    driver = {"name": "tutor", "version": __version__, "rules": [_rule(rules()[code]) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {BASE: {"uri": uri(os.path.join(base, ""))}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def uri(path: str) -> str:
    """A file's address: relative when the path is. Names need not be UTF-8, so bytes are escaped."""
    escaped = quote_from_bytes(os.fsencode(path), safe="/~!$&'()*+,;=@")
    return f"file://{escaped}" if path.startswith("/") else escaped


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": _help(rule), "markdown": _help(rule, "```yaml\n", "\n```")},
        "defaultConfiguration": {"level": rule.severity},
    }


def _help(rule: Rule, begin: str = "", end: str = "") -> str:
    """The reason and both examples; code stands between begin and end."""
    parts = [rule.why]
    for word, snippet in (("Bad", rule.bad), ("Good", rule.good)):
        for place, text in shown(rule, snippet).items():
            lines = "\n".join(cut(line, MEASURE) for line in text.splitlines())
            parts.append(f"{word}, {place}:\n\n{begin}{lines}{end}")
    return "\n\n".join(parts)


def _result(finding: Finding, codes: list[str], base: str) -> dict[str, Any]:
    span = finding.span
    hint = f" ({finding.hint})" if finding.hint else ""
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    place = {"artifactLocation": _artifact(finding.path, base), "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {"text": clean_line(finding.message + hint)},
        "locations": [{"physicalLocation": place}],
    }


def _artifact(path: str, base: str) -> dict[str, str]:
    inside = within(path, base)
    return {"uri": uri(inside)} if inside == path else {"uri": uri(inside), "uriBaseId": BASE}
