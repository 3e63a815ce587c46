"""Where facts were read: what each says, and each page once, its address whole on a line of its own."""

from __future__ import annotations

from tutor.views.lines import EMPTY, Line, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.model.teaching import Fact


def source_lines(facts: Sequence[Fact], width: int) -> list[Line]:
    """Every fact under the page that says it, with the day that page was last checked."""
    if not facts:
        return [(("  ", "text"), ("This question names no source.", "text"))]
    lines: list[Line] = []
    for url in dict.fromkeys(fact.source.url for fact in facts):
        here = [fact for fact in facts if fact.source.url == url]
        for fact in here:
            lines += wrap(fact.statement, width, "text", (("  ", "text"),), "  ")
        read = f"{here[0].source.title}, checked {max(fact.checked for fact in here)}"
        lines += wrap(read, width, "muted", (("    ", "muted"),), "    ")
        lines += [((f"    {url}", "muted"),), EMPTY]
    return lines
