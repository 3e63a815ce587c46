"""Where facts were read: what each says, and each page once, its address whole on a line of its own."""

from __future__ import annotations

from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.model.teaching import Fact, Source


def source_lines(facts: Sequence[Fact], width: int, own: Source | None = None) -> list[Line]:
    """Every fact under the page that says it, with the day that page was last checked; then a problem's own source."""
    if not facts and own is None:
        return [(("  ", "text"), ("It names no source.", "text"))]
    lines: list[Line] = []
    for url in dict.fromkeys(fact.source.url for fact in facts):
        here = [fact for fact in facts if fact.source.url == url]
        for fact in here:
            lines += wrap(fact.statement, width, "text", (("  ", "text"),), "  ")
        lines += _page(f"{here[0].source.title}, checked {max(fact.checked for fact in here)}", url, width)
    return lines if own is None else [*lines, *_page(own.title, own.url, width)]


def _page(read: str, url: str, width: int) -> list[Line]:
    return [*wrap(read, width, "muted", (("    ", "muted"),), "    "), ((f"    {url}", "muted"),), EMPTY]
