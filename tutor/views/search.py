"""Search: what was found, live; and a question to read with its key."""

from __future__ import annotations

from tutor.views import reading
from tutor.views.frame import room
from tutor.views.lines import EMPTY, Line, broken, cut, wrap
from tutor.views.listing import listed
from tutor.views.study.state import BLANKS, Body, measure_of
from tutor.views.topic.state import Part, Sheet, packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.content.model.question import Question
    from tutor.content.search import Hit
    from tutor.views.glyphs import Glyphs

PROMPT = "  Search  "
KIND = 10


def body(
    words: str, hits: Sequence[Hit], cursor: int, width: int, height: int, signs: Glyphs, near: Sequence[str] = ()
) -> Body:
    """The field's row, then kind, title and a snippet of each hit around the cursor; or which words are near."""
    measure = measure_of(width)
    lines: list[Line] = [((PROMPT, "muted"),), EMPTY]
    if not hits:
        nothing = f"Nothing holds these words. Nearest: {', '.join(near)}" if near else "Nothing holds these words."
        said = nothing if words.strip() else "Cards, facts, questions and words of the field"
        return Body([*lines, (("  " + cut(said, measure - 2, signs.folded), "muted"),)][: room(height)])

    def entry(i: int) -> list[Line]:
        return _hit(hits[i], i == cursor, measure, signs)

    most = room(height) - BLANKS - len(lines)
    found = listed(range(len(hits)), cursor, entry, measure, most, signs, can_space=False)
    return Body([*lines, *found.lines], found.below(len(lines)))


def _hit(hit: Hit, is_here: bool, measure: int, signs: Glyphs) -> list[Line]:
    """Two rows: kind and title, and below them what surrounds the words."""
    space, indent = measure - KIND - 4, " " * (KIND + 4)
    first = (("  ", "text"), (f"{signs.cursor if is_here else ' '} ", "accent"), (f"{hit.kind:<{KIND}}", "muted"))
    title = wrap(cut(hit.title, space, signs.folded), measure, "bold" if is_here else "text", first, indent)[:1]
    snippet = wrap(cut(hit.snippet, space, signs.folded), measure, "muted", ((indent, "muted"),), indent)[:1]
    return [*title, *snippet]


def question_sheets(question: Question, width: int, height: int, signs: Glyphs, shows_key: bool) -> list[Sheet]:
    """A question as it is asked, or with its key and every why; what does not fit turns."""
    parts: list[list[Line]] = [[]]
    for line in reading.question_lines(question, measure_of(width), signs, shows_key):
        if line:
            parts[-1] += [tuple(row) for row in broken(line, width)]
        else:
            parts.append([])
    pages = packed([Part(lines) for lines in parts if lines], max(1, room(height) - 2))
    return [Sheet("question", lines) for lines, _ in pages]
